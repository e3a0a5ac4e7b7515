"""The board: each number opens into exactly what it counts."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.activities.actions import accept_activity, return_activity, withdraw_activity
from sejuk.activities.queries import listed
from sejuk.insight import rollup
from sejuk.insight.queries import board, recording
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.models import Posting
from sejuk.org.rules import Role
from sejuk.testing import FALAS, KIE, OENAI, OINLASI, person, report


@pytest.fixture
def today():
    return clock.today(clock.WITA)


def at(today, days_ago):
    return {"started_at": f"{today - timedelta(days=days_ago)}T00:30:00+08:00"}


def numbers(found):
    return [found.today, found.waiting, found.returned, *found.places, *found.chart, *found.marked]


FATES = st.sampled_from(["kept", "accepted", "returned", "withdrawn"])
WORK = st.lists(st.tuples(st.integers(0, 16), st.sampled_from([OENAI, OINLASI, FALAS, KIE]), FATES), max_size=7)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(work=WORK)
def test_every_number_counts_what_its_list_shows(cast, today, work):
    for days_ago, code, fate in work:
        row = report(cast.officer, area_code=code, **at(today, days_ago))
        if fate == "accepted":
            accept_activity(asker=cast.asker(cast.kanit), activity_id=row.pk, version=1)
        elif fate == "returned":
            return_activity(asker=cast.asker(cast.kanit), activity_id=row.pk, version=1, reason="?")
        elif fate == "withdrawn":
            withdraw_activity(officer_id=cast.officer.pk, activity_id=row.pk, reason="?")
    rollup.recount_everything()
    for who, unit in ((cast.kanit, cast.sector), (cast.kasat, cast.resort)):
        asker = cast.asker(who)
        for number in numbers(board(asker, unit, today)):
            assert number.count == listed(asker, number.filter).count()


def test_days_and_places_add_up(cast, today):
    for code in (OENAI, OENAI, OINLASI):
        report(cast.officer, area_code=code, **at(today, 0))
    report(cast.officer, **at(today, 1))
    found = board(cast.asker(cast.kanit), cast.sector, today)
    assert [(place.label, place.count) for place in found.places] == [("Oenai", 2), ("Oinlasi", 1)]
    assert (found.today.count, found.today.people, found.yesterday.count) == (3, 12, 1)
    resort = board(cast.asker(cast.kasat), cast.resort, today)
    assert [(place.label, place.count) for place in resort.places] == [("Polsek Kie", 3)]


def test_an_officer_is_quiet_after_three_working_days_without_blame_for_the_new_and_the_chiefs(cast):
    wednesday = date(2024, 1, 31)
    new = person("95010001", "Bripda", "Baru Tiba", Role.VILLAGE_OFFICER, cast.sector, FALAS)
    Posting.objects.filter(officer=new).update(valid_from=wednesday - timedelta(days=1))
    found = board(cast.asker(cast.kanit), cast.sector, wednesday)
    assert [one.officer for one in found.quiet] == [cast.officer]
    assert {one.officer for one in recording(cast.asker(cast.kanit), cast.sector, wednesday)} == {cast.officer, new}


def test_a_report_ends_the_silence(cast, today):
    report(cast.officer)
    assert board(cast.asker(cast.kanit), cast.sector, today).quiet == []


def test_the_board_of_another_unit_looks_absent(cast, today):
    for who in (cast.stranger, cast.foreigner, cast.officer, cast.kapolda, cast.operator, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            board(cast.asker(who), cast.sector, today)


def test_it_costs_the_same_for_few_and_for_many(cast, today, django_assert_max_num_queries):
    report(cast.officer)
    for number in range(8):
        report(person(f"8800{number:04d}", "Bripda", f"Petugas {number}", Role.VILLAGE_OFFICER, cast.sector, FALAS))
    rollup.recount_everything()
    for asker, unit in ((cast.asker(cast.kanit), cast.sector), (cast.asker(cast.kasat), cast.resort)):
        with django_assert_max_num_queries(26):
            found = board(asker, unit, today)
            [str(one.officer) for one in found.quiet]
