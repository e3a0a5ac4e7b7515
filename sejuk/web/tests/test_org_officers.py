"""Officers as those who manage them see them."""

from __future__ import annotations

import re

import pytest

from sejuk.lib import clock
from sejuk.org.models import Officer, Posting
from sejuk.sync.models import Device
from sejuk.testing import FALAS, OENAI, OINLASI, Phone, browser_of

TODAY = clock.today().isoformat()
NINA = {
    "service_number": "91010077", "rank": "Bripda", "name": "Nina Radja", "role": "village_officer", "area_codes": [OENAI, FALAS],
    "valid_from": TODAY, "valid_until": "", "order_letter": "", "other_area": "",
}  # fmt: skip


def appoint(browser, cast, **changes):
    return browser.post(f"/org/units/{cast.sector.pk}/officers/add/", NINA | changes)


def test_a_new_officer_gets_villages_and_a_password_that_is_seen_once(cast, kanit, client):
    answer = appoint(browser_of(kanit), cast)
    nina = Officer.objects.get(service_number="91010077")
    assert sorted(nina.postings.get().areas.values_list("code", flat=True)) == [FALAS, OENAI]
    found = re.search(r'id="secret">([^<]+)<', answer.content.decode())
    assert found is not None
    assert "no-store" in answer["Cache-Control"]
    client.post("/sign-in/", {"service_number": "91010077", "password": found[1]})
    assert client.get("/me/")["Location"] == "/account/password/"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"service_number": "87010001"}, "sudah terdaftar"), ({"service_number": "12"}, "Isi 6 sampai 18 angka"),
        ({"name": ""}, "Isian ini kosong"), ({"rank": "Kaisar"}, "Pilihan tidak dikenal"), ({"role": "commander"}, "Pilihan tidak dikenal"),
        ({"role": ""}, "kosong"), ({"valid_from": ""}, "kosong"), ({"valid_until": "2000-01-01"}, "berakhir sebelum mulai"),
        ({"other_area": "53.03.01.2005"}, "tidak dilayani"),
    ],
)  # fmt: skip
def test_errors_stand_beside_what_was_typed_and_nothing_is_half_written(cast, kanit, changes, words):
    answer = appoint(browser_of(kanit), cast, **changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert (f'value="{OENAI}" checked') in page
    assert not Officer.objects.filter(service_number="91010077").exists()


def test_a_kanit_is_offered_field_roles_only_and_a_kasat_more(cast, kanit):
    address = f"/org/units/{cast.sector.pk}/officers/add/"
    small = browser_of(kanit).get(address).content.decode()
    assert 'value="village_officer"' in small
    assert 'value="binmas_unit_head"' not in small
    assert 'value="commander"' not in small
    large = browser_of(cast.kasat).get(address).content.decode()
    assert "Kapolsek" in large
    assert "Operator" not in large


def test_somebody_from_elsewhere_is_posted_by_those_above_and_the_account_stays_shut(cast, kanit):
    browser = browser_of(kanit)
    given = {key: value for key, value in NINA.items() if key not in ("rank", "name")} | {
        "service_number": "86010011",
        "role": "unit_member",
    }
    add = f"/org/units/{cast.sector.pk}/postings/add/"
    refused = browser.post(add, given)
    assert refused.status_code == 422
    assert "bertugas di satuan lain" in refused.content.decode()
    assert browser_of(cast.operator).post(add, given).status_code == 302
    page = browser.get(f"/org/officers/{cast.foreigner.pk}/").content.decode()
    assert "diurus satuan lain" in page
    assert "Polres TTU" not in page
    for action in ("password", "change", "deactivate", "reactivate"):
        assert browser.post(f"/org/officers/{cast.foreigner.pk}/{action}/").status_code == 404
    assert browser_of(cast.operator).post(add, given).status_code == 422
    unknown = browser.post(add, given | {"service_number": "11111111"})
    assert "Tidak ada petugas" in unknown.content.decode()


def test_nobody_changes_their_own_posting(cast, kanit):
    browser = browser_of(kanit)
    posting = cast.posting(kanit)
    assert "Ini Anda sendiri" in browser.get(f"/org/officers/{kanit.pk}/").content.decode()
    answer = browser.post(f"/org/postings/{posting.pk}/end/", {"valid_until": TODAY})
    assert answer.status_code == 422
    assert "tidak bisa diubah sendiri" in answer.content.decode()
    own = NINA | {"service_number": kanit.service_number}
    answer = browser.post(f"/org/units/{cast.sector.pk}/postings/add/", own)
    assert "tidak bisa diubah sendiri" in answer.content.decode()
    for action in ("password", "change", "deactivate"):
        assert browser.post(f"/org/officers/{kanit.pk}/{action}/").status_code == 404


def test_a_kanit_ends_no_kapolseks_posting(cast, kanit):
    browser = browser_of(kanit)
    posting = cast.posting(cast.kapolsek)
    assert browser.post(f"/org/postings/{posting.pk}/end/", {"valid_until": TODAY}).status_code == 422
    posting.refresh_from_db()
    assert posting.valid_until is None
    assert "Akhiri" not in browser.get(f"/org/officers/{cast.kapolsek.pk}/").content.decode()


def test_villages_by_tick_and_the_end_of_a_posting(cast, kanit):
    browser = browser_of(kanit)
    posting = cast.posting(cast.officer)
    page = browser.get(f"/org/postings/{posting.pk}/areas/").content.decode()
    assert f'value="{OINLASI}" checked' in page
    assert f'value="{FALAS}" checked' not in page
    answer = browser.post(f"/org/postings/{posting.pk}/areas/", {"area_codes": [FALAS], "other_area": "53.02.01.1001"})
    assert answer["Location"] == f"/org/officers/{cast.officer.pk}/?done=saved"
    assert sorted(posting.areas.values_list("code", flat=True)) == ["53.02.01.1001", FALAS]
    page = browser.get(f"/org/postings/{posting.pk}/areas/").content.decode()
    assert 'value="53.02.01.1001" checked' in page  # the neighbour's village stays on the list
    assert browser.post(f"/org/postings/{posting.pk}/end/", {"valid_until": "2019-01-01"}).status_code == 422
    assert browser.post(f"/org/postings/{posting.pk}/end/", {"valid_until": TODAY}).status_code == 302


def test_password_rank_leaving_and_coming_back(cast, kanit):
    browser = browser_of(kanit)
    home = f"/org/officers/{cast.officer.pk}"
    assert browser.get(f"{home}/password/").status_code == 200
    assert 'id="secret"' in browser.post(f"{home}/password/").content.decode()
    assert "Matikan kode" not in browser.get(f"{home}/").content.decode()
    assert browser.get(f"{home}/code/").status_code == 200
    assert browser.post(f"{home}/code/").status_code == 302
    assert browser.post(f"{home}/change/", {"rank": "Aipda", "name": "Sari L"}).status_code == 302
    assert browser.post(f"{home}/change/", {"rank": "", "name": "Sari L"}).status_code == 422
    assert browser.post(f"{home}/deactivate/").status_code == 302
    assert "nonaktif" in browser.get(f"{home}/").content.decode()
    assert not Posting.objects.filter(officer=cast.officer, valid_until__isnull=True).exists()
    assert browser.post(f"{home}/reactivate/").status_code == 302
    assert Officer.objects.get(pk=cast.officer.pk).is_active


def test_a_phone_is_signed_out(cast, kanit, stranger, phone: Phone):
    browser = browser_of(kanit)
    device = Device.objects.get()
    page = browser.get(f"/org/officers/{cast.officer.pk}/").content.decode()
    address = f"/org/officers/{cast.officer.pk}/phones/{device.pk}/revoke/"
    assert address in page
    assert browser_of(stranger).post(address).status_code == 404
    other = f"/org/officers/{cast.foreigner.pk}/phones/{device.pk}/revoke/"
    assert browser.post(other).status_code == 404
    assert browser.get(address).status_code == 200
    assert browser.post(address).status_code == 422
    assert "cursor" in phone.pull()
    assert browser.post(address, {"why": "unused"}).status_code == 302
    assert phone.pull()["code"] == "token_unknown"
    assert "dikeluarkan" in browser.get(f"/org/officers/{cast.officer.pk}/").content.decode()


def test_a_lost_phone_is_told_to_erase_and_the_page_says_when_it_heard(cast, kanit, phone: Phone):
    browser, home = browser_of(kanit), f"/org/officers/{cast.officer.pk}/"
    address = f"{home}phones/{phone.device_id}/revoke/"
    browser.post(address, {"why": "unused"})
    assert browser.post(address, {"why": "unused"}).status_code == 422, "it is signed out; it can still be found to be lost"
    assert browser.post(address, {"why": "lost"}).status_code == 302
    assert "belum terhubung lagi" in browser.get(home).content.decode()
    assert {phone.pull()["code"], phone.push().json()["code"]} == {"device_wiped"}
    said = browser.get(home).content.decode()
    assert "perintah hapus sampai" in said
    assert address not in said
    assert browser.post(address, {"why": "lost"}).status_code == 404


def test_finding(cast, kanit):
    browser = browser_of(kanit)
    assert browser.get("/org/officers/?q=8701")["Location"] == f"/org/officers/{cast.officer.pk}/"
    assert "Tidak ada petugas" in browser.get("/org/officers/?q=Anton").content.decode()
