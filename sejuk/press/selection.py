"""From which records a text is made: some that were picked, or those of a unit's days. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

MOST_RECORDS = 400  # of one text: more is a report's work, and nobody would read where each sentence comes from


@dataclass(frozen=True)
class Selection:
    """What somebody chose. Reviewed records alone, unless they said otherwise: that stays written in it."""

    activities: tuple[UUID, ...] = ()
    releases: tuple[UUID, ...] = ()  # kept releases
    unit: int | None = None  # only of this unit and those below it
    day_from: date | None = None  # all of that unit from this day …
    day_to: date | None = None  # … to this one, both included
    unreviewed: bool = False  # records that still wait for their review too

    @property
    def of_days(self) -> bool:
        """Whether it means whatever happened on some days, and not what was picked."""
        return self.unit is not None and (self.day_from is not None or self.day_to is not None)

    def as_data(self) -> dict[str, Any]:
        """For the database."""
        return {
            "activities": [str(pk) for pk in self.activities], "releases": [str(pk) for pk in self.releases], "unit": self.unit,
            "day_from": self.day_from.isoformat() if self.day_from else None,
            "day_to": self.day_to.isoformat() if self.day_to else None, "unreviewed": self.unreviewed,
        }  # fmt: skip

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Selection:
        """Back from ``as_data``."""
        first, last = (date.fromisoformat(data[name]) if data[name] else None for name in ("day_from", "day_to"))
        activities, releases = (tuple(UUID(pk) for pk in data[name]) for name in ("activities", "releases"))
        return cls(activities, releases, data["unit"], first, last, data["unreviewed"])
