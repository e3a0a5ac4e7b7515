"""A report as PDF/A: A4, numbered pages, tagged for screen readers, the same bytes for the same report.

Data reach the template as one JSON string and are never part of its source. It reads files of a folder that is made for this
paper and holds nothing but the template and the small copies of its photos.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from django.core.files.storage import default_storage

from sejuk.press.briefing import Briefing
from sejuk.press.letters import printable
from sejuk.press.report import Report

TEMPLATE, BRIEFING = Path(__file__).parent / "report.typ", Path(__file__).parent / "briefing.typ"


@cache
def fonts() -> typst.Fonts:
    """The fonts that come with typst; no others, so that every server prints the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def pdf(report: Report) -> bytes:
    """The paper."""
    made = datetime.fromisoformat(report.date).replace(tzinfo=UTC)
    with TemporaryDirectory(prefix="sejuk-paper-") as folder:
        root = Path(folder)
        (root / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
        told = report.as_data() | {"pictures": _pictures(report, root)}
        data = json.dumps(told, ensure_ascii=False, sort_keys=True)
        compiler = typst.Compiler(root / TEMPLATE.name, root=root, font_paths=fonts(), ignore_system_fonts=True)
        paper = compiler.compile(format="pdf", sys_inputs={"data": data}, timestamp=made, pdf_standards=["a-2a"])
    assert isinstance(paper, bytes)  # noqa: S101 - one document, no output file
    return paper


def briefing_pdf(briefing: Briefing) -> bytes:
    """A briefing, on one page."""
    told = briefing.as_data()
    made = datetime.fromisoformat(told["date"]).replace(tzinfo=UTC)
    compiler = typst.Compiler(BRIEFING, root=BRIEFING.parent, font_paths=fonts(), ignore_system_fonts=True)
    data = json.dumps(told, ensure_ascii=False, sort_keys=True)
    paper = compiler.compile(format="pdf", sys_inputs={"data": data}, timestamp=made, pdf_standards=["a-2a"])
    assert isinstance(paper, bytes)  # noqa: S101 - one document, no output file
    return paper


def _pictures(report: Report, root: Path) -> list[dict[str, str]]:
    """The small copies beside the template, under names of ours; one that the store lost is left out."""
    found = []
    for i, picture in enumerate(report.pictures):
        if default_storage.exists(picture.thumb):
            with default_storage.open(picture.thumb) as file:
                (root / f"{i}.jpg").write_bytes(file.read())
            found.append({"file": f"{i}.jpg", "caption": printable(picture.caption)})
    return found
