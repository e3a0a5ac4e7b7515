"""A lost phone is signed out at once."""

from __future__ import annotations

import pytest

from sejuk.lib import ids
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import revoke_phone
from sejuk.org.queries import phones_of
from sejuk.testing import Phone


def test_its_token_dies(cast, kanit, stranger, phone: Phone):
    (held,) = phones_of(asker_for(kanit), cast.officer)
    with pytest.raises(Problem, match="not_found"):
        revoke_phone(asker=asker_for(stranger), officer=cast.officer, phone_id=held.phone_id)
    with pytest.raises(Problem, match="not_found"):
        phones_of(asker_for(stranger), cast.officer)
    with pytest.raises(Problem, match="not_found"):
        revoke_phone(asker=asker_for(kanit), officer=cast.officer, phone_id=ids.new_id())
    assert "cursor" in phone.pull()
    revoke_phone(asker=asker_for(kanit), officer=cast.officer, phone_id=held.phone_id)
    assert phone.pull()["code"] == "token_unknown"
    assert phones_of(asker_for(kanit), cast.officer)[0].revoked_at is not None


def test_one_signs_ones_own_out_and_nobody_elses(cast, stranger, phone: Phone):
    for who, lost in ((stranger, False), (cast.officer, True)):  # who manages says that one is lost
        with pytest.raises(Problem, match="not_found"):
            revoke_phone(asker=asker_for(who), officer=cast.officer, phone_id=phone.device_id, lost=lost)
    revoke_phone(asker=asker_for(cast.officer), officer=cast.officer, phone_id=phone.device_id)
    assert phone.pull()["code"] == "token_unknown"


def test_a_lost_one_is_told_to_erase_everything_it_asks(cast, kanit, stranger, phone: Phone):
    other = Phone(cast.officer)
    with pytest.raises(Problem, match="not_found"):
        revoke_phone(asker=asker_for(stranger), officer=cast.officer, phone_id=phone.device_id, lost=True)
    revoke_phone(asker=asker_for(kanit), officer=cast.officer, phone_id=phone.device_id, lost=True)
    answers = [
        phone.push(),
        phone.client.get("/api/v1/sync/pull", headers=phone.headers),
        phone.client.post("/api/v1/sync/escrow", b"x", content_type="application/octet-stream", headers=phone.headers),
        phone.client.post("/api/v1/devices/me/seal-key", headers=phone.headers),
        phone.client.delete("/api/v1/devices/me", headers=phone.headers),
        phone.client.head("/api/v1/sync/uploads/0190a1b2-0000-7000-8000-000000000000", headers=phone.headers),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["code"] for answer in answers[:-1]} == {"device_wiped"}
    assert "cursor" in other.pull()


def test_one_that_was_signed_out_can_still_turn_out_to_be_lost(cast, kanit, phone: Phone):
    asker = asker_for(kanit)
    revoke_phone(asker=asker, officer=cast.officer, phone_id=phone.device_id)
    first = phones_of(asker, cast.officer)[0].revoked_at
    revoke_phone(asker=asker, officer=cast.officer, phone_id=phone.device_id, lost=True)
    (held,) = phones_of(asker, cast.officer)
    assert (held.revoked_at, held.lost_at is not None, held.wipe_told_at) == (first, True, None)
    assert phone.pull()["code"] == "device_wiped"
    told = phones_of(asker, cast.officer)[0].wipe_told_at
    assert told is not None
    phone.pull()
    assert phones_of(asker, cast.officer)[0].wipe_told_at == told, "when it first heard"
    for lost in (True, False):
        with pytest.raises(Problem, match="not_found"):
            revoke_phone(asker=asker, officer=cast.officer, phone_id=phone.device_id, lost=lost)
