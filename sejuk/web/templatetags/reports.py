"""How pages show a report: each line with what it rests on, each figure drawn."""

from __future__ import annotations

from typing import Any

from django import template

from sejuk.press.report import Line, Report

register = template.Library()
NAMED, MOST = 8, 60  # records that a line names: some where a list shows them all, otherwise as many as one can look through


@register.inclusion_tag("web/parts/line.html")
def line(one: Line, report: Report) -> dict[str, Any]:
    """A line, and behind it the records that it rests on."""
    shown = one.records[: NAMED if one.opens else MOST]
    return {
        "line": one, "named": [(pk, report.names.get(pk, pk[:8])) for pk in shown], "count": len(one.records),
        "more": 0 if one.opens else len(one.records) - len(shown),
    }  # fmt: skip
