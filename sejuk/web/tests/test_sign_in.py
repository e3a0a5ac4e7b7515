"""Signing in and out at the browsers' door."""

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.org.actions.sign_in import ALLOWED_FAILURES
from sejuk.testing import PASSWORD, browser_of

HTMX = {"HX-Request": "true"}


def send(client, officer, password=PASSWORD, **more):
    headers = more.pop("headers", None)
    return client.post("/sign-in/", {"service_number": officer.service_number, "password": password, **more}, headers=headers)


def test_who_signs_in_lands_on_their_own_page(cast, client):
    answer = send(client, cast.kanit)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").headers["Location"] == "/board/"


@pytest.mark.parametrize(
    ("who", "start"),
    [
        ("officer", "/me/"), ("kanit", "/board/"), ("kasat", "/board/"), ("humas", "/board/"), ("kapolda", "/summary/"),
        ("operator", "/org/"), ("auditor", "/journal/"),
    ],
)  # fmt: skip
def test_everybody_starts_where_they_work(cast, who, start):
    assert browser_of(getattr(cast, who)).get("/")["Location"] == start


def test_a_wrong_password_is_said_without_a_hint_and_keeps_the_number(cast, client):
    answer = send(client, cast.kanit, "salah")
    assert answer.status_code == 401
    assert cast.kanit.service_number in answer.content.decode()
    assert "salah" not in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_too_many_failures_pause_this_account_from_this_address_only(cast, client):
    for _ in range(ALLOWED_FAILURES):
        send(client, cast.kanit, "salah")
    assert send(client, cast.kanit).status_code == 429
    assert send(client, cast.kapolsek).status_code == 302
    elsewhere = client.post(
        "/sign-in/", {"service_number": cast.kanit.service_number, "password": PASSWORD}, REMOTE_ADDR="10.9.9.9"
    )
    assert elsewhere.status_code == 302


def test_the_code_is_asked_for_only_where_one_is_set_up(cast, client):
    device = TOTPDevice.objects.create(user=cast.kanit, confirmed=True)
    asked = send(client, cast.kanit, headers=HTMX)
    assert asked.status_code == 401
    assert 'name="code"' in asked.content.decode()
    assert "<html" not in asked.content.decode()  # the typed password stays in its field
    code = f"{totp(device.bin_key):06d}"
    done = send(client, cast.kanit, code=f"{code[:3]} {code[3:]}", headers=HTMX)
    assert (done.status_code, done["HX-Redirect"]) == (204, "/")


@pytest.mark.parametrize("target", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)", "/\\jahat.example"])
def test_nobody_is_sent_away_after_signing_in(cast, client, target):
    assert send(client, cast.kanit, next=target)["Location"] == "/"
    assert client.post("/language/", {"language": "en", "next": target})["Location"] == "/"


def test_an_address_with_a_line_end_breaks_no_header(cast, client):
    answer = send(client, cast.kanit, next="/activities/\nX-Jahat: 1", headers=HTMX)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/activities/%0AX-Jahat:%201")


def test_a_page_that_needs_a_person_asks_for_sign_in_and_comes_back(cast, client):
    answer = client.get("/activities/?kind=visit")
    assert answer["Location"] == f"{reverse('sign_in')}?next=%2Factivities%2F%3Fkind%3Dvisit"
    assert send(client, cast.kanit, next="/activities/?kind=visit")["Location"] == "/activities/?kind=visit"
    part = client.__class__().get("/board/", headers=HTMX)
    assert (part.status_code, part["HX-Redirect"][:9]) == (204, "/sign-in/")


def test_signing_out_needs_a_post(cast):
    client = browser_of(cast.kanit)
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert client.get("/board/").status_code == 302


def test_the_language_is_remembered_on_the_device(client, db):
    assert "Kata sandi" in client.get("/sign-in/").content.decode()
    client.post("/language/", {"language": "en", "next": "/sign-in/"})
    page = client.get("/sign-in/")
    assert "Password" in page.content.decode()
    assert page["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()


def test_a_first_password_comes_before_any_other_page(cast):
    cast.kanit.must_change_password = True
    cast.kanit.save()
    client = browser_of(cast.kanit)
    for path in ("/", "/board/", "/activities/", "/account/", "/activities/kegiatan.csv"):
        assert client.get(path)["Location"] == "/account/password/"
    new = "tenang-sepanjang-hari"
    client.post("/account/password/", {"current": PASSWORD, "password": new, "again": new})
    assert client.get("/board/").status_code == 200


def test_behind_a_proxy_the_last_address_that_it_wrote_counts(cast, settings):
    """What a client writes before it is only its own claim."""

    def wrong(forwarded):
        given = {"service_number": cast.officer.service_number, "password": "salah"}
        return Client().post("/sign-in/", given, headers={"X-Forwarded-For": forwarded}).status_code

    settings.BEHIND_PROXY = True
    assert [wrong(f"1.2.3.{n}, 10.0.0.7") for n in range(9)] == [401] * 8 + [429]
    assert wrong("10.0.0.7, 10.0.0.8") == 401
    settings.BEHIND_PROXY = False
    assert [wrong(f"10.3.0.{n}") for n in range(9)] == [401] * 8 + [429]
