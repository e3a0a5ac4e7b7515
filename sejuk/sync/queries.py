"""Reading devices."""

from __future__ import annotations

from datetime import timedelta

from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker, asker_for
from sejuk.org.phones import Phone
from sejuk.sync.models import Device

__all__ = ["Device", "asker_on", "device", "phones"]
SEEN_EVERY = timedelta(minutes=5)


def device(asker: Asker, token: str) -> Device:
    """The phone with that token; ``asker`` is PUBLIC, for nobody is known before. Revoked, unknown, inactive: ``token_unknown``."""
    del asker
    rows = Device.objects.select_related("officer").filter(token_hash=ids.token_hash(token), revoked_at__isnull=True)
    found = rows.first()
    if found is None or not found.officer.is_active:
        raise Problem("token_unknown")
    now = clock.now()
    if found.last_seen_at is None or now - found.last_seen_at > SEEN_EVERY:
        Device.objects.filter(pk=found.pk).update(last_seen_at=now)
    return found


def phones(asker: Asker, officer_id: int) -> list[Phone]:
    """The phones of an officer, those still signed in first; whether the asker manages that officer, ``org`` has decided."""
    del asker
    rows = Device.objects.filter(officer=officer_id).order_by("revoked_at", "-enrolled_at")
    found = [Phone(d.pk, d.name, d.app_version, d.enrolled_at, d.last_seen_at, d.revoked_at) for d in rows]
    return sorted(found, key=lambda phone: phone.revoked_at is not None)


def asker_on(asker: Device) -> Asker:
    """Who asks from this phone."""
    return asker_for(asker.officer)
