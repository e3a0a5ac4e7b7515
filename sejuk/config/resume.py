"""Work that a dead process left half done is taken up again: every task of ours may run twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from subprocess import Popen
from typing import Any

MOST_TRIES = 5  # a task that five workers died of (too little memory, say) is not given to a sixth
LONGEST_PAUSE = 60


def resume_tasks() -> int:
    """Let the tasks that a dead worker was running start anew; how many. Only while no worker runs."""
    from django_tasks_db.models import DBTaskResult

    from sejuk.lib import clock
    from sejuk.org import tasks
    from sejuk.org.imports import files
    from sejuk.press import tasks as press
    from sejuk.press.actions import give_up_batches

    resumed = 0
    for row in DBTaskResult.objects.running():
        again = len(row.worker_ids) < MOST_TRIES
        if row.task_path == tasks.check_imports.module_path:
            files.resume_checks(import_ids=_arguments(row.args_kwargs), again=again)
        if row.task_path == press.make_batches.module_path and not again:
            give_up_batches(batch_ids=list(_arguments(row.args_kwargs)))
        row.status, row.finished_at = ("READY", None) if again else ("FAILED", clock.now())
        row.exception_class_path = "" if again else "sejuk.config.resume.WorkerDied"
        row.save(update_fields=["status", "finished_at", "exception_class_path"])
        resumed += again
    return resumed


@contextmanager
def patient() -> Iterator[None]:
    """A database that restarts, or whose disk is full, ends nothing that only looks after others: the next look is soon."""
    from django.db import DatabaseError, close_old_connections

    try:
        yield
    except DatabaseError:
        time.sleep(1)
    finally:
        close_old_connections()


def resume_all() -> None:
    """At the start, when nothing runs yet: also the lists that a page itself was checking or writing as the server ended."""
    from sejuk.org import tasks
    from sejuk.org.imports import files

    resume_tasks()
    checking, writing = files.interrupted()
    files.resume_checks(import_ids=checking, again=True)
    for task, ids in ((tasks.check_imports, checking), (tasks.write_imports, writing)):
        if ids:
            task.enqueue(ids)


def _arguments(stored: dict[str, Any]) -> Iterable[str]:
    values = [*stored["args"], *stored["kwargs"].values()]
    return values[0] if values else []


class WorkerDied(Exception):  # noqa: N818 - what the page of a failed task says
    """Stands in the table of tasks for one that was given up."""


class Worker:
    """The worker process: started anew when it dies, after a pause that doubles while it keeps dying."""

    def __init__(self, start: Callable[[], Popen[bytes]]) -> None:
        self._start = start
        self.process = start()
        self._started, self._pause, self._due = time.monotonic(), 1.0, 0.0

    def tend(self) -> bool:
        """Look after it; whether it was started anew."""
        now = time.monotonic()
        if self.process.poll() is None:
            return False
        if not self._due:
            self._pause = 1.0 if now - self._started > LONGEST_PAUSE else min(self._pause * 2, LONGEST_PAUSE)
            self._due = now + self._pause
        if now < self._due:
            return False
        resume_tasks()
        self.process, self._started, self._due = self._start(), now, 0.0
        return True
