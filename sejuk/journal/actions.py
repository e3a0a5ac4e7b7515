"""Writing down what happened, in the caller's transaction, and starting what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from sejuk.journal import entries, reactions, rows
from sejuk.journal.models import Event
from sejuk.lib import clock

ERASED = "event.erased"
AT_ONCE = 500


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
    with transaction.atomic(savepoint=False):
        written = [_row(event) for event in events]
        rows.insert(written)
        _react(events)
    return [event.id for event in written]


@transaction.atomic
def erase(*, event_ids: Sequence[int], actor_id: int | None = None) -> list[int]:
    """Take from events whom and what they are about, with the salt; what stood there cannot be guessed back.

    Verb, time, unit and area stay, and so does the digest: the log stays valid. Returns the events that were erased now.
    """
    wanted = Event.objects.select_for_update().filter(id__in=event_ids, erased__isnull=True).exclude(verb=ERASED)
    events = list(wanted.order_by("id"))
    for event in events:
        salt = bytes(event.salt or b"")
        event.erased = entries.commitment(subject=event.subject, actor_id=event.actor_id, data=event.data, salt=salt)
        event.subject, event.actor_id, event.data, event.salt = "", None, {}, None
    Event.objects.bulk_update(events, ["erased", "subject", "actor_id", "data", "salt"], batch_size=100)
    ids = [event.id for event in events]
    parts = [ids[i : i + AT_ONCE] for i in range(0, len(ids), AT_ONCE)]
    record_many([NewEvent(ERASED, str(part[0]), actor_id=actor_id, data={"events": part}) for part in parts])
    return ids


def _row(event: NewEvent) -> Event:
    """The event with a salt of its own and the digest that will be sealed."""
    salt, at = entries.new_salt(), clock.now()
    committed = entries.commitment(subject=event.subject, actor_id=event.actor_id, data=event.data, salt=salt)
    digest = entries.digest(at=at, verb=event.verb, unit_id=event.unit_id, area_code=event.area_code, committed=committed)
    return Event(**vars(event), at=at, salt=salt, digest=digest)


def _react(events: Iterable[NewEvent]) -> None:
    subjects: dict[str, list[str]] = defaultdict(list)
    for event in events:
        subjects[event.verb].append(event.subject)
    for verb, ids in subjects.items():
        for task in reactions.of(verb):
            task.enqueue(ids)
