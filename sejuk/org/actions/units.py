"""Writes to units and to the areas that they serve."""

from __future__ import annotations

import csv
from datetime import date
from importlib import resources

from django.db import transaction
from django.utils.text import slugify

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.access import Asker
from sejuk.org.models import Area, Jurisdiction, Unit
from sejuk.org.rules import UnitKind

STARTING_DAY = date(2023, 10, 1)  # the day of the list that the starting set was made from


@transaction.atomic
def add_unit(*, asker: Asker, parent: Unit, name: str, code: str = "", area_code: str = "") -> Unit:
    """Add a unit one level below ``parent``; it is confirmed at once, for its own people wrote it."""
    asker.need(rules.Can.MANAGE, parent)
    kind = next((kind for kind, above in rules.PARENT_KIND.items() if above == parent.kind), None)
    if kind is None:
        raise Problem("unit_has_no_below", "parent")
    if not name.strip():
        raise Problem("name_required", "name")
    unit = _new(kind, name.strip(), parent, code or slugify(f"{name} {parent.name}"), tz=_tz(area_code, parent))
    unit.confirmed_at = clock.now()
    unit.save(update_fields=["confirmed_at"])
    journal.record("unit.added", unit.code, actor_id=asker.officer_id, unit_id=unit.pk)
    return unit


def _tz(area_code: str, parent: Unit) -> str:
    return rules.zone_of(area_code) if area_code else parent.tz


def _new(kind: UnitKind, name: str, parent: Unit | None, code: str, tz: str) -> Unit:
    if Unit.objects.filter(code=code).exists():
        raise Problem("unit_code_taken", "code")
    unit = Unit.objects.create(code=code, kind=kind, name=name, parent=parent, tz=tz)
    unit.path = f"{parent.path if parent else ''}{unit.pk}."
    unit.save(update_fields=["path"])
    return unit


@transaction.atomic
def give_jurisdiction(*, asker: Asker, unit: Unit, area_code: str, valid_from: date, valid_until: date | None = None) -> Jurisdiction:
    """Let a unit serve an area for a time; a second line for the same time is refused."""
    asker.need(rules.Can.MANAGE, unit)
    rules.check_dates(valid_from, valid_until)
    area = Area.objects.filter(code=area_code).first()
    if area is None:
        raise Problem("area_unknown", "area_code")
    overlap = Jurisdiction.objects.filter(unit=unit, area=area).exclude(valid_until__lt=valid_from)
    if valid_until:
        overlap = overlap.exclude(valid_from__gt=valid_until)
    if overlap.exists():
        raise Problem("jurisdiction_twice", "area_code")
    line = Jurisdiction.objects.create(unit=unit, area=area, valid_from=valid_from, valid_until=valid_until)
    journal.record("jurisdiction.given", line.pk, actor_id=asker.officer_id, unit_id=unit.pk, area_code=area.code)
    return line


@transaction.atomic
def end_jurisdiction(*, asker: Asker, line: Jurisdiction, last_day: date) -> None:
    """A unit serves an area until ``last_day`` and no longer; the past stays as it was."""
    asker.need(rules.Can.MANAGE, line.unit)
    rules.check_dates(line.valid_from, last_day)
    line.valid_until = last_day
    line.save(update_fields=["valid_until"])
    journal.record("jurisdiction.ended", line.pk, actor_id=asker.officer_id, unit_id=line.unit_id, area_code=line.area_id)


@transaction.atomic
def load_units(*, asker: Asker | None = None) -> int:
    """Write the starting set of Mabes, Polda and Polres as proposals, with their proposed regencies. Repeatable."""
    if Unit.objects.exists():
        return Unit.objects.count()
    root = _new(UnitKind.MABES, "Mabes Polri", None, "mabes", clock.WIB)
    regions: dict[str, Unit] = {}
    given: list[Jurisdiction] = []
    with (resources.files("sejuk.org") / "data" / "resorts_2023.csv").open(encoding="utf-8") as text:
        for row in csv.DictReader(text):
            code = row["kode_kabkota"]
            name = row["polda_2025"] or row["polda"]
            tz = rules.zone_of(code) if code else (regions[name].tz if name in regions else clock.WIB)
            region = regions.get(name) or _new(UnitKind.POLDA, name, root, slugify(name), tz)
            regions[name] = region
            resort = _new(UnitKind.POLRES, row["polres"].strip(), region, _free_code(row["polres"], region), tz)
            for area in filter(None, [code, *_extra(row["kabkota_tambahan"])]):
                given.append(Jurisdiction(unit=resort, area_id=area, valid_from=STARTING_DAY))
    Jurisdiction.objects.bulk_create(given)
    journal.record("units.loaded", "units", actor_id=asker.officer_id if asker else None, data={"resorts": len(given)})
    return Unit.objects.count()


def _free_code(name: str, region: Unit) -> str:
    code = slugify(name)
    return slugify(f"{name} {region.name}") if Unit.objects.filter(code=code).exists() else code


def _extra(column: str) -> list[str]:
    codes = [part.strip().split(" ")[0] for part in column.replace(",", ";").split(";") if part.strip()]
    return [code for code in codes if code[:1].isdigit()]


