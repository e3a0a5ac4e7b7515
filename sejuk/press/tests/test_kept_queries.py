"""Who sees which kept releases, and how they are found again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sejuk.lib.problems import Problem
from sejuk.press.queries.kept import KeptFilter, keepers, kept_export, kept_page, kept_release, may_describe
from sejuk.press.tests.releases import kept
from sejuk.testing import SOE, Cast, report


def test_they_are_seen_where_one_writes_for_the_public(cast: Cast) -> None:
    row = kept(cast)
    for who in (cast.kanit, cast.kapolsek, cast.kasat, cast.humas, cast.kapolres):
        assert kept_release(cast.asker(who), row.pk) == row
    for who in (cast.officer, cast.stranger, cast.foreigner, cast.operator, cast.auditor, cast.kapolda):
        with pytest.raises(Problem, match="not_found"):
            kept_release(cast.asker(who), row.pk)
        assert kept_page(cast.asker(who), KeptFilter()).total == 0


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, True), ({"kind": "visit"}, True), ({"kind": "patrol"}, False), ({"theme": "hoax"}, True), ({"theme": "drugs"}, False),
        ({"area": "53.02"}, True), ({"area": "53.03"}, False), ({"day_from": date(2024, 1, 24), "day_to": date(2024, 1, 24)}, True),
        ({"day_from": date(2024, 1, 25)}, False), ({"day_to": date(2024, 1, 23)}, False), ({"text": "saring oenai"}, True),
        ({"text": "kupang"}, False), ({"withdrawn": True}, False),
    ],
)  # fmt: skip
def test_a_filter_finds_them_again(cast: Cast, wanted: dict[str, Any], found: bool) -> None:  # noqa: FBT001 - a row of the table
    row = kept(cast)
    asker, filter_ = cast.asker(cast.kasat), KeptFilter(**wanted)
    assert kept_page(asker, filter_).rows == ([row] if found else [])
    assert list(kept_export(asker, filter_)) == ([row] if found else [])
    assert keepers(asker, filter_) == ({cast.kanit.pk: 1} if found else {})


def test_a_unit_out_of_reach_looks_absent(cast: Cast) -> None:
    assert kept_page(cast.asker(cast.kasat), KeptFilter(unit=cast.other_sector.pk)).total == 0
    with pytest.raises(Problem, match="not_found"):
        kept_page(cast.asker(cast.kanit), KeptFilter(unit=cast.other_sector.pk))


def test_a_list_costs_the_same_however_long_it_is(cast: Cast) -> None:
    asker = cast.asker(cast.kasat)
    kept(cast)
    with CaptureQueriesContext(
        connection,
    ) as few:
        [(row.unit.name, row.area, row.kept_by.name) for row in kept_page(asker, KeptFilter()).rows]
    for number in range(5):
        kept(cast, text=f"rilis {number}")
    with CaptureQueriesContext(connection) as many:
        [(row.unit.name, row.area, row.kept_by.name) for row in kept_page(asker, KeptFilter()).rows]
    assert len(few) == len(many) == 2


def test_field_reports_of_its_day_are_offered_those_of_its_village_first(cast: Cast) -> None:
    there, elsewhere = report(cast.officer), report(cast.officer, area_code="53.02.10.2009")
    row = kept(cast, day=there.local_day)
    assert may_describe(cast.asker(cast.kanit), row) == [there, elsewhere]
    assert SOE not in [one.area_id for one in may_describe(cast.asker(cast.kasat), row)]
