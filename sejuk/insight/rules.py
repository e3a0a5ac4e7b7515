"""From when on something is said to need a person. Facts for a conversation, never a score of anybody. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from statistics import median_low

from sejuk.lib import clock
from sejuk.org.rules import Role

QUIET_AFTER = 3  # working days without an activity after which an officer is named on the board
STALE_AFTER = 14  # days without contact after which a village is named on the board
WINDOW = 30  # days over which coverage is counted
LOOK_BACK = 365  # days: an older contact is no contact
CHART_DAYS = 14
TOLD_WEEKS = 12  # over which it is counted where a message was told, if it is not younger
MARKED_DAYS = 14
SMALL = 5  # a count below it could point at a person, and is not told above the resort
# Whose silence the board names: those whose posting is field work. Chiefs may record too, but nobody waits for it.
FIELD_ROLES = (Role.VILLAGE_OFFICER, Role.RW_OFFICER, Role.UNIT_MEMBER)
# Upper ends of the five steps of the coverage map, in days since the last contact; the last step has none.
STEPS = (3, 7, 14, 30)
_SATURDAY = 5


def working_days_back(day: date, days: int) -> date:
    """The day that lies ``days`` working days (Monday to Friday) before ``day``."""
    while days > 0:
        day -= timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day


def step(days: int | None) -> int:
    """The step of the map's ramp, 0 (lately) to 4 (long ago, or nothing on record)."""
    if days is None:
        return len(STEPS)
    return next((i for i, last in enumerate(STEPS) if days <= last), len(STEPS))


def typical(days: Iterable[int | None]) -> int | None:
    """Within how many days half of the villages were contacted; None when half of them have no contact on record."""
    known = [LOOK_BACK + 1 if value is None else value for value in days]
    middle = median_low(known) if known else LOOK_BACK + 1
    return None if middle > LOOK_BACK else middle


def midnight(day: date) -> datetime:
    """The first instant of a day in Jakarta, by which auditors narrow."""
    return datetime.combine(day, time(), clock.zone(clock.WIB))
