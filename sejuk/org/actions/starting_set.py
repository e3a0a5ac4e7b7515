"""Proposals that a unit starts from: Mabes, Polda and Polres as named in 2023, and one Polsek for each kecamatan."""

from __future__ import annotations

import csv
import re
from datetime import date
from importlib import resources

from django.db import transaction
from django.utils.text import slugify

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules, territory
from sejuk.org.access import Asker
from sejuk.org.actions._make import make_unit
from sejuk.org.models import Area, Jurisdiction, Unit
from sejuk.org.rules import Can, UnitKind

STARTING_DAY = date(2023, 10, 1)  # the day of the list that the starting set was made from
DISTRICT = 3


@transaction.atomic
def load_units(*, asker: Asker | None = None) -> int:
    """Write Mabes, Polda and Polres as proposals, with their proposed regencies; without ``asker``, at set-up. Repeatable."""
    if asker is not None:
        asker.need(Can.OPERATE)
    if Unit.objects.exists():
        return Unit.objects.count()
    root = make_unit(UnitKind.MABES, "Mabes Polri", None, "mabes", clock.WIB)
    regions: dict[str, Unit] = {}
    given: list[Jurisdiction] = []
    with (resources.files("sejuk.org") / "data" / "resorts_2023.csv").open(encoding="utf-8") as text:
        for row in csv.DictReader(text):
            code = row["kode_kabkota"]
            name = row["polda_2025"] or row["polda"]
            tz = rules.zone_of(code) if code else (regions[name].tz if name in regions else clock.WIB)
            region = regions.get(name) or make_unit(UnitKind.POLDA, name, root, slugify(name), tz)
            regions[name] = region
            resort = make_unit(UnitKind.POLRES, row["polres"].strip(), region, _free_code(row["polres"], region), tz)
            for area in filter(None, [code, *_extra(row["kabkota_tambahan"])]):
                given.append(Jurisdiction(unit=resort, area_id=area, valid_from=STARTING_DAY))
    Jurisdiction.objects.bulk_create(given)
    journal.record("units.loaded", "units", actor_id=asker.officer_id if asker else None, data={"resorts": len(given)})
    return Unit.objects.count()


def _free_code(name: str, region: Unit) -> str:
    code = slugify(name)
    return slugify(f"{name} {region.name}") if Unit.objects.filter(code=code).exists() else code


def _extra(column: str) -> list[str]:
    """The codes of further regencies: a column may name several (``12.24 12.25 12.78``)."""
    return re.findall(r"\d\d\.\d\d", column)


@transaction.atomic
def propose_sectors(*, asker: Asker, unit: Unit) -> list[Unit]:
    """Propose a Polsek for each kecamatan of a Polres that no unit below it serves yet. Repeatable.

    A Polsek is not always a kecamatan, so each stays a proposal until somebody of the Polres or the Polsek confirms it.
    """
    asker.need(Can.MANAGE, unit)
    if unit.kind != UnitKind.POLRES:
        raise Problem("not_a_resort", "unit")
    if unit.closed_on is not None:
        raise Problem("unit_closed", "unit")
    taken = set(Jurisdiction.objects.filter(unit__parent=unit).values_list("area_id", flat=True).distinct())
    open_districts = [
        district
        for district in territory.areas_of(unit, levels=(DISTRICT,)).order_by("code")
        if not territory.touches(district.code, taken)
    ]
    made = Unit.objects.bulk_create([_sector(unit, district) for district in open_districts])
    for sector in made:
        sector.path = f"{unit.path}{sector.pk}."
    Unit.objects.bulk_update(made, ["path"])
    today = clock.today()
    Jurisdiction.objects.bulk_create(
        Jurisdiction(unit=sector, area=district, valid_from=today) for sector, district in zip(made, open_districts, strict=True)
    )
    if made:
        journal.record("unit.sectors_proposed", unit.code, actor_id=asker.officer_id, unit_id=unit.pk, data={"count": len(made)})
    return made


def _sector(resort: Unit, district: Area) -> Unit:
    name = f"Polsek {district.name}"
    code = slugify(f"{name} {district.code.replace('.', '-')}")[:80]
    return Unit(code=code, kind=UnitKind.POLSEK, name=name, parent=resort, tz=district.tz)
