"""Revoking a phone: its token dies at once, what it sent stays."""

from __future__ import annotations

from sejuk.activities.models import Activity
from sejuk.org.models import Officer
from sejuk.sync.actions import revoke_device
from sejuk.sync.models import Device
from sejuk.testing import Phone, report_body


def test_its_token_dies_and_what_it_sent_stays(phone: Phone, kanit: Officer) -> None:
    phone.results(phone.op(report_body()))
    revoke_device(device=Device.objects.get(), by=kanit.pk)
    assert phone.push(phone.op(report_body())).status_code == 401
    assert phone.pull()["code"] == "token_unknown"
    assert Activity.objects.count() == 1


def test_a_stranger_signs_out_only_their_own_phone(phone: Phone, stranger: Officer) -> None:
    theirs = Phone(stranger)
    assert theirs.client.delete("/api/v1/devices/me", headers=theirs.headers).status_code == 204
    assert phone.results(phone.op(report_body()))[0]["status"] == "accepted"
