"""Bytes to rows: CSV with any of the usual delimiters and encodings, or the first sheet of an XLSX. Formulas stay text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sejuk.lib.problems import Problem

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 50_000
_MOST_COLUMNS = 200
_MOST_EMPTY = 1_000  # rows without a word that a table may have beside the others
_MOST_UNPACKED = 40 * 1024 * 1024  # 50,000 rows with every column filled unpack to 29 MB
_LAST = MOST_ROWS + _MOST_EMPTY
_ZIP = b"PK\x03\x04"
_EXCEL_DIGITS = 15  # beyond these Excel has rounded a number


class Row(NamedTuple):
    """A row that is not empty, with the number that a person sees beside it."""

    line: int
    cells: tuple[str, ...]


def rows(data: bytes) -> Iterator[Row]:
    """The rows of a file. Raises ``file_unreadable``, ``file_too_large``, ``too_many_rows`` or ``file_empty``."""
    if len(data) > MOST_BYTES:
        raise Problem("file_too_large", "file", limit="10 MB")
    found = 0
    for seen, row in enumerate(_xlsx(data) if data.startswith(_ZIP) else _csv(data), 1):
        found += any(row.cells)
        if seen > _LAST or found > MOST_ROWS + 1:
            raise Problem("too_many_rows", "file", limit=f"{MOST_ROWS:,}".replace(",", "."))
        if not any(row.cells):
            continue
        if len(row.cells) > _MOST_COLUMNS:
            raise Problem("file_unreadable", "file")
        yield row
    if not found:
        raise Problem("file_empty", "file")


def weight(file: IO[bytes]) -> int:
    """How many bytes there are to read: of a workbook what it unpacks to, which can be a thousand times its own size."""
    try:
        with zipfile.ZipFile(file) as packed:
            return sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        return file.seek(0, io.SEEK_END)


def _csv(data: bytes) -> Iterator[Row]:
    text = _text(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as wrong:
            raise Problem("file_unreadable", "file") from wrong
        if cells is None:
            return
        yield Row(line, tuple(cell.strip() for cell in cells))
        line = reader.line_num + 1


def _text(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with one, or what Excel on Windows calls "CSV"."""
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Problem("file_unreadable", "file")


def _delimiter(text: str) -> str:
    """The sign that parts most cells in the first line that has one."""
    for line in text[:65_536].splitlines():
        counts = {sign: line.count(sign) for sign in (";", "\t", ",")}
        if any(counts.values()):
            return max(counts, key=lambda sign: counts[sign])
    return ","


def _xlsx(data: bytes) -> Iterator[Row]:
    try:
        if weight(io.BytesIO(data)) > _MOST_UNPACKED:
            raise Problem("file_too_large", "file", limit="40 MB")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        # A row may say that it is the 99,999,999,999th: openpyxl would make up those before it.
        for line, cells in enumerate(sheet.iter_rows(values_only=True, max_row=_LAST + 1), 1):
            yield Row(line, tuple(_cell(cell) for cell in cells[:_MOST_COLUMNS]))
    except Problem:
        raise
    except (InvalidFileException, zipfile.BadZipFile, KeyError, IndexError, ValueError, OSError, SyntaxError) as wrong:
        raise Problem("file_unreadable", "file") from wrong


def _cell(value: object) -> str:
    """A cell as a person reads it; a number that Excel has rounded is marked, so that nobody takes it for exact."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and len(str(abs(value))) > _EXCEL_DIGITS:
        return f"{value:.0e}"
    return str(value).strip()
