"""What a phone goes through: killed tabs, days without network, an update, two tabs, a second officer, a lost session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from journeys.conftest import SHELL, drafts_kept, enrol, finish, open_phone, record, reopen, send
from sejuk.activities.models import Activity
from sejuk.lib import clock
from sejuk.sync.models import Device
from sejuk.testing import Cast


def test_a_draft_survives_a_killed_tab(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    enrol(phone_page, cast.officer.service_number)
    context = phone_page.context
    context.set_offline(True)
    record(phone_page, "Belum selesai")
    phone_page.get_by_role("textbox", name="Cerita singkat").press_sequentially(" menulis")
    drafts_kept(phone_page)
    phone_page.close(run_before_unload=False)
    page = context.new_page()
    page.goto("/field/")
    open_phone(page)
    page.get_by_role("link", name="Lanjutkan").click()
    expect(page.get_by_role("textbox", name="Cerita singkat")).to_have_value("Belum selesai menulis")
    expect(page.get_by_role("spinbutton", name="Jumlah orang")).to_have_value("4")


def test_it_works_for_weeks_without_network(transactional_db: None, cast: Cast, phone_page: Page, settings: Any) -> None:
    del transactional_db
    settings.PHONE_LOCK_DAYS = 30
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    for days in (1, 9, 20):
        page.clock.set_fixed_time(clock.now() + timedelta(days=days))
        reopen(page)
        record(page, f"Hari ke-{days}")
        finish(page)
    expect(page.get_by_text("3 belum kirim")).to_be_visible()
    page.goto("/field/#/history")
    page.get_by_label("Cari catatan").fill("hari ke-9")
    expect(page.get_by_text("Hari ke-9")).to_be_visible()
    expect(page.get_by_text("Hari ke-20")).to_have_count(0)
    page.context.set_offline(False)
    with clock.travel(clock.now() + timedelta(days=20, minutes=5)):
        send(page)
        expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    assert sorted(Activity.objects.values_list("narrative", flat=True)) == ["Hari ke-1", "Hari ke-20", "Hari ke-9"]


def test_an_update_waits_until_the_person_agrees(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    reopen(page)
    record(page, "Di tengah menulis")
    worker = SHELL / "field" / "sw.js"
    before = worker.read_text()
    worker.write_text(before + "\n// a new version\n")
    try:
        page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update()).then(() => true)")
        page.wait_for_function("navigator.serviceWorker.getRegistration().then(one => one.waiting !== null)")
        expect(page.get_by_role("textbox", name="Cerita singkat")).to_have_value("Di tengah menulis")
        page.goto("/field/#/settings")
        with page.expect_event("load"):  # the new version opens the app anew
            page.get_by_role("button", name="Perbarui sekarang").click()
        open_phone(page)
        page.wait_for_function("navigator.serviceWorker.getRegistration().then(one => one.waiting === null)")
        page.goto("/field/#/")
        page.get_by_role("link", name="Lanjutkan").click()
        expect(page.get_by_role("textbox", name="Cerita singkat")).to_have_value("Di tengah menulis")
    finally:
        worker.write_text(before)


def test_two_tabs_send_each_record_once(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    enrol(phone_page, cast.officer.service_number)
    other = phone_page.context.new_page()
    other.goto("/field/")
    phone_page.context.set_offline(True)
    record(phone_page, "Dari tab pertama")
    finish(phone_page)
    phone_page.context.set_offline(False)
    send(phone_page)
    send(other)
    for page in (phone_page, other):
        expect(page.get_by_text("diterima Polsek Kie").first).to_be_visible()
    assert Activity.objects.count() == 1


def test_a_lost_session_loses_nothing(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    Device.objects.update(revoked_at=clock.now())
    record(page, "Sesi habis")
    finish(page)
    expect(page.get_by_text("Silakan masuk lagi").first).to_be_visible()
    expect(page.get_by_text("1 belum kirim")).to_be_visible()
    record(page, "Tetap bisa mencatat")
    finish(page)
    expect(page.get_by_text("2 belum kirim")).to_be_visible()
    assert not Activity.objects.exists()


def test_the_next_officer_on_the_phone_sees_nothing(
    transactional_db: None, cast: Cast, open_context: Callable[..., BrowserContext]
) -> None:
    del transactional_db
    page = open_context().new_page()
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    record(page, "Milik Sari")
    finish(page)
    page.context.set_offline(False)
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    page.goto("/field/#/settings/leave")
    page.get_by_role("button", name="Keluar", exact=True).click()
    page.get_by_label("NRP").wait_for()
    enrol(page, cast.kanit.service_number)
    page.goto("/field/#/history")
    expect(page.get_by_text("Belum ada catatan")).to_be_visible()
    assert "Milik Sari" not in page.content()
