"""Lists: one filter for page, count and file; pages that stay put while records arrive; nobody sees another's."""

import base64
from datetime import timedelta
from typing import Any

import pytest

from sejuk.activities.actions import withdraw_activity
from sejuk.activities.models import Activity
from sejuk.activities.queries import Filter, export, listed, page
from sejuk.briefing.tests.orders import issued
from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.testing import OINLASI, SOE, report


def started(days_ago, hour=9):
    day = clock.today(clock.WITA) - timedelta(days=days_ago)
    return {"started_at": f"{day}T{hour:02d}:00:00+08:00"}


@pytest.fixture
def three(cast, frozen):
    return [
        report(cast.officer, **started(1), narrative="Ronda malam di dusun", themes=["hoax"]),
        report(cast.officer, **started(2, hour=23), area_code=OINLASI, kind="patrol", other_kinds=["dialogue"], themes=[]),
        report(cast.officer, **started(5), narrative="", heard=[], themes=["unity"]),
    ]


FILTERS = [
    ({}, {0, 1, 2}),
    ({"kind": "patrol"}, {1}),
    ({"kind": "dialogue"}, {1}),
    ({"theme": "unity"}, {2}),
    ({"area": OINLASI}, {1}),
    ({"area": "53.02.10"}, {0, 1, 2}),
    ({"area": "53.02.1"}, set()),
    ({"state": "reported"}, {0, 1, 2}),
    ({"state": "accepted"}, set()),
    ({"mark": "reported_late"}, {2}),
    ({"text": "RONDA dusun"}, {0}),
    ({"text": "oinlasi"}, {1}),
    ({"text": "%"}, set()),
]


@pytest.mark.parametrize(("narrowed", "expected"), FILTERS)
def test_a_filter_finds_exactly_its_records(cast, three, narrowed, expected):
    wanted = Filter(unit=cast.sector.pk, **narrowed)
    asker = cast.asker(cast.kanit)
    ids = {three[i].pk for i in expected}
    assert {row.pk for row in listed(asker, wanted)} == ids
    assert page(asker, wanted).count == len(ids)
    assert {row.pk for row in export(asker, wanted)} == ids


def test_a_directive_lists_what_carries_it_out_and_only_for_who_may_read_it(cast):
    own = issued(cast, cast.kapolsek, cast.sector)
    activity = report(cast.officer, directives=[{"directive_id": str(own.pk)}])
    report(cast.officer)
    wanted = Filter(unit=cast.sector.pk, directive=own.pk)
    assert [row.pk for row in listed(cast.asker(cast.kanit), wanted)] == [activity.pk]
    assert [row.pk for row in listed(cast.asker(cast.officer), Filter(directive=own.pk))] == [activity.pk]
    for who, asked in ((cast.humas, own.pk), (cast.stranger, own.pk), (cast.kanit, ids.new_id())):
        with pytest.raises(Problem, match="not_found"):
            listed(cast.asker(who), Filter(directive=asked))


def test_days_are_those_of_the_village(cast, three):
    day = clock.today(clock.WITA) - timedelta(days=2)
    assert [row.pk for row in listed(cast.asker(cast.kanit), Filter(day_from=day, day_to=day))] == [three[1].pk]


def test_withdrawn_records_are_shown_only_to_who_asks_for_them(cast, three):
    withdraw_activity(officer_id=cast.officer.pk, activity_id=three[0].pk, reason="dua kali")
    asker = cast.asker(cast.kanit)
    assert three[0].pk not in {row.pk for row in listed(asker, Filter())}
    assert [row.pk for row in listed(asker, Filter(state="withdrawn"))] == [three[0].pk]


def test_the_stranger_and_the_foreigner_find_nothing_and_the_unit_looks_absent(cast, three):
    for who in (cast.stranger, cast.foreigner, cast.kapolda, cast.operator, cast.auditor):
        asker = cast.asker(who)
        assert not listed(asker, Filter()).exists()
        with pytest.raises(Problem, match="not_found"):
            listed(asker, Filter(unit=cast.sector.pk))


def test_ones_own_records_from_an_earlier_posting_stand_beside_those_that_one_reads_now(cast, three):
    read, asker = report(cast.stranger, area_code=SOE, **started(1)), cast.asker(cast.stranger)
    assert [row.pk for row in listed(asker, Filter())] == [read.pk]
    Activity.objects.filter(pk=three[0].pk).update(officer=cast.stranger)
    assert {row.pk for row in listed(asker, Filter())} == {read.pk, three[0].pk}
    assert page(asker, Filter(), size=1).count == 2


def test_pages_neither_repeat_nor_skip_while_new_records_arrive(cast):
    made = [report(cast.officer, **started(i % 3, hour=5 + i % 4)) for i in range(11)]
    asker, seen, after = cast.asker(cast.kanit), [], ""
    while True:
        part = page(asker, Filter(), after=after, size=4)
        seen += [row.pk for row in part.rows]
        report(cast.officer, **started(0, hour=1))  # something new arrives between the pages
        if not part.after:
            break
        after = part.after
    known = [pk for pk in seen if pk in {row.pk for row in made}]
    assert sorted(known) == sorted(row.pk for row in made)
    assert len(seen) == len(set(seen))


def test_a_day_is_told_from_its_latest_hour_whatever_arrived_last(cast):
    hours = {report(cast.officer, **started(1, hour=hour)).pk: hour for hour in (9, 20, 6, 13, 13)}
    asker, after = cast.asker(cast.kanit), ""
    seen: list[Any] = []
    for _ in range(3):
        part = page(asker, Filter(), after=after, size=2)
        seen, after = seen + [row.pk for row in part.rows], part.after
    assert [hours[pk] for pk in seen] == [20, 13, 13, 9, 6]
    assert len(set(seen)) == 5


def test_an_address_of_an_earlier_version_starts_at_the_first_page(cast, three):
    day, number = three[0].local_day.toordinal().to_bytes(3, "big"), three[0].pk.bytes
    found = page(cast.asker(cast.kanit), Filter(), after=base64.urlsafe_b64encode(day + number).decode().rstrip("="))
    assert (len(found.rows), found.first) == (3, True)


@pytest.mark.parametrize("cursor", ["x", "AAAA", "é", "A" * 30, "A" * 36, "f" * 36])
def test_a_broken_cursor_is_said(cast, cursor):
    with pytest.raises(Problem, match="bad_cursor"):
        page(cast.asker(cast.kanit), Filter(), after=cursor)


def test_a_page_costs_the_same_for_one_record_and_for_many(cast, django_assert_max_num_queries):
    for _ in range(12):
        report(cast.officer)
    with django_assert_max_num_queries(6):
        [(str(row.officer), row.unit.name, row.area.label) for row in page(cast.asker(cast.kanit), Filter()).rows]
    with django_assert_max_num_queries(5):
        [list(row.heard_notes.all()) for row in export(cast.asker(cast.kanit), Filter())]
