"""Signing in at either door: password, second factor where one is set up, and a brake that cannot lock out a whole Polsek."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django_otp import match_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer, SignInAttempt

ALLOWED_FAILURES = 8
PAUSE = timedelta(minutes=10)
_nobody = make_password("nobody has this password")  # so that an unknown number takes as long as a wrong password


def sign_in(*, service_number: str, password: str, code: str | None, address: str) -> Officer:
    """Return the officer, or raise ``wrong_sign_in``, ``code_required``, ``code_wrong`` or ``too_many_attempts``.

    Failures are counted for one account from one address, so guessing at one account stops, but colleagues behind the same
    address go on, and nobody can lock an officer out from elsewhere.
    """
    service_number = service_number.replace("\0", "").strip()  # PostgreSQL takes none
    key = hashlib.sha256(f"{service_number}|{address}".encode()).hexdigest()
    _take_try(key)
    try:
        officer = _check(service_number, password, code)
    except Problem as problem:
        if problem.code not in ("wrong_sign_in", "code_wrong"):
            _give_back(key)
        raise
    with transaction.atomic():
        SignInAttempt.objects.filter(key=key).delete()
        journal.record("officer.signed_in", officer.pk, actor_id=officer.pk)
    return officer


def _check(service_number: str, password: str, code: str | None) -> Officer:
    officer = Officer.objects.filter(service_number=service_number, is_active=True).first()
    kept = officer.password if officer else _nobody
    if not check_password(password, kept, setter=lambda right: _make_anew(officer, right)) or officer is None:
        raise Problem("wrong_sign_in", "password")
    if TOTPDevice.objects.filter(user=officer, confirmed=True).exists():
        if not code:
            raise Problem("code_required", "code")
        if match_token(officer, code) is None:
            raise Problem("code_wrong", "code")
    return officer


def _make_anew(officer: Officer | None, password: str) -> None:
    """Keep a right password at today's cost, unless it was changed meanwhile."""
    if officer is not None:
        old, officer.password = officer.password, make_password(password)
        Officer.objects.filter(pk=officer.pk, password=old).update(password=officer.password)


def _take_try(key: str) -> None:
    """Count the try before it is made: of many at once no more than allowed get through."""
    tries = SignInAttempt.objects.filter(key=key)
    tries.filter(since__lte=clock.now() - PAUSE).delete()
    SignInAttempt.objects.get_or_create(key=key)
    if not tries.filter(failures__lt=ALLOWED_FAILURES).update(failures=F("failures") + 1):
        since = tries.values_list("since", flat=True).first() or clock.now()
        left = max(since + PAUSE - clock.now(), timedelta(0))
        raise Problem("too_many_attempts", None, minutes=int(left.total_seconds() // 60) + 1)


def _give_back(key: str) -> None:
    SignInAttempt.objects.filter(key=key, failures__gt=0).update(failures=F("failures") - 1)
