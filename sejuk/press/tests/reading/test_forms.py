"""One line a form of writing: what releases write in many ways, and what is read of it."""

from __future__ import annotations

import pytest

from sejuk.press.reading import dates, times
from sejuk.press.reading.officers import officers
from sejuk.press.reading.page import article_of
from sejuk.press.reading.places import place
from sejuk.press.reading.quotes import quotes
from sejuk.press.reading.units import units
from sejuk.press.tests.reading.releases import article

WHO = "Anggota Polsek Kebomas menyambangi warga"


def posts(text: str) -> list[tuple[str, str, str]]:
    return [(each.rank, each.name, each.role) for each in officers(article(text))]


def areas(text: str) -> dict[str, str]:
    given = article(text)
    named = officers(given)
    return {field: each.value for field, each in place(given, named, units(given, named)).facts.items()}


def names(text: str) -> dict[str, str]:
    given = article(text)
    return {field: each.value for field, each in units(given, officers(given)).facts.items() if field != "unit_code"}


def said(text: str) -> list[tuple[str | None, str]]:
    given = article_of(text)
    return [(each.speaker, each.text) for each in quotes(given, officers(given))]


@pytest.mark.parametrize(
    ("written", "rank", "role"),
    [
        ("Kepala Unit (Kanit) Binmas Polsek Kebomas Aiptu", "Aiptu", "kanit_binmas"),
        ("Kepala Unit Pembinaan Masyarakat (Kanit Binmas) Polsek Kebomas, Ipda", "Ipda", "kanit_binmas"),
        ("Kanit Pembinaan Masyarakat Polsek Kebomas Ipda", "Ipda", "kanit_binmas"),
        ("Kepala Kepolisian Sektor (Kapolsek) Kebomas, AKP", "AKP", "kapolsek"),
        ("Ka Polsek Kebomas AKP", "AKP", "kapolsek"),
        ("Kepala Kepolisian Resort Kota Besar Surabaya Kombes Pol", "Kombes Pol", "kapolres"),
        ("Kepala Seksi (Kasi) Humas Polres Gresik Iptu", "Iptu", "kasi_humas"),
        ("Kasi Hubungan Masyarakat Polres Gresik AKP", "AKP", "kasi_humas"),
        ("Kepala Sub Bagian Humas (Kasubbag Humas) Polres Gresik AKP", "AKP", "kasi_humas"),
        ("Wakil Kepala Kepolisian Resor Gresik Kompol", "Kompol", "other"),
        ("Wakil Direktur Binmas Polda Jawa Timur AKBP", "AKBP", "other"),
        ("Kanit Bhabinkamtibmas Satbinmas Polres Gresik Ipda", "Ipda", "other"),
        ("Bhabinkamtibmas Desa Randuagung anggota Polsek Kebomas Aipda", "Aipda", "bhabinkamtibmas"),
        ("Bhabinkamtibmas Desa Randuagung, Personel Polsek Kebomas, Aipda", "Aipda", "bhabinkamtibmas"),
        ("Bhabinkamtibmas Kelurahan Sidokumpul Kecamatan Gresik, Polsek Gresik Kota, Polres Gresik, Polda Jawa Timur, Aipda", "Aipda",
         "bhabinkamtibmas"),
        ("Kapolsek Kebomas, anggota Polsek Manyar Aipda", "Aipda", "other"),
        ("Brigadir Polisi Kepala (Bripka)", "Bripka", "other"),
        ("Ajun Komisaris Besar Polisi (AKBP)", "AKBP", "other"),
        ("Komisaris Besar (Kombes) Pol", "Kombes Pol", "other"),
        ("Kapolsek Kebomas yang diwakili Kanit Patroli Satbinmas Polres Gresik AKP", "AKP", "other"),
        ("Kapolda Jawa Timur Irjen Po", "Irjen Pol", "kapolda"),
    ],
)  # fmt: skip
def test_posts_and_ranks(written, rank, role):
    assert posts(f"{written} Sari Utami menyambangi warga.") == [(rank, "Sari Utami", role)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kasubsi Penmas Sihumas Polres Gresik, Doni P. Hartono, menyebut warga tertib.", "Doni P. Hartono"),
        ("Sambang didampingi Wakapolresta Sidoarjo Doni Hartono Putra berangkat pagi.", "Doni Hartono Putra"),
        ("Kabid Humas Polda Bali Doni Hartono menyebut warga tertib.", "Doni Hartono"),
        ("Kapolres Gresik Jawa Timur menyebut warga tertib.", None),
        ("Kapolres Gresik Bagikan Takjil", None),
    ],
)
def test_whoever_holds_a_post_without_a_rank(text, name):
    assert [each[1] for each in posts(text)] == ([name] if name else [])


