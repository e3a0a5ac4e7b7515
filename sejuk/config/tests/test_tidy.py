"""What goes by itself: ended sessions, old results of tasks; what is still of use stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.test import Client
from django_tasks_db.models import DBTaskResult

from sejuk.config import tidy
from sejuk.config.schedule import SCHEDULE
from sejuk.lib import clock
from sejuk.testing import Cast, browser_of


def test_ended_sessions_go_and_running_ones_stay(cast: Cast) -> None:
    browser_of(cast.officer)
    kept: Client = browser_of(cast.kanit)
    Session.objects.exclude(pk=kept.session.session_key).update(expire_date=clock.now() - timedelta(minutes=1))
    tidy.drop_old_sessions.func()
    assert [row.pk for row in Session.objects.all()] == [kept.session.session_key]


def _result(status: str, age: int) -> None:
    row: Any = DBTaskResult(
        status=status, args_kwargs={"args": [], "kwargs": {}}, task_path="sejuk.journal.tasks.seal_events", backend_name="default",
        run_after=clock.now(), finished_at=clock.now() - timedelta(days=age),
    )  # fmt: skip
    row.save()


def test_old_results_go_and_waiting_tasks_stay(db: None, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    for status, age in (("SUCCESSFUL", 15), ("FAILED", 15), ("FAILED", 13), ("READY", 99)):
        _result(status, age)
    tidy.drop_task_results.func()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"FAILED", "READY"}


def test_all_of_it_is_on_the_schedule() -> None:
    assert {tidy.drop_old_sessions, tidy.drop_task_results, tidy.drop_old_tries} <= {each.task for each in SCHEDULE}
