"""Coverage: which villages were reached, which are vacant, and that roll-ups and records say the same."""

from datetime import timedelta
from typing import Any

import pytest

from sejuk.activities.queries import Filter, listed
from sejuk.insight import rollup
from sejuk.insight.queries import coverage
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.queries import vacant_villages
from sejuk.org.rules import Role
from sejuk.testing import FALAS, KIE, OENAI, OINLASI, person, report


def at(days_ago):
    day = clock.today(clock.WITA) - timedelta(days=days_ago)
    return {"started_at": f"{day}T09:00:00+08:00"}


@pytest.fixture
def today():
    return clock.today(clock.WITA)


@pytest.fixture
def visited(cast):
    for days_ago, code in ((2, OENAI), (9, OENAI), (20, OINLASI), (40, FALAS), (4, KIE)):
        report(cast.officer, area_code=code, **at(days_ago))
    rollup.recount_everything()


def by_code(found):
    return {village.code: village for village in found.villages}


def test_a_village_knows_its_last_day_its_constable_and_its_sector(cast, visited, today):
    found = by_code(coverage(cast.asker(cast.kasat), cast.resort, today))
    oenai, falas = found[OENAI], found[FALAS]
    assert (oenai.days, oenai.activities, oenai.people, oenai.vacant, oenai.stale) == (2, 2, 8, False, False)
    assert [one.name for one in oenai.constables] == ["Bripka Sari Lestari"]
    assert (falas.days, falas.activities, falas.vacant, falas.stale, falas.step) == (40, 0, True, True, 4)
    assert (oenai.sector, found["53.02.01.1001"].sector) == ("Polsek Kie", "Polsek Kota Soe")


def test_a_district_takes_its_villages_together(cast, visited, today):
    found = coverage(cast.asker(cast.kanit), cast.sector, today)
    (kie,) = found.districts
    assert (kie.code, kie.reached, kie.villages) == (KIE, 2, len(found.villages))
    assert kie.activities == 4  # three in villages within the window, one for the district itself
    assert kie.vacant == kie.villages - 2


@pytest.mark.parametrize("unit", ["sector", "resort", "other_sector"])
def test_villages_and_vacancy_are_those_of_the_organisation(cast, visited, today, unit):
    unit = getattr(cast, unit)
    asker = cast.asker(cast.kasat)
    found = coverage(asker, unit, today)
    assert set(by_code(found)) == set(territory.villages_of(unit).values_list("code", flat=True))
    assert {village.code for village in found.vacant} == {area.code for area in vacant_villages(asker, unit)}


def test_every_number_opens_into_exactly_its_records(cast, visited, today):
    asker = cast.asker(cast.kasat)
    found = coverage(asker, cast.resort, today)
    both: list[Any] = [*found.villages, *found.districts]
    for row in both:
        wanted = Filter(unit=cast.resort.pk, area=row.code, day_from=found.since, day_to=found.day)
        rows = list(listed(asker, wanted))
        assert (len(rows), sum(one.people_reached for one in rows)) == (row.activities, row.people), row.code


def test_who_cannot_read_there_learns_nothing(cast, visited, today):
    for who in (cast.stranger, cast.foreigner, cast.officer, cast.kapolda, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            coverage(cast.asker(who), cast.sector, today)


def test_it_costs_the_same_for_few_villages_and_for_many(cast, visited, today, django_assert_max_num_queries):
    for number in range(6):
        person(f"8800{number:04d}", "Bripda", f"Petugas {number}", Role.VILLAGE_OFFICER, cast.sector, FALAS)
    for asker, unit in ((cast.asker(cast.kanit), cast.sector), (cast.asker(cast.kasat), cast.resort)):
        with django_assert_max_num_queries(8):
            coverage(asker, unit, today)
