"""An order is taken back with its reason, and is gone from the phones at their next contact."""

from __future__ import annotations

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import withdraw_directive
from sejuk.briefing.tests.orders import issued
from sejuk.lib.problems import Problem
from sejuk.testing import Cast, Phone


def test_it_is_gone_from_the_phone_and_stays_on_record(cast: Cast) -> None:
    made = issued(cast)
    phone = Phone(cast.officer)
    cursor = phone.pull()["cursor"]
    withdraw_directive(asker=cast.asker(cast.kasat), directive_id=made.pk, reason="Diganti perintah lisan")
    assert {"kind": "directive", "id": str(made.pk), "deleted": True} in phone.pull(cursor)["changes"]
    assert phone.changes("directive") == {}
    assert queries.my_directives(cast.asker(cast.officer)) == []
    stays = queries.directive(cast.asker(cast.officer), made.pk)
    assert (stays.state, stays.withdrawn_reason) == ("withdrawn", "Diganti perintah lisan")


def test_it_needs_a_reason_and_happens_once(cast: Cast) -> None:
    made = issued(cast)
    with pytest.raises(Problem, match="reason_required"):
        withdraw_directive(asker=cast.asker(cast.kapolres), directive_id=made.pk, reason="  ")
    withdraw_directive(asker=cast.asker(cast.kapolres), directive_id=made.pk, reason="Keliru")
    with pytest.raises(Problem, match="directive_withdrawn"):
        withdraw_directive(asker=cast.asker(cast.kapolres), directive_id=made.pk, reason="Sekali lagi")


def test_a_stranger_is_refused(cast: Cast) -> None:
    made = issued(cast, cast.kapolsek, cast.sector)
    for who in (cast.stranger, cast.foreigner, cast.officer, cast.humas):
        with pytest.raises(Problem, match="not_found"):
            withdraw_directive(asker=cast.asker(who), directive_id=made.pk, reason="Tidak suka")
    made.refresh_from_db()
    assert made.state == "in_force"
