"""The phones of people who left are signed out for good."""

from __future__ import annotations

from sejuk.journal.models import Event
from sejuk.sync.actions import revoke_devices
from sejuk.sync.models import Device
from sejuk.testing import Phone


def test_all_of_theirs_and_no_other(cast, stranger, phone: Phone):
    other = Phone(stranger)
    assert revoke_devices(officer_ids=[cast.officer.pk], by=cast.kanit.pk) == 1
    assert phone.pull()["code"] == "token_unknown"
    assert "cursor" in other.pull()
    assert revoke_devices(officer_ids=[cast.officer.pk]) == 0
    assert list(Event.objects.filter(verb="device.revoked").values_list("subject", "actor_id")) == [
        (str(Device.objects.get(officer=cast.officer).pk), cast.kanit.pk)
    ]
