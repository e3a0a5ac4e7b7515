"""The dates of a release, and the day of the activity."""

from __future__ import annotations

import pytest

from sejuk.press.reading import dates
from sejuk.press.reading.shape import Article
from sejuk.press.tests.reading.releases import VISIT, article


def day(text: str, election: str | None = None) -> str | None:
    found = dates.activity_date(article(text), election)
    return found.value if found else None


@pytest.mark.parametrize(
    "written",
    [
        "Kamis (12/9/2024)", "Kamis (12/09/24)", "Kamis, 12 September 2024", "Kamis/12 September 2024", "kamis 12/September 2024",
        "( 12/09/2024)", "Kamis tanggal 12 September 2024", "Kamis malam (12/9/2024)", "Kamis,12-09-2024", "tanggal 12 Sept 2024",
        "Kamis, 12-09-2024,12:21", "Kamis, 12.09.2024", "(12-09-24)",
    ],
)  # fmt: skip
def test_every_way_to_write_a_date(written):
    assert day(f"Petugas menyambangi warga di balai desa, {written}.") == "2024-09-12"


def test_both_kinds_of_friday():
    assert day("Sambang warga digelar Jum'at (13/9/2024).") == day("Sambang warga digelar Jum’at (13/9/2024).") == "2024-09-13"


def test_a_date_glued_to_the_sentence_before():
    assert day("Warga diajak menjaga kerukunan setelah pemilihan.Rabu, 4/12/2024.") == "2024-12-04"


def test_the_day_of_voting_is_never_the_day_of_the_activity():
    assert day("Petugas mengajak warga memilih pada Pilkada serentak 27 November 2024.") is None
    assert day("Warga diajak memakai hak pilih pada 14 Februari 2024 mendatang.") is None


def test_the_activity_may_be_on_the_day_of_voting():
    assert day("Personel menjaga TPS 3, Rabu (27/11/2024).") == "2024-11-27"


def test_a_date_that_hangs_on_a_quote_is_left_out():
    assert day('"Gudang kami jaga siang malam," katanya, Sabtu (2/11/2024).') is None
    assert day("Kapolsek, Kamis (7/11/2024) menyampaikan pihaknya rutin berpatroli.") is None


def test_a_quote_given_during_the_activity_has_its_date():
    assert day('"Kami mengecek gudang," ujar Kapolres saat pembongkaran bilik suara, Kamis, 26 Oktober 2023.') == "2023-10-26"


def test_dates_of_the_page_are_no_dates_of_the_activity():
    assert day("Senin, 10 Februari 2025\n\nPetugas menyambangi warga.\n\n10 Februari 2025 19:40") is None


def test_the_dateline_is_taken_if_there_is_nothing_else():
    text = "Bontang, 19 November 2024 – Petugas menyambangi warga"
    found = dates.activity_date(article(f"{text}."), None)
    assert found is not None
    assert (found.value, found.rule) == ("2024-11-19", "date_dateline")
    assert day(f"{text}, Senin (18/11/2024).") == "2024-11-18"


def test_the_year_comes_from_the_page():
    text = "Kamis, 08 Februari 2024\n\nKapolsek membagikan sembako kepada warga, Kamis (08/02) sore."
    assert day(text) == "2024-02-08"
    blanked = Article(text, " " * 23 + text[23:])
    assert dates.activity_date(blanked, None).value == "2024-02-08"


def test_the_year_comes_from_the_weekday_and_the_election():
    text = "Petugas menyambangi warga, Jumat (22/9)."
    found = dates.activity_date(article(text), "pemilu_2024")
    assert found is not None
    assert (found.value, found.rule) == ("2023-09-22", "date_year_from_election")
    assert day(text, "pilkada_2024") == "2023-09-22"
    assert day(text) is None


def test_without_a_weekday_the_year_stays_open():
    assert day("Petugas menyambangi warga pada tanggal 20 Desember.", "pilkada_2024") is None


def test_the_past_is_not_the_day_of_the_activity():
    assert day("Gudang dijaga sejak 1 Oktober 2024 lalu.") is None
    assert day("Usai pemungutan suara ulang pada 24 Mei 2025, petugas menyambangi warga, Senin (26/5/2025).") == "2025-05-26"


