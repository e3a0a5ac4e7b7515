"""A published text as a stranger opens it: there after one answer, fit for every reader, nothing refused by the policy, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from playwright.sync_api import BrowserContext, Page

from journeys.conftest import DESK, PHONE, overflow, picture, violations
from sejuk.activities.models import Photo
from sejuk.lib import clock
from sejuk.press.actions import change_letterhead
from sejuk.press.models import Text
from sejuk.press.tests.papers import logo_file
from sejuk.press.tests.test_issued import a_text
from sejuk.press.writing.shape import Sentence
from sejuk.testing import Cast, report
from sejuk.testing import picture as photo_file

WRITTEN = (
    ("headline", "Bhabinkamtibmas Polsek Kie sambangi warga Desa Oenai, ajak saring kabar sebelum dibagikan"),
    ("lead", "Bhabinkamtibmas Polsek Kie, Bripka Sari Lestari, menyambangi warga RT 05/RW 02 Desa Oenai, Kecamatan Kie."),
    ("message", "Warga diajak memeriksa sumber kabar sebelum membagikannya, dan bertanya kepada petugas bila ragu."),
    ("heard", "Dalam dialog itu warga menyampaikan dua hal tentang keamanan lingkungan, yang diteruskan kepada Polsek."),
    ("closing", "Situasi selama kegiatan aman dan kondusif."),
)
ENGLISH = (("headline", "Village officer of Kie visits residents of Oenai"), ("lead", "Bripka Sari Lestari visited residents."))


def _said(written: tuple[tuple[str, str], ...]) -> list[dict]:
    return [Sentence(part, text, ("r1",), paragraph=number).as_data() for number, (part, text) in enumerate(written)]


@pytest.fixture
def out(transactional_db: None, cast: Cast) -> Text:
    """Published by a Polsek whose Polres has a letterhead; with a photo."""
    del transactional_db
    change_letterhead(
        asker=cast.asker(cast.kasat), unit=cast.resort, phone="0388 21110", line="", press_office="Seksi Humas Polres TTS",
        press_phone="0388 21111", picture=logo_file(),
    )  # fmt: skip
    text = a_text(cast, wordings={"id": _said(WRITTEN), "en": _said(ENGLISH)})
    content = photo_file(size=(960, 640))
    default_storage.save("uji/rilis.jpg", ContentFile(content))
    photo = Photo.objects.create(
        pk=uuid4(), officer=cast.officer, activity=report(cast.officer), sha256="0" * 64, size=len(content), stored="uji/asli",
        shown="uji/rilis.jpg", thumb="uji/rilis.jpg", received_at=clock.now(),
    )  # fmt: skip
    text.photos.create(photo=photo, position=1, caption="Bripka Sari Lestari di balai Desa Oenai", chosen_by=cast.kanit)
    gone = a_text(cast, "xyz789", wordings={"id": _said(WRITTEN)})
    gone.state, gone.withdrawn_at, gone.withdrawn_reason = "withdrawn", clock.now(), "Nama desa keliru."
    gone.save()
    return text


def _fit(page: Page, address: str, name: str) -> None:
    """Nothing sticks out, nothing is wrong by axe, and the browser refused nothing."""
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("getComputedStyle(document.querySelector('.sheet')).maxWidth") == "680px", (
        "the styles within the page hold"
    )
    picture(page, name)
    assert overflow(page) <= 0, name
    assert violations(page) == [], name
    assert refused == []


def test_a_stranger_reads_it_on_a_phone_and_at_a_desk(out: Text, open_context: Callable[..., BrowserContext]) -> None:
    for viewport, suffix in ((PHONE, "-360"), (DESK, "")):
        context = open_context(viewport)
        page = context.new_page()
        for address, name in (
            ("/r/abc234/", "public-release"), ("/r/xyz789/", "public-release-withdrawn"), ("/r/unit/polres-tts/", "public-releases"),
        ):  # fmt: skip
            _fit(page, address, f"{name}{suffix}")
        _fit(page, "/r/abc234/en/", f"public-release-english{suffix}")
        assert context.cookies() == []


def test_its_words_are_there_after_one_answer(out: Text, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(PHONE).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    answer = page.goto("/r/abc234/")
    page.wait_for_load_state("networkidle")
    assert answer is not None
    assert len(answer.body()) < 30_000
    assert set(asked) <= {"document", "image", "other"}, "the page, logo and photo, and the mark in the browser's tab"
    assert page.evaluate("document.querySelectorAll('a.share, .forms a').length") == 7
    heights = page.evaluate(
        "[...document.querySelectorAll('.forms a, .foot a, .ask a')].map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 48


def test_printed_it_is_words_and_photos_alone(out: Text, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(DESK).new_page()
    page.goto("/r/abc234/")
    page.emulate_media(media="print")
    assert not page.locator(".forms").is_visible()
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
