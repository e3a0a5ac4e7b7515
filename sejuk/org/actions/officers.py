"""Writes to officers: who they are, their password, and whether they serve."""

from __future__ import annotations

import re
import secrets
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import phones, recovery, rules
from sejuk.org.access import Asker, need_manage
from sejuk.org.actions._touch import touch_officer
from sejuk.org.models import Officer, Posting

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are mistaken for one another on paper


@transaction.atomic
def add_officer(*, asker: Asker, service_number: str, rank: str, name: str, password: str | None = None) -> Officer:
    """Add an officer, who can do nothing until a posting says so. A first password is changed at first sign-in."""
    asker.need(rules.Can.MANAGE)
    number = service_number.strip()
    if not re.fullmatch(r"[0-9]{6,18}", number):  # an NRP has 8 digits, an NIP 18
        raise Problem("service_number_wrong", "service_number")
    name = _check(rank, name)
    try:
        with transaction.atomic():
            officer = Officer.objects.create(
                service_number=number, rank=rank, name=name, password=make_password(password), must_change_password=True
            )
    except IntegrityError as taken:  # somebody else added them in the same moment
        raise Problem("service_number_taken", "service_number") from taken
    journal.record("officer.added", officer.pk, actor_id=asker.officer_id)
    return officer


def _check(rank: str, name: str) -> str:
    if rank not in rules.RANKS:
        raise Problem("rank_unknown", "rank", given=rank[:40])
    return rules.check_name(name)


@transaction.atomic
def change_officer(*, asker: Asker, officer: Officer, rank: str, name: str) -> None:
    """Correct a name, or write down a promotion; the phone shows it at its next contact."""
    need_manage(asker, officer)
    officer.name = _check(rank, name)
    officer.rank = rank
    officer.save(update_fields=["name", "rank"])
    touch_officer(officer.pk)
    journal.record("officer.changed", officer.pk, actor_id=asker.officer_id)


@transaction.atomic
def set_password(*, officer: Officer, password: str, by: Asker) -> None:
    """Give an officer a new password: one's own, or that of an account which ``by`` may change.

    One that somebody else chose must be changed at the next sign-in. All browsers signed in with the old one are out.
    """
    if by.officer_id is None or by.officer_id != officer.pk:
        need_manage(by, officer)
    try:
        validate_password(password, officer)
    except ValidationError as wrong:
        raise Problem("password_weak", "password", reason=" ".join(wrong.messages)) from wrong
    officer.set_password(password)
    officer.must_change_password = by.officer_id != officer.pk
    officer.save(update_fields=["password", "must_change_password"])
    journal.record("officer.password_set", officer.pk, actor_id=by.officer_id)


@transaction.atomic
def reset_password(*, asker: Asker, officer: Officer) -> str:
    """Give an officer whom ``asker`` manages a password for one sign-in, and return it: it is shown once, kept nowhere."""
    need_manage(asker, officer)
    password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    set_password(officer=officer, password=password, by=asker)
    return password


@transaction.atomic
def drop_second_factor(*, asker: Asker, officer: Officer) -> None:
    """Switch off the six digits of somebody who has lost the phone that shows them; they can set them up again."""
    need_manage(asker, officer)
    TOTPDevice.objects.filter(user=officer).delete()
    recovery.drop(officer.pk)
    journal.record("second_factor.dropped", officer.pk, actor_id=asker.officer_id)


@transaction.atomic
def deactivate_officer(*, asker: Asker, officer: Officer) -> None:
    """Let an officer go: no sign-in, every posting ends today, and the phones' door closes (``config/reactions.py``)."""
    need_manage(asker, officer)
    today = clock.today()
    ending = list(Posting.objects.filter(officer=officer).exclude(valid_until__lte=today))
    for posting in ending:
        posting.valid_until = max(today, posting.valid_from)
    Posting.objects.bulk_update(ending, ["valid_until"])
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    touch_officer(officer.pk)
    journal.record("officer.deactivated", officer.pk, actor_id=asker.officer_id)


@transaction.atomic
def revoke_phone(*, asker: Asker, officer: Officer, phone_id: UUID, lost: bool = False) -> None:
    """Sign one phone of an officer out for good: no longer used, or lost and to be wiped. What it has sent stays.

    One's own that is no longer used, or that of somebody whom the asker manages.
    """
    if lost or asker.officer_id != officer.pk:
        need_manage(asker, officer)
    if not phones.door().revoke(officer.pk, phone_id, asker.officer_id, lost):
        raise Problem("not_found")
    journal.record("officer.phone_revoked", officer.pk, actor_id=asker.officer_id, data={"lost": lost})


@transaction.atomic
def reactivate_officer(*, asker: Asker, officer: Officer) -> None:
    """Let an officer come back; a new posting says what they may do."""
    need_manage(asker, officer)
    officer.is_active = True
    officer.save(update_fields=["is_active"])
    journal.record("officer.reactivated", officer.pk, actor_id=asker.officer_id)
