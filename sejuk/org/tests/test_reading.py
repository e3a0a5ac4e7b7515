"""A small file that unpacks to a huge one, or claims to be one, is refused before it keeps a server busy."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from sejuk.lib.problems import Problem
from sejuk.org.imports import reading

HEAD = b'<row r="1"><c r="A1" t="inlineStr"><is><t>nrp</t></is></c></row>'
LAST = reading.MOST_ROWS


def book(rows: bytes) -> bytes:
    """A workbook whose sheet holds these rows of XML."""
    plain, made = BytesIO(), BytesIO()
    Workbook().save(plain)
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%b</sheetData></worksheet>'
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            packed.writestr(name, sheet % rows if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return made.getvalue()


def cell(line: int) -> bytes:
    return b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (line, line)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (b'<row r="99999999999"/>', "too_many_rows"), (cell(LAST + 5_000), "too_many_rows"),
        (b"<row/>" * (LAST + 2_000), "too_many_rows"), (b'<row r="2"><c r="A2"><v>1</v></c></row>' * 2_000_000, "file_too_large"),
        (b" " * 45_000_000, "file_too_large"),
    ],
    ids=["a row far away", "a cell far away", "empty rows", "many cells", "spaces"],
)  # fmt: skip
def test_bombs(rows, code):
    data = book(HEAD + rows)
    assert len(data) < 1_000_000
    with pytest.raises(Problem, match=code):
        list(reading.rows(data))


def test_empty_lines_of_a_list_count_too():
    with pytest.raises(Problem, match="too_many_rows"):
        list(reading.rows(b"nrp\n" + b"\n" * (LAST + 2_000)))


def test_what_lies_within_is_read_with_its_line():
    assert [row.line for row in reading.rows(book(HEAD + cell(700)))] == [1, 700]
    assert [row.line for row in reading.rows(b"nrp\n\n\n12345678\n")] == [1, 4]


def test_a_workbook_weighs_what_it_unpacks_to():
    data = book(HEAD + b" " * 400_000)
    assert len(data) < 20_000
    assert reading.weight(BytesIO(data)) > 400_000
    assert reading.weight(BytesIO(b"nrp\n123")) == 7
    assert reading.weight(BytesIO(b"PK\x03\x04broken")) == 10
