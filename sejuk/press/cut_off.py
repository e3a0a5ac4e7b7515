"""When a unit's daily report is due. Pure.

A day's report is due at its cut-off on the unit's wall clock. No zone of Indonesia changes its clocks, so each day has one such
instant. After a pause of the server the days that were missed are made up, each as of its own cut-off.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sejuk.lib import clock
from sejuk.lib.problems import Problem

CATCH_UP = 7  # days back that are made up
KEPT_REPORTS = timedelta(days=365)  # so long a kept report can be opened
EVERY_DAY = tuple(range(7))
_TIME = re.compile(r"([01]\d|2[0-3])[:.]([0-5]\d)")


class Due(NamedTuple):
    """A day whose report is due, and the instant of its cut-off."""

    day: date
    at: datetime


def check_time(text: str) -> time:
    """A time of day as people write it: ``18:00``, ``18.00``."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise Problem("time_unreadable", "at")
    return time(int(found[1]), int(found[2]))


def check_days(texts: Iterable[str]) -> list[int]:
    """Days of the week, 0 is Monday; none of them turns the report off."""
    found = sorted(set(texts))
    if any(text not in {str(day) for day in EVERY_DAY} for text in found):
        raise Problem("value_unknown", "days")
    return [int(text) for text in found]


def due(at: time, days: Collection[int], tz: str, since: datetime, now: datetime) -> list[Due]:
    """What fell due after ``since``, when the cut-off was set, up to ``now``; oldest first, at most ``CATCH_UP`` days back."""
    today = clock.local(now, tz).date()
    found = []
    for back in range(CATCH_UP, -1, -1):
        day = today - timedelta(days=back)
        instant = datetime.combine(day, at, clock.zone(tz))
        if day.weekday() in days and since < instant <= now:
            found.append(Due(day, instant))
    return found
