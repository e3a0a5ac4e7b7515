"""The official areas: all of them, once."""

from __future__ import annotations

import pytest
from django.db.models import Count

from sejuk.journal.models import Event
from sejuk.org import rules
from sejuk.org.access import PUBLIC
from sejuk.org.actions import load_areas, load_units
from sejuk.org.models import Area, Jurisdiction, Unit
from sejuk.org.queries import search_areas
from sejuk.org.territory import villages_of


@pytest.mark.slow
def test_the_whole_country_is_loaded_once(db):
    assert load_areas() == 91_599
    assert load_areas() == 91_599
    per_level = dict(Area.objects.values_list("level").annotate(Count("pk")).order_by("level"))
    assert per_level == {1: 38, 2: 514, 3: 7_285, 4: 83_762}
    assert Event.objects.filter(verb="areas.loaded").count() == 1
    _names()
    _units()


def _names():
    wonodadi = [area.label for area in search_areas(PUBLIC, "Wonodadi", limit=12)]
    assert len(set(wonodadi)) == 12
    assert all(", Kab." in label or ", Kota" in label for label in wonodadi)
    (one,) = search_areas(PUBLIC, "wonodadi, kec wonodadi, blitar"[:8] + ", blitar", limit=1)
    assert one.code == "35.05.01"
    assert search_areas(PUBLIC, "kie")[0].label == "Kec. KI'E, Kab. Timor Tengah Selatan"
    assert search_areas(PUBLIC, "36.04.18.2002")[0].label == "Desa Cakung, Kec. Binuang, Kab. Serang"


def _units():
    assert load_units() == load_units() == Unit.objects.count()
    assert not Unit.objects.filter(confirmed_at__isnull=False).exists()
    assert Unit.objects.filter(kind="polres").count() == 508
    served = Jurisdiction.objects.filter(area__level=2).values("area").distinct().count()
    assert served == 514
    root = Unit.objects.get(kind="mabes")
    assert villages_of(root).count() > 80_000  # too many lines for one comparison each
    assert {unit.tz for unit in Unit.objects.filter(name__in=("Polda NTT", "Polda Papua", "Polda Bali"))} <= {
        "Asia/Makassar", "Asia/Jayapura"
    }  # fmt: skip


def test_every_province_has_a_zone(cast):
    zones = {code: rules.zone_of(code) for code in ("11", "36", "51", "53", "62", "63", "64", "73", "81", "91", "96")}
    assert [zone.removeprefix("Asia/") for zone in zones.values()] == [
        "Jakarta", "Jakarta", "Makassar", "Makassar", "Jakarta", "Makassar", "Makassar", "Makassar", "Jayapura", "Jayapura",
        "Jayapura",
    ]  # fmt: skip
