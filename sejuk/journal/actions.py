"""Writing down what happened, in the caller's transaction, and starting what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from sejuk.journal import reactions
from sejuk.journal.models import Event


@dataclass(frozen=True)
class NewEvent:
    """What ``record_many`` writes: ids and codes only, never what somebody said."""

    verb: str
    subject: str
    actor_id: int | None = None
    unit_id: int | None = None
    area_code: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def record(verb: str, subject: object, **facts: Any) -> int:
    """Write one event and return its number. ``facts`` are ``NewEvent``'s other fields."""
    return record_many([NewEvent(verb, str(subject), **facts)])[0]


def record_many(events: Sequence[NewEvent]) -> list[int]:
    """Write events in one statement, enqueue each verb's reactions once, and return the events' numbers in order."""
    if not events:
        return []
    with transaction.atomic():
        rows = Event.objects.bulk_create([Event(**vars(event)) for event in events])
        _react(events)
    return [row.id for row in rows]


def _react(events: Iterable[NewEvent]) -> None:
    subjects: dict[str, list[str]] = defaultdict(list)
    for event in events:
        subjects[event.verb].append(event.subject)
    for verb, ids in subjects.items():
        for task in reactions.of(verb):
            task.enqueue(ids)
