"""A Polsek for each kecamatan: a proposal, never forced."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import asker_for
from sejuk.org.actions import propose_sectors
from sejuk.org.models import Unit
from sejuk.org.rules import Can


def test_one_for_each_district_that_nobody_serves_yet(cast, stranger):
    Unit.objects.filter(pk=cast.other_sector.pk).update(kind="polda")  # as if Mollo Utara had none
    cast.other_sector.jurisdictions.all().delete()
    asker = asker_for(cast.kasat)
    (made,) = propose_sectors(asker=asker, unit=cast.resort)
    assert (made.name, made.confirmed_at, made.parent_id) == ("Polsek Kota Soe", None, cast.resort.pk)
    assert territory.villages_of(made).exists()
    assert asker_for(cast.kapolres).may(Can.MANAGE, made)
    assert propose_sectors(asker=asker, unit=cast.resort) == []


def test_only_for_a_resort_and_only_by_its_people(cast, stranger):
    with pytest.raises(Problem, match="not_a_resort"):
        propose_sectors(asker=asker_for(cast.operator), unit=cast.polda)
    for officer in (stranger, cast.kapolsek, cast.foreigner, cast.kapolda):
        with pytest.raises(Problem, match="not_found"):
            propose_sectors(asker=asker_for(officer), unit=cast.resort)
