"""Where a message was told: exact and openable within the resort, rounded above it, nothing for the field."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from sejuk.activities import queries as activities
from sejuk.activities.actions import withdraw_activity
from sejuk.briefing.actions import issue_message
from sejuk.briefing.models import MessageVersion
from sejuk.briefing.tests.drafts import approved, drafted
from sejuk.insight import rollup
from sejuk.insight.models import ToldCount
from sejuk.insight.queries import told
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.org.rules import Role
from sejuk.testing import OENAI, OINLASI, SOE, Cast, person, report

pytestmark = pytest.mark.usefixtures("frozen")
FATUONI = "53.02.10.2002"


@pytest.fixture
def version(cast: Cast) -> MessageVersion:
    """Issued to the whole regency."""
    return issued(cast)


def issued(cast: Cast, *codes: str) -> MessageVersion:
    made = approved(cast)
    issue_message(asker=cast.asker(cast.kasat), version_id=made.pk, unit=cast.resort, area_codes=codes)
    return made


def visits(officer: Officer, version: MessageVersion, *codes: str) -> None:
    for code in codes:
        report(officer, area_code=code, delivered=[str(version.pk)])


def counted(cast: Cast, who: Officer, version: MessageVersion, **of: object) -> dict[str, Any]:
    """Each row: told, of how many activities, villages reached, of how many."""
    rollup.recount_everything()
    found = told(cast.asker(who), version.pk, **of)  # type: ignore[arg-type]
    assert found is not None
    rows = [*found.rows, found.whole]
    return {row.label: (row.told.shown, row.activities.shown, row.reached.shown, row.served) for row in rows}


def test_a_sector_sees_its_villages(cast: Cast, version: MessageVersion) -> None:
    visits(cast.officer, version, OENAI, OENAI)
    report(cast.officer, area_code=OENAI)
    report(cast.officer, area_code=OINLASI)
    rows = counted(cast, cast.kanit, version)
    assert rows["Desa Oenai"] == (2, 3, 1, 1)
    assert rows["Desa Oinlasi"] == (0, 1, 0, 1)
    assert rows["Polsek Kie"] == (2, 4, 1, len(rows) - 1)


def test_a_resort_sees_its_sectors_and_opens_one(cast: Cast, version: MessageVersion) -> None:
    constable = person("86010099", "Briptu", "Yuni Tse", Role.VILLAGE_OFFICER, cast.other_sector, f"{SOE}.1001")
    visits(cast.officer, version, OENAI, OINLASI)
    visits(constable, version, f"{SOE}.1001")
    rows = counted(cast, cast.kapolres, version)
    assert (rows["Polsek Kie"][:3], rows["Polsek Kota Soe"][:3], rows["Polres TTS"][:3]) == ((2, 2, 2), (1, 1, 1), (3, 3, 3))
    assert rows["Polres TTS"][3] == rows["Polsek Kie"][3] + rows["Polsek Kota Soe"][3]
    assert counted(cast, cast.kapolres, version, unit=cast.sector)["Desa Oenai"] == (1, 1, 1, 1)


def test_only_where_it_was_issued_counts(cast: Cast) -> None:
    version = issued(cast, OENAI, FATUONI)
    visits(cast.officer, version, OENAI, OINLASI)
    report(cast.officer, area_code=f"{SOE}.1001")
    assert counted(cast, cast.kanit, version)["Polsek Kie"] == (1, 1, 1, 2)


def test_every_number_opens_into_its_records(cast: Cast, version: MessageVersion) -> None:
    visits(cast.officer, version, OENAI, OINLASI, OENAI)
    report(cast.officer)
    rollup.recount_everything()
    found = told(cast.asker(cast.kanit), version.pk)
    assert found is not None
    assert found.covers
    for row in found.rows:
        wanted = activities.Filter(unit=cast.sector.pk, area=row.area, day_from=found.first, day_to=found.last, message=version.pk)
        assert activities.page(cast.asker(cast.kanit), wanted).count == row.told.shown


def test_a_withdrawn_visit_told_nothing(cast: Cast, version: MessageVersion) -> None:
    visits(cast.officer, version, OENAI)
    (activity,) = cast.officer.activities.all()
    rollup.count_activities(activity_ids=[str(activity.pk)])
    assert ToldCount.objects.get().activities == 1
    withdraw_activity(officer_id=cast.officer.pk, activity_id=activity.pk, reason="Salah desa")
    rollup.count_activities(activity_ids=[str(activity.pk)])
    assert not ToldCount.objects.exists()


def test_above_the_resort_small_numbers_are_withheld(cast: Cast, version: MessageVersion) -> None:
    visits(cast.officer, version, *[OENAI] * 4)
    rows = counted(cast, cast.kapolda, version)
    assert rows["Polres TTS"][:3] == (None, None, None)
    visits(cast.officer, version, *[OINLASI] * 8)
    rows = counted(cast, cast.kapolda, version)
    assert rows["Polres TTS"][:3] == (10, 10, None)
    assert "Polres TTU" not in rows  # it was not issued there
    with clock.travel(clock.now() + timedelta(days=7)):
        visits(cast.officer, version, OENAI)
        rollup.recount_everything()
        whole = told(cast.asker(cast.kapolda), version.pk)
    assert whole is not None
    assert whole.whole.told == whole.rows[0].told == (10, True)  # at least: a week of one visit is left out, of the whole too


def test_the_numbers_of_two_days_do_not_betray_one_visit(cast: Cast, version: MessageVersion) -> None:
    seen = set()
    for _ in range(5):
        visits(cast.officer, version, random.choice([OENAI, OINLASI]))
        seen.add(counted(cast, cast.kapolda, version)["Polres TTS"][0])
    assert seen == {None, 5}


def test_the_field_and_strangers_learn_nothing(cast: Cast, version: MessageVersion) -> None:
    assert told(cast.asker(cast.officer), version.pk) is None
    with pytest.raises(Problem, match="not_found"):
        told(cast.asker(cast.stranger), version.pk, unit=cast.sector)
    with pytest.raises(Problem, match="not_found"):
        told(cast.asker(cast.foreigner), drafted(cast).pk)
    own = told(cast.asker(cast.stranger), version.pk)
    assert own is not None
    assert own.unit == cast.other_sector


def test_what_was_never_issued_says_nothing(cast: Cast) -> None:
    assert told(cast.asker(cast.kapolres), approved(cast).pk) is None


def test_it_costs_the_same_for_few_and_many(cast: Cast, version: MessageVersion, django_assert_max_num_queries: object) -> None:
    visits(cast.officer, version, OENAI, OINLASI)
    rollup.recount_everything()
    for who in (cast.kapolres, cast.kapolda):
        with django_assert_max_num_queries(13):  # type: ignore[operator]
            told(cast.asker(who), version.pk)
