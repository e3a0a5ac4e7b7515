"""The geometry of the small charts; templates draw it as inline SVG. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sejuk.activities.queries import Filter
from sejuk.insight.queries import Number
from sejuk.press.report import Bar as Row
from sejuk.press.report import Figure

WIDTH, HEIGHT, TOP, BOTTOM = 364, 150, 18, 34
GAP = 6


class Bar(NamedTuple):
    """One bar: where it stands, how high it is, and what it opens."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    label_y: str
    number: Number
    filter: Filter
    rest: bool


class Chart(NamedTuple):
    """Bars on a base line."""

    width: int
    height: int
    base: int
    bars: list[Bar]
    highest: int


def days(numbers: Sequence[Number]) -> Chart:
    """One bar a day; Saturdays and Sundays are lighter."""
    base = HEIGHT - BOTTOM
    highest = max((n.count for n in numbers), default=0)
    slot = WIDTH / max(len(numbers), 1)
    bars = []
    for i, n in enumerate(numbers):
        height = (base - TOP) * n.count / highest if highest else 0
        height = max(height, 2) if n.count else 0
        x = i * slot + GAP / 2
        on = n.filter.day_from
        bars.append(
            Bar(
                f"{x:.1f}", f"{base - height:.1f}", f"{slot - GAP:.1f}", f"{height:.1f}", f"{i * slot + slot / 2:.1f}",
                f"{base - height - 5:.1f}", n, n.filter, on is not None and on.weekday() >= 5,  # noqa: PLR2004 - Saturday
            )
        )  # fmt: skip
    return Chart(WIDTH, HEIGHT, base, bars, highest)


SIDE = 96  # width of a bar that lies
DAYS_OF_A_WEEK = 7
FEW = 16  # columns that stay legible on a phone


class Column(NamedTuple):
    """A day of a figure."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    label_y: str
    row: Row


class Drawn(NamedTuple):
    """A figure of a report: its columns in groups below one another, or its rows with the length of each bar."""

    figure: Figure
    groups: list[list[Column]]
    rows: list[tuple[Row, str]]
    width: int = WIDTH
    height: int = HEIGHT - 14
    base: int = HEIGHT - BOTTOM


def figure(one: Figure) -> Drawn:
    """The geometry of a report's figure."""
    if one.form != "days":
        return Drawn(one, [], [(row, f"{SIDE * min(1, row.many / (row.of or one.highest or 1)):.1f}") for row in one.rows])
    groups = -(-len(one.rows) // FEW)
    cut = max(-(-len(one.rows) // max(groups, 1)), DAYS_OF_A_WEEK)
    parts = [one.rows[i : i + cut] for i in range(0, len(one.rows), cut)]
    return Drawn(one, [[_column(i, row, max(one.highest, 1), cut) for i, row in enumerate(part)] for part in parts], [])


def _column(i: int, row: Row, highest: int, slots: int) -> Column:
    base, slot = HEIGHT - BOTTOM, WIDTH / slots
    height = max((base - TOP) * row.many / highest, 2) if row.many else 0
    return Column(
        f"{i * slot + GAP / 2:.1f}", f"{base - height:.1f}", f"{slot - GAP:.1f}", f"{height:.1f}", f"{(i + 0.5) * slot:.1f}",
        f"{base - height - 5:.1f}", row,
    )  # fmt: skip
