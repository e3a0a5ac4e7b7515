"""The pages on which a unit looks after itself: the right people, and to everybody else they are absent."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sejuk.lib import clock
from sejuk.org.models import Area, Jurisdiction, Posting, Unit
from sejuk.testing import FALAS, KIE, OENAI, OINLASI, browser_of

TODAY = clock.today().isoformat()


def sector_pages(cast) -> list[str]:
    """Every page about Polsek Kie and its people."""
    unit, person, posting = cast.sector.pk, cast.officer.pk, cast.posting(cast.officer).pk
    line = cast.sector.jurisdictions.get().pk
    return [
        *(reverse(name, args=[unit]) for name in (
            "org_unit", "org_confirm", "org_rename", "org_add", "org_add_line", "org_neighbourhood", "org_appoint", "org_give",
        )),
        *(reverse(name, args=[person]) for name in (
            "org_officer", "org_change", "org_drop_code", "org_password", "org_deactivate", "org_reactivate",
        )),
        reverse("org_end_line", args=[line]), reverse("org_posting_areas", args=[posting]), reverse("org_end_posting", args=[posting]),
    ]  # fmt: skip


def test_the_kanit_opens_all_of_them(cast, kanit):
    browser = browser_of(kanit)
    for address in sector_pages(cast):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert b"<h1" in answer.content, address
        assert b" style=" not in answer.content, address
        assert b"onclick" not in answer.content, address


def test_to_others_they_are_absent(cast, stranger):
    for officer in (stranger, cast.foreigner, cast.officer, cast.humas, cast.kapolda, cast.auditor):
        browser = browser_of(officer)
        for address in sector_pages(cast):
            assert browser.get(address).status_code == 404, (officer, address)
            assert browser.post(address, {}).status_code in (404, 405), (officer, address)


def test_whoever_is_not_signed_in_is_asked_to(cast, client):
    for address in [*sector_pages(cast), "/org/", "/org/system/", "/org/imports/", "/org/proposals/", "/org/areas/"]:
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith("/sign-in/"), address


def test_home_goes_to_the_only_unit_or_lists_them(cast, kanit):
    assert browser_of(kanit).get("/org/")["Location"] == f"/org/units/{cast.sector.pk}/"
    mabes = Unit.objects.get(kind="mabes")
    operator = browser_of(cast.operator)
    assert operator.get("/org/")["Location"] == f"/org/units/{mabes.pk}/"
    found = operator.get("/org/?q=kie").content.decode()
    assert "Polsek Kie" in found
    assert "Polsek Kota Soe" not in found
    assert "Tidak ada satuan" in operator.get("/org/?q=antah").content.decode()


def test_a_unit_page_says_what_waits_and_who_serves(cast, kanit):
    Unit.objects.filter(pk=cast.sector.pk).update(confirmed_at=None)
    page = browser_of(kanit).get(f"/org/units/{cast.sector.pk}/").content.decode()
    for words in (
        "masih usulan",
        "desa tanpa Bhabinkamtibmas",
        "Bripka Sari Lestari",
        "Desa Oenai",
        "sejak Rab 1 Jan 2020",
        "Kec. KI",
    ):
        assert words in page, words
    assert "Desa Falas" in page
    assert "Tutup satuan" not in page  # a sector does not close itself
    assert "Tutup satuan" in browser_of(cast.kasat).get(f"/org/units/{cast.sector.pk}/").content.decode()


@pytest.mark.parametrize("kind", ["mabes", "polda", "polres", "polsek"])
def test_the_operator_sees_every_level(cast, kind):
    unit = Unit.objects.filter(kind=kind).first()
    assert unit is not None
    assert browser_of(cast.operator).get(f"/org/units/{unit.pk}/").status_code == 200


def test_the_page_of_a_resort_takes_few_queries_however_many_people(cast, kanit, django_assert_max_num_queries):
    browser = browser_of(kanit)
    with django_assert_max_num_queries(30):
        browser.get(f"/org/units/{cast.sector.pk}/")
    for number in range(30):
        Posting.objects.create(officer=cast.officer, unit=cast.sector, role="rw_officer", valid_from=f"20{number + 10}-01-01")
    with django_assert_max_num_queries(30):
        browser.get(f"/org/units/{cast.sector.pk}/")


def test_confirm_rename_and_errors_beside_the_field(cast, kanit):
    browser = browser_of(kanit)
    answer = browser.post(f"/org/units/{cast.sector.pk}/confirm/", {"name": ""})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "Isian ini kosong. Isi kolom ini." in answer.content.decode()
    assert browser.post(f"/org/units/{cast.sector.pk}/rename/", {"name": "Polsek Ki'e"}).status_code == 302
    assert Unit.objects.get(pk=cast.sector.pk).name == "Polsek Ki'e"


def test_areas_are_added_by_name_code_or_choice(cast, kanit):
    browser = browser_of(kanit)
    address = f"/org/units/{cast.sector.pk}/areas/add/"
    assert browser.post(address, {"area_code": "falas", "valid_from": "01/02/2024"}).status_code == 302
    assert Jurisdiction.objects.filter(unit=cast.sector, area=FALAS, valid_from="2024-02-01").exists()
    Area.objects.filter(pk="53.02.01.1001").update(name="Oinlasi", letters="oinlasi")
    answer = browser.post(address, {"area_code": "oinlasi", "valid_from": TODAY})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="53.02.01.1001"' in text
    assert f'value="{OINLASI}"' in text
    assert "Kec. KI" in text
    assert browser.post(address, {"area_code": "oinlasi", "area_code_code": OINLASI, "valid_from": TODAY}).status_code == 302
    for given, words in (
        ({"area_code": "antah", "valid_from": TODAY}, "tidak ditemukan"), ({"area_code": "", "valid_from": TODAY}, "kosong"),
        ({"area_code": OENAI, "valid_from": "besok"}, "tidak terbaca"), ({"area_code": KIE, "valid_from": TODAY}, "sudah dilayani"),
        ({"area_code": "53.03.01", "valid_from": TODAY}, "di luar Polres TTS"),
    ):  # fmt: skip
        answer = browser.post(address, given)
        assert answer.status_code == 422
        assert words in answer.content.decode(), given


def test_search_gives_parents_with_and_without_script(cast, kanit):
    browser = browser_of(kanit)
    page = browser.get("/org/areas/?q=oenai").content.decode()
    assert "Desa Oenai, Kec. KI&#x27;E, Kab. Timor Tengah Selatan" in page
    part = browser.get("/org/areas/?name=area_code&area_code=oenai", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'name="area_code_code"' in part
    assert "Tidak ada wilayah" in browser.get("/org/areas/?q=zzzz").content.decode()


def test_lines_end_and_villages_move(cast, kanit):
    line = cast.sector.jurisdictions.get()
    assert browser_of(kanit).post(f"/org/lines/{line.pk}/end/", {"valid_until": TODAY}).status_code == 302
    line.refresh_from_db()
    assert line.valid_until == clock.today()
    given = {"area_code": OINLASI, "unit": cast.other_sector.pk, "valid_from": TODAY}
    assert browser_of(kanit).post(f"/org/units/{cast.resort.pk}/areas/move/", given).status_code == 404
    assert browser_of(cast.kasat).post(f"/org/units/{cast.resort.pk}/areas/move/", given).status_code == 302
    assert Jurisdiction.objects.filter(unit=cast.other_sector, area=OINLASI).exists()
    foreign = given | {"unit": cast.other_resort.pk}
    assert browser_of(cast.kasat).post(f"/org/units/{cast.resort.pk}/areas/move/", foreign).status_code == 422


def test_neighbourhoods(cast, kanit):
    address = f"/org/units/{cast.sector.pk}/neighbourhoods/add/"
    browser = browser_of(kanit)
    assert browser.post(address, {"village_code": "oenai", "rw": "2", "rt": "5"}).status_code == 302
    assert "RT 05" in browser.get(f"/org/units/{cast.sector.pk}/").content.decode()
    answer = browser.post(address, {"village_code": "oenai", "rw": "dua"})
    assert answer.status_code == 422
    assert "Isi angka saja" in answer.content.decode()


def test_sectors_are_proposed_confirmed_and_closed(cast):
    cast.other_sector.jurisdictions.all().delete()
    Unit.objects.filter(pk=cast.other_sector.pk).update(name="Polsek Lama")
    browser = browser_of(cast.kasat)
    assert "proposed" in browser.post(f"/org/units/{cast.resort.pk}/sectors/")["Location"]
    made = Unit.objects.get(name="Polsek Kota Soe")
    assert "Polsek Kota Soe" in browser.get("/org/proposals/").content.decode()
    answer = browser.post("/org/proposals/", {"unit": [made.pk], f"name_{made.pk}": ""})
    assert answer.status_code == 422
    assert browser.post("/org/proposals/", {"unit": [made.pk], f"name_{made.pk}": "Polsek Soe"}).status_code == 302
    made.refresh_from_db()
    assert (made.name, made.confirmed_at is not None) == ("Polsek Soe", True)
    assert "Tidak ada usulan" in browser.get("/org/proposals/").content.decode()
    assert browser.post("/org/proposals/", {"unit": [cast.other_resort.pk]}).status_code == 404
    assert browser.post(f"/org/units/{made.pk}/close/", {"last_day": TODAY}).status_code == 302
    refused = browser.post(f"/org/units/{cast.sector.pk}/close/", {"last_day": TODAY})
    assert refused.status_code == 422
    assert "Masih ada 3 penugasan" in refused.content.decode()
    assert browser_of(cast.foreigner).post(f"/org/units/{cast.resort.pk}/sectors/").status_code == 404


def test_proposals_are_searched_and_paged(cast):
    for i in range(23):
        unit = Unit.objects.create(code=f"usulan-{i}", kind="polsek", name=f"Polsek Usulan {i:02d}", parent=cast.resort)
        Unit.objects.filter(pk=unit.pk).update(path=f"{cast.resort.path}{unit.pk}.")
    browser = browser_of(cast.kasat)
    first, second = (browser.get(f"/org/proposals/?page={page}").content.decode() for page in (1, 2))
    assert (first.count('class="tick"'), second.count('class="tick"')) == (20, 3)
    assert "page=2" in first
    found = browser.get("/org/proposals/?q=usulan 2").content.decode()
    assert (found.count('class="tick"'), "Polsek Usulan 21" in found, "Polsek Usulan 01" in found) == (3, True, False)
    assert browser.get("/org/proposals/?q=polres tts").content.decode().count('class="tick"') == 20
    assert "Tidak ada usulan dengan" in browser.get("/org/proposals/?q=entah").content.decode()
    assert browser.get("/org/proposals/?page=x&q=%00").status_code == 200
    unit = Unit.objects.get(code="usulan-22")
    answer = browser.post("/org/proposals/?q=usulan&page=2&done=confirmed", {"unit": [unit.pk], f"name_{unit.pk}": unit.name})
    assert answer["Location"] == "/org/proposals/?q=usulan&page=2&done=confirmed"


def test_a_proposal_is_marked_where_units_are_chosen(cast):
    Unit.objects.filter(pk=cast.sector.pk).update(confirmed_at=None)
    browser = browser_of(cast.kasat)
    for address in ("/board/", "/activities/", "/officers/", "/reports/day/", f"/org/units/{cast.resort.pk}/areas/move/"):
        page = browser.get(address).content.decode()
        assert "Polsek Kie (usulan)</option>" in page, address
        assert "Polsek Kota Soe (usulan)" not in page, address


def test_a_unit_is_added_below(cast):
    browser = browser_of(cast.kapolres)
    answer = browser.post(f"/org/units/{cast.resort.pk}/add/", {"name": "Polsek Baru"})
    made = Unit.objects.get(name="Polsek Baru")
    assert answer["Location"] == f"/org/units/{made.pk}/?done=added"
    assert browser_of(cast.kapolres).get(answer["Location"]).status_code == 200


def test_the_overview_is_for_headquarters_operators(cast, stranger):
    mabes = Unit.objects.get(kind="mabes")
    assert "/org/system/" in browser_of(cast.operator).get(f"/org/units/{mabes.pk}/").content.decode()
    page = browser_of(cast.operator).get("/org/system/").content.decode()
    assert "Polsek Kie" in page
    for officer in (stranger, cast.kapolres, cast.auditor, cast.kapolda):
        assert browser_of(officer).get("/org/system/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/org/?q=%00", "/org/areas/?q=53.%00", "/org/officers/?q=%00", "/org/units/99999999999999999999999/", "/org/?q=" + "a" * 4000,
        "/org/areas/?q=a&near=99999999999999999999999", "/org/areas/?q=a&near=x", "/org/proposals/?unit=x", "/org/areas/?q=%F0%9F%98%80",
        "/org/units/0/", "/org/postings/0/end/", "/org/lines/0/end/", "/org/officers/0/", "/org/areas/?name=%22%3E%3Cscript%3E&q=oenai",
    ],
)  # fmt: skip
def test_odd_addresses_break_nothing(cast, kanit, address):
    answer = browser_of(kanit).get(address)
    assert answer.status_code in (200, 302, 404)
    assert b"<script>" not in answer.content


def test_odd_words_break_nothing(cast, kanit):
    browser = browser_of(kanit)
    assert browser.post(f"/org/units/{cast.sector.pk}/rename/", {"name": "Polsek\x00 K\u202ei\x1be"}).status_code == 302
    assert Unit.objects.get(pk=cast.sector.pk).name == "Polsek Kie"
    assert browser.post(f"/org/units/{cast.sector.pk}/rename/", {"name": "x" * 5000}).status_code == 422
    assert browser.post(f"/org/units/{cast.sector.pk}/areas/add/", {"area_code": "53.\x00", "valid_from": TODAY}).status_code == 422
    assert browser.post("/org/proposals/", {"unit": ["9" * 40, "x"]}).status_code == 404


def test_english(cast, kanit):
    browser = browser_of(kanit)
    browser.cookies["language"] = "en"
    answer = browser.post(f"/org/units/{cast.sector.pk}/confirm/", {"name": ""})
    assert "This cell is empty. Fill in this column." in answer.content.decode()
