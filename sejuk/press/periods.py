"""The days of a report: one day, a week from Monday, a month. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from sejuk.lib import clock


class Kind(StrEnum):
    """How long a report looks back. Stored values."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


TITLES = {Kind.DAY: "Laporan harian", Kind.WEEK: "Laporan mingguan", Kind.MONTH: "Laporan bulanan"}


class Period(NamedTuple):
    """A week or a month; ``until`` is the last of its days that has begun, which is where counting ends."""

    kind: Kind
    first: date
    last: date
    until: date

    @property
    def title(self) -> str:
        """``Laporan mingguan``."""
        return TITLES[self.kind]

    @property
    def days(self) -> list[date]:
        """The days that are counted."""
        return [self.first + timedelta(days=n) for n in range((self.until - self.first).days + 1)]

    @property
    def running(self) -> bool:
        """Whether some of its days are still to come."""
        return self.until < self.last

    @property
    def said(self) -> str:
        """``Senin, 29 Januari 2024 s.d. Minggu, 4 Februari 2024``; of one that is still running the last day counted."""
        span = f"{clock.long_date(self.first)} s.d. {clock.long_date(self.until)}"
        return f"{span} (kurun masih berjalan)" if self.running else span

    @property
    def short(self) -> str:
        """``29 Jan s.d. 4 Feb 2024``, or ``Januari 2024``."""
        if self.kind == Kind.MONTH:
            return f"{clock.MONTHS[self.first.month - 1]} {self.first.year}"
        start, end = (f"{day.day} {clock.MONTHS[day.month - 1][:3]}" for day in (self.first, self.last))
        return f"{start} s.d. {end} {self.last.year}"

    @property
    def before(self) -> date:
        """A day of the period before."""
        return self.first - timedelta(days=1)

    @property
    def after(self) -> date:
        """A day of the period after."""
        return self.last + timedelta(days=1)


def period_of(kind: Kind, day: date, today: date) -> Period:
    """The week or month that holds ``day``, or today's where that is later."""
    day = min(day, today)
    if kind == Kind.WEEK:
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    else:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period(kind, first, last, min(last, today))