def test_the_post_of_the_next_officer_is_not_that_of_the_one_before():
    text = "Hadir Kanit Binpolmas Sat Binmas AKP Hartono, Kapolsek Kebomas Kompol Sari Utami, dan warga."
    assert [each[2] for each in posts(text)] == ["other", "kapolsek"]


def test_the_only_officer_where_the_chief_speaks_without_a_name():
    text = "Kompol Bagus Pranoto membagi pengamanan. “Ring satu di gedung pleno,” beber Kapolres Gresik."
    assert posts(text) == [("Kompol", "Bagus Pranoto", "kapolres")]
    assert posts(text + " Iptu Sari Utami hadir.")[0][2] == "other"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepolisian Resort Gresik menggelar apel.", {"polres": "Gresik"}),
        ("Kepolisian Resort Kota Besar (Polrestabes) Surabaya menggelar apel.", {"polres": "Surabaya"}),
        ("Polisi Resort (Polres) Gresik menggelar apel.", {"polres": "Gresik"}),
        ("Polisi Sektor Kebomas menggelar apel.", {"polsek": "Kebomas"}),
        ("Wakil Kepala Kepolisian Daerah (Wakapolda) Bali membuka acara.", {"polda": "Bali"}),
        ("Kapolsek Lembang Sari Utami, S.H., menyambangi warga.", {"polsek": "Lembang"}),
        ("Komandan Intel Polda Wilayah Sumatera Barat hadir.", {"polda": "Sumatera Barat"}),
        (
            "Polsek Rungkut bersama Polsek Tandes hadir. Kapolsek Rungkut Kompol Sari Utami didampingi Kapolsek Tandes Iptu Doni.",
            {"polsek": "Rungkut"},
        ),
        ("Polsek Mandau Distribusikan Air Bersih", {"polsek": "Mandau"}),
        ("Polres Gresik menggelar doa. Hadir Kabag Ops Polres Gresik dan Kapolsek Kebomas.", {"polres": "Gresik"}),
        ("Maklumat Kapolda Jawa Tengah ditempelkan anggota Polsek Ambarawa.", {"polsek": "Ambarawa"}),
        ("Anggota Polsek Ambarawa Semarang menyambangi warga.", {"polsek": "Ambarawa"}),
        ("Anggota Polsek Sumberayu Banyuwangi menyambangi warga. Warga Banyuwangi senang.", {"polsek": "Sumberayu"}),
        ('Anggota Polsek Ambarawa hadir. "Kami bersama Polsek Bawen memadamkan api," ujarnya.', {"polsek": "Ambarawa"}),
    ],
)
def test_units(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{WHO} mulai Sabtu (2/11/2024) malam hingga Minggu (3/11/2024) dini hari.", "2024-11-02"),
        (f"{WHO} mulai Sabtu (2/11/2024) hingga Sabtu (9/11/2024).", None),
        (f"{WHO}, Rabu (30/1/2024). Sambang berlangsung Rabu (31/1/2024) di masjid.", "2024-01-31"),
        (f"Patroli menyusul pengeroyokan di Desa Randuagung pada Selasa (16/1/2024) dini hari. {WHO}.", None),
        (f"Seorang warga jatuh pada Selasa (16/1/2024) yang menewaskan satu orang. {WHO}.", None),
        (f"{WHO}, Senin, 4 Novermber 2024.", "2024-11-04"),
        (f"{WHO}, Senin (4/11/'24).", "2024-11-04"),
        ("Cegah pencurian, anggota berpatroli di pasar, Selasa (16/1/2024).", "2024-01-16"),
    ],
)
def test_days(text, expected):
    found = dates.activity_date(article(text), None)
    assert (found.value if found else None) == expected


