"""Signing in at either door: password, second factor where one is set up, and a brake that cannot lock out a whole Polsek."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django_otp import match_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk import journal
from sejuk.lib.problems import Problem
from sejuk.org import brake, recovery
from sejuk.org.access import Asker
from sejuk.org.actions.officers import set_password
from sejuk.org.models import Officer, SignInAttempt

ALLOWED_FAILURES = 8
ALLOWED_STRANGERS = 60  # wrong tries from one address at accounts that never signed in from there
_nobody = make_password("nobody has this password")  # so that an unknown number takes as long as a wrong password


def sign_in(*, service_number: str, password: str, code: str | None, address: str) -> Officer:
    """Return the officer, or raise ``wrong_sign_in``, ``code_required``, ``code_wrong`` or ``too_many_attempts``.

    Failures are counted for one account from one address, so guessing at one account stops, but colleagues behind the same
    address go on, and nobody can lock an officer out from elsewhere. Guessing across many accounts stops too, but for accounts
    that the address knows.
    """
    service_number = service_number.replace("\0", "").strip()  # PostgreSQL takes none
    place = brake.place(address)
    known, keys = brake.key("known", service_number, place), {brake.key(service_number, place): ALLOWED_FAILURES}
    if not brake.is_known(known):
        keys[brake.key("strangers", place)] = ALLOWED_STRANGERS
    for key, allowed in keys.items():
        brake.take(key, allowed)
    try:
        officer = _check(service_number, password, code)
    except Problem as problem:
        if problem.code not in ("wrong_sign_in", "code_wrong"):
            _forgive(keys)
        raise
    with transaction.atomic():
        _forgive(keys)
        SignInAttempt.objects.filter(key=brake.key(service_number, place)).delete()
        brake.know(known)
        journal.record("officer.signed_in", officer.pk, actor_id=officer.pk)
    return officer


def set_own_password(*, asker: Asker, officer: Officer, current: str, password: str) -> None:
    """Change one's own password, by the one that holds now. Wrong ones are counted: a browser left open is no place to guess."""
    if asker.officer_id is None or asker.officer_id != officer.pk:
        raise Problem("not_found")
    tries = brake.key("own password", str(officer.pk))
    brake.take(tries, ALLOWED_FAILURES)
    if not officer.check_password(current):
        raise Problem("password_wrong", "current")
    brake.give_back(tries)
    if password == current:
        raise Problem("password_same", "password")
    with transaction.atomic():  # a wrong one must stay counted
        set_password(officer=officer, password=password, by=asker)


def _check(service_number: str, password: str, code: str | None) -> Officer:
    officer = Officer.objects.filter(service_number=service_number, is_active=True).first()
    kept = officer.password if officer else _nobody
    if not check_password(password, kept, setter=lambda right: _make_anew(officer, right)) or officer is None:
        raise Problem("wrong_sign_in", "password")
    if TOTPDevice.objects.filter(user=officer, confirmed=True).exists():
        if not code:
            raise Problem("code_required", "code")
        if match_token(officer, code) is None:
            _recover(officer, code)
    return officer


@transaction.atomic
def _recover(officer: Officer, code: str) -> None:
    """A recovery code in place of the six digits; it opens once."""
    if not recovery.use(officer.pk, code):
        raise Problem("code_wrong", "code")
    journal.record("second_factor.recovered", officer.pk, actor_id=officer.pk)


def _make_anew(officer: Officer | None, password: str) -> None:
    """Keep a right password at today's cost, unless it was changed meanwhile."""
    if officer is not None:
        old, officer.password = officer.password, make_password(password)
        Officer.objects.filter(pk=officer.pk, password=old).update(password=officer.password)


def _forgive(keys: Iterable[str]) -> None:
    for key in keys:
        brake.give_back(key)
