"""RW and RT that a unit adds to its villages."""

from __future__ import annotations

import pytest

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import add_neighbourhood
from sejuk.org.models import Area, Posting
from sejuk.org.queries import neighbourhoods
from sejuk.org.rules import Role
from sejuk.testing import OENAI, OINLASI


def test_rt_in_rw_rt_without_rw_and_again(cast, kanit):
    asker = asker_for(kanit)
    rt = add_neighbourhood(asker=asker, unit=cast.sector, village_code=OENAI, rw="2", rt="005")
    assert (rt.code, rt.own_label) == (f"{OENAI}.RW02.RT05", "RT 05")
    assert rt.label == "RT 05, RW 02, Desa Oenai, Kec. KI'E, Kab. Timor Tengah Selatan"
    bare = add_neighbourhood(asker=asker, unit=cast.sector, village_code=OENAI, rt="5")
    assert bare.code == f"{OENAI}.RT05"
    before = (Area.objects.count(), Event.objects.count())
    add_neighbourhood(asker=asker, unit=cast.sector, village_code=OENAI, rw="02", rt="05")
    assert (Area.objects.count(), Event.objects.count()) == before
    ((village, areas),) = neighbourhoods(asker, cast.sector)
    assert (village.code, len(areas)) == (OENAI, 3)


@pytest.mark.parametrize(("rw", "rt"), [("", ""), ("a", ""), ("0", ""), ("1234", ""), ("", "٥"), ("", "5/6")])
def test_a_number_is_one_to_three_digits(cast, kanit, rw, rt):
    with pytest.raises(Problem, match="neighbourhood_number"):
        add_neighbourhood(asker=asker_for(kanit), unit=cast.sector, village_code=OENAI, rw=rw, rt=rt)


def test_only_in_villages_that_the_unit_serves(cast, kanit, stranger):
    for code, problem in (("53.03.01.2005", "area_not_served"), ("99.99.99.9999", "area_unknown"), ("53.02.10", "area_unknown")):
        with pytest.raises(Problem, match=problem):
            add_neighbourhood(asker=asker_for(kanit), unit=cast.sector, village_code=code, rw="1")
    with pytest.raises(Problem, match="not_found"):
        add_neighbourhood(asker=asker_for(stranger), unit=cast.sector, village_code=OINLASI, rw="1")


def test_the_constable_does_not_add_them(cast):
    assert not Posting.objects.filter(officer=cast.officer).exclude(role=Role.VILLAGE_OFFICER).exists()
    with pytest.raises(Problem, match="not_found"):
        add_neighbourhood(asker=asker_for(cast.officer), unit=cast.sector, village_code=OENAI, rw="1")
