"""Two releases in one text."""

from __future__ import annotations

import pytest

from sejuk.press.reading import reader

FIRST = """DUMAI – Bhabinkamtibmas Polsek Bukit Kapur Polres Dumai Aipda Rudi Hartanto menyambangi warga, Senin (11/11/2024).
Ia mengajak warga menjaga kerukunan menjelang Pilkada Serentak 2024 dan tidak mudah percaya kabar bohong di media sosial.

"Mari kita jaga persatuan meski pilihan berbeda," ujarnya kepada warga. Kegiatan berjalan aman dan lancar sampai selesai."""
SECOND = """Polsek Waru Polresta Sidoarjo menggelar patroli dialogis di Desa Kureksari, Kecamatan Waru, Selasa (12/11/2024)
pukul 20.00 WIB. Kapolsek Waru AKP Bagus Pranoto mengatakan patroli rutin dilakukan. Petugas mengimbau warga menjaga kerukunan
menjelang Pilkada Serentak 2024 di Kabupaten Sidoarjo dan tidak mudah percaya kabar bohong yang beredar."""


@pytest.mark.parametrize(
    "opening",
    [
        "SIDOARJO – ",
        "Polsek Waru Gelar Patroli Dialogis Jelang Pilkada\n\nSidoarjo – ",
        "Sidoarjo, kabarkita.com – ",
        "date 2024-11 ",
    ],
)
def test_facts_are_those_of_the_first(opening):
    read = reader.read(f"{FIRST}\n\n{opening}{SECOND}")
    alone = reader.read(FIRST)
    assert {name: found.value for name, found in read.facts.items()} == {name: found.value for name, found in alone.facts.items()}
    assert [each.name for each in read.officers] == ["Rudi Hartanto"]
    assert "several_releases" in {each.code for each in read.warnings}


def test_a_later_paragraph_of_the_same_units_belongs_to_the_release():
    read = reader.read(
        f"{FIRST}\n\nDumai – Polsek Bukit Kapur juga menggelar ronda di Kelurahan Bagan Besar. {'Warga senang. ' * 30}"
    )
    assert read.value("village") == "Bagan Besar"
    assert "several_releases" not in {each.code for each in read.warnings}
