"""Lines: which areas a unit serves, for what time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import give_jurisdiction
from sejuk.testing import KIE, OINLASI, SOE

TODAY = clock.today()


def give(officer, unit, code, **period):
    return give_jurisdiction(asker=asker_for(officer), unit=unit, area_code=code, **{"valid_from": TODAY} | period)


def test_a_village_may_be_written_beside_its_district(cast, kanit):
    assert give(kanit, cast.sector, OINLASI).area_id == OINLASI


def test_never_two_lines_for_one_day(cast, kanit):
    with pytest.raises(Problem, match="jurisdiction_twice"):
        give(kanit, cast.sector, KIE)
    give(kanit, cast.sector, OINLASI, valid_until=TODAY + timedelta(days=9))
    with pytest.raises(Problem, match="jurisdiction_twice"):
        give(kanit, cast.sector, OINLASI, valid_from=TODAY + timedelta(days=9))
    give(kanit, cast.sector, OINLASI, valid_from=TODAY + timedelta(days=10))


def test_a_sector_takes_nothing_outside_its_resort(cast, kanit):
    with pytest.raises(Problem) as caught:
        give(kanit, cast.sector, "53.03.01")
    assert (caught.value.code, caught.value.params) == ("area_outside_parent", {"unit": "Polres TTS"})
    give(cast.operator, cast.sector, "53.03.01")


def test_a_resort_takes_nothing_outside_its_regions_provinces(cast):
    from sejuk.org.models import Area

    Area.objects.create(code="36", name="Banten", kind="provinsi", level=1, letters="banten")
    with pytest.raises(Problem, match="area_outside_parent"):
        give(cast.kapolres, cast.resort, "36")
    give(cast.kapolres, cast.resort, "53.03.01")


def test_what_is_refused(cast, kanit, stranger):
    with pytest.raises(Problem, match="area_unknown"):
        give(kanit, cast.sector, "00")
    with pytest.raises(Problem, match="ends_before_begins"):
        give(kanit, cast.sector, OINLASI, valid_until=TODAY - timedelta(days=1))
    for officer in (stranger, cast.officer, cast.kapolda, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            give(officer, cast.sector, SOE)
