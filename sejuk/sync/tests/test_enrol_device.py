"""Enrolling a phone: the token is shown once, a wrong password is braked, a second factor is asked for where one is set up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.sync import rules
from sejuk.sync.models import Device
from sejuk.testing import PASSWORD, Cast, Phone, browser_of


def _enrol(number: str, password: str = PASSWORD, **more: Any) -> Any:
    body = {"service_number": number, "password": password} | more
    return Client().post("/api/v1/devices", body, content_type="application/json")


def test_the_token_is_shown_once_and_stored_hashed(officer: Officer) -> None:
    answer = _enrol(officer.service_number, device_name="HP Sari")
    assert answer.status_code == 201
    said = answer.json()
    assert said["officer"]["name"] == "Sari Lestari"
    assert len(said["receipt_key"]["public_key"]) == 44
    device = Device.objects.get()
    assert said["token"] not in str(vars(device))


def test_a_wrong_password_ten_times_is_braked_but_colleagues_go_on(cast: Cast) -> None:
    codes = [_enrol(cast.officer.service_number, "salah").json()["code"] for _ in range(10)]
    assert codes == ["wrong_sign_in"] * 8 + ["too_many_attempts"] * 2
    braked = _enrol(cast.officer.service_number)
    assert (braked.status_code, braked.json()["code"]) == (429, "too_many_attempts")
    assert _enrol(cast.kanit.service_number).status_code == 201
    with clock.travel(clock.now() + timedelta(minutes=11)):
        assert _enrol(cast.officer.service_number).status_code == 201


def test_so_many_phones_and_no_more_until_one_is_signed_out(officer: Officer) -> None:
    for _ in range(rules.MOST_PHONES):
        Phone(officer).pull()
    full = _enrol(officer.service_number)
    assert (full.status_code, full.json()["code"]) == (409, "too_many_phones")
    assert "/account/" in full.json()["detail"]
    oldest = Device.objects.earliest("enrolled_at")
    assert browser_of(officer).post(f"/account/phones/{oldest.pk}/sign-out/").status_code == 302
    assert _enrol(officer.service_number).status_code == 201


def test_answers_that_were_lost_on_the_line_lock_nobody_out(officer: Officer) -> None:
    used = Phone(officer)
    used.pull()
    for _ in range(2 * rules.MOST_PHONES):
        assert _enrol(officer.service_number).status_code == 201
    assert Device.objects.filter(revoked_at=None).count() == rules.MOST_PHONES
    assert "cursor" in used.pull()


def test_a_phone_whose_token_ended_by_itself_takes_no_place(officer: Officer) -> None:
    for _ in range(rules.MOST_PHONES):
        Phone(officer).pull()
    with clock.travel(clock.now() + timedelta(days=settings.PHONE_TOKEN_DAYS + 1)):
        assert _enrol(officer.service_number).status_code == 201


def test_an_unknown_number_says_no_more_than_a_wrong_password(db: None) -> None:
    del db
    answer = _enrol("00000000")
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_sign_in")


def test_a_second_factor_is_asked_for(officer: Officer) -> None:
    factor = TOTPDevice.objects.create(user=officer, confirmed=True)
    assert _enrol(officer.service_number).json()["code"] == "code_required"
    assert _enrol(officer.service_number, code="000000").json()["code"] == "code_wrong"
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    code = f"{totp(factor.bin_key):06}"
    assert _enrol(officer.service_number, code=code).status_code == 201


def test_a_password_that_somebody_else_made_opens_no_phone(officer: Officer) -> None:
    Officer.objects.update(must_change_password=True)
    refused = _enrol(officer.service_number)
    assert (refused.status_code, refused.json()["code"]) == (403, "password_must_change")
    assert "testserver/sign-in/" in refused.json()["detail"]
    assert not Device.objects.exists()
    assert _enrol(officer.service_number, "salah").json()["code"] == "wrong_sign_in"
    Officer.objects.update(must_change_password=False)
    assert _enrol(officer.service_number).status_code == 201


def test_a_stranger_who_left_cannot_enrol(stranger: Officer) -> None:
    stranger.is_active = False
    stranger.save()
    assert _enrol(stranger.service_number).json()["code"] == "wrong_sign_in"


def test_a_token_ends_without_contact_and_each_contact_renews_it(officer: Officer) -> None:
    phone, start = Phone(officer), clock.now()
    for day in (179, 358):
        with clock.travel(start + timedelta(days=day)):
            assert "cursor" in phone.pull(), day
    with clock.travel(start + timedelta(days=358 + 181)):
        assert phone.pull()["code"] == "token_unknown"
        assert "cursor" in Phone(officer).pull()


def test_what_a_phone_is_told_to_live_by(officer: Officer, settings: Any) -> None:
    settings.PHONE_LOCK_DAYS = 3
    said = _enrol(officer.service_number).json()
    assert (said["lock_after_days"], said["min_app_version"]) == (3, rules.MIN_APP_VERSION)


@pytest.mark.parametrize("body", ["", "[]", '{"service_number": 3}', '{"service_number": "1", "password": ["x"]}'])
def test_what_is_no_sign_in_is_a_clear_problem(db: None, body: str) -> None:
    del db
    answer = Client().post("/api/v1/devices", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert PASSWORD not in answer.content.decode()


def test_control_characters_are_left_out(officer: Officer) -> None:
    answer = _enrol(f"{officer.service_number}\0", f"{PASSWORD}\0", device_name="HP\0 Sari\x1b", app_version="1\0")
    assert answer.status_code == 201
    assert (Device.objects.get().name, Device.objects.get().app_version) == ("HP Sari", "1")
