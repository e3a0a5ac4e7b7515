"""From the phone without signal to the Kanit's board, and back with a correction."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from journeys.conftest import DESK, enrol, overflow, picture, sign_in, violations
from sejuk.activities.models import Activity
from sejuk.testing import Cast


def _record_visit(page: Page) -> None:
    page.get_by_role("link", name="Catat kegiatan").or_(page.get_by_role("button", name="Catat kegiatan")).click()
    page.get_by_role("radio", name="Sambang", exact=True).check()
    page.get_by_label("Jumlah orang", exact=True).fill("4")
    page.get_by_label("RT", exact=True).fill("05")
    page.get_by_label("RW", exact=True).fill("02")
    page.get_by_role("checkbox", name="Saring sebelum sebar hoaks").check()
    page.get_by_label("Cerita singkat").fill("Sambang warga, mengajak memeriksa kabar sebelum meneruskannya.")


def test_a_visit_without_signal_reaches_the_board(
    transactional_db: None, cast: Cast, phone_page: Page, open_context: Callable[..., BrowserContext]
) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    page.reload()
    _record_visit(page)
    assert overflow(page) == 0
    assert violations(page) == []
    picture(page, "field-record")
    page.get_by_role("button", name="Selesai", exact=True).click()
    expect(page.get_by_text("1 belum kirim")).to_be_visible()
    assert not Activity.objects.exists()
    page.reload()
    expect(page.get_by_text("1 belum kirim")).to_be_visible()
    page.context.set_offline(False)
    page.goto("/field/#/outbox")
    page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.get_by_text("diterima Polsek Kie").first).to_be_visible()
    picture(page, "field-outbox")
    activity = Activity.objects.get()
    assert (activity.rt, activity.rw, activity.themes, activity.area_id) == ("05", "02", ["hoax"], "53.02.10.2003")
    desk = open_context(DESK).new_page()
    sign_in(desk, cast.kanit.service_number)
    expect(desk.get_by_text("Sari Lestari").first).to_be_visible()
    desk.goto(f"/activities/{activity.id}/")
    expect(desk.get_by_text("mengajak memeriksa kabar").first).to_be_visible()
