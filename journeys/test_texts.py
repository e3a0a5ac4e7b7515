"""From a visit to a published release: composed on a phone, edited, quoted, checked by a second person, published, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page

from journeys.conftest import DESK, PHONE, overflow, picture, sign_in, violations
from sejuk.org.actions import load_elections
from sejuk.press.models import Text
from sejuk.press.tests.texts import accepted, with_photo
from sejuk.testing import FALAS, OINLASI, Cast

REFUSED = "Sebanyak 250 warga hadir dalam kegiatan itu."
QUOTE = "Mari kita jaga kampung kita bersama."


@pytest.fixture
def day(transactional_db: None, cast: Cast) -> Cast:
    """A day of Polsek Kie: three reviewed visits, one with a photo."""
    del transactional_db
    load_elections()
    note = {"note_id": str(uuid4()), "kind": "concern", "words": "Jalan gelap."}
    with_photo(cast)
    accepted(cast, area_code=OINLASI, kind="dialogue", people_reached=12, partners=["village_head"], heard=[note], situation="calm")
    accepted(
        cast, area_code=FALAS, kind="outreach", people_reached=30, themes=["money_politics"], leaflets_given=25, situation="calm"
    )
    return cast


def _fit(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    picture(page, name)
    assert overflow(page) <= 0, name
    assert violations(page) == [], name


def test_a_release_is_written_on_a_phone_and_published_at_a_desk(day: Cast, open_context: Callable[..., BrowserContext]) -> None:
    phone = open_context(PHONE, has_touch=True, is_mobile=True, device_scale_factor=2).new_page()
    sign_in(phone, day.kanit.service_number)
    _write(phone, day)
    desk = open_context(DESK).new_page()
    sign_in(desk, day.kapolsek.service_number)
    _publish(desk)
    phone.goto("/texts/")
    _fit(phone, "texts-360")


def _write(phone: Page, day: Cast) -> None:
    """The Kanit on a small screen: from the day to a draft, over a refused sentence to a quote that waits."""
    phone.goto(f"/texts/new/?unit={day.sector.pk}&span=day")
    _fit(phone, "text-new-360")
    phone.get_by_role("button", name="Susun rancangan").click()
    phone.get_by_role("heading", level=1).wait_for()
    _fit(phone, "text-360")
    phone.locator(".flow .rests > summary").nth(1).tap()
    phone.locator(".flow .rests[open] a").first.wait_for()
    _fit(phone, "text-rests-360")
    phone.get_by_role("link", name="Sunting", exact=True).click()
    phone.get_by_text("Tambah kalimat sesudah ini").nth(1).click()
    phone.get_by_label("Kalimat baru").nth(1).fill(REFUSED)
    phone.get_by_role("button", name="Simpan suntingan").click()
    phone.get_by_role("alert").wait_for()
    assert phone.get_by_label("Kalimat baru").nth(1).input_value() == REFUSED
    phone.locator(".wrong").first.scroll_into_view_if_needed()
    _fit(phone, "text-refused-360")
    phone.get_by_label("Kalimat baru").nth(1).fill("Warga menyambut baik kegiatan itu.")
    phone.get_by_role("button", name="Simpan suntingan").click()
    phone.get_by_text("tulisan penyunting").first.wait_for()
    phone.get_by_role("link", name="Kutipan").click()
    phone.get_by_label("Siapa yang mengucapkan").select_option(label="Iptu Maria Tefa, Kapolsek Polsek Kie")
    phone.get_by_label("Kata-katanya").fill(QUOTE)
    phone.get_by_role("button", name="Simpan kutipan").click()
    phone.get_by_text("menunggu orang kedua").wait_for()
    _fit(phone, "text-quotes-360")
    phone.goto(phone.url.replace("quotes/", "photos/"))
    phone.get_by_role("button", name="Pakai foto ini").click()
    phone.get_by_text("ikut terbit").wait_for()
    _fit(phone, "text-photos-360")


def _publish(desk: Page) -> None:
    """The Kapolsek at a desk: her own words approved, the English looked at, checked, published, and taken back."""
    text = Text.objects.get()
    desk.goto(f"/texts/{text.pk}/quotes/")
    desk.get_by_role("button", name="Setujui").click()
    desk.goto(f"/texts/{text.pk}/edit/en/")
    _fit(desk, "text-edit-en")
    desk.goto(f"/texts/{text.pk}/")
    desk.locator(".flow .rests > summary").nth(1).hover()
    desk.locator(".flow .rests[open] a").first.wait_for()
    _fit(desk, "text")
    desk.mouse.move(0, 0)
    desk.get_by_role("button", name="Tandai sudah diperiksa").click()
    desk.get_by_role("button", name="Terbitkan").click()
    desk.get_by_role("link", name="Halaman umum dan berkas").wait_for()
    desk.goto("/texts/")
    _fit(desk, "texts")
    desk.goto(f"/texts/{text.pk}/")
    desk.get_by_text("Tarik rilis ini").click()
    desk.get_by_label("Mengapa ditarik?").fill("Nama desa keliru.")
    desk.get_by_role("button", name="Tarik", exact=True).click()
    desk.get_by_text("Rilis ini ditarik.").wait_for()
    _fit(desk, "text-withdrawn")
