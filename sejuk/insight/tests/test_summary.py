"""Above the resort there are numbers only, and no small ones."""

import random
from datetime import date, timedelta
from itertools import combinations

import pytest

from sejuk.insight import rollup, rules
from sejuk.insight.models import DayCount
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
    assert (tts.activities.shown, tts.people.shown) == (5, 20)  # 6 and 24, told in fives
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


def _days(cast, counts, monday):
    """Activities of one village for each day from a Monday on."""
    DayCount.objects.bulk_create(
        DayCount(unit_id=cast.sector.pk, area_code=OENAI, day=monday + timedelta(days=n), kind="visit", activities=count, people_reached=3 * count, leaflets_given=0)
        for n, count in enumerate(counts) if count
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_no_two_spans_tell_a_small_count_by_their_difference(cast, seed):
    draw, monday = random.Random(seed), date(2024, 1, 1)
    _days(cast, [draw.choice((0, 0, 1, 1, 2, 3, 7)) for _ in range(28)], monday)
    spans = [(first, last) for first in range(0, 28, 2) for last in range(first, 28, 3)]
    told = []
    for first, last in spans:
        found = summary(cast.asker(cast.kapolda), monday + timedelta(days=first), monday + timedelta(days=last))
        row = rows(found)["Polres TTS"]
        told.append([cell.shown or 0 for cell in (row.activities, row.people, row.reached, found.activities, found.people)])
    for one, other in combinations(told, 2):
        assert all(abs(a - b) not in range(1, rules.SMALL) for a, b in zip(one, other, strict=True)), (one, other)


def test_a_span_is_of_whole_weeks_and_one_day_more_changes_nothing(cast):
    monday = date(2024, 1, 1)
    _days(cast, [6] * 14, monday)
    spans = {(first, last): summary(cast.asker(cast.kapolda), monday + timedelta(days=first), monday + timedelta(days=last))
             for first, last in ((0, 6), (3, 3), (2, 5), (0, 7))}  # fmt: skip
    assert {spans[key].activities.shown for key in ((0, 6), (3, 3), (2, 5))} == {40}
    assert spans[0, 7].activities.shown == 80
    assert (spans[3, 3].first, spans[3, 3].last) == (monday, monday + timedelta(days=6))


def test_a_week_that_is_withheld_is_in_no_longer_span_either(cast):
    _days(cast, [10] + [0] * 6 + [2], date(2024, 1, 1))
    found = summary(cast.asker(cast.kapolda), date(2024, 1, 1), date(2024, 1, 14))
    row = rows(found)["Polres TTS"]
    assert (row.activities.shown, row.activities.at_least) == (10, True)
