"""The check of a file: every bad row by line and column, and nothing is written."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions.imports import check_import, receive_import
from sejuk.org.models import ImportFile, Officer, Posting, Unit
from sejuk.org.tasks import check_imports
from sejuk.testing import OENAI, OINLASI

HEAD = "NRP;Pangkat;Nama;Peran;Satuan;Desa;Mulai\n"
GOOD = f"91010077;BRIPDA;Nina Radja;Bhabinkamtibmas;Polsek Kie;{OENAI};01/02/2024\n"


def checked(cast, text, kind="people", officer=None, unit=None):
    data = text if isinstance(text, bytes) else text.encode()
    asker = asker_for(officer or cast.kasat)
    row = receive_import(asker=asker, unit=unit or cast.resort, kind=kind, name="daftar.csv", file=ContentFile(data))
    check_import(import_id=row.pk)
    return ImportFile.objects.get(pk=row.pk)


def found(row) -> list[tuple[int, str, str]]:
    return [(problem["line"], problem["column"], problem["code"]) for problem in row.report["problems"]]


def xlsx(*rows) -> bytes:
    book = Workbook()
    for cells in rows:
        book.active.append(cells)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_good_file_is_counted_and_nothing_is_written(cast):
    before = (Officer.objects.count(), Posting.objects.count())
    row = checked(cast, HEAD + GOOD)
    assert (row.state, row.rows, found(row)) == ("checked", 1, [])
    assert row.report["counts"] == {
        "officers": {"new": 1, "changed": 0, "same": 0}, "postings": {"new": 1, "changed": 0, "same": 0}
    }  # fmt: skip
    assert (Officer.objects.count(), Posting.objects.count()) == before


@pytest.mark.parametrize(
    "data",
    [
        ("\ufeff" + HEAD + GOOD).encode(), (HEAD + GOOD).encode("utf-16"), (HEAD + GOOD).replace(";", ",").encode(),
        (HEAD + GOOD).replace(";", "\t").encode(), (HEAD + GOOD).replace("\n", "\r\n").encode(),
        ("DAFTAR BHABINKAMTIBMAS\n;;;\n" + HEAD + GOOD).encode(), (HEAD + "\n;;;;;;\n" + GOOD).encode(),
        (HEAD + GOOD).replace("Nina Radja", "Nína Radjé").encode("cp1252"),
        ("villages;role;unit;no;name;rank;nip;from\n"
         f"{OENAI};Village constable;kie;1;Nina;Bripda;NRP 9101 0077;2024-02-01\n").encode(),
        xlsx(["NRP", "Pangkat", "Nama", "Jabatan", "Satuan", "Desa", "TMT"],
             [91010077, "BRIPDA", "Nina", "BHABINKAMTIBMAS POLSEK KIE", "POLSEK KIE", 5302102003, datetime(2024, 2, 1)]),
        xlsx(["NRP", "Pangkat", "Nama", "Jabatan", "Satuan", "Desa", "TMT"],
             [91010077.0, "Bripda", "=1+1", "Bhabin", "Kie", "Oenai", "1 Februari 2024"]),
    ],
    ids=["bom", "utf-16", "comma", "tab", "windows lines", "title above", "empty rows", "windows-1252", "english", "xlsx", "formula"],
)  # fmt: skip
def test_shapes_that_people_send(cast, data):
    row = checked(cast, data)
    assert (row.state, found(row)) == ("checked", [])
    assert row.report["counts"]["postings"]["new"] == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x00\x01\x02\xff\xfe junk \x81", "file_unreadable"), (b"PK\x03\x04 no zip", "file_unreadable"), (b"\n\n", "file_empty"),
        (HEAD.encode(), "file_empty"), (b"Nama;Umur\nNina;30\n", "column_missing"), (b"NRP;NIP\n91010077;1\n", "column_twice"),
        (b"NRP;" + b"x" * 3_000_000 + b"\n", "file_unreadable"), (b"NRP;" * 1_000_000 + b"\n", "file_unreadable"),
        (bytes(range(128, 256)) * 100, "file_unreadable"), (xlsx(), "file_empty"),
    ],
    ids=["binary", "broken zip", "empty lines", "header only", "no column", "column twice", "one 3-MB header", "a million columns",
         "high bytes", "empty sheet"],
)  # fmt: skip
def test_what_is_no_list_at_all(cast, data, code):
    row = checked(cast, data)
    assert (row.state, row.report["file"]["code"]) == ("failed", code)


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("1234;BRIPDA;N;Bhabinkamtibmas;Polsek Kie;{o};", "NRP", "service_number_wrong"),
        (";BRIPDA;N;Bhabinkamtibmas;Polsek Kie;{o};", "NRP", "value_missing"),
        ("1,97901E+17;BRIPDA;N;Bhabinkamtibmas;Polsek Kie;{o};", "NRP", "number_rounded"),
        ("91010077;Kapten;N;Bhabinkamtibmas;Polsek Kie;{o};", "Pangkat", "rank_unknown"),
        ("91010077;;N;Bhabinkamtibmas;Polsek Kie;{o};", "Pangkat", "value_missing"),
        ("91010077;BRIPDA;;Bhabinkamtibmas;Polsek Kie;{o};", "Nama", "value_missing"),
        ("91010077;BRIPDA;N;Kaisar;Polsek Kie;{o};", "Peran", "role_unknown"),
        ("91010077;BRIPDA;N;;Polsek Kie;{o};", "Peran", "value_missing"),
        ("91010077;BRIPDA;N;Operator;Polsek Kie;{o};", "Peran", "role_not_yours_to_give"),
        ("91010077;BRIPDA;N;Kasat Binmas;Polsek Kie;{o};", "Peran", "role_not_at_this_unit"),
        ("91010077;BRIPDA;N;Bhabinkamtibmas;Polsek Antah;{o};", "Satuan", "unit_unknown"),
        ("91010077;BRIPDA;N;Bhabinkamtibmas;Polres TTU;{o};", "Satuan", "unit_unknown"),
        ("91010077;BRIPDA;N;Bhabinkamtibmas;Polsek Kie;53.02.10.9999;", "Desa", "area_unknown"),
        ("91010077;BRIPDA;N;Bhabinkamtibmas;Polsek Kie;53.03.01.2005;", "Desa", "area_not_served"),
        ("91010077;BRIPDA;N;Bhabinkamtibmas;Polsek Kie;Negeri Antah;", "Desa", "area_name_unknown"),
        ("91010077;BRIPDA;N;Bhabinkamtibmas;Polsek Kie;{o};31/02/2024", "Mulai", "date_wrong"),
        ("87010001;BRIPKA;Sari Lestari;Bhabinkamtibmas;Polsek Kie;{o};01/02/2024", "Mulai", "posting_twice"),
        ("79010004;AKP;Yohanes Nope;Anggota;Polsek Kie;{o};", "NRP", "own_posting"),
        ("86010011;AKBP;Anton Seran;;;;", "Nama", "officer_not_yours"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_by_line_and_column(cast, cells, column, code):
    row = checked(cast, HEAD + GOOD + cells.format(o=OENAI) + "\n")
    first, *_ = found(row)
    if cells.startswith("91010077"):  # both rows are about Nina, so the good one waits
        assert (2, "NRP", "row_waits") in found(row) or (2, "NRP", "row_contradicts") in found(row)
        assert (3, column, code) in found(row) or code == "value_missing"
    else:
        assert first == (3, column, code)
    for problem in row.report["problems"]:
        assert Problem(problem["code"], None, **problem["params"]).words("en").title


def test_the_same_name_twice_is_told_apart_by_its_parents(cast):
    Unit.objects.filter(pk=cast.sector.pk).update(kind="polsek")
    from sejuk.org.models import Area, Jurisdiction

    twin = Area.objects.get(pk="53.02.01.1001")
    twin.letters, twin.name = "oenai", "Oenai"
    twin.save()
    line = "91010077;BRIPDA;N;Bhabinkamtibmas;Polres TTS;{};\n"
    ((_, _, code),) = found(checked(cast, HEAD + line.format("Oenai")))
    assert code == "area_ambiguous"
    row = checked(cast, HEAD + line.format("Oenai"))
    assert "Desa Oenai, Kec. KI'E" in row.report["problems"][0]["params"]["candidates"]
    for name in ("Oenai, Kie", "Desa Oenai, Kec. KI'E", "oenai,kie,timor tengah selatan"):
        assert found(checked(cast, HEAD + line.format(name))) == []
    assert found(checked(cast, HEAD + line.format("Oenai").replace("Polres TTS", "Polsek Kie"))) == []
    assert Jurisdiction.objects.filter(unit=cast.sector).count() == 1


def test_rows_of_one_officer_agree_and_stand_there_once(cast):
    again = GOOD.replace(OENAI, OINLASI)
    assert found(checked(cast, HEAD + GOOD + again)) == []
    row = checked(cast, HEAD + GOOD + again + GOOD)
    assert found(row)[-1] == (4, "NRP", "row_twice")
    assert row.report["problems"][-1]["params"] == {"line": 2}
    row = checked(cast, HEAD + GOOD + again.replace("Nina Radja", "Nani"))
    assert (3, "Nama", "row_contradicts") in found(row)


def test_units(cast):
    head = "Nama;Induk;Wilayah;Jenis\n"
    row = checked(cast, head + f"Polsek Baru;Polres TTS;{OENAI};Polsek\nPolsek Kie;Polres TTS;53.02.10;\n", kind="units")
    assert found(row) == []
    assert row.report["counts"]["units"] == {"new": 1, "changed": 0, "same": 1}
    bad = checked(
        cast, head + "Polsek A;Polres Antah;;\nPolsek B;Polsek Kie;;\nPolsek C;Polres TTS;53.03;\nPolsek D;Polres TTS;;Polda\n;Polres TTS;;\n",
        kind="units",
    )  # fmt: skip
    assert [code for _, _, code in found(bad)] == [
        "unit_unknown", "unit_has_no_below", "area_outside_parent", "unit_kind_wrong", "name_required"
    ]  # fmt: skip


def test_it_is_done_once_and_the_rights_are_those_of_the_moment(cast, stranger, without_reactions):
    asker = asker_for(cast.kasat)
    row = receive_import(asker=asker, unit=cast.resort, kind="people", name="a.csv", file=ContentFile((HEAD + GOOD).encode()))
    assert row.state == "received"
    Posting.objects.filter(officer=cast.kasat).update(valid_until="2020-01-02")
    check_imports.call([str(row.pk)])
    row.refresh_from_db()
    assert (row.state, row.report) == ("failed", {"file": {"code": "not_found", "params": {}}})
    check_import(import_id=row.pk)  # nothing to do any more
    with pytest.raises(Problem, match="not_found"):
        checked(cast, HEAD + GOOD, officer=stranger)


def test_a_file_posts_nobody_of_another_resort_nor_prolongs_them(cast):
    text = HEAD.replace("Mulai", "Mulai;Sampai") + "86010011;;;Anggota;Polsek Kie;;01/02/2024;"
    assert found(checked(cast, text)) == [(2, "NRP", "officer_elsewhere")]
    assert found(checked(cast, text, officer=cast.operator, unit=cast.resort)) == []
    day = clock.today()
    posting = Posting.objects.create(
        officer=cast.foreigner, unit=cast.sector, role="unit_member", valid_from="2024-02-01", valid_until=day
    )
    assert found(checked(cast, text)) == []  # as it is stored: nothing changes
    assert found(checked(cast, text + (day + timedelta(days=9)).isoformat())) == [(2, "NRP", "officer_elsewhere")]
    posting.delete()
    assert found(checked(cast, text.replace("86010011", "87010001"))) == []  # her Polres posts her at will
