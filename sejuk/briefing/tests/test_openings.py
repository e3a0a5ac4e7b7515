"""Counting openings: every one once, few writes however many come, and small numbers untold."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from sejuk.briefing import openings, rules, tasks
from sejuk.briefing.models import MessageVersion, Opening
from sejuk.briefing.queries import openings_of
from sejuk.briefing.tests.drafts import approved
from sejuk.lib import clock
from sejuk.testing import Cast


@pytest.fixture(autouse=True)
def fresh(db: None) -> Iterator[None]:
    """Nothing gathered before, nothing left for the next test."""
    openings.flush()
    yield
    openings.flush()


def opened(cast: Cast, version: MessageVersion, times: int) -> tuple[int | None, int | None]:
    for _ in range(times):
        openings.count(version.pk)
    return openings_of(cast.asker(cast.kasat), version)


def test_from_five_up_it_is_told_in_steps_that_no_single_opening_makes(cast: Cast) -> None:
    version = approved(cast)
    assert opened(cast, version, 4) == (None, None)
    assert opened(cast, version, 1) == (5, 5)
    assert opened(cast, version, 1) == (5, 5)
    assert opened(cast, version, 94) == (100, 100)
    assert opened(cast, approved(cast), 0) == (None, None)
    assert rules.TELL_FROM == 5


def test_a_week_ago_it_was_another_week(cast: Cast) -> None:
    version, then = approved(cast), clock.now() - timedelta(days=7)
    with clock.travel(then):
        assert opened(cast, version, 6) == (5, 5)
    assert opened(cast, version, 8) == (10, 5)


def test_however_many_come_they_are_written_together(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    version = approved(cast)
    monkeypatch.setattr(openings, "_written", time.monotonic())
    with CaptureQueriesContext(connection) as seen:
        for _ in range(1000):
            openings.count(version.pk)
    assert len(seen) == 0
    monkeypatch.setattr(openings, "_written", float("-inf"))
    openings.count(version.pk)
    assert [row.count for row in Opening.objects.all()] == [1001]


def test_none_is_lost_when_many_threads_count_or_the_database_is_away(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    version = approved(cast)
    monkeypatch.setattr(openings, "_written", time.monotonic())

    def many() -> None:
        for _ in range(200):
            openings.count(version.pk)

    threads = [threading.Thread(target=many) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    def away(*_args: object, **_how: object) -> None:
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(Opening.objects, "bulk_create", away)
        openings.flush()
    assert not Opening.objects.exists()
    assert opened(cast, version, 0) == (1600, 1600)


def test_what_was_gathered_of_a_version_that_is_no_more_stops_nothing(cast: Cast) -> None:
    gone, version = approved(cast), approved(cast)
    openings._gathered[gone.pk, clock.today()] += 3
    gone.wordings.all().delete()
    gone.delete()
    assert opened(cast, version, 5) == (5, 5)


def test_pieces_of_a_day_become_one_row_and_the_sum_stays(cast: Cast) -> None:
    versions = [approved(cast), approved(cast)]
    for day in ("2024-01-30", "2024-01-31"):
        with clock.travel(datetime.fromisoformat(f"{day}T12:00:00+07:00")):
            for version in versions:
                for count in (3, 4, 5):
                    Opening.objects.create(version=version, day=clock.today(), count=count)
    assert tasks.merge_openings.func() == 8
    assert tasks.merge_openings.func() == 0
    assert list(Opening.objects.values_list("count", flat=True)) == [12] * 4


@pytest.mark.parametrize(
    ("agent", "purpose", "person"),
    [
        ("Mozilla/5.0 (Linux; Android 11) Chrome/120 Mobile Safari/537.36", "", True),
        ("Mozilla/5.0 (Linux; Android 11) Chrome/120 Mobile Safari/537.36", "prefetch;prerender", False),
        ("WhatsApp/2.23.20.0 A", "", False), ("facebookexternalhit/1.1", "", False), ("TelegramBot (like TwitterBot)", "", False),
        ("Googlebot/2.1", "", False), ("curl/8.1", "", False), ("", "", False),
    ],
)  # fmt: skip
def test_whom_it_counts(agent: str, purpose: str, person: bool) -> None:
    assert openings.by_a_person(agent, purpose) is person
