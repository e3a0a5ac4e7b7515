"""How a record came to be what it is: its versions with their differences, its reviews, what the journal noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sejuk.activities import body as bodies
from sejuk.activities.models import Activity
from sejuk.journal.models import Event
from sejuk.org.access import Asker
from sejuk.org.models import Officer

EVENTS = 100


@dataclass(frozen=True)
class Difference:
    """One field that an amendment changed."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Step:
    """One thing that happened to a record."""

    at: datetime
    verb: str
    by: str
    reason: str = ""
    version: int = 1
    fields: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


def steps(asker: Asker, activity: Activity) -> list[Step]:
    """Everything that happened to a record that the asker may read, newest first."""
    del asker  # ``activity`` came out of ``queries.activity``, which decides
    names = _names(activity)
    versions = {row.version: row for row in activity.versions.all()}
    later: dict[int, dict[str, Any]] = {row.version - 1: row.body for row in versions.values()}
    later[activity.version - 1] = bodies.body_of(activity)
    reviews = iter(activity.reviews.all())
    found = []
    for event in _events(activity):
        step = Step(event.at, event.verb, names.get(event.actor_id, ""), version=event.data.get("version", 1))
        if event.verb == "activity.amended":
            row = versions.get(step.version - 1)
            if row is not None:
                differs = tuple(_differences(row.body, later.get(row.version, {})))
                step = Step(event.at, event.verb, step.by, row.reason, step.version, differences=differs)
        elif event.verb in ("activity.accepted", "activity.returned"):
            review = next(reviews, None)
            if review is not None:
                step = Step(event.at, event.verb, step.by, review.reason, review.version, tuple(review.fields))
        elif event.verb == "activity.withdrawn" and versions:
            step = Step(event.at, event.verb, step.by, versions[max(versions)].reason, activity.version)
        found.append(step)
    return found[::-1]


def _events(activity: Activity) -> Iterable[Event]:
    return Event.objects.filter(subject=str(activity.id), verb__startswith="activity.").order_by("id")[:EVENTS]


def _names(activity: Activity) -> dict[int | None, str]:
    ids = set(Event.objects.filter(subject=str(activity.id)).values_list("actor_id", flat=True))
    return {officer.pk: str(officer) for officer in Officer.objects.filter(pk__in=ids - {None})}


def _differences(before: dict[str, Any], after: dict[str, Any]) -> Iterable[Difference]:
    """The fields in which two bodies differ, in the body's order."""
    for key in after:
        if before.get(key) != after[key]:
            yield Difference(key, before.get(key), after[key])
