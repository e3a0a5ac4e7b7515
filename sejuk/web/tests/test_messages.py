"""The message library as the chain uses it: written, approved by another, issued, withdrawn."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from sejuk.briefing.actions import issue_message, load_messages, withdraw_message
from sejuk.briefing.models import Issue, MessageVersion, Wording
from sejuk.briefing.tests.drafts import approved, drafted
from sejuk.insight import rollup
from sejuk.lib import clock
from sejuk.testing import Cast, browser_of, report

FORM = {
    "theme": "hoax", "audience": "all", "title": "Cek <b>dulu</b>", "text": "Tanyakan sumbernya.", "source": "Pedoman 1/2026",
    "elections": ["any"], "phases": ["none", "campaign"], "valid_from": "", "valid_until": "",
}  # fmt: skip


def test_from_the_first_word_to_every_phone_and_back(cast: Cast) -> None:
    humas, kasat = browser_of(cast.humas), browser_of(cast.kasat)
    made = humas.post("/messages/new/", FORM | {"unit": str(cast.resort.pk)})
    assert made.status_code == 302, made.content.decode()
    page = made["Location"]
    assert "disetujui rekan" in humas.get(page).content.decode()
    assert humas.post(f"{page}act/", {"do": "approve"}).status_code == 409
    assert browser_of(cast.officer).get(page).status_code == 404
    assert kasat.post(f"{page}act/", {"do": "approve"}).status_code == 302
    html = browser_of(cast.officer).get(page).content.decode()
    assert "Cek &lt;b&gt;dulu&lt;/b&gt;" in html
    assert 'name="do"' not in html
    assert kasat.post(f"{page}act/", {"do": "issue", "unit": str(cast.resort.pk)}).status_code == 302
    assert Issue.objects.get().area_id == "53.02"
    assert kasat.post(f"{page}act/", {"do": "withdraw", "reason": " "}).status_code == 422
    assert kasat.post(f"{page}act/", {"do": "withdraw", "reason": "Sumbernya berubah"}).status_code == 302
    assert "tidak boleh disampaikan lagi" in kasat.get(page).content.decode()


def test_what_may_not_go_out_is_shown_at_its_words_and_let_pass_by_a_third_person(cast: Cast) -> None:
    humas, kasat, kapolres = (browser_of(who) for who in (cast.humas, cast.kasat, cast.kapolres))
    said = FORM | {"unit": str(cast.resort.pk), "text": "Ingat <i>besok</i>: coblos nomor urut 2 ya."}
    page = humas.post("/messages/new/", said)["Location"]
    html = kasat.get(page).content.decode()
    assert "<mark>coblos nomor urut 2<sup>1,2<" in html
    assert "&lt;i&gt;besok" in html
    assert "Nomor urut peserta tidak boleh muncul" in html
    assert "UU 7/2017 ps. 280" in html
    assert kasat.post(f"{page}act/", {"do": "approve"}).status_code == 409
    assert 'value="clear"' not in humas.get(page).content.decode()
    form = {"do": "clear", "seen": re.findall(r'name="seen" value="(\w+)"', kapolres.get(page).content.decode())}
    wording = f"{page}wordings/{Wording.objects.get().pk}/"
    assert kapolres.post(wording, form).status_code == 422
    assert browser_of(cast.stranger).post(wording, form | {"reason": "Sebab"}).status_code == 404
    assert kapolres.post(wording, form | {"reason": "Contoh <b>salah</b>"}).status_code == 302
    assert "Contoh &lt;b&gt;salah&lt;/b&gt;" in kasat.get(page).content.decode()
    assert kasat.post(f"{page}act/", {"do": "approve"}).status_code == 302


def test_what_is_missing_is_said_beside_it_and_nothing_typed_is_lost(cast: Cast) -> None:
    answer = browser_of(cast.humas).post("/messages/new/", FORM | {"unit": str(cast.resort.pk), "source": ""})
    assert answer.status_code == 422
    assert "Tanyakan sumbernya." in answer.content.decode()
    assert not MessageVersion.objects.exists()


def test_the_library_is_searched_and_shows_what_fits_today_first(cast: Cast) -> None:
    load_messages()
    client = browser_of(cast.kasat)
    everything = client.get("/messages/").content.decode()
    assert everything.count('<li class="card">') >= 40
    some = client.get("/messages/?theme=money_politics&phase=campaign").content.decode()
    assert 3 <= some.count('<li class="card">') < 10
    assert "Tidak ada pesan yang cocok" in client.get("/messages/?q=zzzz").content.decode()
    assert "Belum ada pesan yang disetujui" in browser_of(cast.officer).get("/messages/").content.decode()


def test_a_new_version_and_another_language(cast: Cast) -> None:
    version = approved(cast)
    page, client = f"/messages/{version.pk}/", browser_of(cast.humas)
    assert "Pedoman Polres TTS" in client.get(f"{page}revise/").content.decode()
    assert client.post(f"{page}revise/", FORM).status_code == 302
    assert MessageVersion.objects.filter(message=version.message).count() == 2
    assert client.post(f"{page}word/", {"language": "jv", "title": "Priksa", "text": "Takon dhisik."}).status_code == 302
    wording = version.wordings.get(language="jv")
    assert client.post(f"{page}wordings/{wording.pk}/").status_code == 409
    assert browser_of(cast.kasat).post(f"{page}wordings/{wording.pk}/").status_code == 302


def test_words_that_nobody_approved_yet_are_shown_to_those_who_brief_alone(cast: Cast) -> None:
    version = approved(cast)
    page = f"/messages/{version.pk}/"
    browser_of(cast.humas).post(f"{page}word/", {"language": "jv", "title": "Priksa", "text": "Takon dhisik."})
    constable, kasat = browser_of(cast.officer), browser_of(cast.kasat)
    assert "Takon dhisik" in kasat.get(page).content.decode()
    assert "Takon dhisik" not in constable.get(page).content.decode()
    assert "Cek dulu" not in constable.get("/messages/?q=dhisik").content.decode()
    kasat.post(f"{page}wordings/{version.wordings.get(language='jv').pk}/")
    assert "Takon dhisik" in constable.get(page).content.decode()
    assert "Cek dulu" in constable.get("/messages/?q=dhisik").content.decode()


def test_who_may_not_withdraw_a_message_that_came_with_sejuk_reads_why(cast: Cast) -> None:
    load_messages()
    version = MessageVersion.objects.get(message__code="disaster-fire")
    page, kasat, kapolsek = f"/messages/{version.pk}/", browser_of(cast.kasat), browser_of(cast.kapolsek)
    kasat.post(f"{page}act/", {"do": "approve"})
    kasat.post(f"{page}act/", {"do": "issue", "unit": str(cast.resort.pk)})
    html = kapolsek.get(page).content.decode()
    assert "Pesan bawaan ini sudah diedarkan satuan lain" in html
    assert 'value="withdraw"' not in html
    assert kapolsek.post(f"{page}act/", {"do": "withdraw", "reason": "Salah"}).status_code == 404
    assert 'value="withdraw"' in kasat.get(page).content.decode()


def test_what_has_ended_or_not_begun_says_so_and_is_not_issued(cast: Cast) -> None:
    ended = approved(cast, valid_until=date(2024, 1, 31))
    later = approved(cast, valid_from=clock.today() + timedelta(days=30))
    client = browser_of(cast.kasat)
    library = client.get("/messages/").content.decode()
    assert "berakhir Rab 31 Jan 2024" in library
    assert "berlaku mulai" in library
    assert "boleh disampaikan hari ini" not in library
    assert "berakhir Rab 31 Jan 2024" in client.get(f"/messages/{ended.pk}/").content.decode()
    assert "baru berlaku mulai" in client.get(f"/messages/{later.pk}/").content.decode()
    refused = client.post(f"/messages/{ended.pk}/act/", {"do": "issue", "unit": str(cast.resort.pk)})
    assert (refused.status_code, "Masa berlaku" in refused.content.decode()) == (409, True)
    assert not Issue.objects.exists()


def test_a_message_of_another_resort_is_nobody_elses_to_change(cast: Cast) -> None:
    version = drafted(cast)
    for who in (cast.stranger, cast.kanit, cast.foreigner):
        assert browser_of(who).post(f"/messages/{version.pk}/act/", {"do": "approve"}).status_code == 404


def test_a_page_says_where_it_was_told_and_opens_the_records(frozen: datetime, cast: Cast) -> None:
    version = approved(cast)
    issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
    record = report(cast.officer, delivered=[str(version.pk)])
    rollup.recount_everything()
    page = f"/messages/{version.pk}/"
    resort = browser_of(cast.kasat).get(page).content.decode()
    assert f"?unit={cast.sector.pk}#disampaikan" in resort
    sector = browser_of(cast.kanit).get(page).content.decode()
    (listing,) = re.findall(r'"(/activities/\?[^"]*area=53.02.10.2003&amp;message=[^"]*)">1</a>', sector)
    shown = browser_of(cast.kanit).get(listing.replace("&amp;", "&")).content.decode()
    assert f"/activities/{record.pk}/" in shown
    assert "Pesan yang disampaikan: <bdi>Cek dulu</bdi>" in shown
    assert "disampaikan" not in browser_of(cast.officer).get(page).content.decode().split("<main")[1].split("Versi")[0]
    assert browser_of(cast.kanit).get(f"{page}?unit={cast.resort.pk}").status_code == 404
    region = browser_of(cast.kapolda).get(page).content.decode()
    assert re.search(r"sedikit\s+dari\s+sedikit", region)
    assert "/activities/" not in region.split("<main")[1]


def test_a_record_and_its_report_name_what_was_told(cast: Cast) -> None:
    version = approved(cast, title="Cek <i>dulu</i> *ya*")
    record = report(cast.officer, delivered=[str(version.pk)])
    html = browser_of(cast.kanit).get(f"/activities/{record.pk}/").content.decode()
    assert f'<a href="/messages/{version.pk}/">Cek &lt;i&gt;dulu&lt;/i&gt; *ya*</a>' in html
    assert "Pesan yang disampaikan: Cek" in html
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Sumbernya berubah")
    html = browser_of(cast.officer).get(f"/activities/{record.pk}/").content.decode()
    assert "sudah ditarik" in html
    assert f"/messages/{version.pk}/" not in html
