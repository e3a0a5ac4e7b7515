"""Roll-ups are derived: whole cells are recounted from the records, so order, repetition and withdrawal cannot make them wrong.

Not actions: nothing happens here that the journal does not know already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet, Sum

from sejuk.activities import rules as activity_rules
from sejuk.activities.models import Activity, Delivery, Version
from sejuk.insight.models import DayCount, ToldCount
from sejuk.journal import rows
from sejuk.lib import clock
from sejuk.org.rules import VILLAGE, zone_of

Cell = tuple[int, Any]  # unit and day


def _village(code: str) -> str:
    return ".".join(code.split(".")[:VILLAGE])


@transaction.atomic
def count_activities(*, activity_ids: Iterable[str]) -> int:
    """Recount every unit-day that these activities stand in, or stood in before they were amended; return how many cells."""
    concerned = Activity.objects.filter(pk__in=list(activity_ids))
    cells: set[Cell] = set(concerned.values_list("unit_id", "local_day"))
    for unit_id, body in Version.objects.filter(activity__in=concerned).values_list("activity__unit_id", "body"):
        cells.add((unit_id, clock.local(clock.parse(body["started_at"]), zone_of(body["area_code"])).date()))
    for unit_id, day in sorted(cells):
        _recount(unit_id, day)
    return len(cells)


def _recount(unit_id: int, day: Any) -> None:
    for counts in (DayCount, ToldCount):
        counts.objects.filter(unit_id=unit_id, day=day).delete()
    concerned = Activity.objects.filter(unit_id=unit_id, local_day=day)
    rows.insert(_counted(concerned))
    rows.insert(_told(concerned))


def _counted(activities: QuerySet[Activity]) -> list[DayCount]:
    """The cells of these activities, withdrawn ones left out."""
    found: dict[tuple[int, Any, str, str], DayCount] = {}
    groups = (
        activities.exclude(state=activity_rules.WITHDRAWN)
        .values_list("unit_id", "local_day", "area_id", "kind")
        .annotate(n=Count("pk"), people=Sum("people_reached"), leaflets=Sum("leaflets_given"))
    )
    for unit_id, day, area, kind, n, people, leaflets in groups.iterator():
        place = (unit_id, day, _village(area), kind)
        cell = found.get(place)
        if cell is None:
            cell = found[place] = DayCount(
                unit_id=unit_id, day=day, area_code=place[2], kind=kind, activities=0, people_reached=0, leaflets_given=0
            )
        cell.activities += n
        cell.people_reached += people
        cell.leaflets_given += leaflets
    return list(found.values())


def _told(activities: QuerySet[Activity]) -> list[ToldCount]:
    """How often each message was told by these activities. Withdrawn ones have no deliveries."""
    found: Counter[tuple[UUID, int, Any, str]] = Counter()
    groups = Delivery.objects.filter(activity__in=activities).values_list(
        "version_id", "activity__unit_id", "activity__local_day", "activity__area_id"
    )
    for version_id, unit_id, day, area, n in groups.annotate(n=Count("pk")).iterator():
        found[version_id, unit_id, day, _village(area)] += n
    return [
        ToldCount(version_id=version_id, unit_id=unit_id, day=day, area_code=code, activities=n)
        for (version_id, unit_id, day, code), n in found.items()
    ]


@transaction.atomic
def recount_everything() -> int:
    """Count every cell anew from the records, unit by unit (after a restore, or to prove that the roll-ups are right)."""
    for counts in (DayCount, ToldCount):
        counts.objects.all().delete()
    written = 0
    for unit_id in Activity.objects.values_list("unit_id", flat=True).distinct():
        concerned = Activity.objects.filter(unit_id=unit_id)
        counted = _counted(concerned)
        rows.insert(counted)
        rows.insert(_told(concerned))
        written += len(counted)
    return written
