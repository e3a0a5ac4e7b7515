"""A daily report is kept once at its cut-off, as it stood then, whoever works and whoever slept."""

import threading
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

import pytest
from django.db import connection, connections
from hypothesis import given
from hypothesis import strategies as st

from sejuk.activities.actions import withdraw_activity
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.press import tasks
from sejuk.press.actions import change_cut_off, save_reports
from sejuk.press.cut_off import CATCH_UP, due
from sejuk.press.message import message
from sejuk.press.models import KeptReport
from sejuk.press.queries import kept_report, kept_reports, ready
from sejuk.testing import report

DAYS = ["0", "1", "2", "3", "4", "5", "6"]


def at(text):
    """That time on the clocks of Polsek Kie."""
    return datetime.fromisoformat(f"{text}:00+08:00")


def set_at_six(cast, day, days=DAYS):
    with clock.travel(at(f"{day}T08:00")):
        change_cut_off(asker=cast.asker(cast.kanit), unit=cast.sector, at="18:00", days=days)


def visit(cast, moment, hour="09:00", **changes):
    """A visit of that day's morning that arrives at ``moment``."""
    with clock.travel(at(moment)):
        return report(cast.officer, started_at=f"{moment[:10]}T{hour}:00+08:00", **changes)


def saved(moment):
    with clock.travel(at(moment)):
        return tasks.save_reports.func()


def kept_at_six(cast, day):
    set_at_six(cast, day)
    visit(cast, f"{day}T10:00")
    assert saved(f"{day}T18:01") == 1
    return KeptReport.objects.get(day=day)


def test_nothing_before_the_cut_off_and_once_after_it(cast):
    set_at_six(cast, "2024-01-30")
    visit(cast, "2024-01-30T10:00", narrative="Sambang pagi")
    assert [saved(f"2024-01-30T{hour}") for hour in ("17:59", "18:00", "18:05", "23:59")] == [0, 1, 0, 0]
    row = KeptReport.objects.get()
    assert (row.day, row.until) == (date(2024, 1, 30), at("2024-01-30T18:00"))
    assert Event.objects.get(verb="report.saved").data == {"day": "2024-01-30", "records": 1}
    assert "Sambang pagi" in message(kept_report(cast.asker(cast.kanit), row.pk).report)


def test_what_came_in_after_it_is_told_and_is_not_in_it(cast):
    row = kept_at_six(cast, "2024-01-30")
    late = [visit(cast, "2024-01-30T19:30", narrative="Sambang malam"), visit(cast, "2024-01-30T20:30")]
    found = kept_report(cast.asker(cast.kapolsek), row.pk)
    assert "Sambang malam" not in message(found.report)
    assert found.since[0].text == "2 catatan masuk sesudahnya"
    assert found.since[0].records == tuple(str(one.pk) for one in late)
    assert ready(cast.asker(cast.kapolsek), cast.sector, row.day).late == 2


def test_what_is_withdrawn_afterwards_is_told(cast):
    row = kept_at_six(cast, "2024-01-30")
    with clock.travel(at("2024-01-30T20:00")):
        withdraw_activity(officer_id=cast.officer.pk, activity_id=row.records[0], reason="salah")
    assert [line.text for line in kept_report(cast.asker(cast.kanit), row.pk).since] == ["", "", "1 catatan ditarik sesudahnya"]


def test_days_that_were_missed_are_made_up_as_of_their_own_cut_off(cast):
    set_at_six(cast, "2024-01-28")
    visit(cast, "2024-01-28T10:00")
    visit(cast, "2024-01-28T19:00")
    visit(cast, "2024-01-29T10:00")
    assert saved("2024-01-30T07:00") == 2
    rows = kept_reports(cast.asker(cast.kanit), cast.sector)
    assert [(row.day.day, len(row.records)) for row in rows] == [(29, 1), (28, 1)]


def test_a_day_without_work_is_kept_too_and_a_day_off_is_not(cast):
    set_at_six(cast, "2024-01-26", days=["0", "1", "2", "3", "4"])  # a Friday
    assert saved("2024-01-29T19:00") == 2
    assert [row.day.day for row in kept_reports(cast.asker(cast.kanit), cast.sector)] == [29, 26]
    empty = KeptReport.objects.get(day=date(2024, 1, 29))
    assert "Tidak ada kegiatan" in message(kept_report(cast.asker(cast.kanit), empty.pk).report)


def test_it_is_the_days_of_one_unit_alone(cast):
    row = kept_at_six(cast, "2024-01-30")
    for who in (cast.stranger, cast.foreigner, cast.officer, cast.kapolda, cast.operator, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            kept_report(cast.asker(who), row.pk)
        with pytest.raises(Problem, match="not_found"):
            kept_reports(cast.asker(who), cast.sector)
    assert ready(cast.asker(cast.kapolres), cast.resort, row.day) is None


def test_one_units_fault_does_not_keep_the_others_from_theirs(cast):
    with clock.travel(at("2024-01-30T08:00")):
        for unit in (cast.resort, cast.sector):
            change_cut_off(asker=cast.asker(cast.kapolres), unit=unit, at="18:00", days=DAYS)
    faults = iter([RuntimeError("disk")])

    def first_fails(*args):
        for fault in faults:
            raise fault
        return due(*args)

    here = clock.travel(at("2024-01-30T18:05"))
    with here, patch("sejuk.press.actions.cut_offs.due", first_fails), pytest.raises(RuntimeError):
        save_reports()
    assert KeptReport.objects.count() == 1
    assert saved("2024-01-30T18:10") == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_several_workers_at_once_keep_it_once(cast):
    set_at_six(cast, "2024-01-28")
    visit(cast, "2024-01-30T10:00")
    together, results = threading.Barrier(4), []

    def worker():
        together.wait()
        try:
            results.append(save_reports())
        finally:
            connections.close_all()

    with clock.travel(at("2024-01-30T18:01")):
        threads = [threading.Thread(target=worker) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(results) == [0, 0, 0, 3]
    assert KeptReport.objects.count() == 3
    assert Event.objects.filter(verb="report.saved").count() == 3
    assert connection.is_usable()


ZONES = st.sampled_from([clock.WIB, clock.WITA, clock.WIT])
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


@given(
    zone=ZONES, at=st.times(max_value=time(23, 59)).map(lambda one: one.replace(second=0, microsecond=0)),
    days=st.sets(st.integers(0, 6)), waits=st.lists(st.integers(1, 3 * 24 * 60), min_size=1, max_size=30),
)  # fmt: skip
def test_whenever_the_ticks_come_each_day_falls_due_once_at_its_own_time(zone, at, days, waits):
    """No tick is more than three days after the one before: then none is missed, and nothing is due too early or twice."""
    now, last, kept = NOON, NOON, {}
    for minutes in waits:
        now += timedelta(minutes=minutes)
        for one in due(at, days, zone, NOON, now):
            if one.day not in kept:
                assert last < one.at <= now
                kept[one.day] = one.at
        last = now
    wanted = [clock.local(NOON, zone).date() + timedelta(days=n) for n in range(100)]
    instants = {day: datetime.combine(day, at, clock.zone(zone)) for day in wanted if day.weekday() in days}
    assert kept == {day: instant for day, instant in instants.items() if NOON < instant <= now}
    assert all(clock.local(instant, zone).time() == at for instant in kept.values())


def test_no_more_than_a_week_is_made_up():
    found = due(time(18), range(7), clock.WIT, NOON, NOON + timedelta(days=60))
    assert len(found) <= CATCH_UP + 1
