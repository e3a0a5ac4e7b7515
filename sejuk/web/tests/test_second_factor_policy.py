"""Who must set up six digits before anything else, by setting: nobody, who reaches others' work, everybody."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.org.models import Officer
from sejuk.testing import PASSWORD, Cast, browser_of

LEADS = {"kanit", "kapolsek", "kasat", "humas", "kapolres", "operator", "auditor", "stranger", "kapolda"}
OTHERS = {"officer", "foreigner"}
PAGES = ("/", "/me/", "/activities/", "/account/", "/board/", "/account/code/remove/", "/journal/")


def _asked(officer: Officer) -> bool:
    """Whether every page leads to the set-up."""
    client = browser_of(officer)
    led = {client.get(page).headers.get("Location") for page in PAGES}
    assert led == {"/account/code/"} or "/account/code/" not in led
    return led == {"/account/code/"}


@pytest.mark.parametrize(("policy", "wanted"), [("optional", set()), ("leads", LEADS), ("all", LEADS | OTHERS)])
def test_who_is_asked(policy: str, wanted: set[str], cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR = policy
    assert {name for name in LEADS | OTHERS if _asked(getattr(cast, name))} == wanted


def test_after_the_set_up_all_pages_open_and_the_next_sign_in_asks(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR = "leads"
    client = browser_of(cast.kanit)
    page = client.get("/account/code/").content.decode()
    assert "Peran Anda membuka catatan orang lain" in page
    device = TOTPDevice.objects.get(user=cast.kanit)
    assert client.get("/board/").status_code == 302, "a secret that was only shown protects nothing"
    assert client.post("/account/code/", {"code": f"{totp(device.bin_key):06d}"}).status_code == 200
    assert client.get("/board/").status_code == 200
    answer = Client().post("/sign-in/", {"service_number": cast.kanit.service_number, "password": PASSWORD})
    assert answer.status_code == 401
    device.delete()
    assert client.get("/board/")["Location"] == "/account/code/", "whoever lost it sets it up anew"


def test_one_can_leave_and_change_the_password_without_it(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR = "all"
    client = browser_of(cast.kanit)
    assert client.get("/account/password/").status_code == 200
    assert client.post("/sign-out/")["Location"] == "/sign-in/"


def _enrol(officer: Officer, **changes: Any) -> Any:
    body = {"service_number": officer.service_number, "password": PASSWORD} | changes
    return Client().post("/api/v1/devices", body, content_type="application/json")


def test_a_phone_needs_it_too(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR = "leads"
    assert _enrol(cast.officer).status_code == 201
    refused = _enrol(cast.kanit)
    assert (refused.status_code, refused.json()["code"]) == (403, "code_must_set_up")
    assert "testserver/sign-in/" in refused.json()["detail"]
    assert _enrol(cast.kanit, code="123456").status_code == 403, "six digits that nobody could check are none"
    device = TOTPDevice.objects.create(user=cast.kanit, confirmed=True)
    assert _enrol(cast.kanit).json()["code"] == "code_required"
    assert _enrol(cast.kanit, code=f"{totp(device.bin_key):06d}").status_code == 201
