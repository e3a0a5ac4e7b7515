"""Which column is what: headers in Indonesian or English, in any order, however they are spelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org.imports.reading import Row

_AREAS = "wilayah desa desabinaan kelurahan desakelurahan kodewilayah kodedesa wilayahbinaan areas area villages village areacode"
_FROM = "mulai berlakumulai tmt sejak tanggalmulai from validfrom start"
UNITS, PEOPLE = "units", "people"
# kind of file -> field -> the letters of its headers; the first two are what templates show.
NAMES: dict[str, dict[str, str]] = {
    PEOPLE: {
        "service_number": "nrp servicenumber nip nrpnip nipnrp nomorinduk",
        "rank": "pangkat rank pangkatgol",
        "name": "nama name namalengkap namapetugas namaanggota fullname",
        "role": "peran role jabatan tugas position",
        "unit": "satuan unit kesatuan polsek satker kodesatuan unitcode",
        "areas": _AREAS,
        "district": "kecamatan district",
        "valid_from": _FROM,
        "valid_until": "sampai until berlakusampai berakhir tanggalakhir validuntil end",
        "order_letter": "surat order nomorsurat sprin nomorsprin skep suratperintah orderletter",
    },
    UNITS: {
        "name": "nama name namasatuan satuan unit",
        "code": "kode code kodesatuan unitcode",
        "kind": "jenis kind tingkat type level",
        "parent": "induk parent satuaninduk polres parentcode",
        "areas": _AREAS,
        "district": "kecamatan district",
        "valid_from": _FROM,
    },
}
REQUIRED = {PEOPLE: ("service_number",), UNITS: ("name", "parent")}
_HEADER_WITHIN = 10  # a list often has its title above the header


class Table(NamedTuple):
    """The fields found, the headers that nobody knows, and the rows below."""

    headers: dict[str, str]
    ignored: list[str]
    rows: Iterator[tuple[int, dict[str, str]]]


def table(kind: str, rows: Iterable[Row]) -> Table:
    """Find the header and read the rows below it as fields. Raises ``column_missing`` or ``column_twice``."""
    waiting = iter(rows)
    first: Row | None = None
    for number, row in enumerate(waiting):
        first = first or row
        places = _places(kind, row)
        if all(field in places for field in REQUIRED[kind]):
            known = set(places.values())
            ignored = [cell for index, cell in enumerate(row.cells) if cell and index not in known]
            headers = {field: row.cells[index][:60] for field, index in places.items()}
            return Table(headers, [cell[:60] for cell in ignored[:20]], _fields(places, waiting))
        if number == _HEADER_WITHIN:
            break
    found = _places(kind, first) if first else {}
    missing = [NAMES[kind][field].split()[0] for field in REQUIRED[kind] if field not in found]
    raise Problem("column_missing", "file", columns=", ".join(missing))


def _places(kind: str, row: Row) -> dict[str, int]:
    """The index of each field whose header stands in this row."""
    places: dict[str, int] = {}
    by_letters = {name: field for field, names in NAMES[kind].items() for name in names.split()}
    for index, cell in enumerate(row.cells):
        field = by_letters.get(letters(cell[:60]))
        if field is None:
            continue
        if field in places:
            raise Problem("column_twice", "file", column=cell[:60])
        places[field] = index
    return places


def _fields(places: dict[str, int], rows: Iterator[Row]) -> Iterator[tuple[int, dict[str, str]]]:
    for row in rows:
        yield row.line, {field: row.cells[index] if index < len(row.cells) else "" for field, index in places.items()}
