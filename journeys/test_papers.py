"""From an approved message to paper and back: the page makes a leaflet, its address opens the public page, a withdrawal closes it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from journeys.conftest import DESK, PHONE, overflow, picture, sign_in, violations
from sejuk.briefing.actions import add_wording, approve_wording, issue_message, withdraw_message
from sejuk.briefing.models import MessageVersion
from sejuk.briefing.tests.drafts import approved
from sejuk.press.actions import change_letterhead
from sejuk.press.tests.papers import logo_file
from sejuk.press.tests.test_record_print import printed
from sejuk.testing import Cast

TITLE = "Berhenti dulu sebelum membagikan"
TEXT = (
    "Pesan yang membuat kita marah atau takut sering dibuat supaya cepat dibagikan. Berhenti dulu, baca sampai habis, lihat siapa "
    "yang menulis dan kapan. Kalau belum yakin, simpan saja."
)


@pytest.fixture
def version(transactional_db: None, cast: Cast) -> MessageVersion:
    """Approved in two languages, issued and printed by a Polres that has a letterhead."""
    del transactional_db
    kasat, humas = cast.asker(cast.kasat), cast.asker(cast.humas)
    made = approved(cast, title=TITLE, text=TEXT)
    said = add_wording(asker=humas, version_id=made.pk, language="en", title="Stop first", text="Read it to the end.")
    approve_wording(asker=kasat, wording_id=said.pk)
    issue_message(asker=kasat, version_id=made.pk, unit=cast.resort)
    change_letterhead(asker=kasat, unit=cast.resort, phone="0388 21110", line="Pos kami buka 24 jam.", picture=logo_file())
    printed(cast, made, who=cast.kanit, unit=cast.sector, count=500)
    return made


def _fit(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    picture(page, name)
    assert overflow(page) <= 0, name
    assert violations(page) == [], name


def _leaflet(desk: Page, version: MessageVersion) -> str:
    """Go from the message to its leaflet for a village; the address that the paper carries."""
    desk.goto(f"/messages/{version.pk}/")
    desk.get_by_role("link", name="Brosur, poster, gambar").click()
    desk.get_by_label("Isi nama petugas desa").select_option(label="Desa Oenai")
    desk.get_by_role("button", name="Tampilkan").click()
    desk.wait_for_load_state("networkidle")
    shown = desk.evaluate("[...document.querySelectorAll('.papers img')].map(one => one.complete && one.naturalWidth > 0)")
    assert shown == [True, True, True]
    _fit(desk, "papers")
    paper = desk.request.get(str(desk.get_by_role("link", name="Brosur A5 (PDF)").get_attribute("href"))).body()
    link = re.search(rb"/URI ?\((http[^)]+)\)", paper)
    assert paper.startswith(b"%PDF-")
    assert link, "the leaflet carries no address"
    return link[1].decode()


def test_a_leaflet_leads_to_the_public_page_until_the_message_is_withdrawn(
    cast: Cast, version: MessageVersion, open_context: Callable[..., BrowserContext]
) -> None:
    desk = open_context(DESK).new_page()
    sign_in(desk, cast.kanit.service_number)
    address = _leaflet(desk, version)
    reader = open_context(PHONE, has_touch=True, is_mobile=True, device_scale_factor=2).new_page()
    reader.goto(address)
    reader.get_by_role("heading", name=TITLE).wait_for()
    _fit(reader, "public-page-360")
    assert reader.context.cookies() == []
    reader.get_by_role("link", name="Bahasa Inggris").click()
    reader.get_by_role("heading", name="Stop first").wait_for()
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Sumbernya berubah")
    reader.goto(address)
    reader.get_by_role("heading", name="Pesan ini sudah ditarik").wait_for()
    _fit(reader, "public-page-withdrawn-360")


def test_the_papers_of_all_villages_are_ordered_and_fetched_on_a_small_screen(
    cast: Cast, version: MessageVersion, open_context: Callable[..., BrowserContext]
) -> None:
    phone = open_context(PHONE, accept_downloads=True).new_page()
    sign_in(phone, cast.kanit.service_number)
    phone.goto(f"/messages/{version.pk}/papers/")
    _fit(phone, "papers-360")
    phone.get_by_role("button", name="Buat semua brosur").click()
    phone.get_by_text("13 berkas siap dicetak").wait_for()
    _fit(phone, "papers-villages-360")
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Unduh semuanya").click()
    assert download.value.suggested_filename == "leaflet-polsek-kie.zip"
    phone.goto(f"/papers/letterhead/{cast.sector.pk}/")
    _fit(phone, "letterhead-360")
