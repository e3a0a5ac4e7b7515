"""A report as a message for WhatsApp: bold names of parts, and user text that cannot start markup of its own. Pure.

A person sends it; nothing here does.
"""

from __future__ import annotations

from urllib.parse import quote

from sejuk.press.letters import plain as plain  # noqa: PLC0414 - pages take it from here
from sejuk.press.report import Part, Report

MORE = "Selengkapnya pada laporan PDF."
LONGEST_LINK = 7_500  # characters of the address; a longer message is copied instead


def message(report: Report) -> str:
    """The whole report as plain text; of a longer one only its sum, for the rest is read on paper."""
    head = [
        f"*{plain(report.title.upper())}*", "", f"Kepada Yth.: {plain(report.to)}", f"Dari: {plain(report.sender)}",
        f"Perihal: {plain(report.subject)}", "",
    ]  # fmt: skip
    if report.summary:
        return "\n".join([*head, *(f"{i}) {plain(text)}" for i, text in enumerate(report.summary, start=1)), "", MORE])
    body = [line for number, part in enumerate(report.parts, start=1) for line in _part(number, part)]
    return "\n".join([*head, *body])


def _part(number: int, part: Part) -> list[str]:
    name = f"*{number}. {plain(part.name)}:*"
    if len(part.lines) == 1:
        return [f"{name} {plain(part.lines[0].text)}"]
    return [name, *(f"   {i}) {plain(text)}" for i, text in enumerate(part.texts, start=1))]


def link(text: str) -> str:
    """The address that opens WhatsApp with the text ready to be sent; empty when it is too long for an address."""
    address = f"https://wa.me/?text={quote(text)}"
    return address if len(address) <= LONGEST_LINK else ""
