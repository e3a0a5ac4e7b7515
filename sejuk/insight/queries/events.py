"""The journal as an auditor reads it: what happened to which id, by whom and where, in numbers and codes only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q, QuerySet

from sejuk.insight import rules
from sejuk.journal.models import Event
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can, UnitKind

PAGE = 100


@dataclass(frozen=True)
class EventFilter:
    """What an auditor looks for; empty means any."""

    verb: str = ""
    subject: str = ""
    actor: int | None = None
    unit: int | None = None
    day_from: date | None = None
    day_to: date | None = None


class Events(NamedTuple):
    """A page of events, newest first."""

    rows: list[Event]
    after: int | None  # number of the last event here when there are more
    verbs: list[str]


def events(asker: Asker, wanted: EventFilter, *, after: int | None = None) -> Events:
    """The events of the units that the asker audits; those of no unit only for who audits the whole service."""
    asker.need(Can.AUDIT)
    scope = Q(unit_id__in=Unit.objects.filter(asker.units(Can.AUDIT)).values("pk"))
    if any(Can.AUDIT in grant.can and grant.unit_kind == UnitKind.MABES for grant in asker.grants):
        scope = Q()
    rows = _narrowed(Event.objects.filter(scope), wanted).order_by("-id")
    if after is not None:
        rows = rows.filter(id__lt=after)
    found = list(rows[: PAGE + 1])
    verbs = sorted(Event.objects.order_by().values_list("verb", flat=True).distinct())
    return Events(found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None, verbs)


def _narrowed(rows: QuerySet[Event], wanted: EventFilter) -> QuerySet[Event]:
    if wanted.verb:
        rows = rows.filter(verb=wanted.verb)
    if wanted.subject:
        rows = rows.filter(subject=wanted.subject)
    if wanted.actor is not None:
        rows = rows.filter(actor_id=wanted.actor)
    if wanted.unit is not None:
        rows = rows.filter(unit_id=wanted.unit)
    if wanted.day_from is not None:
        rows = rows.filter(at__gte=rules.midnight(wanted.day_from))
    if wanted.day_to is not None:
        rows = rows.filter(at__lt=rules.midnight(wanted.day_to + timedelta(days=1)))
    return rows
