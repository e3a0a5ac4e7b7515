"""What recurs starts once, however many processes look."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.journal import schedule
from sejuk.lib import clock


class Task:
    """Counts how often it was started."""

    started = 0

    def enqueue(self):
        self.started += 1


@pytest.fixture
def daily():
    before, made = list(schedule._schedule), Task()
    schedule.register([schedule.Recurring("sweep", timedelta(days=1), made)])
    yield made
    schedule.register(before)


def test_it_is_due_at_once_then_a_day_later(db, daily):
    assert schedule.enqueue_due() == ["sweep"]
    assert schedule.enqueue_due() == []
    with clock.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert schedule.enqueue_due() == ["sweep"]
    assert daily.started == 2
