"""Who read a directive and who carried it out, level by level; names only for those who read that unit's words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sejuk.activities import queries as activities
from sejuk.activities.actions import withdraw_activity
from sejuk.briefing.actions import acknowledge_directive, replace_directive
from sejuk.briefing.tests.orders import issued, order
from sejuk.insight.queries import Progress, Tally, directive_progress, directive_total
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.actions import add_neighbourhood, end_posting
from sejuk.org.models import Officer, Posting
from sejuk.org.rules import Role
from sejuk.testing import KIE, OENAI, OINLASI, SINCE, SOE, Cast, person, report


def read(cast: Cast, directive_id: object, *officers: Officer) -> None:
    for officer in officers:
        acknowledge_directive(asker=cast.asker(officer), directive_id=directive_id)  # type: ignore[arg-type]


def table(progress: Progress) -> dict[str, tuple[int, int, int]]:
    rows = progress.units or progress.villages
    return {row.name: (row.recipients, row.read, row.done) for row in rows}


def test_from_the_polda_down_to_the_village(cast: Cast) -> None:
    made = issued(cast, cast.kapolda, cast.polda)
    read(cast, made.pk, cast.officer, cast.kapolres)
    report(cast.officer, directives=[{"directive_id": str(made.pk)}])
    report(cast.officer, directives=[{"directive_id": str(made.pk)}])
    top = directive_progress(cast.asker(cast.kapolda), made.pk)
    assert (top.total.recipients, top.total.read, top.total.done) == (8, 2, 1)
    assert table(top) == {"Polres TTS": (7, 2, 1), "Polres TTU": (1, 0, 0)}
    resort = directive_progress(cast.asker(cast.kapolda), made.pk, cast.resort.pk)
    assert table(resort) == {"": (3, 1, 0), "Polsek Kie": (3, 1, 1), "Polsek Kota Soe": (1, 0, 0)}
    assert [unit.name for unit in resort.above] == ["Polda NTT"]
    sector = directive_progress(cast.asker(cast.kapolda), made.pk, cast.sector.pk)
    villages = table(sector)
    assert (villages["Oenai"], villages["Oinlasi"], villages["Falas"], villages[""]) == ((1, 1, 1), (1, 1, 1), (0, 0, 0), (2, 0, 0))


def listed_by(cast: Cast, who: Officer, tally: Tally) -> int:
    assert tally.records is not None
    return activities.page(cast.asker(who), tally.records).count


def test_every_number_of_activities_opens_into_exactly_these(cast: Cast) -> None:
    made, other = issued(cast), issued(cast)
    soe = person("86010099", "Briptu", "Yuni Tse", Role.VILLAGE_OFFICER, cast.other_sector, f"{SOE}.1001")
    both = [{"directive_id": str(made.pk)}, {"directive_id": str(other.pk)}]
    rw = add_neighbourhood(asker=cast.asker(cast.kasat), unit=cast.sector, village_code=OENAI, rw="01")
    for officer, area, said in (
        (cast.officer, OENAI, both), (cast.officer, rw.code, both[:1]), (cast.officer, OINLASI, both[1:]), (cast.officer, KIE, both[:1]),
        (cast.kasat, OENAI, both), (soe, f"{SOE}.1001", both), (soe, f"{SOE}.1001", []),
    ):  # fmt: skip
        report(officer, area_code=area, directives=said)
    gone = report(cast.officer, directives=both)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=gone.pk, reason="Keliru")
    resort = directive_progress(cast.asker(cast.kapolres), made.pk)
    assert {row.name: row.activities.shown for row in resort.units} == {"": 1, "Polsek Kie": 3, "Polsek Kota Soe": 1}
    sector = directive_progress(cast.asker(cast.kapolsek), made.pk)
    assert {row.name: row.activities.shown for row in sector.villages if row.activities.shown} == {"Oenai": 2}
    assert (sector.total.activities.shown, sector.elsewhere.shown) == (3, 1)
    for progress, who in ((resort, cast.kapolres), (sector, cast.kapolsek)):
        assert listed_by(cast, who, progress.total) == progress.total.activities.shown
        for row in (*(one for one in progress.units if one.opens), *(one for one in progress.villages if one.name)):
            assert listed_by(cast, who, row) == row.activities.shown
    assert listed_by(cast, cast.kapolres, directive_total(cast.asker(cast.kapolres), made.pk)) == 5


def test_above_the_resort_no_record_opens_and_no_few_are_told(cast: Cast) -> None:
    made = issued(cast, cast.kapolda, cast.polda)
    for _ in range(6):
        report(cast.officer, directives=[{"directive_id": str(made.pk)}])
    report(cast.officer, area_code=OINLASI, directives=[{"directive_id": str(made.pk)}])
    for unit in (cast.polda, cast.resort, cast.sector):
        found = directive_progress(cast.asker(cast.kapolda), made.pk, unit.pk)
        rows = [found.total, *found.units, *found.villages]
        assert {row.records for row in rows} == {None}
        assert {row.activities.shown for row in rows} <= {0, 5, None}
        assert found.total.activities.shown == 5
    villages = {row.name: row.activities.shown for row in found.villages}
    assert (villages["Oenai"], villages["Oinlasi"], villages["Falas"]) == (5, None, 0)


def test_the_silent_are_named_to_their_own_chain_only(cast: Cast) -> None:
    made = issued(cast, cast.kapolda, cast.polda)
    read(cast, made.pk, cast.kanit)
    assert not directive_progress(cast.asker(cast.kapolda), made.pk, cast.sector.pk).names_silent
    own = directive_progress(cast.asker(cast.kapolsek), made.pk)
    assert own.unit == cast.sector
    assert [one.officer for one in own.silent] == [cast.kapolsek, cast.officer]
    report(cast.officer, directives=[{"directive_id": str(made.pk)}])  # who did something is not silent
    resort = directive_progress(cast.asker(cast.kasat), made.pk)
    assert {one.officer for one in resort.silent} == {cast.kapolsek, cast.kapolres, cast.kasat, cast.humas, cast.stranger}


def test_a_withdrawn_activity_counts_no_more(cast: Cast) -> None:
    made = issued(cast)
    activity = report(cast.officer, directives=[{"directive_id": str(made.pk)}])
    assert directive_progress(cast.asker(cast.kapolres), made.pk).total.done == 1
    withdraw_activity(officer_id=cast.officer.pk, activity_id=activity.pk, reason="Keliru")
    assert directive_progress(cast.asker(cast.kapolres), made.pk).total.done == 0


def test_who_serves_twice_counts_once_and_who_left_not_at_all(cast: Cast) -> None:
    made = issued(cast)
    before = directive_progress(cast.asker(cast.kapolres), made.pk).total.recipients
    Posting.objects.create(officer=cast.stranger, unit=cast.sector, role=Role.UNIT_MEMBER, valid_from=SINCE)
    person("87010077", "Bripda", "Mikael Tabun", Role.VILLAGE_OFFICER, cast.sector, OENAI)
    assert directive_progress(cast.asker(cast.kapolres), made.pk).total.recipients == before + 1
    yesterday = clock.today() - timedelta(days=1)
    end_posting(asker=cast.asker(cast.kasat), posting=cast.posting(cast.officer), last_day=yesterday)
    assert directive_progress(cast.asker(cast.kapolres), made.pk).total.recipients == before


def test_what_was_replaced_keeps_who_had_read_it(cast: Cast) -> None:
    old = issued(cast)
    read(cast, old.pk, cast.officer, cast.kanit)
    new = replace_directive(asker=cast.asker(cast.kapolres), directive_id=old.pk, order=order())
    assert directive_progress(cast.asker(cast.kapolres), old.pk).total.read == 2
    assert directive_progress(cast.asker(cast.kapolres), new.pk).total.read == 0


def test_a_stranger_opens_no_table_and_nobody_one_above_or_beside_them(cast: Cast) -> None:
    made, own = issued(cast, cast.kapolda, cast.polda), issued(cast, cast.kapolsek, cast.sector)
    for who, directive, unit in (
        (cast.stranger, own, None), (cast.stranger, made, cast.sector), (cast.kapolsek, made, cast.resort), (cast.officer, own, None),
        (cast.humas, made, None), (cast.auditor, made, None), (cast.kapolres, made, cast.other_resort), (cast.kapolda, own, cast.resort),
    ):  # fmt: skip
        with pytest.raises(Problem, match="not_found"):
            directive_progress(cast.asker(who), directive.pk, unit.pk if unit else None)


def test_a_table_costs_the_same_however_many_there_are(cast: Cast) -> None:
    made = issued(cast, cast.kapolda, cast.polda)
    asker, asked = cast.asker(cast.kapolda), []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            directive_progress(asker, made.pk)
        asked.append(len(queries))
        for more in range(20):
            person(f"9{number}{more:06}", "Bripda", f"Anggota {more}", Role.UNIT_MEMBER, cast.sector)
    assert asked[0] == asked[1] <= 12
