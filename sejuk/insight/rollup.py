"""Roll-ups are derived: whole cells are recounted from the records, so order, repetition and withdrawal cannot make them wrong.

Not actions: nothing happens here that the journal does not know already.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, Sum

from sejuk.activities import rules as activity_rules
from sejuk.activities.models import Activity, Version
from sejuk.insight.models import DayCount
from sejuk.lib import clock
from sejuk.org.rules import VILLAGE, zone_of

Cell = tuple[int, Any]  # unit and day


def _village(code: str) -> str:
    return ".".join(code.split(".")[:VILLAGE])


@transaction.atomic
def count_activities(*, activity_ids: Iterable[str]) -> int:
    """Recount every unit-day that these activities stand in, or stood in before they were amended; return how many cells."""
    rows = Activity.objects.filter(pk__in=list(activity_ids))
    cells: set[Cell] = set(rows.values_list("unit_id", "local_day"))
    for unit_id, body in Version.objects.filter(activity__in=rows).values_list("activity__unit_id", "body"):
        cells.add((unit_id, clock.local(clock.parse(body["started_at"]), zone_of(body["area_code"])).date()))
    for unit_id, day in sorted(cells):
        _recount(unit_id, day)
    return len(cells)


def _recount(unit_id: int, day: Any) -> None:
    counted: dict[tuple[str, str], DayCount] = {}
    rows = (
        Activity.objects.filter(~Q(state=activity_rules.WITHDRAWN), unit_id=unit_id, local_day=day)
        .values("area_id", "kind")
        .annotate(n=Count("pk"), people=Sum("people_reached"), leaflets=Sum("leaflets_given"))
    )
    for row in rows:
        key = (_village(row["area_id"]), row["kind"])
        cell = counted.setdefault(
            key,
            DayCount(unit_id=unit_id, area_code=key[0], day=day, kind=key[1], activities=0, people_reached=0, leaflets_given=0),
        )
        cell.activities += row["n"]
        cell.people_reached += row["people"]
        cell.leaflets_given += row["leaflets"]
    DayCount.objects.filter(unit_id=unit_id, day=day).delete()
    DayCount.objects.bulk_create(counted.values())


@transaction.atomic
def recount_everything() -> int:
    """Count every cell anew from the records (after a restore, or to prove that the roll-ups are right)."""
    DayCount.objects.all().delete()
    cells = list(Activity.objects.values_list("unit_id", "local_day").distinct())
    for unit_id, day in cells:
        _recount(unit_id, day)
    return len(cells)
