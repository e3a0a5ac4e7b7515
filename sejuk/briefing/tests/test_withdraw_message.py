"""Withdrawn: gone from every phone at its next contact, with the reason kept."""

from __future__ import annotations

import pytest

from sejuk.briefing.actions import issue_message, withdraw_message
from sejuk.briefing.tests.drafts import approved, carried
from sejuk.lib.problems import Problem
from sejuk.testing import OENAI, Cast


def test_no_phone_carries_it_any_more(cast: Cast) -> None:
    version = approved(cast)
    issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Sumbernya berubah")
    assert carried(cast, cast.officer, OENAI) == {}
    version.refresh_from_db()
    assert (version.state, version.withdrawn_reason) == ("withdrawn", "Sumbernya berubah")


def test_it_needs_a_reason_and_a_stranger_withdraws_nothing(cast: Cast) -> None:
    version = approved(cast)
    with pytest.raises(Problem, match="reason_required"):
        withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason=" ")
    for who in (cast.stranger, cast.officer):
        with pytest.raises(Problem, match="not_found"):
            withdraw_message(asker=cast.asker(who), version_id=version.pk, reason="Salah")


def test_what_a_database_does_not_take_is_left_out_of_the_reason(cast: Cast) -> None:
    version = withdraw_message(asker=cast.asker(cast.kasat), version_id=approved(cast).pk, reason=" Sumbernya\0 berubah ")
    version.refresh_from_db()
    assert version.withdrawn_reason == "Sumbernya berubah"
    with pytest.raises(Problem, match="reason_required"):
        withdraw_message(asker=cast.asker(cast.kasat), version_id=approved(cast).pk, reason="\0")
