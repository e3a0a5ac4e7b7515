"""Writes to the dated lines that say which areas a unit serves."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from sejuk import journal
from sejuk.lib.problems import Problem
from sejuk.org import rules, territory
from sejuk.org.access import Asker
from sejuk.org.models import Area, Jurisdiction, Unit, overlapping
from sejuk.org.rules import Can, UnitKind


@transaction.atomic
def give_jurisdiction(
    *, asker: Asker, unit: Unit, area_code: str, valid_from: date, valid_until: date | None = None
) -> Jurisdiction:
    """Let a unit serve an area for a time; a second line for the same time is refused."""
    asker.need(Can.MANAGE, unit)
    return _give(asker, unit, area_code, valid_from, valid_until)


def _give(asker: Asker, unit: Unit, area_code: str, valid_from: date, valid_until: date | None) -> Jurisdiction:
    rules.check_dates(valid_from, valid_until)
    if unit.closed_on is not None:
        raise Problem("unit_closed", "unit")
    area = Area.objects.filter(code=area_code, level__lte=rules.VILLAGE).first()
    if area is None:
        raise Problem("area_unknown", "area_code")
    _check_inside(asker, unit, area, valid_from)
    if Jurisdiction.objects.filter(overlapping(valid_from, valid_until), unit=unit, area=area).exists():
        raise Problem("jurisdiction_twice", "area_code")
    line = Jurisdiction.objects.create(unit=unit, area=area, valid_from=valid_from, valid_until=valid_until)
    journal.record("jurisdiction.given", line.pk, actor_id=asker.officer_id, unit_id=unit.pk, area_code=area.code)
    return line


def _check_inside(asker: Asker, unit: Unit, area: Area, day: date) -> None:
    """Nobody takes what is not theirs to share out: a sector stays in its resort, a resort in its region's provinces."""
    if unit.parent is None or asker.may(Can.OPERATE, unit):
        return
    if unit.kind == UnitKind.POLSEK:
        above = territory.own_lines(unit.parent, day)
        outside = bool(above) and not territory.within(area.code, above)
    else:
        provinces = {code[:2] for code in territory.lines(unit.parent, day)}
        outside = bool(provinces) and area.code[:2] not in provinces
    if outside:
        raise Problem("area_outside_parent", "area_code", unit=unit.parent.name)


@transaction.atomic
def end_jurisdiction(*, asker: Asker, line: Jurisdiction, last_day: date) -> None:
    """A unit serves an area until ``last_day`` and no longer; the past stays as it was."""
    asker.need(Can.MANAGE, line.unit)
    rules.check_dates(line.valid_from, last_day)
    line.valid_until = last_day
    line.save(update_fields=["valid_until"])
    journal.record("jurisdiction.ended", line.pk, actor_id=asker.officer_id, unit_id=line.unit_id, area_code=line.area_id)


@transaction.atomic
def move_area(*, asker: Asker, unit: Unit, area_code: str, valid_from: date) -> None:
    """From a day on, let ``unit`` serve an area that another unit below the same one serves: those above both decide."""
    if unit.parent is None:
        raise Problem("not_found")
    asker.need(Can.MANAGE, unit.parent)
    lines = Jurisdiction.objects.filter(overlapping(valid_from, None), area_id=area_code, unit__parent=unit.parent)
    for line in lines.exclude(unit=unit).select_related("unit"):
        if line.valid_from < valid_from:
            end_jurisdiction(asker=asker, line=line, last_day=valid_from - timedelta(days=1))
        else:  # it has not begun, so there is no past to keep
            line.delete()
    if not Jurisdiction.objects.filter(overlapping(valid_from, None), area_id=area_code, unit=unit).exists():
        _give(asker, unit, area_code, valid_from, None)
    journal.record("area.moved", area_code, actor_id=asker.officer_id, unit_id=unit.pk, area_code=area_code)
