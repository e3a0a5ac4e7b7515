"""A Kasat brings a list of officers from Excel: read, checked, reported by line, written only when the Kasat says so."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from journeys.conftest import overflow, picture, sign_in, violations
from sejuk.org.models import Officer
from sejuk.testing import OENAI, OINLASI, Cast

# As Excel in Indonesia saves it: semicolons, Windows-1252.
LIST = f"""NRP;Pangkat;Nama;Jabatan;Satuan;Wilayah;Mulai
91010077;BRIPDA;Nína Fallo;Bhabinkamtibmas;Polsek Kie;{OENAI};01/02/2024
91010078;KAPTEN;Adi Benu;Bhabinkamtibmas;Polsek Kie;{OINLASI};01/02/2024
91010079;BRIPTU;Markus Neno;Bhabinkamtibmas;Polsek Kie;53.02.10.9999;01/02/2024
91010080;BRIPTU;Yuliana Tse;Polisi RW;Polsek Kie;{OINLASI};31/02/2024
"""


def test_bad_rows_are_named_by_line_and_nothing_is_written_until_it_is_confirmed(
    transactional_db: None, cast: Cast, desk_page: Page
) -> None:
    del transactional_db
    page = desk_page
    sign_in(page, cast.kasat.service_number)
    page.goto(f"/org/imports/?unit={cast.resort.pk}")
    page.get_by_label("Berkas CSV atau XLSX").set_input_files(
        {"name": "petugas.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252")}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_text('Pangkat "KAPTEN" tidak dikenal').first).to_be_visible()
    expect(page.get_by_text("Kode wilayah tidak dikenal").first).to_be_visible()
    assert violations(page) == []
    assert overflow(page) == 0
    picture(page, "import-report")
    assert not Officer.objects.filter(service_number__startswith="910100").exists()
    page.get_by_role("button", name="Tulis hanya 1 baris yang benar").click()
    expect(page.get_by_text("Sudah ditulis: hanya baris yang benar.").first).to_be_visible()
    assert list(Officer.objects.filter(service_number__startswith="910100").values_list("name", flat=True)) == ["Nína Fallo"]
