"""Counts that may be told above the resort: none so small that it points at a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sejuk.insight import rules


class Cell(NamedTuple):
    """A count that may be told, or only that it is small. ``shown`` is None when it is withheld."""

    shown: int | None
    at_least: bool = False

    @property
    def small(self) -> bool:
        """Whether it is withheld."""
        return self.shown is None


def cell_of(count: int) -> Cell:
    """A count below ``rules.SMALL`` is withheld, nothing at all may be told; others are rounded down to a multiple of it."""
    return Cell(None if 0 < count < rules.SMALL else count - count % rules.SMALL)


def sum_of(weeks: Iterable[Cell]) -> Cell:
    """What is told of some weeks: withheld when each of them is."""
    known = list(weeks)
    return Cell(None) if known and all(one.small for one in known) else total_of(known)


def total_of(cells: Iterable[Cell]) -> Cell:
    """The sum of what is told: "at least" when something is withheld, so that no subtraction finds it."""
    known = list(cells)
    return Cell(sum(one.shown or 0 for one in known), any(one.small or one.at_least for one in known))
