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
    _check_brake(key)
    try:
        officer = _check(service_number, password, code)
    except Problem as problem:
        if problem.code != "code_required":
            _count_failure(key)
        raise
    with transaction.atomic():
        SignInAttempt.objects.filter(key=key).delete()
        journal.record("officer.signed_in", officer.pk, actor_id=officer.pk)
    return officer


def _check(service_number: str, password: str, code: str | None) -> Officer:
    officer = Officer.objects.filter(service_number=service_number, is_active=True).first()
    if not check_password(password, officer.password if officer else _nobody) or officer is None:
        raise Problem("wrong_sign_in", "password")
    if TOTPDevice.objects.filter(user=officer, confirmed=True).exists():
        if not code:
            raise Problem("code_required", "code")
        if match_token(officer, code) is None:
            raise Problem("code_wrong", "code")
    return officer


def _check_brake(key: str) -> None:
    attempt = SignInAttempt.objects.filter(key=key).first()
    if attempt is None:
        return
    left = attempt.since + PAUSE - clock.now()
    if left <= timedelta(0):
        SignInAttempt.objects.filter(key=key).delete()
    elif attempt.failures >= ALLOWED_FAILURES:
        raise Problem("too_many_attempts", None, minutes=int(left.total_seconds() // 60) + 1)


def _count_failure(key: str) -> None:
    SignInAttempt.objects.get_or_create(key=key)
    SignInAttempt.objects.filter(key=key).update(failures=F("failures") + 1)
