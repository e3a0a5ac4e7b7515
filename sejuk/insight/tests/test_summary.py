"""Above the resort there are numbers only, and no small ones."""

from datetime import timedelta

import pytest

from sejuk.insight import rollup
from sejuk.insight.queries import summary
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.testing import OENAI, OINLASI, report


def of(cast, who):
    today = clock.today()
    return summary(cast.asker(who), today - timedelta(days=29), today + timedelta(days=1))


def rows(found):
    return {row.unit.name: row for row in found.rows}


def test_a_region_sees_its_resorts_with_villages_served(cast):
    for code in (OENAI, OENAI, OENAI, OENAI, OINLASI, OINLASI):
        report(cast.officer, area_code=code)
    rollup.recount_everything()
    found = rows(of(cast, cast.kapolda))
    assert set(found) == {"Polres TTS", "Polres TTU"}
    tts = found["Polres TTS"]
    assert (tts.activities.shown, tts.people.shown) == (6, 24)
    assert tts.reached.small  # two villages: too few to be told
    assert tts.served == territory.villages_of(cast.resort).count()
    assert found["Polres TTU"].activities.shown == 0


@pytest.mark.parametrize("count", [1, 4])
def test_few_activities_withhold_what_follows_from_them(cast, count):
    for _ in range(count):
        report(cast.officer, people_reached=90)
    rollup.recount_everything()
    found = of(cast, cast.kapolda)
    tts = rows(found)["Polres TTS"]
    assert tts.activities.small
    assert tts.people.small
    assert found.activities.at_least  # so that no subtraction gives the small number back


def test_other_days_do_not_count(cast):
    report(cast.officer)
    rollup.recount_everything()
    past = clock.today() - timedelta(days=60)
    found = summary(cast.asker(cast.kapolda), past, past + timedelta(days=9))
    assert rows(found)["Polres TTS"].activities.shown == 0


def test_a_resort_sees_itself_and_the_field_sees_nothing(cast):
    assert set(rows(of(cast, cast.kapolres))) == {"Polres TTS"}
    for who in (cast.officer, cast.foreigner, cast.operator):
        with pytest.raises(Problem, match="not_found"):
            of(cast, who)
    assert rows(of(cast, cast.stranger)) == {}  # a Polsek has no resort below it


def test_it_costs_the_same_for_any_number_of_resorts(cast, django_assert_max_num_queries):
    asker = cast.asker(cast.auditor)
    with django_assert_max_num_queries(5):
        summary(asker, clock.today(), clock.today())
