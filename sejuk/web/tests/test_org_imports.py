"""The import wizard: upload, report, confirm, result; whatever the file."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from sejuk.org.models import ImportFile, Officer
from sejuk.testing import OENAI, browser_of

HEAD = "NRP;Pangkat;Nama;Peran;Satuan;Desa;Mulai\n"
GOOD = f"91010077;BRIPDA;Nína;Bhabinkamtibmas;Polsek Kie;{OENAI};01/02/2024\n"
BAD = f"91010078;KAPTEN;Adi;Bhabinkamtibmas;Polsek Kie;{OENAI};01/02/2024\n"


def upload(browser, cast, data, name="daftar.csv", **changes):
    content = data.encode() if isinstance(data, str) else data
    given = {"unit": cast.resort.pk, "kind": "people", "file": SimpleUploadedFile(name, content)} | changes
    return browser.post("/org/imports/", given)


def page_of(browser, cast, data, **changes) -> str:
    answer = upload(browser, cast, data, **changes)
    assert answer.status_code == 302, answer.content
    page: str = browser.get(answer["Location"]).content.decode()
    return page


def workbook(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_from_the_file_to_the_result(cast):
    browser = browser_of(cast.kasat)
    page = page_of(browser, cast, HEAD + GOOD)
    assert "1 baris benar. Belum ada yang ditulis." in page
    assert not Officer.objects.filter(service_number="91010077").exists()
    row = ImportFile.objects.get()
    answer = browser.post(f"/org/imports/{row.pk}/confirm/")
    assert "Sudah ditulis." in browser.get(answer["Location"]).content.decode()
    assert Officer.objects.get(service_number="91010077").name == "Nína"
    again = page_of(browser, cast, HEAD + GOOD)
    assert '<td class="num">0</td><td class="num">0</td><td class="num">1</td>' in again


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ((HEAD + GOOD).encode("cp1252"), "1 baris benar"), (("\ufeff" + HEAD + GOOD).encode(), "1 baris benar"),
        (workbook(["NRP", "Pangkat", "Nama"], [91010077, "BRIPDA", "Nina"]), "1 baris benar"),
        (HEAD + GOOD + GOOD, "sama dengan baris 2"), (HEAD + GOOD.replace(OENAI, "53.02.10.9999"), "Kode wilayah tidak dikenal"),
        (b"\x00\x01\x02\x03" * 500, "tidak terbaca"), (b"PK\x03\x04" + b"\x00" * 500, "tidak terbaca"),
        (b"x" * 3_000_000 + b"\n1\n", "tidak terbaca"), ("Nama;Umur\nA;3\n", "Kolom belum ada: nrp"), (HEAD, "kosong"),
    ],
    ids=["windows-1252", "bom", "xlsx", "twice", "unknown area", "binary", "broken xlsx", "3-MB header", "no column", "header only"],
)  # fmt: skip
def test_whatever_the_file(cast, data, words):
    page = page_of(browser_of(cast.kasat), cast, data)
    assert words in page
    assert not Officer.objects.filter(service_number="91010077").exists()


def test_an_empty_file_and_none_at_all(cast):
    browser = browser_of(cast.kasat)
    for answer in (upload(browser, cast, b""), browser.post("/org/imports/", {"unit": cast.resort.pk, "kind": "people"})):
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode()
    too_large = upload(browser, cast, b"x" * (10 * 1024 * 1024 + 1))
    assert "Paling besar 10 MB" in too_large.content.decode()


def test_bad_rows_are_told_and_only_the_good_ones_written_on_demand(cast):
    browser = browser_of(cast.kasat)
    page = page_of(browser, cast, HEAD + GOOD + BAD)
    assert "Baris 3" in page
    assert "Pangkat &quot;KAPTEN&quot; tidak dikenal" in page
    assert "Bripda, Bripka, Aipda" in page
    assert "rank_unknown" not in page
    row = ImportFile.objects.get()
    assert browser.post(f"/org/imports/{row.pk}/confirm/").status_code == 409
    listed = browser.get(f"/org/imports/{row.pk}/problems.csv").content.decode()
    assert 'Pangkat ""KAPTEN"" tidak dikenal' in listed
    assert "Unknown rank" in listed
    assert "rank_unknown" in listed
    browser.post(f"/org/imports/{row.pk}/confirm/", {"only_good": "yes"})
    assert Officer.objects.filter(service_number="91010077").exists()
    assert not Officer.objects.filter(service_number="91010078").exists()


def test_while_the_background_works_the_page_says_so(cast, without_reactions):
    browser = browser_of(cast.kasat)
    filler = f"91010077;BRIPDA;{'N' * 100};;;;\n"
    answer = upload(browser, cast, HEAD + filler * 3_000)
    page = browser.get(answer["Location"]).content.decode()
    assert "Sedang diperiksa" in page
    assert 'hx-trigger="every 2s"' in page
    part = browser.get(answer["Location"], headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part


def test_it_is_thrown_away(cast):
    browser = browser_of(cast.kasat)
    page_of(browser, cast, HEAD + BAD)
    row = ImportFile.objects.get()
    assert browser.post(f"/org/imports/{row.pk}/drop/").status_code == 302
    assert not ImportFile.objects.exists()
    assert browser.get(f"/org/imports/{row.pk}/").status_code == 404


def test_only_its_owner_and_only_those_who_may_import(cast, stranger, kanit):
    upload(browser_of(cast.kasat), cast, HEAD + GOOD)
    row = ImportFile.objects.get()
    for officer in (stranger, kanit, cast.officer, cast.kapolda, cast.foreigner, cast.kapolres, cast.operator):
        browser = browser_of(officer)
        for address in ("", "problems.csv"):
            assert browser.get(f"/org/imports/{row.pk}/{address}").status_code == 404
        for address in ("confirm/", "drop/"):
            assert browser.post(f"/org/imports/{row.pk}/{address}").status_code == 404
    for officer in (stranger, kanit, cast.officer, cast.kapolda, cast.foreigner):
        assert browser_of(officer).get("/org/imports/").status_code == 404
        assert upload(browser_of(officer), cast, HEAD).status_code == 404
    assert upload(browser_of(cast.kasat), cast, HEAD, unit=cast.other_resort.pk).status_code == 404


@pytest.mark.parametrize("kind", ["people", "units"])
def test_the_templates_are_files_that_the_import_reads(cast, kind):
    browser = browser_of(cast.kasat)
    assert browser.get("/org/imports/").status_code == 200
    csv = browser.get(f"/org/imports/template-{kind}.csv")
    assert csv.content.startswith("\ufeff".encode())
    assert "kosong" in page_of(browser, cast, csv.content, kind=kind)
    xlsx = browser.get(f"/org/imports/template-{kind}.xlsx")
    assert load_workbook(BytesIO(xlsx.content)).sheetnames == ["Isi", "Contoh"]
    assert "kosong" in page_of(browser, cast, xlsx.content, kind=kind)


def test_the_result_leads_to_those_who_cannot_sign_in_yet(cast):
    browser = browser_of(cast.kasat)
    page_of(browser, cast, HEAD + GOOD)
    row = ImportFile.objects.get()
    browser.post(f"/org/imports/{row.pk}/confirm/")
    assert "/org/officers/?show=without-password" in browser.get(f"/org/imports/{row.pk}/").content.decode()
    page = browser.get("/org/officers/?show=without-password").content.decode()
    new = Officer.objects.get(service_number="91010077")
    assert f"/org/officers/{new.pk}/" in page
    assert cast.officer.service_number not in page, "she has one"
    assert "91010077" not in browser_of(cast.stranger).get("/org/officers/?show=without-password").content.decode()
