"""The hour at which the activity began."""

from __future__ import annotations

import pytest

from sejuk.press.reading import times
from sejuk.press.tests.reading.releases import article


def start(text: str) -> tuple[str, str | None] | None:
    found = times.start_time(article(text))
    return (found[0].value, found[1].value if found[1] else None) if found else None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("pukul 09.00 WIB", ("09:00", "WIB")), ("pukul 21.00 wib s/d 01.00 wib", ("21:00", "WIB")), ("pukul 23.35", ("23:35", None)),
        ("pukul : 09.00 wib s.d 10.30 wib", ("09:00", "WIB")), ("sekira pukul 20.10 Wita", ("20:10", "WITA")), ("jam 8 malam", ("20:00", None)),
        ("pukul 10 WIT", ("10:00", "WIT")), ("pukul 09.00 - 11.00 WITA", ("09:00", "WITA")), ("pukul 08.00 s/d selesai", ("08:00", None)),
        ("sekira 09.30 Wib", ("09:30", "WIB")), ("pkl. 16:05 WIB", ("16:05", "WIB")),
    ],
)  # fmt: skip
def test_every_way_to_write_an_hour(written, value):
    assert start(f"Petugas menyambangi warga di balai desa pada hari Kamis, {written}, bersama perangkat desa.") == value


@pytest.mark.parametrize(
    "text",
    [
        "Acara yang dihadiri warga dan perangkat desa itu berakhir pukul 21.25 WITA.",
        "Petugas berjaga 1x24 jam 7 hari di gudang logistik bersama satuan pengamanan setempat.",
        "“Warung kami minta tutup, kumpul lagi besok pukul 07.00 WIB di balai desa bersama,” katanya.",
        "Pencurian itu terjadi di sebuah toko milik warga setempat pada pukul 05:30 saat pemiliknya tidur.",
        "Bantuan diberikan kepada sekitar 10.00 orang warga kurang mampu di wilayah hukum Polsek setempat.",
        "Pendaftaran lomba siskamling itu paling lambat Jumat, 25 Oktober 2024 pukul 16.00 WIB di balai desa.",
        "Petugas yang bekerja dari pukul 08:00 s.d 17:00 WIB diminta menjaga kantor dan gudang setiap hari.",
        "Kamis, 10 Oktober 2024 - pukul 16:29 WIB",
        "Petugas menjaga gudang selama 24 jam penuh bersama satuan pengamanan setempat setiap hari.",
    ],
)
def test_other_hours_are_left_out(text):
    assert start(text) is None


def test_the_end_of_one_activity_is_not_its_start():
    text = "Patroli dimulai pukul 20.00 WIB dan selesai pukul 22.00 WIB di wilayah hukum Polsek setempat."
    assert start(text) == ("20:00", "WIB")


def test_lines_of_a_form_and_blanks_within_the_end():
    assert start("Waktu: Pukul 10.00 WITA\nLokasi: dermaga") == ("10:00", "WITA")
    assert start("Kegiatan sambang di balai desa digelar petugas pukul 09.00 s/d 10. 00 WIT.") == ("09:00", "WIT")
