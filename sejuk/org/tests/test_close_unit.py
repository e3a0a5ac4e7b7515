"""Closing a unit: those above decide, and nobody is left inside."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import add_unit, close_unit, give_jurisdiction, give_posting
from sejuk.org.models import Jurisdiction, Posting, Unit
from sejuk.testing import OINLASI


def test_an_empty_sector_closes_with_its_lines(cast):
    asker = asker_for(cast.kasat)
    unit = add_unit(asker=asker, parent=cast.resort, name="Polsek Lama")
    today = clock.today()
    give_jurisdiction(asker=asker, unit=unit, area_code=OINLASI, valid_from=today - timedelta(days=5))
    close_unit(asker=asker, unit=unit, last_day=today)
    assert Unit.objects.get(pk=unit.pk).closed_on == today
    assert Jurisdiction.objects.get(unit=unit).valid_until == today
    with pytest.raises(Problem, match="unit_closed"):
        give_posting(asker=asker, officer=cast.officer, unit=unit, role="village_officer", valid_from=today)
    with pytest.raises(Problem, match="unit_closed"):
        close_unit(asker=asker, unit=unit, last_day=today)


def test_not_while_somebody_serves_there(cast):
    with pytest.raises(Problem) as caught:
        close_unit(asker=asker_for(cast.kasat), unit=cast.sector, last_day=clock.today())
    assert (caught.value.code, caught.value.params) == ("unit_has_postings", {"count": 3})
    Posting.objects.filter(unit=cast.sector).update(valid_until=clock.today())
    close_unit(asker=asker_for(cast.kasat), unit=cast.sector, last_day=clock.today())


def test_not_while_units_are_below_and_not_by_itself(cast, stranger):
    with pytest.raises(Problem, match="unit_has_units"):
        close_unit(asker=asker_for(cast.operator), unit=cast.resort, last_day=clock.today())
    for officer in (cast.kapolsek, stranger, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            close_unit(asker=asker_for(officer), unit=cast.sector, last_day=clock.today())
    with pytest.raises(Problem, match="not_found"):
        close_unit(asker=asker_for(cast.kasat), unit=cast.resort, last_day=clock.today())
