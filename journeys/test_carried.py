"""What is carried: a message shown and told at a door, a directive read and carried out, without a signal; and both taken back."""

from __future__ import annotations

import re
from datetime import datetime

from playwright.sync_api import Page, expect

from journeys.conftest import enrol, finish, overflow, picture, reopen, send, sign_in, violations
from sejuk.activities.models import Activity
from sejuk.briefing.actions import cascade_directive, withdraw_directive
from sejuk.briefing.models import Acknowledgement, MessageVersion
from sejuk.briefing.tests.drafts import approved
from sejuk.briefing.tests.orders import issued
from sejuk.lib import clock
from sejuk.org.actions import load_elections
from sejuk.testing import Cast

CAMPAIGN = datetime.fromisoformat("2024-02-10T09:10:00+08:00")
QUIET = datetime.fromisoformat("2024-02-12T09:10:00+08:00")
SOON, ALWAYS = "Datang ke TPS", "Cek dulu"


def test_a_message_is_issued_shown_told_and_taken_back(
    transactional_db: None, cast: Cast, phone_page: Page, desk_page: Page
) -> None:
    del transactional_db
    with clock.travel(CAMPAIGN):
        load_elections()
        version = approved(cast, title=ALWAYS, phases=("campaign", "quiet_period"))
        passing = approved(cast, title=SOON, phases=("campaign",))
        sign_in(desk_page, cast.humas.service_number)
        for one in (version, passing):
            desk_page.goto(f"/messages/{one.pk}/")
            desk_page.get_by_role("button", name="Edarkan di Polres TTS").click()
            expect(desk_page.locator("main").get_by_text("(Polres TTS)")).to_be_visible()
        phone_page.clock.set_fixed_time(CAMPAIGN)
        enrol(phone_page, cast.officer.service_number)
    with clock.travel(QUIET):
        phone_page.clock.set_fixed_time(QUIET)
        phone_page.context.set_offline(True)
        reopen(phone_page)
        _see_the_phase(phone_page)
        _not_now(phone_page, passing)
        _tell(phone_page)
        phone_page.context.set_offline(False)
        send(phone_page)
        expect(phone_page.get_by_text("Semua sudah diterima.")).to_be_visible()
        activity = Activity.objects.get()
        assert (activity.delivered, activity.themes) == ([str(version.pk)], ["hoax"])
        _take_back(desk_page, version)
        _gone(phone_page, version)


def _see_the_phase(page: Page) -> None:
    """The campaign was on when the phone was last in contact; it reckons by itself that it is over."""
    expect(page.get_by_text(re.compile("Masa tenang · 2 hari lagi pemungutan suara"))).to_be_visible()
    page.get_by_role("link", name="Pesan", exact=True).click()
    expect(page.get_by_role("heading", name="Boleh disampaikan hari ini (1)")).to_be_visible()
    page.get_by_text("Bukan untuk hari ini (1)").click()
    assert (violations(page), overflow(page)) == ([], 0)
    picture(page, "field-cards")


def _not_now(page: Page, passing: MessageVersion) -> None:
    """What is for the campaign alone is said to be so, and cannot be told or handed on."""
    page.get_by_role("link", name=SOON).click()
    expect(page.get_by_text("Jangan sampaikan atau bagikan sekarang.")).to_be_visible()
    assert page.url.endswith(f"#/card/{passing.pk}")
    expect(page.get_by_role("button", name=re.compile("Sudah disampaikan|Bagikan|Salin"))).to_have_count(0)
    expect(page.get_by_role("link", name="WhatsApp")).to_have_count(0)


