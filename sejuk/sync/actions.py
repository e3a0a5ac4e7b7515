"""Writes of the phones' door to its own tables: devices and what they left in files. Operations are written by ``push``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk import journal
from sejuk.journal.actions import NewEvent
from sejuk.lib import clock, ids, sealed
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org import keys, phones
from sejuk.org.access import PUBLIC, Asker, asker_for, needs_second_factor
from sejuk.org.models import Officer
from sejuk.org.rules import Can
from sejuk.sync import escrow as escrow_files
from sejuk.sync import rules, waiting, wire
from sejuk.sync.escrow import Escrow
from sejuk.sync.models import Device
from sejuk.sync.queries import signed_in


def _enrol(*, officer: Officer, name: str, app_version: str, site: str) -> tuple[Device, str]:
    token = ids.new_token()
    pair = sealed.new_pair(sealed.DEVICE_BITS)
    with transaction.atomic():
        _make_room(officer, site)
        device = Device.objects.create(
            officer=officer, token_hash=ids.token_hash(token), name=name[:80], app_version=app_version[:20], **_seal_key(pair)
        )
        journal.record("device.enrolled", device.id, actor_id=officer.pk)
    return device, token


def _make_room(officer: Officer, site: str) -> None:
    """An enrolment whose answer was lost on the line leaves a phone that nobody holds: such a one goes first."""
    org.lock_officer(officer.pk)  # of two phones at once each counts the other
    found = signed_in(PUBLIC, officer.pk)
    if found.count() < rules.MOST_PHONES:
        return
    unheard = found.filter(last_seen_at=None).order_by("enrolled_at").first()
    if unheard is None:
        raise Problem("too_many_phones", limit=rules.MOST_PHONES, site=site)
    revoke_device(device=unheard, by=officer.pk)


def _seal_key(pair: sealed.Pair) -> dict[str, Any]:
    return {"seal_key_id": pair.key_id, "seal_public": pair.public_key, "seal_locked": keys.locked(pair)}


def enrol_device(
    *, service_number: str, password: str, code: str | None, address: str, site: str, name: str, app_version: str
) -> tuple[Device, str]:
    """Sign an officer in on a phone and return the device and its token, which is never shown again.

    A password that somebody else made opens no phone, nor one without the six digits that a role needs: first come the pages
    of ``site``.
    """
    officer = org.sign_in(service_number=service_number, password=password, code=code, address=address)
    if officer.must_change_password:
        raise Problem("password_must_change", "password", site=site)
    set_up = TOTPDevice.objects.filter(user=officer, confirmed=True).exists()  # only then was ``code`` looked at
    if not set_up and needs_second_factor(asker_for(officer), settings.SECOND_FACTOR):
        raise Problem("code_must_set_up", "code", site=site)
    return _enrol(officer=officer, name=name, app_version=app_version, site=site)


def give_seal_key(*, device: Device) -> Device:
    """The device with its pair of seal keys; one that was enrolled before there were such keys gets them now."""
    if device.seal_key_id:
        return device
    pair = sealed.new_pair(sealed.DEVICE_BITS)
    with transaction.atomic():
        if Device.objects.filter(pk=device.pk, seal_key_id="").update(**_seal_key(pair)):
            journal.record("device.seal_key_given", device.id, actor_id=device.officer_id)
    return Device.objects.get(pk=device.pk)


def unlock_device(*, device_id: UUID, service_number: str, password: str, code: str | None, address: str, site: str) -> str:
    """The private half of a phone's seal key (PKCS8 in base64) for its officer, who proves who they are as at a sign-in.

    A phone that was signed out, or whose token ended, still unlocks: nothing that was sealed may be lost. A lost one does not.
    """
    officer = org.sign_in(service_number=service_number, password=password, code=code, address=address)
    if officer.must_change_password:
        raise Problem("password_must_change", "password", site=site)
    device = Device.objects.filter(pk=device_id, officer=officer, seal_locked__isnull=False).first()
    if device is None or device.seal_locked is None:
        raise Problem("wrong_sign_in", "password")  # no more than a wrong password says
    if device.lost_at is not None:
        raise Problem("device_wiped")
    private = keys.private_key(device.seal_key_id, device.seal_locked)
    with transaction.atomic():
        journal.record("device.unlocked", device.id, actor_id=officer.pk)
    return private


@transaction.atomic
def revoke_devices(*, officer_ids: Iterable[int], device_id: UUID | None = None, by: int | None = None, lost: bool = False) -> int:
    """Every phone of these officers (or the one of that id) loses its token at once; what it has sent stays.

    One that is ``lost`` is told to destroy what it holds, also when it was signed out before.
    """
    open_ones = {"lost_at__isnull": True} if lost else {"revoked_at__isnull": True}
    rows = Device.objects.filter(officer__in=list(officer_ids), **open_ones)
    revoked = list(rows.filter(pk=device_id) if device_id else rows)
    now = clock.now()
    Device.objects.filter(pk__in=[device.pk for device in revoked]).update(
        revoked_at=Coalesce("revoked_at", now), **({"lost_at": now} if lost else {})
    )
    data = {"lost": True} if lost else {}
    journal.record_many([NewEvent("device.revoked", str(device.pk), actor_id=by, data=data) for device in revoked])
    return len(revoked)


@transaction.atomic
def revoke_device(*, device: Device, by: int) -> None:
    """The device's token dies at once; what it has sent stays."""
    Device.objects.filter(pk=device.pk, revoked_at__isnull=True).update(revoked_at=clock.now())
    journal.record("device.revoked", device.id, actor_id=by)


