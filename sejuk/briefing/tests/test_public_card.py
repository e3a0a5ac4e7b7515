"""What anybody reads by a short address: approved wordings while they may be said, else only why not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from sejuk.briefing import rules
from sejuk.briefing.actions import add_wording, approve_wording, issue_message, withdraw_message
from sejuk.briefing.models import MessageVersion
from sejuk.briefing.queries import PublicCard, Standing, public_card
from sejuk.briefing.tests.drafts import approved, carried, drafted
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.actions import load_elections
from sejuk.testing import OENAI, Cast


def shown(version: MessageVersion) -> PublicCard:
    return public_card(PUBLIC, version.link or "")


def standing(version: MessageVersion) -> Standing:
    return shown(version).standing


def test_a_link_comes_with_the_approval_in_letters_that_nobody_mistakes(cast: Cast) -> None:
    assert drafted(cast).link is None
    links = {approved(cast).link or "" for _ in range(3)}
    assert len(links) == 3
    assert all(set(link) <= set(rules.LINK_LETTERS) and len(link) == rules.LINK_LENGTH for link in links)
    assert not set("01loi") & set(rules.LINK_LETTERS)


def test_the_phone_carries_the_path_of_the_page(cast: Cast) -> None:
    version = approved(cast)
    issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
    assert carried(cast, cast.officer, OENAI)[str(version.pk)]["link"] == f"/k/{version.link}"


def test_an_unknown_address_and_an_empty_one_are_absent(cast: Cast) -> None:
    drafted(cast)
    for link in ("zzzzzz", ""):
        with pytest.raises(Problem, match="not_found"):
            public_card(PUBLIC, link)


def test_only_approved_wordings_are_read_and_another_language_falls_back(cast: Cast) -> None:
    version = approved(cast)
    said = add_wording(asker=cast.asker(cast.humas), version_id=version.pk, language="jv", title="Priksa", text="Takon dhisik.")
    assert shown(version).wording("jv").language == "id"
    approve_wording(asker=cast.asker(cast.kasat), wording_id=said.pk)
    assert shown(version).wording("jv").title == "Priksa"
    assert shown(version).wording("en").language == "id"


def test_a_page_says_when_it_is_withdrawn_expired_or_early(cast: Cast) -> None:
    today = clock.today()
    assert standing(approved(cast)) == Standing.OPEN
    assert standing(approved(cast, valid_until=today)) == Standing.OPEN
    assert standing(approved(cast, valid_until=today - timedelta(days=1))) == Standing.EXPIRED
    assert standing(approved(cast, valid_from=today + timedelta(days=1))) == Standing.EARLY
    version = approved(cast)
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Keliru")
    assert standing(version) == Standing.WITHDRAWN


def test_in_another_phase_it_is_not_shown(cast: Cast) -> None:
    load_elections()
    version = approved(cast, elections=("pilkada",), phases=("campaign",))
    with clock.travel(datetime.fromisoformat("2024-10-01T09:00:00+08:00")):
        issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
        assert standing(version) == Standing.OPEN
    with clock.travel(datetime.fromisoformat("2024-11-25T09:00:00+08:00")):
        assert standing(version) == Standing.OTHER_PHASE


def test_it_is_signed_by_whose_message_it_is(cast: Cast) -> None:
    version = approved(cast)
    assert shown(version).unit == cast.resort
    issue_message(asker=cast.asker(cast.kanit), version_id=version.pk, unit=cast.sector)
    assert shown(version).unit == cast.resort
    version.message.unit = None
    version.message.save()
    assert shown(version).unit == cast.sector