def test_a_date_of_a_caption_and_one_of_another_transport():
    caption = "Kapolres Gresik (baju kuning) memperlihatkan barang bukti, Jumat (11/2/2022) di halaman kantor."
    for text in (caption, f"{WHO}. Logistik ke kecamatan lain sudah dikirim dari tanggal 5 Februari 2024."):
        assert dates.activity_date(article(text), None) is None


def test_an_hour_that_somebody_tells():
    assert times.start_time(article(f'{WHO}. "Kami berangkat sekitar pukul 10.00 Wib," katanya.'))[0].value == "10:00"
    assert times.start_time(article(f'{WHO}. "Sekitar pukul 11.30 Wib kami sampai," katanya.')) is None


def test_an_hour_of_a_form():
    assert times.start_time(article("Tempat : Balai Desa\nWaktu     : 10.15 WITA\nPetugas   : Aiptu Sari"))[0].value == "10:15"


@pytest.mark.parametrize(
    "text",
    [
        f"{WHO}. Tepat pukul 17.40 WIB api berhasil dipadamkan.",
        f"{WHO}. Sekitar pukul 11.00 WIB kegiatan berakhir dengan aman.",
        f"Batas jam malam pukul 22.00 WIB. {WHO}.",
    ],
)
def test_hours_that_are_no_beginning(text):
    assert times.start_time(article(text)) is None


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("di Jalan Lalu Wirabumi, Kelurahan Turida", "Jalan Lalu Wirabumi"),
        ("di Jl. Jend. Sudirman, Kota Mataram", "Jalan Jend. Sudirman"),
        ("di Jalan Panglima Sudirman Nomor 5 Gresik", "Jalan Panglima Sudirman"),
        ("di Jalan Trans Kalimantan Km 12, Desa Giri", "Jalan Trans Kalimantan"),
        ("di Jl. Yos Sudarso II Desa Giri", "Jalan Yos Sudarso II"),
        ("di Jl. Yos Sudarso No. 7 - 9 Kel. Sidokumpul", "Jalan Yos Sudarso"),
        ("di Jalan Melati Indah. Mereka berharap polisi berpatroli ke Jalan Kenanga", "Jalan Melati Indah"),
        ("Cegah pencurian, anggota berpatroli di Jalan Melati Indah", "Jalan Melati Indah"),
        ("Polisi Turun ke Jalan Bagikan Takjil Gratis\nAnggota hadir di Jalan Melati Indah Kel. Sidokumpul", "Jalan Melati Indah"),
        ('Anggota menyambangi warga. "Warung di Jl. Melati sering ramai," ujar warga', None),
        ("Pencurian terjadi di Jalan Melati Indah", None),
    ],
)
def test_streets(text, street):
    assert areas(text + ".").get("street") == street


