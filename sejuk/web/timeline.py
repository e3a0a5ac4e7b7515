"""The geometry of an election's calendar: one line for each stage on a common scale of days, in hundredths of its width.

Shares and no pixels, so that the bars stretch with the page while the words on them keep their size. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sejuk.org.stages import Span

ROW, BAR, TOP = 22, 12, 18
LEAST = 0.5  # a day must still be seen
STEPS = (1, 3, 6, 12, 60, 600)  # months between two ticks; the last for the longest calendar that is taken
MOST_TICKS = 7  # so many labels stand beside one another on a phone
NEAR_END = 88  # from here on a label would run out of the drawing


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
    ends: bool  # its label stands before it


class Timeline(NamedTuple):
    """The whole drawing; its height in pixels."""

    height: int
    lines: list[Line]
    ticks: list[Tick]
    today: str  # where today lies; empty outside
    bar: int


def timeline(spans: Sequence[Span], today: date) -> Timeline:
    """Stages in the order of their days."""
    ordered = sorted(spans, key=lambda span: (span.first, span.last))
    first, last = ordered[0].first, max(span.last for span in ordered)
    a_day = 100 / ((last - first).days + 1)
    lines = [
        Line(
            span, f"{(span.first - first).days * a_day:.2f}%", TOP + i * ROW,
            f"{max(((span.last - span.first).days + 1) * a_day, LEAST):.2f}%",
        )
        for i, span in enumerate(ordered)
    ]  # fmt: skip
    here = f"{(today - first).days * a_day:.2f}%" if first <= today <= last else ""
    return Timeline(TOP + len(ordered) * ROW, lines, _ticks(first, last, a_day), here, BAR)


def _ticks(first: date, last: date, a_day: float) -> list[Tick]:
    months = list(_months(first, last))
    step = next(step for step in STEPS if len(months) <= MOST_TICKS * step)
    found = []
    for day in months:
        if (day.year * 12 + day.month - 1) % step == 0:
            x = (day - first).days * a_day
            found.append(Tick(f"{x:.2f}%", day, x > NEAR_END))
    return found


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of each month that begins between two days."""
    day = first if first.day == 1 else _next_month(first)
    while day <= last:
        yield day
        day = _next_month(day)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
