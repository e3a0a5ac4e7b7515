"""What was published, as strangers get it: whole, light, without a trace; and once it was withdrawn, only that and why."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from lxml import etree, html
from PIL import Image

from sejuk.activities.models import Photo
from sejuk.lib import clock
from sejuk.press.drawn import MOST_KEPT
from sejuk.press.models import Letterhead, Text
from sejuk.press.outlets.forms import FORMS
from sejuk.press.tests.issued import EVIL
from sejuk.press.tests.test_issued import a_text
from sejuk.press.tests.test_stripped_template import illustrated, opened
from sejuk.press.writing.shape import Sentence
from sejuk.testing import Cast, browser_of, picture, report

PAGE = "/r/abc234/"
XML, DC = "{http://www.w3.org/XML/1998/namespace}", "{http://purl.org/dc/elements/1.1/}"
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/r/feed.rss", "/r/feed.atom", "/r/feed.json", "/r/unit/polsek-kie/feed.rss", "/r/unit/polres-tts/feed.atom")


def words(*paragraphs: str, headline: str = "Police of Kie visit residents") -> list[dict]:
    said = [Sentence("activity", each, ("r1",), paragraph=n) for n, each in enumerate(paragraphs, start=1)]
    return [each.as_data() for each in (Sentence("headline", headline), *said)]


@pytest.fixture
def out(cast: Cast) -> Text:
    """A published text of Polsek Kie with a photo, in both languages."""
    text = a_text(cast)
    text.wordings = text.wordings | {"en": words("Bripka Sari Lestari visited residents of Oenai.")}
    text.save()
    content = picture(size=(320, 240))
    default_storage.save("uji/rilis.jpg", ContentFile(content))
    photo = Photo.objects.create(
        pk=uuid4(), officer=cast.officer, activity=report(cast.officer), sha256="0" * 64, size=len(content), stored="uji/asli", shown="uji/rilis.jpg",
        thumb="uji/rilis.jpg", received_at=clock.now(),
    )  # fmt: skip
    text.photos.create(photo=photo, position=1, caption="Bripka Sari di balai desa", chosen_by=cast.kanit)
    return text


def withdraw(text: Text) -> None:
    Text.objects.filter(pk=text.pk).update(state="withdrawn", withdrawn_at=clock.now(), withdrawn_reason="Nama desa keliru.")


def test_anybody_reads_it_in_one_small_answer_without_a_trace(out: Text) -> None:
    answer = Client().get(PAGE)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert len(answer.content) < 30_000
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" not in html
    assert 'rel="stylesheet"' not in html
    for wanted in (
        "Bripka Sari Lestari menyambangi warga Desa Oenai.",
        "Kontak media",
        "Seksi Humas Polres TTS",
        "balai desa",
        "Polres TTS",
    ):
        assert wanted in html


def test_the_longest_release_is_light_too(cast: Cast) -> None:
    a_text(cast, wordings={"id": words(*["Kalimat rilis. " * 20] * 40)})
    assert len(Client().get(PAGE).content) < 30_000


def test_who_is_signed_in_is_not_looked_at(cast: Cast, out: Text) -> None:
    browser = browser_of(cast.kanit)
    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(PAGE)
    assert [query["sql"] for query in seen if "session" in query["sql"]] == []
    assert "Cookie" not in answer.get("Vary", "")
    assert len(seen) <= 4


def test_its_styles_are_allowed_by_their_digest_and_its_data_is_data(out: Text) -> None:
    answer = Client().get(PAGE)
    html = answer.content.decode()
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert re.findall(r"<script[^>]*>", html) == ['<script type="application/ld+json">']
    news = json.loads(re.search(r"ld\+json\">(.*?)</script>", html)[1])
    assert (news["@type"], news["url"]) == ("NewsArticle", f"http://testserver{PAGE}")
    assert "sha256" not in Client().get("/sign-in/")["Content-Security-Policy"]


def test_it_tells_networks_what_to_show(out: Text) -> None:
    html = Client().get(PAGE).content.decode()
    said = dict(re.findall(r'<meta property="(og:[a-z:_]+)" content="([^"]*)"', html))
    assert said["og:type"] == "article"
    assert said["og:image"] == f"http://testserver{PAGE}share.png"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"] == "Siaran pers Polsek Kie: Bhabinkamtibmas Kie Sambangi Warga Oenai"


def test_what_somebody_wrote_is_words_everywhere(cast: Cast) -> None:
    a_text(cast, wordings={"id": words(EVIL, headline=EVIL)})
    html = Client().get(PAGE).content.decode()
    assert "alert(1)</script>" not in html
    assert html.count("<script") == 1
    send = re.search(r'class="share" href="([^"]+)"', html)
    text = parse_qs(urlsplit(send[1].replace("&amp;", "&")).query)["text"][0]
    assert text.endswith(f"http://testserver{PAGE}")
    for form in FORMS:
        assert Client().get(f"{PAGE}{form}").status_code == 200


def test_english_has_an_address_of_its_own_where_there_is_one(cast: Cast, out: Text) -> None:
    html = Client().get(f"{PAGE}en/").content.decode()
    for wanted in (
        '<html lang="en"',
        "Police of Kie visit residents",
        "Media contact",
        f'hreflang="id" href="http://testserver{PAGE}"',
    ):
        assert wanted in html
    assert Client().get(f"{PAGE}en/release.txt").content.startswith(b"Police of Kie visit residents\nPress release Polsek Kie")
    a_text(cast, "xyz789")
    assert Client().get("/r/xyz789/en/").status_code == 404
    assert "English" not in Client().get("/r/xyz789/").content.decode()


def test_each_form_is_what_it_says_and_links_are_whole(out: Text) -> None:
    client, html = Client(), Client().get(PAGE).content.decode()
    for form, wanted in FORMS.items():
        answer = client.get(f"{PAGE}{form}")
        assert answer["Content-Type"] == wanted.content_type
        assert answer["Content-Disposition"].startswith("inline")
        assert not answer.cookies
        assert form == "whatsapp.txt" or f"http://testserver{PAGE}{form}" in html
    assert client.get(f"{PAGE}release.pdf").content.startswith(b"%PDF-1.7")
    said = [each.text for each in Document(BytesIO(client.get(f"{PAGE}release.docx").content)).paragraphs]
    assert "Bripka Sari di balai desa" in said
    assert Image.open(BytesIO(client.get(f"{PAGE}share.png").content)).size == (1200, 630)
    assert client.get(f"{PAGE}whatsapp.txt").content.decode().startswith("*Bhabinkamtibmas Kie Sambangi Warga Oenai*")


def test_its_photo_and_its_units_logo_are_there(cast: Cast, out: Text) -> None:
    answer = Client().get(f"{PAGE}photo/1.jpg")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert Client().get(f"{PAGE}photo/2.jpg").status_code == 404
    assert Client().get(f"{PAGE}logo.png").status_code == 404
    default_storage.save("letterheads/halaman.png", ContentFile(b"\x89PNG"))
    Letterhead.objects.create(unit=cast.resort, logo="letterheads/halaman.png", changed_by=cast.kasat)
    assert Client().get(f"{PAGE}logo.png")["Content-Type"] == "image/png"
    assert f"{PAGE}logo.png" in Client().get(PAGE).content.decode()


def test_whom_journalists_ask_is_what_the_letterhead_says(cast: Cast, out: Text) -> None:
    Letterhead.objects.create(unit=cast.resort, press_office="Humas TTS", press_phone="0388 21111", changed_by=cast.kasat)
    assert 'Humas TTS <a href="tel:038821111">0388 21111</a>' in Client().get(PAGE).content.decode()
    assert b"Kontak media: Humas TTS, 0388 21111" in Client().get(f"{PAGE}release.txt").content


def test_withdrawn_it_is_gone_in_every_form_but_for_the_reason(out: Text) -> None:
    client = Client()
    for form in FORMS:
        client.get(f"{PAGE}{form}")
    withdraw(out)
    for address in (PAGE, f"{PAGE}en/", f"{PAGE}photo/1.jpg", f"{PAGE}logo.png", *(f"{PAGE}{form}" for form in FORMS)):
        answer = client.get(address)
        html = answer.content.decode()
        assert answer.status_code == 410, address
        assert "Nama desa keliru." in html
        assert answer["Content-Type"].startswith("text/html")
        for gone in ("Oenai", "Lestari", "balai", "og:type", "ld+json", "wa.me"):
            assert gone not in html, address


def test_before_its_embargo_ends_nothing_of_it_shows(cast: Cast) -> None:
    until = clock.now() + timedelta(hours=3)
    a_text(cast, embargo_until=until)
    addresses = (PAGE, *(f"{PAGE}{form}" for form in FORMS))
    assert {Client().get(address).status_code for address in addresses} == {404}
    for feed in ("/r/", *FEEDS):
        assert "Oenai" not in Client().get(feed).content.decode()
    with clock.travel(until + timedelta(minutes=1)):
        assert Client().get(PAGE).status_code == 200


def test_the_list_shows_a_units_and_those_below_it_and_what_was_withdrawn(cast: Cast, out: Text) -> None:
    gone = a_text(cast, "xyz789", unit=cast.other_sector)
    withdraw(gone)
    for address, expected in (("/r/", 2), ("/r/unit/polres-tts/", 2), ("/r/unit/polsek-kie/", 1), ("/r/unit/polres-ttu/", 0)):
        html = Client().get(address).content.decode()
        assert html.count("<li>") == expected, address
        assert len(html) < 30_000
    assert "Alasan: Nama desa keliru." in Client().get("/r/").content.decode()
    assert "Belum ada siaran pers" in Client().get("/r/unit/polres-ttu/").content.decode()
    assert Client().get("/r/unit/polsek-tidak-ada/").status_code == 404
    assert "Police of Kie visit residents" in Client().get("/r/?language=en").content.decode()


def test_a_list_costs_few_statements(cast: Cast, django_assert_max_num_queries) -> None:
    for n in range(12):
        a_text(cast, f"aaaa{n:02}")
    with django_assert_max_num_queries(5):
        Client().get("/r/unit/polres-tts/")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_asked_for_again_cheaply(out: Text, address: str) -> None:
    first = Client().get(address)
    assert first.status_code == 200
    assert f"http://testserver{PAGE}" in first.content.decode()
    again = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert Client().get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    with clock.travel(clock.now() + timedelta(minutes=5)):
        withdraw(out)
        changed = Client().get(address, headers={"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]})
    assert changed.status_code == 200
    assert changed["Last-Modified"] != first["Last-Modified"]
    assert "ditarik" in changed.content.decode()
    assert "Oenai" not in changed.content.decode()
    assert f"http://testserver{PAGE}" in changed.content.decode()


def test_a_feed_points_at_itself_and_at_its_page(out: Text) -> None:
    root = etree.fromstring(Client().get("/r/unit/polres-tts/feed.atom").content)
    assert root.findtext(f"{ATOM}id") == "http://testserver/r/unit/polres-tts/feed.atom"
    assert [link.get("href") for link in root.findall(f"{ATOM}link")] == [
        "http://testserver/r/unit/polres-tts/feed.atom", "http://testserver/r/unit/polres-tts/",
    ]  # fmt: skip
    assert root.findtext(f"{ATOM}title") == "Siaran pers Polres TTS"
    assert Client().get("/r/feed.xml").status_code == 404


def test_a_feed_speaks_english_where_it_is_asked_to(cast: Cast) -> None:
    both = {language: [Sentence("headline", "Polsek Kie").as_data()] for language in ("id", "en")}
    a_text(cast, "abc234", wordings=both, english_current=True)
    a_text(cast, "abc235")
    root = etree.fromstring(Client().get("/r/unit/polres-tts/feed.atom?language=en").content)
    assert root.get(f"{XML}lang") == "en"
    assert root.findtext(f"{ATOM}title") == "Press releases Polres TTS"
    assert root.findtext(f"{ATOM}id") == "http://testserver/r/unit/polres-tts/feed.atom?language=en"
    assert [link.get("href") for link in root.findall(f"{ATOM}link")][1] == "http://testserver/r/unit/polres-tts/?language=en"
    entries = {entry.findtext(f"{ATOM}id"): entry.get(f"{XML}lang") for entry in root.findall(f"{ATOM}entry")}
    assert entries == {"http://testserver/r/abc234/en/": "en", "http://testserver/r/abc235/": "id"}
    told = json.loads(Client().get("/r/feed.json?language=en").content)
    assert (told["language"], {item["language"] for item in told["items"]}) == ("en", {"en", "id"})
    channel = etree.fromstring(Client().get("/r/feed.rss?language=en").content).find("channel")
    assert (channel.findtext("language"), channel.findtext("title")) == ("en", "Press releases")
    assert {item.findtext(f"{DC}language") for item in channel.findall("item")} == {"en", "id"}


@pytest.mark.parametrize("wanted", ["", "?language=en"])
def test_the_list_names_its_feeds_in_both_languages_and_itself_in_the_other(out: Text, wanted: str) -> None:
    page = html.fromstring(Client().get(f"/r/{wanted}").content)
    named = {(link.get("hreflang"), link.get("type"), link.get("href")) for link in page.findall(".//link[@rel='alternate']")}
    assert {("id", None, "/r/"), ("en", None, "/r/?language=en")} <= named
    for language, query in (("id", ""), ("en", "?language=en")):
        assert (language, "application/rss+xml", f"/r/feed.rss{query}") in named
    shown = [link.get("href") for link in page.findall(".//nav/a")]
    assert f"/r/feed.atom{wanted}" in shown


def test_the_page_is_asked_for_again_cheaply(out: Text) -> None:
    first = Client().get(PAGE)
    assert Client().get(PAGE, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_strangers_have_few_files_made_and_fewer_kept(out: Text, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sejuk.press.outlets.forms.MADE", 6)
    statuses = [Client().get(f"{PAGE}share.png", headers={"Host": f"testserver:{port}"}).status_code for port in range(7000, 7008)]
    assert statuses == [200] * 6 + [429] * 2
    assert len(default_storage.listdir(f"releases/{out.code}/id-share-png")[1]) == MOST_KEPT
    assert Client().get(f"{PAGE}share.png", headers={"Host": "testserver:7005"}).status_code == 200


def test_the_addresses_are_the_promised_ones() -> None:
    assert reverse("issued", args=["abc234"]) == PAGE
    assert reverse("issued_file", args=["abc234", "share.png"]) == f"{PAGE}share.png"
    assert reverse("issued_unit_feed", args=["polsek-kie", "rss"]) == "/r/unit/polsek-kie/feed.rss"


def test_what_a_units_template_knows_of_its_maker_is_not_published(out: Text, cast: Cast) -> None:
    file = SimpleUploadedFile("templat.docx", illustrated("JPEG", (20, 20)))
    saved = browser_of(cast.kapolsek).post(f"/papers/letterhead/{cast.sector.pk}/", {"phone": "", "line": "", "document": file})
    assert saved.status_code == 302
    said = opened(Client().get(f"{PAGE}release.docx").content)
    assert b"menyambangi warga" in said
    assert b"RAHASIA" not in said
