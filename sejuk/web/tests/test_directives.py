"""Directives as people use them: issued, read, passed on, counted, replaced and withdrawn, on pages without JavaScript."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from sejuk.briefing.actions import start_programme
from sejuk.briefing.models import Addition, Directive, Programme
from sejuk.briefing.tests.orders import issued
from sejuk.lib import clock
from sejuk.testing import Cast, browser_of, report


def form(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Jaga <b>suasana</b>", "text": "Sambangi warga.\n<script>alert(1)</script>", "number": "", "valid_from": clock.today().isoformat(),
        "valid_until": "", "programme": "", "parent": "",
    } | changes  # fmt: skip


def test_from_the_order_to_the_last_reader(cast: Cast) -> None:
    kapolres, officer = browser_of(cast.kapolres), browser_of(cast.officer)
    assert "Polsek Kota Soe" in kapolres.get("/directives/new/").content.decode()
    made = kapolres.post("/directives/new/", form(targets=[str(cast.sector.pk)]))
    assert made.status_code == 302, made.content.decode()
    page = made["Location"]
    html = officer.get("/directives/").content.decode()
    assert "1 arahan belum Anda baca" in html
    assert "Jaga &lt;b&gt;suasana&lt;/b&gt;" in html
    assert "<script>alert" not in html
    assert officer.post(f"{page}acknowledge/", {"back": "list"})["Location"] == "/directives/"
    assert "Anda membaca" in officer.get(page).content.decode()
    report(cast.officer, directives=[{"directive_id": str(Directive.objects.get().pk)}])
    assert "1 dari 3 membaca" in kapolres.get(f"{page}sum/").content.decode()
    listing = f"/activities/?unit={cast.resort.pk}&amp;directive={Directive.objects.get().pk}"
    assert f'<a href="{listing}">1</a>' in kapolres.get(f"{page}sum/").content.decode()
    assert f'<a href="{listing}">1</a>' in kapolres.get(f"{page}progress/").content.decode()
    listed = kapolres.get(listing.replace("&amp;", "&")).content.decode()
    assert "<strong>1</strong> catatan sesuai saringan" in listed
    assert "Jaga &lt;b&gt;suasana&lt;/b&gt;" in listed
    assert browser_of(cast.stranger).get(f"/activities/?directive={Directive.objects.get().pk}").status_code == 404
    table = kapolres.get(f"{page}progress/?unit={cast.sector.pk}").content.decode()
    assert "Iptu Maria Tefa" in table
    assert "Bripka Sari" not in table
    assert browser_of(cast.stranger).get(page).status_code == 404
    assert officer.get(f"{page}progress/").status_code == 404


def test_a_unit_two_levels_down_is_chosen_under_the_name_of_the_one_between(cast: Cast) -> None:
    client = browser_of(cast.kapolda)
    html = client.get("/directives/new/").content.decode()
    assert html.index("Polres TTU") < html.index("<summary>Polres TTS</summary>") < html.index("Polsek Kie")
    page = client.post("/directives/new/", form(targets=[str(cast.sector.pk)]))["Location"]
    assert list(Directive.objects.get().targets.all()) == [cast.sector]
    assert browser_of(cast.stranger).get(page).status_code == 404
    assert '<details class="group" open><summary>Polres TTS' in client.get(f"{page}replace/").content.decode()


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(cast: Cast) -> None:
    client = browser_of(cast.kapolres)
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    for changes, words in (
        ({"title": ""}, "Isian ini kosong"), ({"valid_until": yesterday}, "berakhir sebelum mulai"),
        ({"text": "Menangkan nomor urut 2."}, "belum boleh keluar"), ({"text": "x" * 3001}, "3000"), ({"parent": str(cast.sector.pk)}, "Pilihan tidak dikenal"),
    ):  # fmt: skip
        answer = client.post("/directives/new/", form(**changes))
        assert answer.status_code == 422, changes
        assert words in answer.content.decode(), changes
    assert not Directive.objects.exists()


def test_it_is_passed_on_with_a_word_and_as_an_order_of_ones_own(cast: Cast) -> None:
    above = issued(cast, cast.kapolda, cast.polda)
    kapolsek, page = browser_of(cast.kapolsek), f"/directives/{above.pk}/"
    assert "Teruskan dengan tambahan" in kapolsek.get(page).content.decode()
    assert kapolsek.post(f"{page}cascade/", {"text": "Mulai dari Oenai."}).status_code == 302
    assert "Mulai dari Oenai." in browser_of(cast.officer).get(page).content.decode()
    assert "Mulai dari Oenai." not in browser_of(cast.stranger).get(page).content.decode()
    assert "Mulai dari Oenai." in kapolsek.get(f"{page}cascade/").content.decode()
    assert kapolsek.post("/directives/new/", form(parent=str(above.pk))).status_code == 302
    below = Directive.objects.get(parent=above)
    assert below.unit == cast.sector
    assert below.title in browser_of(cast.kapolda).get(page).content.decode().replace("&lt;", "<").replace("&gt;", ">")
    assert Addition.objects.count() == 1


def test_it_is_replaced_and_withdrawn(cast: Cast) -> None:
    old = issued(cast, roles=("village_officer",), target_ids=(cast.sector.pk,))
    client, page = browser_of(cast.kapolres), f"/directives/{old.pk}/"
    shown = client.get(f"{page}replace/").content.decode()
    assert shown.count("checked") == 2
    answer = client.post(f"{page}replace/", form(title="Yang baru", roles=["village_officer"], targets=[str(cast.sector.pk)]))
    new = Directive.objects.get(title="Yang baru")
    assert answer["Location"] == f"/directives/{new.pk}/"
    assert "Yang baru" in client.get(page).content.decode()
    assert "sudah diganti" in client.post(f"{page}replace/", form()).content.decode()
    page = f"/directives/{new.pk}/"
    assert client.post(f"{page}withdraw/", {"reason": " "}).status_code == 422
    assert client.post(f"{page}withdraw/", {"reason": "Selesai"}).status_code == 302
    assert "tidak dijalankan lagi" in browser_of(cast.officer).get(page).content.decode()


def test_a_record_names_its_directive_to_those_who_may_read_that(cast: Cast) -> None:
    made = issued(cast, cast.kapolsek, cast.sector)
    activity = report(cast.officer, directives=[{"directive_id": str(made.pk)}, {"text": "Penekanan lisan"}])
    page = f"/activities/{activity.pk}/"
    kanit, humas = (browser_of(who).get(page).content.decode() for who in (cast.kanit, cast.humas))
    assert made.title in kanit
    assert f"Arahan yang dijalankan: {made}" in kanit
    assert made.title not in humas
    assert "Penekanan lisan" in humas


def test_programmes_begin_and_end(cast: Cast) -> None:
    client = browser_of(cast.kapolda)
    said = {"unit": str(cast.polda.pk), "name": "Commander Wish", "aim": "", "started_on": clock.today().isoformat()}
    page = client.post("/directives/programmes/new/", said)["Location"]
    programme = Programme.objects.get()
    issued(cast, cast.kapolda, cast.polda, programme_id=programme.pk)
    assert "Sambang setiap hari" in browser_of(cast.officer).get(page).content.decode()
    assert "Irjen Pol Surya Atmaja, Kapolda, Polda NTT" in browser_of(cast.officer).get("/directives/programmes/").content.decode()
    assert client.post(f"{page}end/", {"last_day": clock.today().isoformat()}).status_code == 302
    assert "sudah berakhir" in client.post(f"{page}end/", {"last_day": clock.today().isoformat()}).content.decode()
    assert browser_of(cast.kapolres).get(f"{page}end/").status_code == 404
    assert browser_of(cast.auditor).get(page).status_code == 404


def test_empty_pages_say_what_will_appear(cast: Cast) -> None:
    assert "Belum ada arahan untuk Anda" in browser_of(cast.officer).get("/directives/").content.decode()
    assert "belum mengeluarkan arahan" in browser_of(cast.kanit).get("/directives/").content.decode()
    assert "Belum ada program" in browser_of(cast.officer).get("/directives/programmes/").content.decode()
    programme = start_programme(asker=cast.asker(cast.kapolda), unit=cast.polda, name="Baru", started_on=clock.today())
    assert "Belum ada arahan" in browser_of(cast.officer).get(f"/directives/programmes/{programme.pk}/").content.decode()
    chiefs = issued(cast, cast.kapolda, cast.polda, unit_kinds=("polres",))
    empty = browser_of(cast.kapolda).get(f"/directives/{chiefs.pk}/progress/?unit={cast.sector.pk}").content.decode()
    assert "tidak ada petugas yang menerima" in empty


def test_words_that_are_not_neutral_wait_for_a_second_person(cast: Cast) -> None:
    kapolres, kapolda = browser_of(cast.kapolres), browser_of(cast.kapolda)
    said = form(text="Amankan kedatangan calon bupati nomor urut 2.", ask_second=["yes"])
    page = kapolres.post("/directives/new/", said)["Location"]
    html = kapolres.get(page).content.decode()
    assert "Menunggu orang kedua" in html
    assert "Loloskan dengan alasan" not in html
    assert browser_of(cast.officer).get(page).status_code == 404
    digests = re.findall(r'name="seen" value="(\w+)"', kapolda.get(page).content.decode())
    assert kapolda.post(f"{page}clear/", {"seen": digests, "reason": ""}).status_code == 422
    assert kapolda.post(f"{page}clear/", {"seen": digests, "reason": "Perintah pengamanan"}).status_code == 302
    assert "Perintah pengamanan" in kapolres.get(page).content.decode()
    assert browser_of(cast.officer).get(page).status_code == 200


def test_only_duties_that_there_are_below_are_offered_as_they_are_called_there(cast: Cast) -> None:
    def offered(html: str) -> str:
        return html[html.index("Untuk jabatan") : html.index("Untuk satuan")]

    resort = offered(browser_of(cast.kapolres).get("/directives/new/").content.decode())
    assert "Kapolsek" in resort
    assert "Kasi Humas" in resort
    assert not any(word in resort for word in ("Ditbinmas", "Korbinmas", "Komandan"))
    assert "Kapolres / Kapolsek" in offered(browser_of(cast.kapolda).get("/directives/new/").content.decode())
