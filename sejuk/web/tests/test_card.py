"""The public page: the whole message for anybody, no trace of who read it, and nothing once it was withdrawn."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from sejuk.briefing import openings
from sejuk.briefing.actions import withdraw_message
from sejuk.briefing.models import MessageVersion, Opening
from sejuk.briefing.queries import openings_of
from sejuk.briefing.tests.drafts import approved
from sejuk.press.drawn import MOST_KEPT
from sejuk.press.handout import LARGEST_SHARE
from sejuk.testing import Cast, browser_of

PERSON = {"User-Agent": "Mozilla/5.0 (Linux; Android 11) Chrome/120 Mobile Safari/537.36"}
EVIL = "Cek <script>alert(1)</script> *dulu* \"onload=x '"


@pytest.fixture
def version(cast: Cast) -> MessageVersion:
    openings.flush()
    return approved(cast, title=EVIL)


def test_anybody_reads_it_without_a_cookie_a_session_or_a_referrer(version: MessageVersion) -> None:
    answer = Client().get(version.public_path, headers=PERSON)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "Tanyakan sumbernya sebelum membagikan." in html
    assert "Pedoman Polres TTS 1/2026" in html
    assert "noindex" not in html
    assert len(answer.content) < 10_000
    assert version.public_path == reverse("card", args=[version.link])


def test_who_is_signed_in_is_not_looked_at(cast: Cast, version: MessageVersion) -> None:
    browser = browser_of(cast.officer)
    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(version.public_path, headers=PERSON)
    assert [query["sql"] for query in seen if "session" in query["sql"] or "org_officer" in query["sql"]] == []
    assert cast.officer.name not in answer.content.decode()
    assert "Cookie" not in answer.get("Vary", "")


def test_a_reader_costs_a_handful_of_statements(version: MessageVersion, django_assert_max_num_queries) -> None:
    Client().get(version.public_path, headers=PERSON)
    with django_assert_max_num_queries(5):
        Client().get(version.public_path, headers=PERSON)


def test_it_is_passed_on_as_plain_words_with_its_address(version: MessageVersion) -> None:
    html = Client().get(version.public_path, headers=PERSON).content.decode()
    send = re.search(r'class="share" href="([^"]+)"', html)
    assert send
    text = parse_qs(urlsplit(send[1].replace("&amp;", "&")).query)["text"][0]
    assert text.endswith(f"http://testserver{version.public_path}")
    assert "∗dulu∗" in text


def test_openings_are_counted_but_not_heads_robots_or_previews(cast: Cast, version: MessageVersion) -> None:
    browser = Client()
    for _ in range(6):
        browser.get(version.public_path, headers=PERSON)
    for ignored in ({"User-Agent": "WhatsApp/2.23"}, PERSON | {"Sec-Purpose": "prefetch"}, {}):
        browser.get(version.public_path, headers=ignored)
    browser.head(version.public_path, headers=PERSON)
    assert openings_of(cast.asker(cast.kasat), version).ever == 5
    assert Opening.objects.get().count == 6
    kept = {field.name for field in Opening._meta.get_fields()}
    assert kept == {"id", "version", "day", "count"}


def test_a_withdrawn_message_is_neither_shown_nor_counted_nor_pictured(cast: Cast, version: MessageVersion) -> None:
    picture = reverse("card_picture", args=[version.link, "id"])
    assert Client().get(picture).status_code == 200
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Sumbernya berubah")
    answer = Client().get(version.public_path, headers=PERSON)
    html = answer.content.decode()
    assert answer.status_code == 410
    assert "sudah ditarik" in html
    assert "Tanyakan sumbernya" not in html
    assert "wa.me" not in html
    assert "og:" not in html.replace("og: https", "")
    assert Client().get(picture).status_code == 404
    assert openings_of(cast.asker(cast.kasat), version).ever is None


def test_the_picture_is_small_drawn_once_and_only_in_languages_that_there_are(
    version: MessageVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = reverse("card_picture", args=[version.link, "id"])
    first = Client().get(picture)
    monkeypatch.setattr("sejuk.press.share.share_image", None)
    assert Client().get(picture).content == first.content
    assert len(first.content) <= LARGEST_SHARE
    assert Image.open(BytesIO(first.content)).size == (900, 1125)
    assert not first.cookies
    for other in ("jv", "en", "x" * 30):
        assert Client().get(reverse("card_picture", args=[version.link, other])).status_code == 404


def test_whoever_calls_the_server_by_ever_new_names_has_few_pictures_drawn_and_fewer_kept(
    version: MessageVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sejuk.press.share.DRAWN", 6)
    monkeypatch.setattr("sejuk.press.share.share_image", lambda shown: shown.link.encode())
    picture = reverse("card_picture", args=[version.link, "id"])
    answers = [Client().get(picture, headers={"Host": f"testserver:{port}"}).status_code for port in range(7000, 7008)]
    assert answers == [200] * 6 + [429] * 2
    folder = f"handouts/share/{version.link}-id"
    assert len(default_storage.listdir(folder)[1]) == MOST_KEPT


def test_an_address_that_is_none_looks_like_any_other_absent_page(db: None) -> None:
    for path in ("/k/zzzzzz", "/k/zzzzzz/id.png", "/k/ZZZZZZ", "/k/a"):
        assert Client().get(path).status_code == 404


def test_english_words_make_an_english_page(cast: Cast, version: MessageVersion) -> None:
    version.wordings.create(language="en", title="Check first", text="Ask for the source.", approved_at=version.approved_at)
    html = Client().get(f"{version.public_path}?l=en", headers=PERSON).content.decode()
    assert '<html lang="en"' in html
    assert "Pass on to family" in html
    assert "Check first" in html
