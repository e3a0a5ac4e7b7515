"""Empty files to fill in. Numbers of officers are text in the workbook, so that Excel does not round them."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from sejuk.lib.problems import Problem

CSV, XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = {
    "people": ("NRP", "Pangkat", "Nama", "Peran", "Satuan", "Desa", "Kecamatan", "Mulai", "Sampai", "Surat"),
    "units": ("Nama", "Kode", "Jenis", "Induk", "Wilayah", "Kecamatan", "Mulai"),
}
EXAMPLES = {
    "people": (
        (
            "87010001",
            "Bripka",
            "Sari Lestari",
            "Bhabinkamtibmas",
            "Polsek Kie",
            "53.02.10.2003",
            "",
            "01/01/2024",
            "",
            "Sprin/12/I/2024",
        ),
        (
            "87010001",
            "Bripka",
            "Sari Lestari",
            "Bhabinkamtibmas",
            "Polsek Kie",
            "Oinlasi",
            "Ki'e",
            "01/01/2024",
            "",
            "Sprin/12/I/2024",
        ),
        ("84010002", "Aipda", "Joko Prasetyo", "Kanit Binmas", "Polsek Kie", "", "", "01/06/2023", "", ""),
    ),
    "units": (
        ("Polsek Carenang", "", "Polsek", "Polres Serang", "36.04.17", "", "01/01/2024"),
        ("Polsek Carenang", "", "Polsek", "Polres Serang", "Cakung", "Binuang", "01/01/2024"),
    ),
}
NOTES = {
    "people": (
        "Satu baris untuk satu desa, atau beberapa kode desa dalam satu sel, dipisahkan titik koma.",
        "Satuan boleh kosong: dipakai satuan yang dibuka saat mengunggah. Tanggal: 31/01/2024 atau 2024-01-31.",
        "Mulai boleh kosong: penugasan yang sedang berjalan dipakai, atau hari ini untuk yang baru.",
    ),
    "units": (
        "Satu baris untuk satu wilayah, atau beberapa kode wilayah dalam satu sel, dipisahkan titik koma.",
        "Induk: nama atau kode satuan di atasnya. Wilayah yang tidak disebut tetap seperti adanya.",
    ),
}


def template(kind: str, form: str) -> tuple[bytes, str]:
    """The file and its content type."""
    if kind not in HEADS:
        raise Problem("not_found")
    if form == "csv":
        return ("\ufeff" + ";".join(HEADS[kind]) + "\r\n").encode(), CSV
    return _workbook(kind), XLSX


def _workbook(kind: str) -> bytes:
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for name in ("Isi", "Contoh"):
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(HEADS[kind]) - 1, 18, text)
            sheet.write_row(0, 0, HEADS[kind], bold)
            sheet.freeze_panes(1, 0)
        for row, cells in enumerate(EXAMPLES[kind], 1):
            sheet.write_row(row, 0, cells)
        for row, note in enumerate(NOTES[kind], len(EXAMPLES[kind]) + 2):
            sheet.write_string(row, 0, note)
    return data.getvalue()
