"""One's own account."""

import re

import pytest
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.org import recovery
from sejuk.testing import PASSWORD, browser_of

NEW = "angin-sepoi-di-sore-hari"


def change(client, **fields):
    return client.post("/account/password/", {"current": PASSWORD, "password": NEW, "again": NEW, **fields})


def test_changing_the_password_signs_other_browsers_out(cast):
    here, there = browser_of(cast.officer), browser_of(cast.officer)
    assert change(here)["Location"] == "/account/?done=password"
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302
    cast.officer.refresh_from_db()
    assert cast.officer.check_password(NEW)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"current": "bukan"}, "current"), ({"again": "lain"}, "again"), ({"password": "pendek", "again": "pendek"}, "new"),
        ({"password": PASSWORD, "again": PASSWORD}, "new"), ({"password": "1234567890", "again": "1234567890"}, "new"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(cast, fields, field):
    client = browser_of(cast.officer)
    answer = change(client, **fields)
    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.content.decode()
    assert NEW not in answer.content.decode()
    cast.officer.refresh_from_db()
    assert cast.officer.check_password(PASSWORD)


def test_a_second_factor_is_scanned_proved_and_removed(cast):
    client = browser_of(cast.officer)
    page = client.get("/account/code/").content.decode()
    device = TOTPDevice.objects.get(user=cast.officer)
    assert re.search(r'<svg class="qr"[^>]*>\s*<path d="M', page)
    assert client.post("/account/code/", {"code": "x"}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    shown = client.post("/account/code/", {"code": f"{totp(device.bin_key):06d}"}).content.decode()
    assert len(re.findall(r"\b[A-Z2-9]{5}-[A-Z2-9]{5}\b", shown)) == recovery.HOW_MANY
    assert "Aktif" in client.get("/account/").content.decode()
    assert client.get("/account/code/").status_code == 404  # a working one is not shown again
    assert client.post("/account/code/remove/", {"code": "x"}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None, last_t=-1)
    assert client.post("/account/code/remove/", {"code": f"{totp(device.bin_key):06d}"}).status_code == 302
    assert not TOTPDevice.objects.exists()


def test_the_phones_are_listed_and_signed_out(cast, phone):
    client = browser_of(cast.officer)
    address = f"/account/phones/{phone.device_id}/sign-out/"
    assert address in client.get("/account/").content.decode()
    assert address not in browser_of(cast.stranger).get("/account/").content.decode()
    assert browser_of(cast.stranger).post(address).status_code == 404
    assert client.post(address)["Location"] == "/account/?done=phone"
    assert address not in client.get("/account/").content.decode()


def test_nobody_signed_in_has_no_account(client, db):
    for path in ("/account/", "/account/password/", "/account/code/", "/account/code/remove/"):
        assert client.get(path).status_code == 302
