"""Issuing where parts of an area are in another phase: a province is not quiet because one village votes again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import issue_message
from sejuk.briefing.models import Issue
from sejuk.briefing.tests.drafts import approved
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.actions import publish_elections
from sejuk.org.models import Area
from sejuk.org.queries import elections
from sejuk.org.stages import ElectionKind, Phase, Round
from sejuk.org.tests.test_publish_elections import village_vote
from sejuk.testing import KIE, OENAI, OINLASI, Cast, browser_of


@pytest.fixture
def quiet(cast: Cast) -> Iterator[Cast]:
    """One polling station of Oenai votes again on 7 March; today, 5 March, is its quiet period."""
    again = replace(village_vote((OENAI, "TPS 003"), kind=ElectionKind.REGIONAL), round=Round.RE_VOTE)
    publish_elections(asker=cast.asker(cast.operator), calendars=[again])
    with clock.travel(datetime.fromisoformat("2027-03-05T09:00:00+08:00")):
        yield cast


def test_a_resort_issues_while_one_village_is_quiet(quiet: Cast) -> None:
    version = approved(quiet)
    issue_message(asker=quiet.asker(quiet.kapolres), version_id=version.pk, unit=quiet.resort)
    assert Issue.objects.get().area_id == "53.02"
    (silence,) = queries.silences(quiet.asker(quiet.kanit), version)
    assert (silence.phase, silence.until) == (Phase.QUIET_PERIOD, date(2027, 3, 7))  # and the vote, for which it is not either
    assert [(place.area and place.area.pk, place.rest) for place in silence.places] == [(OENAI, False)]
    assert queries.public_card(PUBLIC, version.link or "").standing == queries.Standing.OPEN


def test_what_fits_nowhere_in_an_area_is_refused(quiet: Cast) -> None:
    for phases, codes in [(("none", "campaign"), [OENAI]), (("campaign",), ["53.02"]), (("quiet_period",), [OINLASI])]:
        version = approved(quiet, phases=phases)
        with pytest.raises(Problem, match="message_wrong_phase"):
            issue_message(asker=quiet.asker(quiet.kasat), version_id=version.pk, unit=quiet.resort, area_codes=codes)
    assert not Issue.objects.exists()


def test_one_area_that_does_not_fit_keeps_the_others_back_too(quiet: Cast) -> None:
    with pytest.raises(Problem, match="message_wrong_phase") as refused:
        issue_message(asker=quiet.asker(quiet.kasat), version_id=approved(quiet).pk, unit=quiet.resort, area_codes=[OINLASI, OENAI])
    assert refused.value.words("id").title == "Pesan ini tidak untuk tahapan sekarang di Desa Oenai (Masa tenang)"
    assert not Issue.objects.exists()


def test_what_is_for_the_quiet_village_alone_waits_in_all_the_rest(quiet: Cast) -> None:
    version = approved(quiet, phases=("quiet_period",))
    issue_message(asker=quiet.asker(quiet.kasat), version_id=version.pk, unit=quiet.resort)
    (silence,) = queries.silences(quiet.asker(quiet.kasat), version)
    assert (silence.phase, silence.until) == (Phase.NONE, None)
    assert [(place.area and place.area.pk, place.rest) for place in silence.places] == [("53.02", True)]


def test_of_a_district_named_to_its_last_village_nothing_is_left_over(cast: Cast) -> None:
    villages = list(Area.objects.filter(parent=KIE).values_list("pk", flat=True))
    publish_elections(asker=cast.asker(cast.operator), calendars=[village_vote(*((code, "") for code in villages))])
    with clock.travel(datetime.fromisoformat("2027-03-05T09:00:00+08:00")):
        found = {today.area_code: today.phase for today in elections.pieces(PUBLIC, "53.02")}
        assert found == {"53.02": Phase.NONE} | dict.fromkeys(villages, Phase.QUIET_PERIOD)
        with pytest.raises(Problem, match="message_wrong_phase"):
            issue_message(asker=cast.asker(cast.kasat), version_id=approved(cast).pk, unit=cast.resort, area_codes=[KIE])


def test_a_calendar_that_is_over_makes_no_pieces(cast: Cast) -> None:
    publish_elections(asker=cast.asker(cast.operator), calendars=[village_vote((OENAI, ""))])
    for day, count in (("2027-02-01", 2), ("2027-03-07", 2), ("2027-03-10", 1)):
        with clock.travel(datetime.fromisoformat(f"{day}T09:00:00+08:00")):
            assert len(elections.pieces(PUBLIC, "53.02")) == count


def test_the_pages_say_where_it_waits(quiet: Cast) -> None:
    version, client = approved(quiet), browser_of(quiet.kasat)
    page = f"/messages/{version.pk}/"
    assert client.post(f"{page}act/", {"do": "issue", "unit": str(quiet.resort.pk)}).status_code == 302
    html = client.get(page).content.decode()
    assert "<strong>Masa tenang</strong>: Desa Oenai, Kec. KI&#x27;E" in html
    assert "sampai Min 7 Mar 2027" in html
    assert "bukan untuk tahapan sekarang" not in html
    assert "boleh di sebagian wilayah Anda" in client.get("/messages/").content.decode()
    with clock.travel(clock.now() + timedelta(days=5)):
        assert "tidak dapat disampaikan" not in client.get(page).content.decode()
        assert "boleh disampaikan hari ini" in client.get("/messages/").content.decode()
