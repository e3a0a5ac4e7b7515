"""Other villages for the same posting; the phone drops what it may no longer hold."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import change_posting_areas
from sejuk.org.queries import vacant_villages, villages_by_officer
from sejuk.testing import FALAS, OENAI, OINLASI, Phone


def test_tombstones_and_back_fill(cast, kanit, phone: Phone):
    before = phone.pull()
    posting = cast.posting(cast.officer)
    change_posting_areas(asker=asker_for(kanit), posting=posting, area_codes=[OENAI, FALAS])
    changes = phone.pull(before["cursor"])["changes"]
    assert {"kind": "area", "id": OINLASI, "deleted": True} in changes
    assert FALAS in [change["id"] for change in changes if change["kind"] == "area" and "data" in change]


def test_vacancies_and_villages_follow(cast, kanit):
    asker = asker_for(kanit)
    vacant = {area.code for area in vacant_villages(asker, cast.sector)}
    assert OENAI not in vacant
    assert FALAS in vacant
    change_posting_areas(asker=asker, posting=cast.posting(cast.officer), area_codes=[FALAS])
    now = {area.code for area in vacant_villages(asker, cast.sector)}
    assert now == (vacant | {OENAI, OINLASI}) - {FALAS}
    ((officer, areas),) = villages_by_officer(asker, cast.sector)
    assert (officer, [area.code for area in areas]) == (cast.officer, [FALAS])
    change_posting_areas(asker=asker, posting=cast.posting(cast.officer), area_codes=["53.02.10"])
    assert vacant_villages(asker, cast.sector) == []


def test_who_may_not(cast, kanit, stranger):
    for by, whom, code in (
        (stranger, cast.officer, "not_found"),
        (kanit, kanit, "own_posting"),
        (kanit, cast.kapolsek, "role_not"),
    ):
        with pytest.raises(Problem, match=code):
            change_posting_areas(asker=asker_for(by), posting=cast.posting(whom), area_codes=[OENAI])
    with pytest.raises(Problem, match="area_not_served"):
        change_posting_areas(asker=asker_for(kanit), posting=cast.posting(cast.officer), area_codes=["53.03.01.2005"])
    for officer in (stranger, cast.officer, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            vacant_villages(asker_for(officer), cast.sector)
