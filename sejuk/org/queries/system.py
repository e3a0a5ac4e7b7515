"""The operator's view of the system: how much there is and whether it moves. No content."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django_tasks_db.models import DBTaskResult

from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.org.access import Asker
from sejuk.org.models import Area, Officer, Posting, Unit, during
from sejuk.org.rules import Can, UnitKind


class System(NamedTuple):
    """Counts, and the age of what waits."""

    units: dict[str, int]
    proposals: int
    officers: int
    inactive: int
    postings: int
    areas: int
    events: int
    tasks: dict[str, int]
    oldest_waiting: datetime | None


def system(asker: Asker) -> System:
    """The whole installation in numbers; for an operator of Mabes, since the numbers are everybody's."""
    asker.need(Can.OPERATE, Unit.objects.filter(parent__isnull=True).first())
    by_kind = dict(Unit.objects.values_list("kind").annotate(Count("pk")))
    waiting = DBTaskResult.objects.filter(status="READY").order_by("enqueued_at")
    last = Event.objects.order_by("-id").values_list("id", flat=True).first()
    return System(
        units={kind.value: by_kind.get(kind.value, 0) for kind in UnitKind},
        proposals=Unit.objects.filter(confirmed_at__isnull=True, closed_on__isnull=True).count(),
        officers=Officer.objects.filter(is_active=True).count(),
        inactive=Officer.objects.filter(is_active=False).count(),
        postings=Posting.objects.filter(during(clock.today())).count(),
        areas=Area.objects.count(),
        events=last or 0,
        tasks=dict(DBTaskResult.objects.values_list("status").annotate(Count("pk"))),
        oldest_waiting=waiting.values_list("enqueued_at", flat=True).first(),
    )


def last_activity(asker: Asker) -> QuerySet[Unit]:
    """The units that the asker operates, each with the time of the last activity reported there (``last_at``)."""
    reported = Event.objects.filter(unit_id=OuterRef("pk"), verb="activity.reported").order_by("-id").values("at")[:1]
    rows = Unit.objects.filter(asker.units(Can.OPERATE), closed_on__isnull=True, kind__in=(UnitKind.POLRES, UnitKind.POLSEK))
    return rows.annotate(last_at=Subquery(reported)).select_related("parent").order_by(F("last_at").desc(nulls_last=True), "path")
