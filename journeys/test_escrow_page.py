"""From a lost phone to the sector: the file that it leaves behind is taken by a lead, on the page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from journeys.conftest import DESK, PHONE, enrol, finish, overflow, record, sign_in, violations
from sejuk.activities.models import Activity
from sejuk.sync.actions import revoke_devices
from sejuk.testing import Cast


def _fit(page: Page) -> None:
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert overflow(page) == 0
        assert violations(page) == []


def test_what_a_lost_phone_left_behind_is_taken_by_a_lead(
    transactional_db: None, cast: Cast, phone_page: Page, open_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    del transactional_db
    enrol(phone_page, cast.officer.service_number)
    phone_page.context.set_offline(True)
    record(phone_page, "Belum sempat terkirim")
    finish(phone_page)
    revoke_devices(officer_ids=[cast.officer.pk], lost=True)
    phone_page.context.set_offline(False)
    expect(phone_page.get_by_role("heading", name="Isi telepon ini sudah dihapus")).to_be_visible()
    with phone_page.expect_download() as download:
        phone_page.get_by_role("link", name="Unduh berkas").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    page = open_context().new_page()
    sign_in(page, cast.kanit.service_number)
    page.goto("/phones/escrow/")
    _fit(page)
    page.get_by_label("Berkas dari telepon petugas").set_input_files(file)
    page.get_by_role("button", name="Buka dan periksa").click()
    expect(page.get_by_text("dinyatakan hilang")).to_be_visible()
    expect(page.get_by_text("Bripka Sari Lestari").first).to_be_visible()
    assert "Belum sempat" not in page.content()
    assert not Activity.objects.exists()
    _fit(page)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Terima pekerjaan ini").click()
    expect(page.get_by_text("Semuanya sudah diterima")).to_be_visible()
    _fit(page)
    activity = Activity.objects.get()
    assert (activity.narrative, activity.officer_id) == ("Belum sempat terkirim", cast.officer.pk)