def _tell(page: Page) -> None:
    """Found by a word, shown large, told with one tap; the visit that this begins is finished as any other."""
    page.goto("/field/#/cards")
    page.get_by_label("Cari pesan").fill("sumber")
    page.get_by_role("link", name=ALWAYS).click()
    expect(page.get_by_role("heading", name=ALWAYS)).to_be_visible()
    assert (violations(page), overflow(page)) == ([], 0)
    picture(page, "field-card")
    whats_app = page.get_by_role("link", name="WhatsApp").get_attribute("href") or ""
    assert whats_app.startswith("https://wa.me/?text=Cek%20dulu")
    page.get_by_role("button", name="Sudah disampaikan").click()
    page.get_by_role("link", name="Buka kegiatan").click()
    page.get_by_role("radio", name="Sambang", exact=True).check()
    page.get_by_role("spinbutton", name="Jumlah orang").fill("3")
    expect(page.get_by_role("button", name=f"Hapus pesan: {ALWAYS}")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Saring sebelum sebar hoaks")).to_be_checked()
    finish(page)
    page.get_by_role("link", name=re.compile("^Sambang")).click()
    expect(page.get_by_role("definition").get_by_text(ALWAYS)).to_be_visible()


def _take_back(desk: Page, version: MessageVersion) -> None:
    """The page says where it was told; then it is withdrawn there."""
    desk.goto(f"/messages/{version.pk}/")
    expect(desk.locator("#disampaikan")).to_contain_text(re.compile(r"1\s+dari\s+1\s+kegiatan menyampaikan pesan ini"))
    desk.get_by_text("Tarik pesan ini").click()
    desk.get_by_label("Mengapa ditarik?").fill("Kalimatnya keliru.")
    desk.get_by_role("button", name="Tarik", exact=True).click()
    expect(desk.get_by_text("Pesan ini ditarik dan tidak boleh disampaikan lagi.")).to_be_visible()


def _gone(page: Page, version: MessageVersion) -> None:
    """After the next contact the card says why it is not there, and the record still names it."""
    page.goto("/field/#/settings")
    page.get_by_role("button", name="Perbarui data").click()
    page.goto(f"/field/#/card/{version.pk}")
    expect(page.get_by_text("Pesan ini tidak boleh disampaikan lagi")).to_be_visible()
    expect(page.get_by_text("Tanyakan sumbernya")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("Sudah disampaikan|Bagikan|Salin"))).to_have_count(0)
    page.goto("/field/#/history")
    page.get_by_role("link", name=re.compile("^Sambang")).click()
    expect(page.get_by_role("definition").get_by_text(ALWAYS)).to_be_visible()


def test_a_directive_is_read_and_carried_out_without_a_signal(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    page, asked = phone_page, "Sambang setiap hari"
    directive = issued(cast)
    cascade_directive(
        asker=cast.asker(cast.kapolsek), directive_id=directive.pk, unit=cast.sector, text="Mulai dari yang lama tidak dikunjungi."
    )
    enrol(page, cast.officer.service_number)
    expect(page.get_by_role("heading", name="Arahan · Satu arahan belum dibaca")).to_be_visible()
    page.context.set_offline(True)
    reopen(page)
    page.get_by_role("link", name=asked).click()
    expect(page.get_by_text("Mulai dari yang lama tidak dikunjungi.")).to_be_visible()
    assert (violations(page), overflow(page)) == ([], 0)
    picture(page, "field-directive")
    _read_and_carry_out(page)
    page.context.set_offline(False)
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    assert Acknowledgement.objects.get().officer == cast.officer
    assert Activity.objects.get().directives == [{"text": asked, "directive_id": str(directive.pk)}]
    page.goto(f"/field/#/directive/{directive.pk}")
    expect(page.locator("[data-state=received]")).to_be_visible()
    withdraw_directive(asker=cast.asker(cast.kapolres), directive_id=directive.pk, reason="Diganti.")
    page.goto("/field/#/settings")
    page.get_by_role("button", name="Perbarui data").click()
    page.goto(f"/field/#/directive/{directive.pk}")
    expect(page.get_by_text("Arahan ini tidak ada lagi")).to_be_visible()


def _read_and_carry_out(page: Page) -> None:
    page.get_by_role("button", name="Sudah saya baca").click()
    expect(page.locator("[data-state=waiting]")).to_be_visible()
    page.get_by_role("button", name="Dijalankan dalam kegiatan ini").click()
    page.get_by_role("link", name="Buka kegiatan").click()
    page.get_by_role("radio", name="Sambang", exact=True).check()
    page.get_by_role("spinbutton", name="Jumlah orang").fill("2")
    finish(page)
    expect(page.get_by_text("2 belum kirim")).to_be_visible()
