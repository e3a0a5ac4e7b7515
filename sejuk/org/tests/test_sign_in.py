"""Signing in: the brake stops guessing at one account and nobody else."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.actions import sign_in
from sejuk.org.models import SignInAttempt
from sejuk.testing import PASSWORD

OFFICE = "10.0.0.7"


def attempt(officer, password=PASSWORD, address=OFFICE):
    try:
        return sign_in(service_number=officer.service_number, password=password, code=None, address=address).pk
    except Problem as problem:
        return problem.code


def test_ten_wrong_passwords_brake_that_account_from_that_address(cast):
    answers = [attempt(cast.officer, "salah") for _ in range(10)]
    assert answers == ["wrong_sign_in"] * 8 + ["too_many_attempts"] * 2
    assert attempt(cast.officer) == "too_many_attempts"  # the right password waits too
    assert attempt(cast.kanit) == cast.kanit.pk  # a colleague behind the same address goes on
    assert attempt(cast.officer, address="10.9.9.9") == cast.officer.pk  # nobody locks her out from elsewhere
    with clock.travel(clock.now() + timedelta(minutes=11)):
        assert attempt(cast.officer) == cast.officer.pk
    assert not SignInAttempt.objects.exists()


def test_the_brake_says_how_long(cast):
    for _ in range(8):
        attempt(cast.officer, "salah")
    with pytest.raises(Problem) as caught:
        sign_in(service_number=cast.officer.service_number, password=PASSWORD, code=None, address=OFFICE)
    assert caught.value.status == 429
    assert "10 menit" in caught.value.words("id").detail


def test_an_unknown_number_and_a_wrong_password_look_the_same(cast, stranger):
    unknown = pytest.raises(Problem, sign_in, service_number="00000000", password="x", code=None, address=OFFICE).value
    wrong = pytest.raises(Problem, sign_in, service_number=stranger.service_number, password="x", code=None, address=OFFICE).value
    assert unknown.as_json() == wrong.as_json()


def test_an_inactive_officer_is_out_and_a_success_is_recorded(cast):
    assert attempt(cast.officer) == cast.officer.pk
    assert Event.objects.filter(verb="officer.signed_in", actor_id=cast.officer.pk).count() == 1
    cast.officer.is_active = False
    cast.officer.save()
    assert attempt(cast.officer) == "wrong_sign_in"


def test_tries_at_the_same_time_are_no_more_than_in_turn(cast, monkeypatch):
    """Each try begins while all before it are still being checked."""
    answers: list[object] = []
    checked: list[str] = []

    def slow(password: str, *_: object, **__: object) -> bool:
        checked.append(password)
        if len(checked) < 15:
            answers.append(attempt(cast.officer, "salah"))
        return False

    monkeypatch.setattr(sys.modules["sejuk.org.actions.sign_in"], "check_password", slow)
    answers.append(attempt(cast.officer, "salah"))
    assert answers == ["too_many_attempts"] + ["wrong_sign_in"] * 8
    assert len(checked) == 8


def test_a_missing_code_is_no_failure(cast):
    TOTPDevice.objects.create(user=cast.officer, confirmed=True)
    assert [attempt(cast.officer) for _ in range(9)] == ["code_required"] * 9
