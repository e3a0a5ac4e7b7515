"""Writes to areas: the official list, and the RW and RT that a unit adds."""

from __future__ import annotations

import re
from typing import IO

from django.db import connection, transaction

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules, territory
from sejuk.org.access import Asker
from sejuk.org.models import Area, Unit
from sejuk.org.official import official_areas
from sejuk.org.official import official_list as official_list

BATCH = 5_000


@transaction.atomic
def load_areas(*, file: IO[str] | None = None) -> int:
    """Write the official areas into an empty table and return how many there are. Repeatable."""
    if Area.objects.exists():
        return Area.objects.filter(level__lte=rules.VILLAGE).count()
    count = 0
    batch: list[Area] = []
    for area in official_areas(file):
        batch.append(area)
        if len(batch) == BATCH:
            Area.objects.bulk_create(batch)
            count, batch = count + len(batch), []
    Area.objects.bulk_create(batch)
    count += len(batch)
    if connection.vendor == "postgresql":  # its planner would take the table for empty until its own round comes by
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE org_area")
    journal.record("areas.loaded", "areas", data={"count": count})
    return count


@transaction.atomic
def add_neighbourhood(*, asker: Asker, unit: Unit, village_code: str, rw: str = "", rt: str = "") -> Area:
    """Add an RW, an RT in an RW, or an RT without RW, to a village that ``unit`` serves. Again changes nothing."""
    asker.need(rules.Can.MANAGE, unit)
    village = Area.objects.filter(code=village_code, level=rules.VILLAGE).first()
    if village is None:
        raise Problem("area_unknown", "village_code")
    if not territory.within(village.code, territory.lines(unit)):
        raise Problem("area_not_served", "village_code")
    if not (rw or rt):
        raise Problem("neighbourhood_number", "rw")
    area = village
    added = False
    if rw:
        area, added = _child(village, "rw", _number(rw, "rw"))
    if rt:
        area, added = _child(area, "rt", _number(rt, "rt"))
    if added:
        journal.record(
            "area.added", area.code, actor_id=asker.officer_id, unit_id=unit.pk, area_code=area.code
        )  # fmt: skip
    return area


def _number(text: str, field: str) -> str:
    """``5`` and ``005`` are both RW 05; there is no RW 0."""
    digits = text.strip()
    if not re.fullmatch(r"[0-9]{1,3}", digits) or int(digits) == 0:
        raise Problem("neighbourhood_number", field)
    return digits.lstrip("0").zfill(2)


def _child(parent: Area, kind: str, number: str) -> tuple[Area, bool]:
    return Area.objects.get_or_create(
        code=f"{parent.code}.{kind.upper()}{number}",
        defaults={
            "name": number, "kind": kind, "level": rules.AREA_KINDS[kind].level, "letters": f"{kind}{number}",
            "parent": parent, "context": f"{parent.own_label}, {parent.context}"[:240], "valid_from": clock.today(),
        },
    )  # fmt: skip
