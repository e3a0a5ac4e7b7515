"""Unlocking: only its officer, by password, gets the private half of a phone's seal key; a lost phone never."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives import serialization
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sejuk.journal.models import Event
from sejuk.lib import clock, sealed
from sejuk.org.actions import revoke_phone
from sejuk.org.models import Officer
from sejuk.sync.models import Device
from sejuk.testing import PASSWORD, Cast, Phone


def unlock(phone: Phone, device_id: object = None, **changes: Any) -> Any:
    body = {"service_number": phone.officer.service_number, "password": PASSWORD, "code": None} | changes
    return Client().post(f"/api/v1/devices/{device_id or phone.device_id}/unlock", body, content_type="application/json")


def test_what_the_phone_sealed_opens_with_what_it_gets(phone: Phone) -> None:
    box = sealed.seal(phone.seal_key["public_key"], b"Sambang warga")
    assert box.key_id == phone.seal_key["key_id"]
    answer = unlock(phone)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert sealed.unseal(answer.json()["private_key"], box) == b"Sambang warga"
    assert Event.objects.filter(verb="device.unlocked", subject=str(phone.device_id), actor_id=phone.officer.pk).count() == 1


def test_the_private_key_lies_locked_and_each_phone_has_its_own(phone: Phone) -> None:
    other = Phone(phone.officer)
    assert other.seal_key["key_id"] != phone.seal_key["key_id"]
    private = base64.b64decode(unlock(phone).json()["private_key"])
    serialization.load_der_private_key(private, password=None)
    kept = bytes(Device.objects.get(pk=phone.device_id).seal_locked or b"")
    assert private not in kept
    assert base64.b64encode(private) not in kept
    with CaptureQueriesContext(connection) as asked:
        unlock(phone)
    assert not [query for query in asked.captured_queries if base64.b64encode(private).decode() in query["sql"]]


def test_a_wrong_password_and_a_stranger_get_nothing(cast: Cast, phone: Phone) -> None:
    foreign = unlock(phone, service_number=cast.stranger.service_number)
    unknown = unlock(phone, uuid4())
    wrong = unlock(phone, password="salah")
    assert {(a.status_code, a.json()["code"]) for a in (foreign, unknown, wrong)} == {(401, "wrong_sign_in")}
    assert not Event.objects.filter(verb="device.unlocked").exists()


def test_guessing_is_braked_as_at_the_sign_in(phone: Phone) -> None:
    codes = [unlock(phone, password="salah").json()["code"] for _ in range(9)]
    assert codes == ["wrong_sign_in"] * 8 + ["too_many_attempts"]
    assert unlock(phone).status_code == 429


def test_a_phone_whose_token_ended_or_was_signed_out_still_unlocks(phone: Phone) -> None:
    with clock.travel(clock.now() + timedelta(days=181)):
        assert phone.pull()["code"] == "token_unknown"
        assert unlock(phone).status_code == 200
    phone.client.delete("/api/v1/devices/me", headers=phone.headers)
    assert phone.pull()["code"] == "token_unknown"
    assert unlock(phone).status_code == 200


def test_a_lost_one_never_does(cast: Cast, kanit: Officer, phone: Phone) -> None:
    revoke_phone(asker=cast.asker(kanit), officer=cast.officer, phone_id=phone.device_id, lost=True)
    assert (unlock(phone).status_code, unlock(phone).json()["code"]) == (401, "device_wiped")
    assert unlock(phone, password="salah").json()["code"] == "wrong_sign_in"


def test_a_password_that_somebody_else_made_unlocks_nothing(phone: Phone) -> None:
    Officer.objects.update(must_change_password=True)
    assert unlock(phone).json()["code"] == "password_must_change"


@pytest.mark.parametrize("key", ["", "key of another installation"])
def test_a_key_that_the_server_cannot_open_is_a_clear_problem(phone: Phone, settings: Any, key: str) -> None:
    settings.KEY_SECRET = key
    assert (unlock(phone).status_code, unlock(phone).json()["code"]) == (503, "key_unreadable")