def test_numbers_of_a_neighbourhood_in_speech_are_not_the_place():
    assert "rt" not in areas('Sambang di RW 05. "Motor hilang di RT 01," ujar warga.')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di Desa Randuagung Kecamatan Kebomas Gresik", ("Randuagung", "Kebomas", "Gresik")),
        ("di Ds Randuagung Kec Kebomas", ("Randuagung", "Kebomas", None)),
        ("di Randuagung, Kebomas, Gresik", ("Randuagung", "Kebomas", "Gresik")),
        ("di Desa Randuagung, Kecamatan/Kabupaten Gresik", ("Randuagung", "Gresik", "Gresik")),
        ("di Kel. Cawang Kec. Kramat Jati Kotamadya Jakarta Timur", ("Cawang", "Kramat Jati", "Jakarta Timur")),
        ("di Kelurahan Cawang, Kramat Jati, Kota Administrasi Jakarta Timur", ("Cawang", "Kramat Jati", "Jakarta Timur")),
        ("di Kelurahan Kuto Batu, Kecamatan Ilir Timur II, Kota Palembang", ("Kuto Batu", "Ilir Timur II", "Palembang")),
        ("di kawasan Kebomas, Gresik, Jumat", (None, "Kebomas", "Gresik")),
        ("di Muara, Padang Selatan, Kota Padang", (None, "Padang Selatan", "Padang")),
        ("di Manyar, Kebomas, Gresik", (None, None, None)),
        ("di Kecamatan Sumberayu Boyolali. Warga Boyolali senang", (None, "Sumberayu", None)),
        ("di Kalurahan Bangunjiwo, Kapanewon Kasihan, Kabupaten Bantul", ("Bangunjiwo", "Kasihan", "Bantul")),
        ("di Kelurahan Sidokumpul, lalu di Kelurahan Kebungson, Kecamatan Gresik", (None, "Gresik", None)),
        ("dari Dusun Krajan hingga Dusun Sumber, lalu ke seputaran Desa Randuagung", (None, None, None)),
        ("di Kantor Keuchik Punge Blang Cut, Kecamatan Jaya Baru", ("Punge Blang Cut", "Jaya Baru", None)),
        ("di Desa Nagori Purba, Kecamatan Purba", ("Nagori Purba", "Purba", None)),
        ("di Nagori Marubun Jaya, Kecamatan Tanah Jawa", ("Marubun Jaya", "Tanah Jawa", None)),
        ("di Desa Randuagung, Giri, Kedanyang, dan terakhir Prambangan", (None, None, None)),
        ("bersama anggota Polsek Kerinci Kanan di Kampung Simpang Perak Jaya", ("Simpang Perak Jaya", None, None)),
        ("oleh Polres Gresik di Hotel Saptawati Gresik, Rabu (4/9/2024)", (None, None, "Gresik")),
        ("di balai. Warga meminta patroli di Desa Randuagung, Kecamatan Kebomas", (None, None, None)),
        ("di lokasi pengeroyokan di Kabupaten Gresik", (None, None, None)),
    ],
)
def test_addresses(text, expected):
    found = areas(f"Sambang digelar {text}.")
    assert tuple(found.get(field) for field in ("village", "district", "regency")) == expected


@pytest.mark.parametrize(
    ("line", "province"),
    [
        ("MATARAM NTB –", "Nusa Tenggara Barat"), ("Mataram, NTB –", "Nusa Tenggara Barat"), ("KABARWARGA.COM,-MATARAM-", None),
        ("KABARWARGA.COM | MATARAM –", None), ("Mataram//Kabarwarga.com//", None), ("Mataram, Kabarwarga News -", None),
    ],
)  # fmt: skip
def test_datelines(line, province):
    found = areas(f"{line} Anggota Polsek Sandubaya menyambangi warga.")
    assert (found.get("regency", "").lower(), found.get("province")) == ("mataram", province)


