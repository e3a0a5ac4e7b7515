"""Baca rilis in a browser: an invented release is pasted, its facts are seen where they stand, one is corrected, kept and found again."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from journeys.conftest import DESK, PHONE, overflow, picture, sign_in, violations
from sejuk.activities.models import Activity
from sejuk.press.models import KeptRelease
from sejuk.testing import Cast

RELEASE = """Beranda
Berita Terbaru

Bhabinkamtibmas Desa Oenai Ajak Warga Saring Kabar Sebelum Dibagikan

KIE – Bhabinkamtibmas Desa Oenai Polsek Kie Polres TTS Bripka Sari Lestari menyambangi warga di Jalan Kemiri RT 05 RW 02 Desa Oenai, \
Kecamatan Ki'e, Kabupaten Timor Tengah Selatan, Rabu (24/1/2024) pukul 09.30 WITA.

Dalam sambang itu ia mengingatkan bahaya berita bohong atau hoaks menjelang Pemilu 2024. "Berhenti dulu, baca sampai habis, lalu \
tanyakan dari mana asalnya," kata Bripka Sari Lestari.

Seorang warga menyambut baik kedatangannya. "Kami jadi tahu ke mana harus bertanya," ujar warga itu.

Kapolsek Kie Iptu Maria Tefa berharap suasana desa tetap teduh. "Mari kita jaga kampung bersama-sama," ujar Iptu Maria Tefa mewakili \
Kapolres TTS AKBP Bambang Wirawan.

Baca juga: Patroli Malam di Pasar Kota
"""


def _fit(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    picture(page, name)
    assert overflow(page) <= 0, name
    assert violations(page) == [], name


def _read(page: Page) -> None:
    page.goto("/releases/")
    page.get_by_role("link", name="Baca rilis").first.click()
    page.get_by_label("Teks rilis").fill(RELEASE)
    page.get_by_role("button", name="Baca", exact=True).click()
    page.get_by_role("heading", name="Fakta dari rilis ini").wait_for()


def test_a_release_is_read_corrected_kept_and_found_again(
    transactional_db: None, cast: Cast, open_context: Callable[..., BrowserContext]
) -> None:
    del transactional_db
    desk = open_context(DESK).new_page()
    sign_in(desk, cast.kanit.service_number)
    _read(desk)
    text = desk.get_by_role("group", name="Teks rilis dengan fakta yang ditandai")
    expect(text.locator("mark", has_text="Jalan Kemiri")).to_have_css("border-bottom-style", "double")
    expect(text.locator(".skipped").first).to_contain_text("Beranda")
    expect(desk.get_by_text("Ucapan warga tidak pernah disimpan")).to_be_visible()
    _fit(desk, "release-read")
    text.get_by_role("link", name="Tanggal", exact=False).first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#f-day")).to_be_in_viewport()
    desk.get_by_label("RW", exact=False).first.fill("03")
    desk.get_by_role("button", name="Simpan sebagai kegiatan dari rilis").click()
    desk.get_by_text("Tersimpan sebagai kegiatan dari rilis").wait_for()
    _fit(desk, "release-kept")
    row = KeptRelease.objects.get()
    assert (row.rw, row.area_id, Activity.objects.count()) == ("03", "53.02.10.2003", 0)
    desk.goto("/activities/")
    desk.get_by_role("link", name=re.compile("1 kegiatan hanya dari rilis")).click()
    desk.get_by_role("link", name=re.compile("Ajak Warga Saring Kabar")).click()
    desk.wait_for_url(f"**/releases/{row.pk}/")


def test_it_is_read_on_a_small_screen_and_known_when_it_comes_again(
    transactional_db: None, cast: Cast, open_context: Callable[..., BrowserContext]
) -> None:
    del transactional_db
    phone = open_context(PHONE, has_touch=True, is_mobile=True, device_scale_factor=2, java_script_enabled=True).new_page()
    sign_in(phone, cast.humas.service_number)
    phone.goto("/releases/read/")
    _fit(phone, "release-paste-360")
    _read(phone)
    _fit(phone, "release-read-360")
    phone.get_by_label("Tanggal kegiatan").fill("")
    phone.get_by_role("button", name="Simpan sebagai kegiatan dari rilis").click()
    phone.get_by_text("Isian ini kosong").first.wait_for()
    _fit(phone, "release-wrong-360")
    phone.get_by_label("Tanggal kegiatan").fill("2024-01-24")
    phone.get_by_role("button", name="Simpan sebagai kegiatan dari rilis").click()
    phone.get_by_text("Tersimpan sebagai kegiatan dari rilis").wait_for()
    _fit(phone, "release-kept-360")
    _read(phone)
    phone.get_by_text("Rilis ini sudah disimpan.").wait_for()
    phone.goto("/releases/")
    _fit(phone, "release-list-360")
