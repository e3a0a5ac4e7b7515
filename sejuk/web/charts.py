"""The geometry of the small charts; templates draw it as inline SVG. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sejuk.activities.queries import Filter
from sejuk.insight.queries import Number

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
