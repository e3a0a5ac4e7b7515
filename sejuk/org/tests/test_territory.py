"""Where a unit reaches: Desa Cakung lies in Kec. Binuang and is served by Polsek Carenang."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sejuk.lib import clock
from sejuk.org import territory
from sejuk.org.models import Area, Jurisdiction, Unit
from sejuk.testing import load_some_areas

BINUANG, CARENANG, CAKUNG = "36.04.18", "36.04.17", "36.04.18.2002"
SINCE = date(2020, 1, 1)


def make(kind, name, parent, *codes):
    unit = Unit.objects.create(code=name.lower().replace(" ", "-"), kind=kind, name=name, parent=parent)
    unit.path = f"{parent.path if parent else ''}{unit.pk}."
    unit.save()
    for code in codes:
        Jurisdiction.objects.create(unit=unit, area_id=code, valid_from=SINCE)
    return unit


@pytest.fixture
def serang(db):
    load_some_areas(BINUANG, CARENANG)
    resort = make("polres", "Polres Serang", make("polda", "Polda Banten", None), "36.04")
    return resort, make("polsek", "Polsek Carenang", resort, CARENANG, CAKUNG), make("polsek", "Polsek Binuang", resort, BINUANG)


def test_the_narrower_line_wins(serang):
    resort, carenang, binuang = serang
    assert Area.objects.get(pk=CAKUNG).label == "Desa Cakung, Kec. Binuang, Kab. Serang"
    assert CAKUNG in set(territory.villages_of(carenang).values_list("code", flat=True))
    assert CAKUNG not in set(territory.villages_of(binuang).values_list("code", flat=True))
    assert territory.villages_of(resort).filter(pk=CAKUNG).count() == 1


def test_together_the_sectors_serve_every_village_once(serang):
    resort, *sectors = serang
    codes = [code for sector in sectors for code in territory.villages_of(sector).values_list("code", flat=True)]
    assert sorted(codes) == sorted(Area.objects.filter(level=4).values_list("code", flat=True))


def test_a_line_counts_on_its_days_only(serang):
    _, carenang, binuang = serang
    yesterday = clock.today() - timedelta(days=1)
    Jurisdiction.objects.filter(area_id=CAKUNG).update(valid_until=yesterday)
    assert territory.villages_of(binuang).filter(pk=CAKUNG).exists()
    assert not territory.villages_of(carenang).filter(pk=CAKUNG).exists()
    assert territory.villages_of(carenang, yesterday).filter(pk=CAKUNG).exists()


def test_codes_are_compared_by_their_parts():
    assert territory.within("36.04.18.2002", ["36.04.18"])
    assert not territory.within("36.04.180", ["36.04.18"])
    assert not territory.within("36.04.18.2002.RW021", ["36.04.18.2002.RW02"])
    assert territory.touches("36.04", ["36.04.18"])
    assert territory.widest(["36.04.18.2002", "36.04", "36.05", "36.04.18", "36.05"]) == ["36.04", "36.05"]
    rw = ["36.04.18.2002.RW02", "36.04.18.2002.RW021", "36.04.18.2002.RW02.RT01"]
    assert territory.widest(rw) == ["36.04.18.2002.RW02", "36.04.18.2002.RW021"]


def test_areas_below_are_found_at_any_depth(serang):
    village = Area.objects.get(pk=CAKUNG)
    rw = Area.objects.create(code=f"{CAKUNG}.RW02", name="02", kind="rw", level=5, letters="rw02", parent=village)
    Area.objects.create(code=f"{CAKUNG}.RW02.RT05", name="05", kind="rt", level=6, letters="rt05", parent=rw)
    found = Area.objects.filter(territory.covered(["36"]), level__gt=4).values_list("code", flat=True)
    assert sorted(found) == [f"{CAKUNG}.RW02", f"{CAKUNG}.RW02.RT05"]
    assert not Area.objects.filter(territory.covered([])).exists()
