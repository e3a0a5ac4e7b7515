"""Signing in: the brake stops guessing at one account and nobody else."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import brake
from sejuk.org.actions import sign_in
from sejuk.org.actions.sign_in import ALLOWED_STRANGERS
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
    assert not SignInAttempt.objects.filter(failures__gt=0, key=brake.key(cast.officer.service_number, OFFICE)).exists()


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


def guess(address, number):
    try:
        sign_in(service_number=number, password="salah", code=None, address=address)
    except Problem as problem:
        return problem.code


def test_guessing_across_accounts_stops_but_not_for_those_whom_the_address_knows(cast):
    assert attempt(cast.officer) == cast.officer.pk  # she works here
    answers = [guess(OFFICE, f"7{n:07}") for n in range(ALLOWED_STRANGERS + 1)]
    assert answers == ["wrong_sign_in"] * ALLOWED_STRANGERS + ["too_many_attempts"]
    assert attempt(cast.officer) == cast.officer.pk
    assert attempt(cast.officer, "salah") == "wrong_sign_in"
    assert attempt(cast.kanit) == "too_many_attempts"  # never seen here: ten minutes
    assert attempt(cast.kanit, address="10.9.9.9") == cast.kanit.pk
    with clock.travel(clock.now() + timedelta(minutes=11)):
        assert attempt(cast.kanit) == cast.kanit.pk


def test_right_passwords_use_up_nothing(cast):
    for n in range(ALLOWED_STRANGERS + 5):
        assert attempt(cast.officer, address=f"10.1.0.{n}") == cast.officer.pk
        SignInAttempt.objects.filter(failures=0).delete()
    assert attempt(cast.kanit, address="10.1.0.1") == cast.kanit.pk


def test_a_whole_network_of_one_subscriber_is_one_address(cast):
    answers = [attempt(cast.officer, "salah", address=f"2001:db8::{n:x}") for n in range(9)]
    assert answers[-1] == "too_many_attempts"
    assert attempt(cast.officer, address="2001:db8:0:1::1") == cast.officer.pk
    assert attempt(cast.officer, address="::ffff:10.0.0.7") == attempt(cast.officer) == cast.officer.pk


def test_what_was_counted_goes_when_it_says_nothing_any_more(cast):
    attempt(cast.officer)
    attempt(cast.kanit, "salah")
    assert brake.drop_old() == 0
    with clock.travel(clock.now() + timedelta(hours=1)):
        assert brake.drop_old() == 2  # the account's and the address's
    with clock.travel(clock.now() + timedelta(days=91)):
        assert brake.drop_old() >= 1
    assert not SignInAttempt.objects.exists()
