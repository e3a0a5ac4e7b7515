"""Which election a text speaks of, and which stage of it."""

from datetime import date

import pytest

from sejuk.press.reading import election

ELECTIONS = [
    ("Jelang Pilkada 2024 warga diajak rukun.", None, "pilkada_2024"),
    ("Menjelang Pemilu 2024 warga diajak rukun.", None, "pemilu_2024"),
    ("Menjelang Pemilu serentak.", date(2024, 1, 9), "pemilu_2024"),
    ("Menjelang Pemilu yang damai.", date(2024, 10, 9), "pilkada_2024"),
    ("Jelang pemilihan gubernur dan wakil gubernur.", date(2024, 9, 2), "pilkada_2024"),
    ("Logistik Pilwali dijaga.", date(2020, 12, 1), "other"),
    ("Sisa Pemilu disimpan.", date(2019, 5, 18), "other"),
    ("Pilkades serentak digelar.", date(2024, 7, 1), "other"),
    ("Kampanye calon bupati dijaga.", None, "pilkada_2024"),
    ("PSU digelar di lima TPS.", date(2025, 3, 22), "other"),
]


@pytest.mark.parametrize(("text", "day", "expected"), ELECTIONS)
def test_the_election(text, day, expected):
    assert election.election(text, [day] if day else []).value == expected


def test_no_election():
    assert election.election("Polsek membagikan sembako.") is None


STAGES = [
    ("Menjelang Pilkada 2024, warga disambangi.", "before"),
    ("Menyongsong pemilihan kepala daerah 2024.", "before"),
    ("Demi Pilkada 2024 yang aman, warga diajak rukun.", "before"),
    ("Distribusi logistik Pilkada 2024 ke pulau dikawal.", "before"),
    ("Saat ini tahapannya kampanye Pilkada 2024.", "campaign"),
    ("Sehari sebelum pemungutan suara Pilkada 2024.", "before"),
    ("Kotak suara Pilkada 2024 tiba di gudang.", "before"),
    ("Pilkada 2024: kampanye tiga calon sudah berjalan.", "campaign"),
    ("Selama masa kampanye Pilkada 2024 warga diminta tertib.", "campaign"),
    ("Pada masa tenang Pilkada 2024 tidak ada lagi kampanye.", "quiet_period"),
    ("Jelang masa tenang Pilkada 2024, polisi menyambangi warga.", "before"),
    ("Kapolres meninjau TPS pada hari pemungutan suara Pilkada 2024.", "voting"),
    ("Pasca pencoblosan Pilkada 2024 situasi aman.", "after"),
    ("Rapat pleno rekapitulasi Pilkada 2024 dijaga.", "after"),
    ("Rekapitulasi daftar pemilih Pilkada 2024 dijaga.", None),
    ("Pilkada 2024 dibahas.", None),
]


@pytest.mark.parametrize(("text", "expected"), STAGES)
def test_the_stage(text, expected):
    found = election.stage(text, election.election(text), day=date(2024, 10, 1))
    assert (found.value if found else None) == expected
