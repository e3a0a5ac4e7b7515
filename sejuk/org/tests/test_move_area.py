"""A village goes from one sector to another of the same resort."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import asker_for
from sejuk.org.actions import give_jurisdiction, move_area
from sejuk.org.models import Jurisdiction
from sejuk.testing import KIE, OINLASI

TODAY = clock.today()


def codes(unit, day=TODAY):
    return set(territory.villages_of(unit, day).values_list("code", flat=True))


def test_the_narrower_line_takes_it_from_the_district(cast):
    move_area(asker=asker_for(cast.kasat), unit=cast.other_sector, area_code=OINLASI, valid_from=TODAY)
    assert OINLASI in codes(cast.other_sector)
    assert OINLASI not in codes(cast.sector)
    assert OINLASI in codes(cast.sector, TODAY - timedelta(days=1))
    move_area(asker=asker_for(cast.kasat), unit=cast.sector, area_code=OINLASI, valid_from=TODAY)
    assert OINLASI in codes(cast.sector)
    assert OINLASI not in codes(cast.other_sector)


def test_a_line_with_a_past_ends_the_day_before(cast):
    move_area(asker=asker_for(cast.kasat), unit=cast.other_sector, area_code=KIE, valid_from=TODAY)
    old = Jurisdiction.objects.get(unit=cast.sector)
    assert old.valid_until == TODAY - timedelta(days=1)
    assert codes(cast.sector) == set()


def test_only_those_above_both_decide(cast, kanit, stranger):
    give_jurisdiction(asker=asker_for(kanit), unit=cast.sector, area_code=OINLASI, valid_from=TODAY)
    for officer in (kanit, stranger, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            move_area(asker=asker_for(officer), unit=cast.other_sector, area_code=OINLASI, valid_from=TODAY)
    with pytest.raises(Problem, match="area_outside_parent"):
        move_area(asker=asker_for(cast.kasat), unit=cast.sector, area_code="53.03.01", valid_from=TODAY)
