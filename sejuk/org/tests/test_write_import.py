"""Writing: all or nothing, the same again changes nothing, and few queries however many rows."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sejuk.journal.models import Event
from sejuk.org.access import asker_for
from sejuk.org.actions.imports import check_import, confirm_import, receive_import, write_import
from sejuk.org.models import ImportFile, Jurisdiction, Officer, Posting, Unit
from sejuk.org.queries import import_file
from sejuk.testing import FALAS, OENAI, OINLASI

HEAD = "NRP;Pangkat;Nama;Peran;Satuan;Desa;Mulai;Sampai;Surat\n"
NINA = "91010077;BRIPDA;Nina Radja;Bhabinkamtibmas;Polsek Kie;{};01/02/2024;;Sprin/7\n"
SARI = "87010001;AIPDA;Sari Lestari;Bhabinkamtibmas;Polsek Kie;{};;;\n"


def run(cast, text, kind="people", only_good=False, officer=None, unit=None) -> ImportFile:
    asker = asker_for(officer or cast.kasat)
    row = receive_import(asker=asker, unit=unit or cast.resort, kind=kind, name="a.csv", file=ContentFile(text.encode()))
    confirm_import(asker=asker, row=import_file(asker, row.pk), only_good=only_good)
    return ImportFile.objects.get(pk=row.pk)


def counts(row) -> dict[str, list[int]]:
    return {name: [count["new"], count["changed"], count["same"]] for name, count in row.report["counts"].items()}


def test_new_and_changed_then_the_same_again(cast):
    text = HEAD + NINA.format(OENAI) + NINA.format(OINLASI) + SARI.format(f"{OENAI}, {FALAS}")
    before = cast.officer.change_seq
    row = run(cast, text)
    assert (row.state, counts(row)) == ("done", {"officers": [1, 1, 0], "postings": [1, 1, 0]})
    assert row.report["changes"] == [
        {"who": "Bripka Sari Lestari", "becomes": "Aipda Sari Lestari"},
        {"who": "Bripka Sari Lestari", "unit": "Polsek Kie", "added": ["Desa Falas"], "removed": ["Desa Oinlasi"]},
    ]
    assert not default_storage.exists(f"imports/{row.pk}")
    nina, sari = Officer.objects.get(service_number="91010077"), Officer.objects.get(pk=cast.officer.pk)
    assert sorted(nina.postings.get().areas.values_list("code", flat=True)) == [OENAI, OINLASI]
    assert (nina.postings.get().order_letter, nina.has_usable_password(), nina.must_change_password) == ("Sprin/7", False, True)
    assert sorted(sari.postings.get().areas.values_list("code", flat=True)) == [FALAS, OENAI]
    assert (sari.rank, sari.postings.get().valid_from.year) == ("Aipda", 2020)
    assert sari.change_seq > before
    verbs = ["officer.added", "officer.changed", "posting.given", "posting.changed", "import.written"]
    assert sorted(Event.objects.filter(verb__in=verbs).values_list("verb", flat=True)) == sorted(verbs)

    events = Event.objects.count()
    again = run(cast, text)
    assert counts(again) == {"officers": [0, 0, 2], "postings": [0, 0, 2]}
    assert Event.objects.count() - events == 4  # received, checked, confirmed, written: nothing else happened


def test_an_officer_with_one_wrong_row_is_left_as_a_whole(cast):
    row = run(cast, HEAD + NINA.format(OENAI) + NINA.format("Negeri Antah") + SARI.format(OENAI), only_good=True)
    assert row.state == "done"
    assert not Officer.objects.filter(service_number="91010077").exists()
    assert cast.officer.postings.get().areas.count() == 1


def test_what_broke_between_check_and_confirmation_is_shown_and_nothing_written(cast, without_reactions):
    asker = asker_for(cast.kasat)
    file = ContentFile((HEAD + NINA.format(OENAI)).encode())
    row = receive_import(asker=asker, unit=cast.resort, kind="people", name="a.csv", file=file)
    check_import(import_id=row.pk)
    confirm_import(asker=asker, row=import_file(asker, row.pk))
    Jurisdiction.objects.all().update(valid_until="2021-01-01")
    write_import(import_id=row.pk)
    row.refresh_from_db()
    assert (row.state, row.report["problems"][0]["code"]) == ("checked", "area_not_served")
    assert not Officer.objects.filter(service_number="91010077").exists()


def test_a_crash_in_the_middle_leaves_nothing(cast, monkeypatch, without_reactions):
    asker = asker_for(cast.kasat)
    file = ContentFile((HEAD + NINA.format(OENAI)).encode())
    row = receive_import(asker=asker, unit=cast.resort, kind="people", name="a.csv", file=file)
    check_import(import_id=row.pk)
    confirm_import(asker=asker, row=import_file(asker, row.pk))

    def crash(*args):
        raise RuntimeError

    monkeypatch.setattr("sejuk.org.imports.writing._write_postings", crash)
    with pytest.raises(RuntimeError):
        write_import(import_id=row.pk)
    assert not Officer.objects.filter(service_number="91010077").exists()
    monkeypatch.undo()
    confirm_import(asker=asker, row=import_file(asker, row.pk))  # the owner may decide again
    write_import(import_id=row.pk)
    assert Officer.objects.filter(service_number="91010077").exists()
    assert Officer.objects.filter(service_number="91010077").count() == 1


def test_nobody_is_given_what_they_may_not_have(cast):
    chief = "91010079;IPTU;Eko;Kapolsek;Polsek Kie;;;;\n"
    assert run(cast, HEAD + chief).state == "done"  # a Kasat may name a Kapolsek …
    assert Posting.objects.filter(officer__service_number="91010079", role="commander").exists()
    above = "91010080;IPTU;Edi;Auditor;Polres TTS;;;;\n"
    row = run(cast, HEAD + above, only_good=True)  # … but no auditor
    assert row.report["problems"][0]["code"] == "role_not_yours_to_give"
    assert not Officer.objects.filter(service_number="91010080").exists()


def test_units_with_their_parents_in_the_same_file(cast):
    text = (
        "nama,kode,induk,wilayah,mulai\nPolres Baru,polres-baru,Polda NTT,53.03,2024-01-01\n"
        "Polsek Insana,,Polres Baru,53.03.01,2024-01-01\nPolsek Kie,,Polres TTS,53.02.10,\n"
    )
    Unit.objects.filter(pk=cast.sector.pk).update(confirmed_at=None)
    mabes = Unit.objects.get(kind="mabes")
    row = run(cast, text, kind="units", officer=cast.operator, unit=mabes)
    assert counts(row) == {"units": [2, 1, 0]}
    resort = Unit.objects.get(code="polres-baru")
    sector = Unit.objects.get(name="Polsek Insana")
    assert resort.path == f"{cast.polda.path}{resort.pk}."
    assert sector.path == f"{resort.path}{sector.pk}."
    assert sector.jurisdictions.get().area_id == "53.03.01"
    assert Unit.objects.get(pk=cast.sector.pk).confirmed_at is not None
    again = run(cast, text, kind="units", officer=cast.operator, unit=mabes)
    assert counts(again) == {"units": [0, 0, 3]}


@pytest.mark.slow
def test_few_queries_however_many_rows(cast, without_reactions):
    def measured(rows: int, start: int) -> int:
        text = HEAD + "".join(
            f"{start + n};BRIPDA;Orang {n};Bhabinkamtibmas;Polsek Kie;{OENAI};01/02/2024;;\n" for n in range(rows)
        )
        asker = asker_for(cast.kasat)
        file = ContentFile(text.encode())
        row = receive_import(asker=asker, unit=cast.resort, kind="people", name="a.csv", file=file)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            check_import(import_id=row.pk)
            confirm_import(asker=asker, row=import_file(asker, row.pk))
            write_import(import_id=row.pk)
        row.refresh_from_db()
        assert (row.state, row.rows) == ("done", rows)
        return len(queries)

    few = measured(500, 30_000_000)
    many = measured(5_000, 40_000_000)
    assert (many - few) / 9 < 40  # for each further 500 rows
