"""Where names of persons, villages, districts and units end, and who speaks of somebody else."""

from __future__ import annotations

import pytest

from sejuk.press.reading import dates, times
from sejuk.press.tests.reading.releases import article
from sejuk.press.tests.reading.test_forms import WHO, areas, names, posts, said

WORDS = "“Mari kita jaga kampung ini bersama,”"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("AKBP Doni Hartono Kasubbid Penmas Bidhumas Polda Riau", ["Doni Hartono"]),
        ("Kompol Ferry. A. Tumbel berharap warga tenang", ["Ferry. A. Tumbel"]),
        ("Ipda H. DAMRI. S, S.H. dan anggota", ["Damri. S"]),
        ("Ipda Marten tallo, Kamis (15/11/2018)", ["Marten tallo"]),
        ("Ipda Marten berpatroli, Kamis (15/11/2018)", ["Marten"]),
        ("Ipda Marten. Aman situasinya", ["Marten"]),
        ("Bripka Antonius Lase. Bripka Anton lalu pamit", ["Antonius Lase"]),
        ("Bripka Bagus Pranoto SH. Begitu kata Bripka Bagus Pran", ["Bagus Pranoto"]),
        ("Bripka Budi dan Bripka Budianto", ["Budi", "Budianto"]),
        ("Aiptu Dodi Lase Ka SPKT III dan anggota", ["Dodi Lase"]),
        ("Briptu Rina Dewi Polwan Polres Gresik", ["Rina Dewi"]),
    ],
)
def test_persons(written, expected):
    assert [name for _, name, _ in posts(f"Kegiatan dihadiri {written}")] == expected


def test_a_post_given_to_one_officer_is_not_the_next_ones():
    text = "Hadir AKP Dodi Lase selaku Kapolsek Kebomas, Aipda I Tarigan dan Aipda KS Purba."
    assert [role for *_, role in posts(text)] == ["kapolsek", "other", "other"]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        (f"{WHO} di seluruh Desa Menjelang Pemilu 2024.", "village", None),
        (f"{WHO}, dan diminta mendatangi gampong rawan.", "village", None),
        (f"{WHO}. Hadir Majelis Desa Pakraman.", "village", None),
        (f"{WHO} di Desa Trans Makmur Unit IV, Kecamatan Kebomas.", "village", "Trans Makmur Unit IV"),
        ("Polres Gresik bersiaga di Kantor Camat Kebomas.", "district", "Kebomas"),
        ("Polres Gresik bersiaga di gudang di Jl Imam Syafii Kebomas.", "street", "Jalan Imam Syafii"),
        ("Petugas datang ke Kelurahan Mojoroto, Kota Kediri.", "district", None),
        (f"{WHO}, pasar, dan desa perbatasan, di Gresik.", "village", None),
        (f"{WHO} di Jalan Balai Kota, Gresik.", "street", "Jalan Balai Kota"),
        (f"{WHO} di Jl. Melati Gg. Kenari RT 02.", "street", "Jalan Melati Gg. Kenari"),
        ("Petugas datang ke Kecamatan Krueng Barona Aceh Besar.", "district", "Krueng Barona"),
        ("Petugas datang ke Jalan Setiabudi, Gegerkalong, Kota Bandung.", "village", "Gegerkalong"),
        ("Petugas datang ke Jalan Setiabudi, Gegerkalong, Kota Bandung.", "village_kind", "kelurahan"),
        ("Polres Kepulauan Seribu hadir di Pulau Kelapa Dua, Kepulauan Seribu Utara, bersama warga.", "district", "Kepulauan Seribu Utara"),
        ("Polda NTT menyebut wilayah rawan:\n- Kab. Ende ( gudang )\n- Kab. Belu ( jarak )\n- Kab. Alor ( laut )", "regency", None),
    ],
)  # fmt: skip
def test_areas(text, field, expected):
    assert areas(text).get(field) == expected


def test_a_village_that_is_named_like_a_word_of_sentences():
    assert areas("Polres Probolinggo menyambangi warga Desa Rawan.").get("village") == "Rawan"


