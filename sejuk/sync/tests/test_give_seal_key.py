"""A phone that was enrolled before there were seal keys gets one, once."""

from __future__ import annotations

from typing import Any

from sejuk.journal.models import Event
from sejuk.sync.models import Device
from sejuk.testing import Phone


def ask(phone: Phone) -> Any:
    return phone.client.post("/api/v1/devices/me/seal-key", headers=phone.headers)


def test_it_is_the_same_each_time(phone: Phone) -> None:
    assert ask(phone).json()["seal_key"] == phone.seal_key
    Device.objects.update(seal_key_id="", seal_public="", seal_locked=None)
    given = ask(phone).json()
    assert given["lock_after_days"] == 7
    assert given["seal_key"] != phone.seal_key
    assert ask(phone).json() == given
    assert Event.objects.filter(verb="device.seal_key_given").count() == 1


def test_only_for_a_phone_that_is_known(phone: Phone) -> None:
    phone.token = "x"
    assert ask(phone).status_code == 401
