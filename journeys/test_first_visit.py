"""From the phone without signal to the Kanit's board, back with a correction, and to acceptance."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from journeys.conftest import DESK, enrol, finish, overflow, picture, record, reopen, send, sign_in, violations
from sejuk.activities.models import Activity
from sejuk.testing import Cast


def test_a_visit_without_signal_reaches_the_board_and_comes_back_corrected(
    transactional_db: None, cast: Cast, phone_page: Page, open_context: Callable[..., BrowserContext]
) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    reopen(page)
    _record_without_signal(page)
    page.context.set_offline(False)
    send(page)
    expect(page.get_by_text("diterima Polsek Kie").first).to_be_visible()
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    picture(page, "field-outbox")
    activity = Activity.objects.get()
    assert (activity.rt, activity.rw, activity.themes, activity.area_id) == ("05", "", ["hoax"], "53.02.10.2003")
    desk = open_context(DESK).new_page()
    sign_in(desk, cast.kanit.service_number)
    _return(desk, activity)
    _correct(page)
    activity.refresh_from_db()
    assert (activity.state, activity.rw, activity.version) == ("reported", "02", 2)
    desk.goto(f"/activities/{activity.id}/")
    desk.get_by_role("button", name="Terima", exact=False).first.click()
    expect(desk.get_by_text("Diterima", exact=True).first).to_be_visible()
    activity.refresh_from_db()
    assert activity.state == "accepted"


def _record_without_signal(page: Page) -> None:
    record(page, "Sambang warga, mengajak memeriksa kabar sebelum meneruskannya.")
    page.get_by_label("RT", exact=True).fill("05")
    page.get_by_role("checkbox", name="Saring sebelum sebar hoaks").check()
    assert overflow(page) == 0
    assert violations(page) == []
    page.evaluate("window.scrollTo(0, 0)")
    picture(page, "field-record")
    finish(page)
    expect(page.get_by_text("1 belum kirim")).to_be_visible()
    picture(page, "field-today")
    assert not Activity.objects.exists()
    reopen(page)
    expect(page.get_by_text("1 belum kirim")).to_be_visible()


def _return(desk: Page, activity: Activity) -> None:
    expect(desk.get_by_text("laporan menunggu tinjauan").first).to_be_visible()
    desk.goto(f"/activities/{activity.id}/")
    expect(desk.get_by_text("mengajak memeriksa kabar").first).to_be_visible()
    desk.get_by_text("Kembalikan untuk diperbaiki").click()
    desk.get_by_label("Apa yang perlu diperbaiki?").fill("RW belum diisi")
    desk.get_by_role("checkbox", name="RW", exact=True).check()
    desk.get_by_role("button", name="Kembalikan", exact=False).click()
    expect(desk.get_by_text("Perlu diperbaiki").first).to_be_visible()


def _correct(page: Page) -> None:
    """The reason and the field reach the phone; the correction goes the same way as the report."""
    page.goto("/field/#/settings")
    page.get_by_role("button", name="Perbarui data").click()
    page.goto("/field/#/")
    expect(page.get_by_text("RW belum diisi")).to_be_visible()
    picture(page, "field-returned")
    assert violations(page) == []
    page.get_by_role("button", name="Perbaiki:").click()
    page.get_by_label("RW", exact=True).fill("02")
    finish(page)
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
