"""The one place that asks what time it is, so that tests and the demo can set it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

WIB, WITA, WIT = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
SHORT = {WIB: "WIB", WITA: "WITA", WIT: "WIT"}
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


_travelled = timedelta(0)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC) + _travelled  # noqa: TID251 - this is the place


@contextmanager
def travel(to: datetime) -> Iterator[None]:
    """Let the clock of this process run from ``to`` (for tests and for writing the demo's past)."""
    global _travelled  # noqa: PLW0603 - one clock for the whole process is the point
    before, _travelled = _travelled, timedelta(0)
    _travelled = to - now()
    try:
        yield
    finally:
        _travelled = before


@cache
def zone(tz: str) -> ZoneInfo:
    """The zone of that name; an unknown name is a programming error and raises ``ZoneInfoNotFoundError``."""
    return ZoneInfo(tz)


def local(instant: datetime, tz: str) -> datetime:
    """The same instant on the wall clock of ``tz``."""
    return instant.astimezone(zone(tz))


def today(tz: str = WIB) -> date:
    """The calendar day that it is now in ``tz``."""
    return local(now(), tz).date()


def long_date(day: date) -> str:
    """A day as an Indonesian report writes it: ``Rabu, 31 Januari 2024``."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_time(instant: datetime, tz: str) -> str:
    """An instant as an Indonesian report writes it: ``09.15 WITA``."""
    return f"{local(instant, tz):%H.%M} {SHORT.get(tz, tz)}"


def parse(text: str) -> datetime:
    """Read an ISO 8601 instant with an offset; ``ValueError`` without one, for a naive time means nothing here."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        msg = "an instant needs its offset"
        raise ValueError(msg)
    return instant.astimezone(UTC)