def test_a_slip_in_a_unit_that_the_text_also_names_rightly():
    text = "Polsek Kebomas menyambangi warga. Kapolsek Keboams AKP Bagus Pranoto hadir."
    assert names(text)["polsek"] == "Kebomas"


def test_kota_behind_a_sector_that_no_list_knows():
    assert names("Anggota Polsek Abcdefan Kota, Rabu (18/10/2017), berpatroli.")["polsek"] == "Abcdefan Kota"


def test_the_hour_of_an_interview_and_the_day_of_a_page():
    given = article("“Aman,” ujar Kapolsek saat dikonfirmasi sore, sekitar pukul 15.40 WIB. Kegiatan mulai pukul 10.00 WIB.")
    assert times.start_time(given)[0].value == "10:00"
    page = article("Minggu, 15 Dec 2019\nkabardesa\nikon utama\n\nPolisi menjaga gudang.\n\nGudang dijaga polisi sepanjang hari.")
    assert dates.activity_date(page, None) is None


def test_a_day_of_voting_without_its_year_tells_the_year():
    text = article("Warga dan polisi minum kopi bersama, Senin (5/3). Pilkada 27 Juni dijaga aman.")
    assert dates.activity_date(text, None).value == "2018-03-05"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kapolsek AKP Dodi Lase hadir. Ikut pula Bripka Antonius Purba.\n“Bripka Anton menyapa warga di pasar,” ungkapnya.", "Dodi Lase"),
        (f"Kadis PMD Haris, S.E. meluruskan syarat calon. {WORDS} tegasnya.", "Haris"),
        (f"{WORDS} ujar Pak Haji Salim, tokoh agama setempat.", "Salim"),
        (f"Seorang warga, Ama Lango, menyinggung parkir. {WORDS} katanya.", "Ama Lango"),
        (f"Hadir Kepala Biro Operasi, Kombes Pol Dodi Lase SIK. {WORDS} ungkap Karo Ops.", "Dodi Lase"),
        (f"Ketua Majelis Desa Adat (MDA) Provinsi Bali, Gede Arta Wirawan mengatakan siap. {WORDS} jelasnya.", "Gede Arta Wirawan"),
        (f"Hal serupa disampaikan personel Polres Gresik Bripka Dodi Lase saat sambang. {WORDS} tegasnya.", "Dodi Lase"),
    ],
)  # fmt: skip
def test_speakers(text, speaker):
    assert said("Aipda Sari Utami menyambangi warga. " + text)[-1][0] == speaker or said(text)[-1][0] == speaker


def test_on_whose_behalf_somebody_spoke_goes_on_to_the_next_speech():
    text = (
        f"Kompol Dodi Lase memimpin. {WORDS} kata Kapolres Gresik, AKBP Rahmat Hidayat melalui Kasat Lantas, Kompol Dodi Lase di dampingi "
        f"Iptu Fajar Utomo.\n\nBrosur dibagi. “Sopir angkutan juga kami ingatkan,” ujarnya."
    )
    assert [who for who, _ in said(text)] == ["Dodi Lase", "Dodi Lase"]


def test_speech_that_a_verb_begins_and_only_its_end_is_marked():
    text = "Kapolsek AKP Dodi Lase mengungkapkan, cara ini kami pakai untuk memberi kabar kepada warga.”\nWarga senang."
    assert said(text) == [("Dodi Lase", "cara ini kami pakai untuk memberi kabar kepada warga.")]


def test_things_in_marks_are_no_speech():
    assert said("Petugas melaksanakan “bersih lokasi” lalu membagikan “makan siang” kepada warga.") == []


def test_speech_printed_twice_has_one_speaker():
    line = "Ngopi ini tempat polisi bertemu para calon demi suasana yang aman,"
    text = f"“{line}”\nGresik – Kapolres Gresik AKBP Rahmat Hidayat menyampaikan, “{line}” terangnya."
    assert [who for who, _ in said(text)] == ["Rahmat Hidayat", "Rahmat Hidayat"]
