"""One clock for the whole house."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sejuk.lib import clock


def test_travel_and_back():
    there = datetime(2024, 1, 31, 22, 30, tzinfo=UTC)
    with clock.travel(there):
        assert abs((clock.now() - there).total_seconds()) < 5
        assert (clock.today(clock.WIB), clock.today(clock.WIT)) == (date(2024, 2, 1), date(2024, 2, 1))
        assert clock.today("UTC") == date(2024, 1, 31)
    assert clock.now().year >= 2025


def test_words():
    assert clock.long_date(date(2024, 1, 31)) == "Rabu, 31 Januari 2024"
    assert clock.short_time(datetime(2024, 1, 31, 1, 15, tzinfo=UTC), clock.WITA) == "09.15 WITA"


def test_a_naive_time_means_nothing():
    assert clock.parse("2024-01-31T14:02:00+08:00") == datetime(2024, 1, 31, 6, 2, tzinfo=UTC)
    with pytest.raises(ValueError, match="offset"):
        clock.parse("2024-01-31T14:02:00")