SPEECH = "“Kami berterima kasih kepada polisi,”"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{SPEECH} ucap Camat Kebomas Rina Dewi.", "Rina Dewi"),
        (f"{SPEECH} ucap Kepala Desa Randuagung, H. Subekti.", "Subekti"),
        (f"{SPEECH} ucap Kades Randuagung Subekti.", "Subekti"),
        (f"{SPEECH} ucap Ketua KPU Gresik, Rina Dewi, Senin (4/11/2024).", "Rina Dewi"),
        (f"{SPEECH} ucap Pdt. Yakob Lete, S.Th.", "Yakob Lete"),
        (f"{SPEECH} ujar Suena (45), warga setempat.", "Suena"),
        (f"{SPEECH} ujar salah satu warga, Suena.", "Suena"),
        (f"{SPEECH} ujar seorang warga.", "warga"),
        (f"Ketua RW 05 Kebomas, Subekti, menerangkan soal ronda. {SPEECH} ujarnya.", "Subekti"),
        (f"Ketua Bawaslu Gresik Subekti datang. {SPEECH} ucap Ketua Bawaslu.", "Subekti"),
        (f"Lurah Subekti mengajak warga ronda. {SPEECH} kata dia.", "Subekti"),
        (f"Suena (45), warga setempat, mengaku senang. {SPEECH} ujarnya.", "Suena"),
        (f"Suena salah seorang warga Kebomas mengucapkan terima kasih. {SPEECH} katanya.", "Suena"),
        (f"Subekti, Ketua RT 05, bercerita. {SPEECH} katanya.", "Subekti"),
        (f"Salah seorang niniak mamak, Datuak Rajo, menilai itu baik. {SPEECH} ujarnya.", "Datuak Rajo"),
        (
            f"Wakasatgas Binmas AKBP Rahmat Hidayat dan Wakasatgas Humas AKBP Dewi Lestari hadir. {SPEECH} ungkap Wakasatgas Binmas.",
            "Rahmat Hidayat",
        ),
        (
            f"Sambang rutin, kata Kapolsek AKP Bagus Pranoto.\n\nPengawalnya Aiptu Doni Hartono.\n\nMereka mendaki. {SPEECH} katanya.",
            "Bagus Pranoto",
        ),
        (f"{SPEECH} kata pria kelahiran 1985 itu.", "Sari Utami"),
        (f"Kepala Distrik Heram Yohanes Kogoya hadir. {SPEECH} kata Yohanes.", "Yohanes Kogoya"),
        (f"{SPEECH} Demikian disampaikan Bripka Joko Prasetya.", "Joko Prasetya"),
    ],
)
def test_speakers(text, speaker):
    assert [who for who, _ in said("Aipda Sari Utami menyambangi warga. " + text)] == [speaker]


def test_whoever_was_named_behind_speech_goes_on_speaking():
    text = f"Kapolsek AKP Bagus Pranoto melalui stafnya mengatakan terima kasih. {SPEECH} kata Yuli. “Mari jaga kampung kita,” jelasnya."
    assert [who for who, _ in said(text)] == ["Yuli", "Yuli"]


def test_a_line_in_marks_is_speech_without_a_verb_and_a_menu_is_none():
    text = "Sapa Warga\n\nAipda Sari Utami menyambangi warga.\n”Di pelosok sosialisasi harus terus berjalan supaya warga ingat api”\nSelesai."
    assert [who for who, _ in said(text)] == ["Sari Utami"]
    assert said("Beranda » Klinik Terapung Polda Sumbar\n\nAipda Sari Utami menyambangi warga dan bertanya kabar.") == []
    assert said("Warga menyambut polisi.\nBagus nian ceritanya,” kata Arjuna.") == [("Arjuna", "Bagus nian ceritanya,")]


def test_somebody_whom_speech_only_mentions_does_not_speak():
    text = "“Bapak Presiden mengeluarkan aturan baru,” kata Bripka Joko Prasetya. “Semua orang harus tahu aturan itu,” katanya."
    assert [who for who, _ in said(text)] == ["Joko Prasetya", "Joko Prasetya"]


def test_a_text_broken_into_short_lines():
    text = (
        "Polres Gresik - Di sebuah\nwarung kopi hadir Wakasatgas Binmas AKBP Bagus\nPranoto, S.I.K., bersama warga Kecamatan\n"
        "Kebomas dan para tokoh\nmasyarakat serta\npemuda. Di sana juga hadir Kapolsek Kebomas, Iptu Doni\nHartono, S.H., yang menyampaikan pesan."
    )
    body = article_of(text).body
    assert len(body) == len(text)
    assert [each.name for each in officers(article_of(text))] == ["Bagus Pranoto", "Doni Hartono"]
    assert units(article_of(text)).facts["polres"].value == "Gresik"
