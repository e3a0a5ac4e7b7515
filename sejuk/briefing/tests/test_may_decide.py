"""Who decides about a message that came with Sejuk: nobody decides for units that they do not brief."""

from __future__ import annotations

import pytest

from sejuk.briefing.actions import add_wording, approve_message, issue_message, load_messages, revise_message, withdraw_message
from sejuk.briefing.models import MessageVersion
from sejuk.briefing.tests.drafts import carried, draft
from sejuk.lib.problems import Problem
from sejuk.testing import OENAI, Cast


@pytest.fixture
def shipped(cast: Cast) -> MessageVersion:
    """A message that came with Sejuk, approved and issued by the Polres."""
    load_messages()
    version = MessageVersion.objects.get(message__code="disaster-fire")
    approve_message(asker=cast.asker(cast.kasat), version_id=version.pk)
    issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
    return version


def test_a_sector_neither_withdraws_nor_words_what_its_resort_issued(cast: Cast, shipped: MessageVersion) -> None:
    for who in (cast.kapolsek, cast.stranger, cast.officer):
        with pytest.raises(Problem, match="not_found"):
            withdraw_message(asker=cast.asker(who), version_id=shipped.pk, reason="Tidak cocok")
        with pytest.raises(Problem, match="not_found"):
            add_wording(asker=cast.asker(who), version_id=shipped.pk, language="jv", title="Priksa", text="Takon dhisik.")
    assert carried(cast, cast.officer, OENAI)
    withdraw_message(asker=cast.asker(cast.kapolres), version_id=shipped.pk, reason="Sumbernya berubah")
    assert not carried(cast, cast.officer, OENAI)


def test_who_words_it_anew_makes_a_message_of_their_own_unit(cast: Cast, shipped: MessageVersion) -> None:
    made = revise_message(asker=cast.asker(cast.kapolsek), message_id=shipped.message_id, draft=draft())
    assert (made.message.unit, made.number, made.message.theme) == (cast.sector, 1, shipped.message.theme)
    assert list(shipped.message.versions.all()) == [shipped]
