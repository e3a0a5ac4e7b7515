"""How pages show a report: each line with what it rests on, each figure drawn."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from sejuk.press.briefing import Briefing, Point
from sejuk.press.report import Line, Report
from sejuk.web.templatetags.sejuk import listing

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


@register.inclusion_tag("web/parts/point.html")
def point(one: Point, briefing: Briefing) -> dict[str, Any]:
    """A sentence of a briefing, and what opens it."""
    shown = one.records[: NAMED if one.opens else MOST]
    return {
        "point": one, "named": [(pk, briefing.names.get(pk, pk[:8])) for pk in shown], "count": len(one.records),
        "more": 0 if one.opens else len(one.records) - len(shown), "address": _address(one),
    }  # fmt: skip


def _address(one: Point) -> str:
    if one.opens:
        return listing(one.opens)
    if not one.page:
        return ""
    return f"{reverse(one.page, args=one.args)}{'?' if one.ask else ''}{urlencode(one.ask)}"
