"""Publishing: only what was checked, judged once more at that moment, now or after an embargo."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.activities.actions import withdraw_activity
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.models import Officer
from sejuk.press.actions import publish_text
from sejuk.press.queries import all_issued, issued
from sejuk.press.tests.texts import accepted, checked, drafted, edited, published
from sejuk.testing import Cast


def test_a_published_text_has_an_address_that_anybody_opens(cast: Cast) -> None:
    text = published(cast)
    assert text.state == "published"
    assert issued(PUBLIC, text.code or "").text.headline == text.headline
    assert Event.objects.get(verb="text.published").data["code"] == text.code


def test_what_nobody_checked_is_not_published(cast: Cast) -> None:
    for text in (drafted(cast), edited(cast, checked(cast), message="")):
        with pytest.raises(Problem, match="text_wrong_state"):
            publish_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version)


def test_two_people_publish_once(cast: Cast) -> None:
    text = published(cast)
    with pytest.raises(Problem, match="text_wrong_state"):
        publish_text(asker=cast.asker(cast.humas), text_id=text.pk, version=text.version)


def test_it_is_judged_again_against_the_records_of_that_moment(cast: Cast, without_reactions: None) -> None:
    row = accepted(cast)
    text = checked(cast, row)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=row.pk, reason="Salah kirim")
    with pytest.raises(Problem, match="text_records_changed"):
        publish_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version)
    assert all_issued(PUBLIC) == []


def test_under_embargo_it_is_out_only_when_that_ends(cast: Cast) -> None:
    text, until = checked(cast), clock.now() + timedelta(hours=2)
    publish_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version, embargo_until=until)
    assert all_issued(PUBLIC) == []
    with clock.travel(until + timedelta(seconds=5)):
        assert [each.published_at for each in all_issued(PUBLIC)] == [until]


@pytest.mark.parametrize("hours", [-1, 24 * 61])
def test_an_embargo_ends_in_the_future_and_soon(cast: Cast, hours: int) -> None:
    text = checked(cast)
    with pytest.raises(Problem, match="embargo_wrong"):
        publish_text(
            asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version,
            embargo_until=clock.now() + timedelta(hours=hours),
        )  # fmt: skip


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    text = checked(cast)
    for who in (stranger, cast.kanit, cast.kapolda):
        with pytest.raises(Problem, match="not_found"):
            publish_text(asker=cast.asker(who), text_id=text.pk, version=text.version)
