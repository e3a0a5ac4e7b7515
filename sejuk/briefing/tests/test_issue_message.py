"""Issuing: approved, within the unit, in its phase by the place's own clock."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sejuk.briefing.actions import issue_message
from sejuk.briefing.models import Issue
from sejuk.briefing.tests.drafts import approved, carried, drafted
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.actions import load_elections
from sejuk.org.models import Jurisdiction
from sejuk.testing import OENAI, OTHER_REGENCY, SOE, Cast


def test_it_reaches_the_phones_of_that_area_alone(cast: Cast) -> None:
    version = approved(cast)
    issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort, area_codes=["53.02.10"])
    ((key, card),) = carried(cast, cast.officer, OENAI).items()
    assert (key, card["wordings"][0]["title"]) == (str(version.pk), "Cek dulu")
    assert carried(cast, cast.foreigner, OTHER_REGENCY) == {}


def test_the_same_again_adds_nothing(cast: Cast) -> None:
    version = approved(cast)
    for _ in range(2):
        issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
    assert Issue.objects.get().area_id == "53.02"


def test_a_sector_issues_for_what_it_serves_and_nothing_around_it(cast: Cast) -> None:
    """Two lines in two districts are two issues, not one for the regency that holds them both."""
    asker, version = cast.asker(cast.kanit), approved(cast)
    Jurisdiction.objects.create(unit=cast.sector, area_id=SOE, valid_from=clock.today())
    issue_message(asker=asker, version_id=version.pk, unit=cast.sector)
    assert set(Issue.objects.values_list("area_id", flat=True)) == set(territory.widest(territory.lines(cast.sector)))
    assert not Issue.objects.filter(area_id="53.02").exists()
    with pytest.raises(Problem, match="area_outside_parent"):
        issue_message(asker=asker, version_id=approved(cast).pk, unit=cast.sector, area_codes=["53.02"])


@pytest.mark.parametrize(
    ("changes", "codes", "code"),
    [
        ({"phases": ("campaign",)}, [OENAI], "message_wrong_phase"), ({}, [OTHER_REGENCY], "area_outside_parent"),
        ({}, ["99.99"], "area_unknown"), ({"valid_until": date(2020, 1, 1)}, [OENAI], "message_expired"),
    ],
)  # fmt: skip
def test_what_may_not_be_issued(cast: Cast, changes: dict[str, object], codes: list[str], code: str) -> None:
    version = approved(cast, **changes)
    with pytest.raises(Problem, match=code):
        issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort, area_codes=codes)
    assert not Issue.objects.exists()


def test_a_phase_is_that_of_the_election_law(cast: Cast) -> None:
    """In the Pilkada's campaign a message made for the Pemilu is not said."""
    load_elections()
    wrong = approved(cast, elections=("pemilu",), phases=("campaign",))
    right = approved(cast, elections=("pilkada",), phases=("campaign",))
    with clock.travel(datetime.fromisoformat("2024-10-01T09:00:00+08:00")):
        issue_message(asker=cast.asker(cast.kasat), version_id=right.pk, unit=cast.resort)
        with pytest.raises(Problem, match="message_wrong_phase"):
            issue_message(asker=cast.asker(cast.kasat), version_id=wrong.pk, unit=cast.resort)


def test_a_draft_is_not_issued_and_a_stranger_issues_nothing(cast: Cast) -> None:
    with pytest.raises(Problem, match="message_not_approved"):
        issue_message(asker=cast.asker(cast.kasat), version_id=drafted(cast).pk, unit=cast.resort)
    version = approved(cast)
    for who, unit in ((cast.stranger, cast.sector), (cast.officer, cast.sector), (cast.kanit, cast.resort)):
        with pytest.raises(Problem, match="not_found"):
            issue_message(asker=cast.asker(who), version_id=version.pk, unit=unit)
