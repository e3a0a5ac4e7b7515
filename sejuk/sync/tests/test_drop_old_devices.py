"""Phones that nobody has heard of for years go; what something refers to, and what must still be told, stays."""

from __future__ import annotations

from datetime import timedelta

from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.sync.actions import drop_old_devices, revoke_devices
from sejuk.sync.models import Device
from sejuk.testing import Phone, report_body


def test_only_those_that_nothing_refers_to(officer: Officer) -> None:
    quiet, worked, lost, told = (Phone(officer) for _ in range(4))
    worked.results(worked.op(report_body()))
    for phone in (lost, told):
        revoke_devices(officer_ids=[officer.pk], device_id=phone.device_id, lost=True)
    assert told.pull()["code"] == "device_wiped"
    with clock.travel(clock.now() + timedelta(days=729)):
        assert drop_old_devices() == 0
    with clock.travel(clock.now() + timedelta(days=731)):
        assert drop_old_devices() == 2
        assert set(Device.objects.values_list("pk", flat=True)) == {worked.device_id, lost.device_id}
        assert lost.pull()["code"] == "device_wiped"
        assert {quiet.pull()["code"], told.pull()["code"]} == {"token_unknown"}
