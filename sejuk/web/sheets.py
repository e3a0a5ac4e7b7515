"""Lists as files: CSV in a stream, XLSX written row by row. Nothing that somebody wrote can become a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils.translation import get_language, gettext, pgettext

from sejuk.activities import vocabulary
from sejuk.activities.models import Activity
from sejuk.lib import clock

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where a spreadsheet that separates by another sign would begin a cell of its own; a list's "- " stays as it is.
SPLIT = re.compile(r"""(?<=[;,\t\r\n])(["' ]*)(?=[=@＝＠]|[+＋－-]\S)""")
BOM = "\ufeff"  # without it a spreadsheet reads UTF-8 as something else
Cell = str | int


def head() -> list[str]:
    """The columns' names in the reader's language."""
    return [
        gettext("Tanggal"), gettext("Mulai"), gettext("Selesai"), gettext("Satuan"), pgettext("one", "Petugas"), gettext("NRP/NIP"),
        gettext("Kegiatan"), gettext("Kode wilayah"), gettext("Wilayah"), gettext("RW"), gettext("RT"), gettext("Tempat"),
        gettext("Orang"), gettext("Brosur"), gettext("Mitra"), gettext("Tema"), gettext("Yang didengar"), gettext("Uraian"),
        gettext("Hasil"), gettext("Situasi"), gettext("Dasar"), gettext("Keadaan"), gettext("Tanda"), gettext("Nomor"),
    ]  # fmt: skip


def _name(table: dict[str, vocabulary.Label] | dict[str, vocabulary.Kind], value: str) -> str:
    found = table.get(value)
    if found is None:
        return value
    return found.en if get_language() == "en" else found.id


def _names(table: dict[str, vocabulary.Label] | dict[str, vocabulary.Kind], values: Iterable[str]) -> str:
    return "; ".join(_name(table, value) for value in values)


def line(row: Activity) -> list[Cell]:
    """One activity as the cells of a line."""
    tz = row.area.tz
    heard = "; ".join(f"{_name(vocabulary.HEARD_KINDS, note.kind)}: {note.words}" for note in row.heard_notes.all())
    return [
        row.local_day.isoformat(), clock.short_time(row.started_at, tz), clock.short_time(row.ended_at, tz) if row.ended_at else "",
        row.unit.name, str(row.officer), row.officer.service_number, _names(vocabulary.KINDS, row.kinds), row.area_id,
        row.area.label, row.rw, row.rt, " ".join(filter(None, [_name(vocabulary.PLACE_KINDS, row.place_kind), row.place])),
        row.people_reached, row.leaflets_given, _names(vocabulary.PARTNERS, row.partners), _names(vocabulary.THEMES, row.themes),
        heard, row.narrative, row.outcome, _name(vocabulary.SITUATIONS, row.situation), row.order_basis,
        _name(vocabulary.STATES, row.state), _names(vocabulary.MARKS, row.marks), str(row.id),
    ]  # fmt: skip


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it, whichever sign separates its cells."""
    if not isinstance(cell, str):
        return cell
    whole = SPLIT.sub(r"\1'", cell)
    return f"'{whole}" if whole.startswith(FORMULA) else whole


class _Echo:
    """A file that hands back what is written."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(titles: list[str], lines: Iterable[list[Cell]]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";", quoting=csv.QUOTE_ALL)
    yield BOM + writer.writerow(titles)
    for cells in lines:
        yield writer.writerow([harmless(cell) for cell in cells])


def csv_answer(rows: Iterable[Activity], name: str) -> StreamingHttpResponse:
    """The list as CSV, sent while it is read."""
    return csv_of(head(), map(line, rows), name)


def csv_of(titles: list[str], lines: Iterable[list[Cell]], name: str) -> StreamingHttpResponse:
    """Any list as CSV, sent while it is read; no cell can become a formula."""
    answer = StreamingHttpResponse(_csv_lines(titles, lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def xlsx_answer(rows: Iterable[Activity], name: str) -> FileResponse:
    """The list as a workbook; texts stay texts."""
    file = TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(gettext("Kegiatan"))
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for column, title in enumerate(head()):
        sheet.write_string(0, column, title, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(line(row)):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell)
            else:
                sheet.write_string(number, column, cell)
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)
