"""A report as PDF: A4, numbered pages, tagged for screen readers, the same bytes for the same report.

Data reach the template as one JSON string and are never part of its source.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

from sejuk.press.report import Report

TEMPLATE = Path(__file__).parent / "report.typ"


@cache
def fonts() -> typst.Fonts:
    """The fonts that come with typst; no others, so that every server prints the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def pdf(report: Report) -> bytes:
    """The paper."""
    made = datetime.fromisoformat(report.date).replace(tzinfo=UTC)
    data = json.dumps(report.as_data(), ensure_ascii=False, sort_keys=True)
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts(), ignore_system_fonts=True)
    paper = compiler.compile(format="pdf", sys_inputs={"data": data}, timestamp=made, pdf_tags=True)
    assert isinstance(paper, bytes)  # noqa: S101 - one document, no output file
    return paper