@pytest.mark.parametrize(
    "text", ["Telepon 0812-11-12-2024.", "Pasal 12/9 ayat 3", "buka 24/7", "kode 14.72.03.1004", "RT 05/09", "31/2/2024"]
)
def test_other_numbers_are_no_dates(text):
    assert dates.stated(article(text)) == []


def test_a_weekday_that_does_not_fit_leaves_the_day_open_unless_the_page_agrees():
    assert day("Petugas menyambangi warga menjelang tahun 2025, Jumat (12/9/2024).") is None
    assert day("12 September 2024\n\nPetugas menyambangi warga, Jumat (12/9/2024).") == "2024-09-12"


def test_a_weekday_that_does_not_fit_is_a_slip_where_no_other_year_is_named():
    assert day("Dialog digelar pada hari Senin (19/05/2022) di balai desa.") == "2022-05-19"
    assert day("Usai pemilihan umum 14 Februari 2024, warga disambangi petugas, Senin (4/2/2023).") is None


def test_the_year_may_be_named_elsewhere_in_the_text():
    found = dates.activity_date(article("Bakti sosial tahun 2020 digelar petugas, Jumat (26/6)."), None)
    assert found is not None
    assert (found.value, found.rule) == ("2020-06-26", "date_year_named")
    assert day("Bakti sosial tahun 2021 digelar petugas, Jumat (26/6).") is None


def test_the_day_of_voting_with_its_weekday_goes_behind_the_day_of_the_activity():
    text = "Pencoblosan Pemilu 2019 jatuh pada hari Rabu (17/4), Polres menggelar apel hari ini Senin (15/4)."
    assert day(text) == "2019-04-15"


def test_the_weekday_may_stand_elsewhere():
    assert day('"Kami hadir," kata Kapolres, Rabu. Apel hari ini (18/9) diikuti warga dan petugas.', "pilkada_2024") == "2024-09-18"


def test_a_date_that_somebody_says_is_not_the_day_of_the_activity():
    assert day("“Gudang dijaga dan diawasi pada Rabu (4/9/2024),” ujar petugas.") is None


def test_a_month_before_the_day():
    assert dates.stated(article("Jan 23, 2024 - 19:28"))[0].iso == "2024-01-23"


def test_dates_of_laws_and_deadlines_are_not_those_of_the_activity():
    assert day("Hal ini sesuai aturan tanggal 12 Januari 2022. Polres Dumai menegur warga.") is None
    assert day("Pendaftaran paling lambat 25 Oktober 2024.") is None


def test_a_range_of_days_is_left_open():
    assert day("Patroli digelar Senin-Rabu (2-4/9/2024).") is None


def test_a_weekday_that_does_not_fit_is_told():
    wrong, right = dates.stated(article("Sambang Jumat (12/9/2024) dan Kamis (12/9/2024)."))
    assert (wrong.fits, right.fits) == (False, True)
    assert dates.stated(article("Sambang Jumat (12/9)."))[0].fits is None


def test_the_span_holds_the_date():
    found = dates.activity_date(article(VISIT), "pilkada_2024")
    assert found is not None
    assert VISIT[found.start : found.end] == "12/9/2024"


def test_each_rule_is_explained():
    assert all(text.endswith(".") for text in dates.RULES.values())


@pytest.mark.parametrize(
    "form",
    [
        "Hari: Sabtu\n\nTanggal: 13 Desember 2025\n\nWaktu: pukul 10.00 WITA", "Hari/Tanggal : Sabtu, 13 Desember 2025\nTempat : dermaga",
        "1. Waktu : Sabtu, 13 Desember 2025\n2. Tempat : dermaga", "Sidoarjo, 13 Desember 2025",
    ],
)  # fmt: skip
def test_lines_that_say_what_they_are(form):
    assert (
        day(f"Polsek Menyambangi Warga Pesisir\n\n{form}\n\nPetugas menyambangi nelayan di dermaga dan mengajak warga rukun.")
        == "2025-12-13"
    )


def test_when_a_quarrel_began_is_not_when_it_was_settled():
    assert day("Perselisihan bermula pada Rabu, 25 Desember 2024, ketika warga menutup jalan.") is None
    assert day("Petugas melerai cekcok yang terjadi pada Minggu (10/11/2024).") is None
