"""Writes to areas: the official list, and the RW and RT that a unit adds."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from importlib import resources
from typing import IO

from django.db import transaction

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.access import Asker
from sejuk.org.models import Area, Jurisdiction, Unit, during

BATCH = 5_000


@transaction.atomic
def load_areas(*, file: IO[str] | None = None) -> int:
    """Write the official areas (package data, Kepmendagri 300.2.2-2430/2025) into an empty table; return how many. Repeatable."""
    if Area.objects.exists():
        return Area.objects.filter(level__lte=rules.VILLAGE).count()
    count = 0
    batch: list[Area] = []
    for area in _official(file):
        batch.append(area)
        if len(batch) == BATCH:
            Area.objects.bulk_create(batch)
            count, batch = count + len(batch), []
    Area.objects.bulk_create(batch)
    count += len(batch)
    journal.record("areas.loaded", "areas", data={"count": count})
    return count


def official_list() -> IO[str]:
    """The official areas as CSV text: ``kode,nama,jenis,lat,lon``."""
    data = resources.files("sejuk.org") / "data" / "areas_2025.csv.gz"
    return gzip.open(data.open("rb"), "rt", encoding="utf-8")


def _official(file: IO[str] | None) -> Iterator[Area]:
    with file or official_list() as text:
        names: dict[str, str] = {}
        for row in csv.DictReader(text):
            code, kind = row["kode"], row["jenis"]
            parents = [names[up] for up in _parents(code) if up.count(".") >= 1]
            names[code] = rules.area_label(kind, row["nama"])
            yield Area(
                code=code, name=row["nama"], kind=kind, level=rules.AREA_KINDS[kind].level, letters=letters(row["nama"]),
                parent_id=code.rpartition(".")[0] or None, context=", ".join(parents),
                lat_e5=_e5(row["lat"]), lon_e5=_e5(row["lon"]),
            )  # fmt: skip


def _parents(code: str) -> list[str]:
    """The codes above ``code``, nearest first."""
    parts = code.split(".")
    return [".".join(parts[:i]) for i in range(len(parts) - 1, 0, -1)]


def _e5(degrees: str) -> int | None:
    return round(float(degrees) * 100_000) if degrees else None


@transaction.atomic
def add_neighbourhood(*, asker: Asker, unit: Unit, village_code: str, rw: str = "", rt: str = "") -> Area:
    """Add an RW, an RT in an RW, or an RT without RW, to a village that ``unit`` serves. Adding it again changes nothing."""
    asker.need(rules.Can.MANAGE, unit)
    village = Area.objects.filter(code=village_code, level=rules.VILLAGE).first()
    if village is None:
        raise Problem("area_unknown", "village_code")
    served = Jurisdiction.objects.filter(during(clock.today()), unit__path__startswith=unit.path, area=village)
    if not served.exists():
        raise Problem("area_not_served", "village_code")
    if not (rw or rt):
        raise Problem("neighbourhood_number", "rw")
    area = village
    if rw:
        area = _child(village, "rw", _number(rw, "rw"))
    if rt:
        area = _child(area, "rt", _number(rt, "rt"))
    journal.record("area.added", area.code, actor_id=asker.officer_id, unit_id=unit.pk, area_code=area.code)
    return area


def _number(text: str, field: str) -> str:
    if not re.fullmatch(r"\d{1,3}", text.strip()):
        raise Problem("neighbourhood_number", field)
    return text.strip().lstrip("0").zfill(2)


def _child(parent: Area, kind: str, number: str) -> Area:
    area, _ = Area.objects.get_or_create(
        code=f"{parent.code}.{kind.upper()}{number}",
        defaults={
            "name": number, "kind": kind, "level": rules.AREA_KINDS[kind].level, "letters": f"{kind}{number}", "parent": parent,
            "context": f"{parent.own_label}, {parent.context}"[:240], "valid_from": clock.today(),
        },
    )  # fmt: skip
    return area
