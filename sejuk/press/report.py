"""A report of the service: who to whom, and eleven parts in their fixed order. Pure; says nothing that no record says.

Reports are written in Indonesian, whatever language the reader's pages have. A part for which nothing was recorded says
"Tidak dicatat". Withdrawn records are in no report. A returned record stays in (the visit did take place) and is marked
"dikembalikan, sedang diperbaiki"; one that nobody has reviewed yet is marked "belum ditinjau". What residents said is
counted by kind and never quoted: a report travels further than the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sejuk.lib import clock
from sejuk.press.letters import one_line, printable

NOTHING = "Tidak dicatat"
PARTS = (
    "Dasar", "Hari/tanggal", "Pukul", "Tempat", "Pelaksana", "Sasaran", "Uraian kegiatan dan pesan", "Hasil yang dicapai",
    "Situasi", "Dokumentasi", "Penutup",
)  # fmt: skip
STANDING = {
    "reported": "belum ditinjau", "returned": "dikembalikan, sedang diperbaiki", "accepted": "sudah ditinjau dan diterima",
}  # fmt: skip


class Part(NamedTuple):
    """One of the eleven: its name, and one line or several that are numbered."""

    name: str
    lines: tuple[str, ...]


class Picture(NamedTuple):
    """A photo on paper: the name of its small copy in the store, and what its caption says."""

    thumb: str
    caption: str


@dataclass(frozen=True)
class Report:
    """A report as both the paper and the message write it."""

    title: str
    to: str
    sender: str
    subject: str
    parts: tuple[Part, ...]
    records: tuple[str, ...]  # the numbers of the records that it was made from
    date: str  # ISO, for the file's name and the paper's own date
    signer: str = ""  # who signs the paper by hand: an office, never a person's name
    copy_to: str = ""
    pictures: tuple[Picture, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """For the paper's template. Its records are told by number and fingerprint, the same whatever their order."""
        head = {name: printable(text) for name, text in asdict(self).items() if isinstance(text, str)}
        parts = [{"name": part.name, "lines": [printable(line) for line in part.lines]} for part in self.parts]
        told = {"count": number(len(self.records)), "print": sha256("\n".join(sorted(self.records)).encode()).hexdigest()[:12]}
        return head | {"parts": parts, "records": told}


def assemble(lines: Iterable[Iterable[str]]) -> tuple[Part, ...]:
    """The eleven parts, each with its lines; one without any says so."""
    filled = []
    for name, said in zip(PARTS, lines, strict=True):
        kept = tuple(one_line(text) for text in said if text.strip())
        filled.append(Part(name, kept or (NOTHING,)))
    return tuple(filled)


def chief_of(name: str, kind: str) -> str:
    """Whom a unit's people address: ``Polres TTS`` → ``Kapolres TTS``."""
    return "Kapolri" if kind == "mabes" else f"Ka{name[:1].lower()}{name[1:]}"


def binmas_of(name: str, kind: str) -> str:
    """Who looks after the field work of a unit: ``Polres TTS`` → ``Kasat Binmas Polres TTS``; empty where nobody does."""
    titles = {"polres": f"Kasat Binmas {name}", "polda": f"Dirbinmas {name}", "mabes": "Kakorbinmas Baharkam Polri"}
    return titles.get(kind, "")


def span(start: datetime, end: datetime | None, tz: str) -> str:
    """``09.15 s.d. 10.00 WITA``, or ``mulai 09.15 WITA`` when the end was not recorded."""
    if end is None:
        return f"mulai {clock.short_time(start, tz)}"
    return f"{clock.local(start, tz):%H.%M} s.d. {clock.short_time(end, tz)}"


def number(count: int) -> str:
    """``1.234``."""
    return f"{count:,}".replace(",", ".")


def counted(names: Iterable[tuple[str, int]]) -> str:
    """``Sambang (7), Patroli (2)``; parted by semicolons where a name has a comma of its own."""
    said = list(names)
    between = "; " if any("," in name for name, _ in said) else ", "
    return between.join(f"{name} ({number(count)})" for name, count in said)
