"""The geometry of an election's calendar: one line for each stage on a common scale of days. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sejuk.org.stages import Span

WIDTH, ROW, BAR, TOP = 640, 22, 12, 18
LEAST = 3  # a day must still be seen
MONTHS_APART = 3


class Line(NamedTuple):
    """One stage: where its bar lies."""

    span: Span
    x: str
    y: int
    width: str


class Tick(NamedTuple):
    """The first day of a month on the scale."""

    x: str
    day: date


class Timeline(NamedTuple):
    """The whole drawing."""

    width: int
    height: int
    lines: list[Line]
    ticks: list[Tick]
    today: str  # where today lies; empty outside
    bar: int


def timeline(spans: Sequence[Span], today: date) -> Timeline:
    """Stages in the order of their days."""
    ordered = sorted(spans, key=lambda span: (span.first, span.last))
    first, last = ordered[0].first, max(span.last for span in ordered)
    scale = WIDTH / ((last - first).days + 1)
    lines = [
        Line(
            span, f"{(span.first - first).days * scale:.1f}", TOP + i * ROW,
            f"{max(((span.last - span.first).days + 1) * scale, LEAST):.1f}",
        )
        for i, span in enumerate(ordered)
    ]  # fmt: skip
    here = f"{(today - first).days * scale:.1f}" if first <= today <= last else ""
    return Timeline(WIDTH, TOP + len(ordered) * ROW, lines, list(_ticks(first, last, scale)), here, BAR)


def _ticks(first: date, last: date, scale: float) -> list[Tick]:
    months = (last.year - first.year) * 12 + last.month - first.month
    step = 1 if months <= MONTHS_APART * 2 else MONTHS_APART
    found, day = [], date(first.year, first.month, 1)
    while day <= last:
        if day >= first and (day.month - 1) % step == 0:
            found.append(Tick(f"{(day - first).days * scale:.1f}", day))
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return found
