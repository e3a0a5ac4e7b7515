"""Who opened what: noted once, bound hour by hour, gone after its period, and found when somebody rewrites it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from sejuk.config.cli import main
from sejuk.journal import readings, sealing
from sejuk.journal.models import Event, Reading, ReadingOf
from sejuk.lib import clock

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2024-01-31T09:10:00+00:00")
READER, SARI, BUDI = 3, 7, 8


def _note(at: datetime, **changes: Any) -> None:
    facts: dict[str, Any] = {"reader_id": READER, "what": "activity", "whose": {SARI: 1}, "subject": "a"}
    with clock.travel(at):
        readings.note(**(facts | changes))


def _seal(at: datetime) -> int:
    with clock.travel(at):
        hours = readings.seal_readings()
        sealing.seal()
        return hours


@pytest.fixture
def bound() -> None:
    """Three hours of readings, all bound."""
    _note(AT)
    _note(AT + timedelta(minutes=2), what="list", whose={SARI: 2, BUDI: 5}, subject="")
    _note(AT + timedelta(hours=3))
    assert _seal(AT + timedelta(hours=5)) == 2


def test_the_same_thing_within_ten_minutes_is_one_reading() -> None:
    _note(AT)
    _note(AT + timedelta(minutes=9))
    _note(AT + timedelta(minutes=9), subject="b")
    _note(AT + timedelta(minutes=9), reader_id=4)
    _note(AT + timedelta(minutes=11))
    assert sorted(Reading.objects.values_list("reader_id", "subject")) == [(3, "a"), (3, "a"), (3, "b"), (4, "a")]


def test_a_list_is_noted_each_time_and_ones_own_never() -> None:
    for _ in range(2):
        _note(AT, what="list", whose={READER: 3, SARI: 2}, subject="")
    _note(AT, whose={READER: 1})
    assert sorted(ReadingOf.objects.values_list("officer_id", "records")) == [(SARI, 2), (SARI, 2)]


@pytest.mark.usefixtures("bound")
def test_what_stands_as_it_was_bound_is_well_and_bound_once() -> None:
    assert _seal(AT + timedelta(hours=9)) == 0
    assert list(readings.check()) == []
    assert [event.data["count"] for event in Event.objects.filter(verb="readings.sealed")] == [2, 1]
    assert main(["verify"]) == 0


def test_the_running_hour_waits() -> None:
    _note(AT)
    assert _seal(AT + timedelta(minutes=52)) == 0  # two minutes past the hour: a page may still be at it
    assert _seal(AT + timedelta(minutes=56)) == 1


def _take_away() -> None:
    ReadingOf.objects.filter(reading__what="list").delete()
    Reading.objects.filter(what="list").delete()


def _slip_in() -> None:
    Reading.objects.create(at=AT + timedelta(hours=1), reader_id=99, what="list")


CHANGES = {
    "removed": _take_away,
    "another reader": lambda: Reading.objects.filter(what="list").update(reader_id=9),
    "another time": lambda: Reading.objects.filter(what="list").update(at=AT + timedelta(minutes=7)),
    "another owner": lambda: ReadingOf.objects.filter(officer_id=BUDI).update(officer_id=12),
    "slipped into an empty hour": _slip_in,
}


@pytest.mark.usefixtures("bound")
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_by_hand_is_found(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    CHANGES[name]()
    assert {finding.what for finding in readings.check()} == {"readings"}
    assert main(["verify"]) == 1
    assert "readings" in capfd.readouterr().out


@pytest.mark.usefixtures("bound")
def test_what_is_old_goes_and_the_rest_stays_well(settings: Any) -> None:
    settings.READS_DAYS = 30
    with clock.travel(AT + timedelta(days=30, hours=2)):
        assert readings.drop_readings() == 2
        assert readings.drop_readings() == 0
    assert Reading.objects.count() == ReadingOf.objects.count() == 1
    assert list(readings.check()) == []
    Reading.objects.update(reader_id=9)
    assert len(list(readings.check())) == 1
