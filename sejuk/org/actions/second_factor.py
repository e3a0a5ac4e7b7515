"""The second factor: six digits from an authenticator app, switched on only once they were shown to work."""

from __future__ import annotations

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk import journal
from sejuk.lib.problems import Problem
from sejuk.org import recovery
from sejuk.org.access import Asker

NAME = "authenticator"


@transaction.atomic
def begin_second_factor(*, asker: Asker) -> TOTPDevice:
    """A secret for the authenticator app; the same one until it is confirmed, so that a reloaded page shows no other."""
    _need_person(asker)
    if TOTPDevice.objects.filter(user_id=asker.officer_id, confirmed=True).exists():
        raise Problem("not_found")
    device, made = TOTPDevice.objects.get_or_create(user_id=asker.officer_id, confirmed=False, defaults={"name": NAME})
    if made:
        journal.record("second_factor.begun", asker.officer_id, actor_id=asker.officer_id)
    return device


def confirm_second_factor(*, asker: Asker, code: str) -> list[str]:
    """Switch it on with a code that the app shows now; return recovery codes, never shown again.

    A wrong code is counted and slows the next one down.
    """
    device = _proved(asker, code, confirmed=False)
    with transaction.atomic():
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
        journal.record("second_factor.confirmed", asker.officer_id, actor_id=asker.officer_id)
        return _give(asker)


def give_recovery_codes(*, asker: Asker, code: str) -> list[str]:
    """New recovery codes for a code of the app; those before open nothing any more."""
    _proved(asker, code, confirmed=True)
    with transaction.atomic():
        return _give(asker)


def _proved(asker: Asker, code: str, *, confirmed: bool) -> TOTPDevice:
    """The asker's own device, for a code that it shows now."""
    _need_person(asker)
    device = TOTPDevice.objects.filter(user_id=asker.officer_id, confirmed=confirmed).first()
    if device is None:
        raise Problem("not_found")
    if not device.verify_token(code):
        raise Problem("code_wrong", "code")
    return device


def _give(asker: Asker) -> list[str]:
    codes = recovery.make(asker.officer_id or 0)
    journal.record("second_factor.recovery_given", asker.officer_id, actor_id=asker.officer_id, data={"count": len(codes)})
    return codes


def remove_second_factor(*, asker: Asker, code: str) -> None:
    """Switch it off with a code: who finds an open browser cannot. A wrong code is counted and slows the next one down."""
    _proved(asker, code, confirmed=True)
    with transaction.atomic():
        TOTPDevice.objects.filter(user_id=asker.officer_id).delete()
        recovery.drop(asker.officer_id or 0)
        journal.record("second_factor.removed", asker.officer_id, actor_id=asker.officer_id)


def _need_person(asker: Asker) -> None:
    if asker.officer_id is None:
        raise Problem("not_found")
