"""One page for a commander before a meeting: what needs a person, each sentence with what it rests on and what opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sejuk.activities.queries import Filter
from sejuk.lib import clock
from sejuk.org.models import Unit
from sejuk.press.letters import printable
from sejuk.press.report import number

LONGEST, LONGEST_PLACE = 90, 40  # letters of a title that somebody gave, of a place
NAMED = 5  # so many are named in a sentence; the rest is behind it


class Point(NamedTuple):
    """A sentence with its sign, and what opens it: a list of records, or a page by its name with what its address asks for."""

    sign: str
    text: str
    opens: Filter | None = None
    page: str = ""
    args: tuple[str, ...] = ()
    ask: tuple[tuple[str, str], ...] = ()
    records: tuple[str, ...] = ()


class Section(NamedTuple):
    """Some of them under one name; ``nothing`` is said where there are none."""

    name: str
    points: tuple[Point, ...]
    nothing: str


@dataclass(frozen=True)
class Briefing:
    """The page."""

    unit: Unit
    at: datetime
    sections: tuple[Section, ...]
    names: Mapping[str, str] = field(default_factory=dict)  # each record in a few words

    @property
    def as_of(self) -> str:
        """``Rabu, 31 Januari 2024, 15.00 WITA``."""
        return f"{clock.long_date(clock.local(self.at, self.unit.tz).date())}, {clock.short_time(self.at, self.unit.tz)}"

    def as_data(self) -> dict[str, Any]:
        """For the paper's template."""
        return {
            "unit": printable(self.unit.name), "as_of": self.as_of, "date": clock.local(self.at, self.unit.tz).date().isoformat(),
            "sections": [
                {
                    "name": section.name, "nothing": section.nothing,
                    "points": [{"sign": point.sign, "text": printable(point.text)} for point in section.points],
                }
                for section in self.sections
            ],
        }  # fmt: skip


def short(text: str, longest: int = LONGEST) -> str:
    """A title, cut where it would fill the page."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def named(names: list[str], more: str = "lainnya") -> str:
    """The first of them, and how many there are besides."""
    rest = f", dan {number(len(names) - NAMED)} {more}" if len(names) > NAMED else ""
    return ", ".join(short(name, LONGEST_PLACE) for name in names[:NAMED]) + rest
