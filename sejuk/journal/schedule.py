"""Recurring tasks: each is due at a time that one worker claims by a conditional update, so no broker is needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sejuk.journal.models import Run
from sejuk.lib import clock


class Recurring(NamedTuple):
    """A task and how often it is to run."""

    name: str
    every: timedelta
    task: Any


_schedule: list[Recurring] = []


def register(schedule: Sequence[Recurring]) -> None:
    """Take the whole schedule, once, at start-up."""
    _schedule[:] = schedule


def enqueue_due() -> list[str]:
    """Enqueue what is due and return the names; safe to call from any number of processes."""
    now, started = clock.now(), []
    for item in _schedule:
        run, _ = Run.objects.get_or_create(name=item.name, defaults={"due_at": now})
        claimed = Run.objects.filter(name=item.name, due_at=run.due_at, due_at__lte=now).update(due_at=now + item.every)
        if claimed:
            item.task.enqueue()
            started.append(item.name)
    return started
