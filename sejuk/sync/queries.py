"""Reading devices."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from sejuk.journal.rows import Asked
from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker, active_asker
from sejuk.org.phones import Phone
from sejuk.sync.models import Device

__all__ = ["Device", "asker_on", "device", "device_of_token", "phones"]
SEEN_EVERY = timedelta(minutes=5)
_COLUMNS = [field.attname for field in Device._meta.concrete_fields]
_OF_TOKEN = Asked(lambda token: Device.objects.filter(token_hash=token).values_list(*_COLUMNS, "officer__is_active"), "<token>")


def device(asker: Asker, token: str) -> Device:
    """The phone with that token; ``asker`` is PUBLIC, for nobody is known before.

    Reported lost: ``device_wiped``. Revoked, unknown, too long without contact, of an inactive officer: ``token_unknown``.
    """
    del asker
    known = _OF_TOKEN(ids.token_hash(token))
    if not known:
        raise Problem("token_unknown")
    (*facts, active), now = known[0], clock.now()
    found = Device.from_db(connection.alias, _COLUMNS, facts)
    if found.lost_at is not None:
        Device.objects.filter(pk=found.pk, wipe_told_at__isnull=True).update(wipe_told_at=now)
        raise Problem("device_wiped")
    heard = found.last_seen_at or found.enrolled_at
    if found.revoked_at or not active or now - heard > timedelta(days=settings.PHONE_TOKEN_DAYS):
        raise Problem("token_unknown")
    if found.last_seen_at is None or now - found.last_seen_at > SEEN_EVERY:
        Device.objects.filter(pk=found.pk).update(last_seen_at=now)
    return found


def signed_in(asker: Asker, officer_id: int) -> QuerySet[Device]:
    """The phones of an officer whose token still opens the door; ``asker`` is PUBLIC at a sign-in."""
    del asker
    since = clock.now() - timedelta(days=settings.PHONE_TOKEN_DAYS)
    heard = Coalesce("last_seen_at", "enrolled_at")
    return Device.objects.alias(heard_at=heard).filter(officer=officer_id, revoked_at=None, lost_at=None, heard_at__gte=since)


def device_of_token(asker: Asker, token: str) -> Device | None:
    """Whose token that is or was: a door that closed still proves who had its key. For nobody's eyes, so anybody may ask."""
    del asker
    return Device.objects.select_related("officer").filter(token_hash=ids.token_hash(token)).first()


def phones(asker: Asker, officer_id: int) -> list[Phone]:
    """The phones of an officer, those still signed in first; whether the asker manages that officer, ``org`` has decided."""
    del asker
    rows = Device.objects.filter(officer=officer_id).order_by("revoked_at", "-enrolled_at")
    found = [
        Phone(d.pk, d.name, d.app_version, d.enrolled_at, d.last_seen_at, d.revoked_at, d.lost_at, d.wipe_told_at) for d in rows
    ]
    return sorted(found, key=lambda phone: phone.revoked_at is not None)


def asker_on(asker: Device) -> Asker:
    """Who asks from this phone."""
    return active_asker(asker.officer_id)
