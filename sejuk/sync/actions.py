"""Writes of the phones' door to its own tables: devices. Operations are written by ``push``."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.journal.actions import NewEvent
from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org.models import Officer
from sejuk.sync.models import Device


@transaction.atomic
def _enrol(*, officer: Officer, name: str, app_version: str) -> tuple[Device, str]:
    token = ids.new_token()
    device = Device.objects.create(officer=officer, token_hash=ids.token_hash(token), name=name[:80], app_version=app_version[:20])
    journal.record("device.enrolled", device.id, actor_id=officer.pk)
    return device, token


def enrol_device(
    *, service_number: str, password: str, code: str | None, address: str, site: str, name: str, app_version: str
) -> tuple[Device, str]:
    """Sign an officer in on a phone and return the device and its token, which is never shown again.

    A password that somebody else made opens no phone: ``site``'s pages ask for an own one first.
    """
    officer = org.sign_in(service_number=service_number, password=password, code=code, address=address)
    if officer.must_change_password:
        raise Problem("password_must_change", "password", site=site)
    return _enrol(officer=officer, name=name, app_version=app_version)


@transaction.atomic
def revoke_devices(*, officer_ids: Iterable[int], device_id: UUID | None = None, by: int | None = None) -> int:
    """Every phone of these officers (or the one of that id) loses its token at once; what it has sent stays."""
    rows = Device.objects.filter(officer__in=list(officer_ids), revoked_at__isnull=True)
    revoked = list(rows.filter(pk=device_id) if device_id else rows)
    Device.objects.filter(pk__in=[device.pk for device in revoked]).update(revoked_at=clock.now())
    journal.record_many([NewEvent("device.revoked", str(device.pk), actor_id=by) for device in revoked])
    return len(revoked)


@transaction.atomic
def revoke_device(*, device: Device, by: int) -> None:
    """The device's token dies at once; what it has sent stays."""
    Device.objects.filter(pk=device.pk, revoked_at__isnull=True).update(revoked_at=clock.now())
    journal.record("device.revoked", device.id, actor_id=by)
