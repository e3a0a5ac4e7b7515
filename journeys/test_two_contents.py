"""Two phones of one officer change the same words: the second shows both, its owner chooses, and the chosen stands on the board."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from journeys.conftest import DESK, PHONE, enrol, finish, overflow, picture, record, send, sign_in, violations
from sejuk.activities.models import Activity, Rival
from sejuk.testing import Cast

FIRST, SECOND = "Warga minta lampu jalan diperiksa.", "Warga minta lampu jalan RT 05 diperiksa."


def _amend(page: Page, words: str) -> None:
    page.goto("/field/#/history")
    page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    page.get_by_role("button", name="Perbaiki catatan").click()
    page.get_by_role("textbox", name="Cerita singkat").fill(words)
    page.get_by_role("textbox", name="Alasan perubahan").fill("Kurang jelas")
    finish(page)


def _collide(cast: Cast, one: Page, other: Page) -> None:
    """Both have the record; the second phone changes it without signal, and the first was quicker."""
    enrol(one, cast.officer.service_number)
    record(one, "Sambang warga.")
    finish(one)
    send(one)
    expect(one.get_by_text("Semua sudah diterima.")).to_be_visible()
    enrol(other, cast.officer.service_number)
    other.context.set_offline(True)
    _amend(other, SECOND)
    _amend(one, FIRST)
    send(one)
    expect(one.get_by_text("Semua sudah diterima.")).to_be_visible()
    other.context.set_offline(False)
    send(other)
    expect(other.locator("[data-state=conflict]")).to_be_visible()
    expect(_compare(other)).to_be_visible()


def _compare(page: Page) -> Locator:
    return page.get_by_role("link", name="Bandingkan dan pilih: Sambang")


TAKE, LEAVE = "Pakai isi dari HP ini", "Tetap yang di server"


@pytest.mark.slow
@pytest.mark.parametrize("choice", [TAKE, LEAVE])
def test_the_second_phone_shows_both_and_its_owner_chooses(
    transactional_db: None, cast: Cast, open_context: Callable[..., BrowserContext], choice: str
) -> None:
    del transactional_db
    one, other = (open_context(PHONE, has_touch=True, is_mobile=True).new_page() for _ in range(2))
    _collide(cast, one, other)
    other.context.set_offline(True)
    _compare(other).click()
    both = other.get_by_role("region", name="Cerita singkat")
    expect(both).to_contain_text(f"Di server{FIRST}Di HP ini{SECOND}")
    assert overflow(other) == 0
    picture(other, "field-two-contents")
    assert violations(other) == []
    other.get_by_role("button", name=choice).click()
    expect(other.get_by_text("Pilihan Anda menunggu dikirim")).to_be_visible()
    expect(other.locator("[data-unsent]").first).to_have_attribute("data-unsent", "2")
    assert Activity.objects.get().narrative == FIRST
    assert violations(other) == []
    other.context.set_offline(False)
    send(other)
    expect(other.get_by_text("Semua sudah diterima.")).to_be_visible()
    expect(other.get_by_text("Pilihan: Sambang")).to_be_visible()
    expect(other.locator("[data-state=conflict]")).to_have_count(0)
    chosen, state = {TAKE: (SECOND, "taken"), LEAVE: (FIRST, "dropped")}[choice]
    other.goto("/field/#/history")
    expect(other.get_by_text(chosen)).to_be_visible()
    assert (Activity.objects.get().narrative, Rival.objects.get().state) == (chosen, state)
    desk = open_context(DESK).new_page()
    sign_in(desk, cast.kanit.service_number)
    desk.goto("/board/")
    desk.get_by_role("main").get_by_role("listitem").filter(has_text="menunggu tinjauan").get_by_role("link").click()
    desk.get_by_role("link", name="Sambang").click()
    expect(desk.get_by_text(chosen).first).to_be_visible()
