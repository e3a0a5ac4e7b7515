"""A worker that dies is started anew, and what it was doing is done again; nothing is tried for ever."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from sejuk.briefing.tests.drafts import approved
from sejuk.config import resume
from sejuk.lib import clock
from sejuk.org import tasks
from sejuk.org.actions.imports import receive_import
from sejuk.org.models import ImportFile
from sejuk.press.tests.test_order_batch import ordered
from sejuk.testing import OENAI

FILE = f"NRP;Pangkat;Nama;Peran;Satuan;Desa\n91010077;Bripda;Nina;Anggota;Polsek Kie;{OENAI}\n".encode()


def running(path: str, *args: object, tries: int = 1) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status="RUNNING", started_at=clock.now(), args_kwargs={"args": list(args), "kwargs": {}}, task_path=path,
        worker_ids=["w"] * tries, backend_name="default", run_after=clock.now(),
    )  # fmt: skip


@pytest.fixture
def row(cast, without_reactions) -> ImportFile:
    found = receive_import(asker=cast.asker(cast.kasat), unit=cast.resort, kind="people", name="a.csv", file=ContentFile(FILE))
    ImportFile.objects.filter(pk=found.pk).update(state="checking")
    return found


def state(row: ImportFile) -> str:
    return ImportFile.objects.get(pk=row.pk).state


def test_tasks_of_a_dead_worker_are_ready_again_and_no_others(db):
    task = running("sejuk.activities.tasks.show_photos", ["1"])
    done = running("sejuk.activities.tasks.show_photos", ["2"])
    DBTaskResult.objects.filter(pk=done.pk).update(status="SUCCESSFUL")
    assert resume.resume_tasks() == 1
    assert [found.pk for found in DBTaskResult.objects.ready()] == [task.pk]
    assert resume.resume_tasks() == 0


def test_a_list_that_was_being_checked_is_checked_again(row):
    task = running("sejuk.org.tasks.check_imports", [str(row.pk)])
    resume.resume_tasks()
    assert state(row) == "received"
    assert DBTaskResult.objects.get(pk=task.pk).status == "READY"
    tasks.check_imports.call([str(row.pk)])
    assert state(row) == "checked"


def test_what_five_workers_died_of_is_given_up_and_said_so(row):
    task = running("sejuk.org.tasks.check_imports", [str(row.pk)], tries=resume.MOST_TRIES)
    assert resume.resume_tasks() == 0
    assert DBTaskResult.objects.get(pk=task.pk).status == "FAILED"
    assert state(row) == "failed"


def test_papers_that_five_workers_died_of_wait_for_who_ordered_them(cast, without_reactions):
    batch = ordered(cast, approved(cast))
    running("sejuk.press.tasks.make_batches", [str(batch.pk)])
    resume.resume_tasks()
    batch.refresh_from_db()
    assert batch.state == "making"
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["w"] * resume.MOST_TRIES)
    resume.resume_tasks()
    batch.refresh_from_db()
    assert batch.state == "failed"


@pytest.mark.parametrize(("before", "after"), [("checking", "checked"), ("writing", "done")])
def test_at_the_start_also_what_a_page_was_doing(row, before, after):
    ImportFile.objects.filter(pk=row.pk).update(state=before)
    resume.resume_all()
    assert state(row) == after


def test_a_database_that_is_away_ends_nothing(db, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    with resume.patient():
        raise OperationalError


def test_other_trouble_is_not_passed_over(db):
    with pytest.raises(ValueError, match="other"), resume.patient():
        raise ValueError("other")


def test_a_dead_worker_is_started_anew_after_a_pause(monkeypatch):
    monkeypatch.setattr(resume, "resume_tasks", lambda: 0)
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def start() -> subprocess.Popen[bytes]:
        child = subprocess.Popen([sys.executable, "-c", ""])
        child.wait()
        return child

    worker = resume.Worker(start)
    first = worker.process
    starts = []
    for _ in range(200):
        if worker.tend():
            starts.append(now[0])
        now[0] += 1
    assert worker.process is not first
    assert [round(b - a) for a, b in zip([100.0, *starts], starts, strict=False)][:5] == [2, 5, 9, 17, 33]
    assert len(starts) < 8