@transaction.atomic
def drop_old_devices() -> int:
    """Forget phones that were not heard of for years and that nothing refers to; return how many.

    A lost one that has not heard so yet stays: it must still be told.
    """
    old = clock.now() - timedelta(days=rules.DEVICE_DAYS)
    rows = Device.objects.alias(heard_at=Coalesce("wipe_told_at", "last_seen_at", "enrolled_at")).filter(
        Q(lost_at__isnull=True) | Q(wipe_told_at__isnull=False), heard_at__lt=old, ops__isnull=True
    )
    dropped = list(rows)
    Device.objects.filter(pk__in=[device.pk for device in dropped]).delete()
    journal.record_many([NewEvent("device.dropped", str(device.pk)) for device in dropped])
    return len(dropped)


def import_escrow(*, escrow: Escrow, by: Officer, language: str) -> tuple[list[wire.Result], list[wire.PhotoResult]]:
    """Hand in the work of an escrow file on a phone. The file again brings nothing twice.

    One's own old phone may have been signed out since; of anybody else's that was, a lead decides on the page.
    """
    device = escrow.device
    if device.lost_at or (device.revoked_at and device.officer_id != by.pk):
        raise Problem("escrow_revoked")
    return _import(escrow, by.pk, language)


def import_waiting(*, asker: Asker, file: str, sure: bool, language: str) -> phones.Escrow:
    """Hand in a file that the asker looked at on the page. ``sure``: a lead answers for a phone that was signed out or lost."""
    raw = waiting.find(asker.officer_id or 0, file)
    if raw is None:
        raise Problem("escrow_not_waiting")
    opened = escrow_files.read(asker, raw, on_a_phone=False)
    if opened.device.revoked_at and not (sure and asker.may(Can.REVIEW, opened.unit)):
        raise Problem("escrow_revoked")
    results, photos = _import(opened, asker.officer_id, language)
    waiting.drop(asker.officer_id or 0, file)
    wrong = [escrow_files.words_of(photo.problem, language) for photo in photos]
    return escrow_files.told(opened, results, wrong, language)


def _import(escrow: Escrow, by: int | None, language: str) -> tuple[list[wire.Result], list[wire.PhotoResult]]:
    results = escrow_files.operations(escrow, language)
    photos = escrow_files.photos(escrow, language)
    counts = Counter(result.status for result in results)
    with transaction.atomic():
        journal.record(
            "escrow.imported", escrow.device.pk, actor_id=by, unit_id=escrow.unit.pk,
            data={
                "file": escrow.digest, "ops": dict(counts), "photos": sum(photo.receipt is not None for photo in photos),
                "revoked": escrow.device.revoked_at is not None,
            },
        )  # fmt: skip
    return results, photos
