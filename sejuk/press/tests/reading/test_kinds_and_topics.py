"""What was done, what was told, and whether police did it."""

import pytest

from sejuk.press.reading import election, kinds, relevance, topics
from sejuk.press.reading.shape import ELECTIONS, STAGES, TYPES
from sejuk.press.reading.words import roots, words_of

CASES = [
    ("Bhabinkamtibmas menyambangi warga binaan di Desa Oenai.", {"visit"}),
    ("Bripka Sari melaksanakan DDS ke rumah warga dan menyampaikan imbauan kamtibmas.", {"visit", "outreach"}),
    ("Personel Polsek melaksanakan patroli dialogis di pasar dan mengimbau pedagang.", {"dialogue_patrol"}),
    ("Polsek menggelar patroli blue light di jalan protokol pada malam hari.", {"patrol"}),
    ("Kapolsek memimpin Jumat Curhat di balai desa dan mendengarkan keluhan warga.", {"dialogue"}),
    ("Satbinmas memberikan penyuluhan kepada siswa SMP tentang bahaya narkoba.", {"education"}),
    ("Polres membagikan sembako kepada lansia.", {"social_service"}),
    ("Polres menggelar pengobatan gratis bagi warga.", {"health_service"}),
    ("Satlantas membagikan brosur kepada pengendara.", {"leaflet_distribution"}),
    ("Personel Polres melaksanakan pengamanan gudang logistik KPU.", {"security_detail"}),
    ("Kapolres bersilaturahmi dengan tokoh agama di pondok pesantren.", {"stakeholder_visit"}),
    ("Polres menggelar doa bersama lintas agama.", {"ceremony"}),
    ("Kapolsek mengikuti rapat koordinasi dengan PPK.", {"coordination"}),
    ("Polsek menggelar cooling system di balai warga.", {"outreach"}),
    ("Polsek menggelar kopi bareng di kedai.", {"dialogue"}),
    ("Polsek menggelar coffee morning bersama Muspika dan Panwascam.", {"dialogue", "coordination"}),
    ("Dokkes Polresta melakukan pengecekan kesehatan petugas pemilu.", {"health_service"}),
    ("Polsek melaksanakan patroli dan sambang nelayan.", {"patrol", "visit"}),
    ("Bripka Sari melaksanakan sambang dialogis di RW 02.", {"visit"}),
    ("Bripka Sari mendatangi pemilik bengkel.", {"visit"}),
    ("Binmas mendatangi siswa SMP untuk sosialisasi. Para siswa bertanya tentang narkoba.", {"education"}),
    ("Satpolairud membuka perpustakaan terapung bagi anak pesisir.", {"education"}),
    ("Personel Polres memadamkan api di lahan gambut.", {"other"}),
    ("Kapolres memantau rapat pleno di kecamatan.", {"security_detail"}),
    ("Gudang logistik KPU ditinjau Kapolresta.", {"security_detail"}),
    ("Calon bupati dikawal Polres selama di kecamatan.", {"security_detail"}),
    ("Kapolres mengumpulkan siswa SMK di aula sekolah.", {"education"}),
    ("Bripka Sari melaksanakan DDS sambil ngopi.", {"visit"}),
    ("Polsek ngopi di warung bersama pemuda.", {"dialogue"}),
    ("Personel menggelar patroli. Setelah itu mereka berkoordinasi dengan petugas jaga.", {"patrol"}),
    ("Kapolres melakukan kunjungan kerja ke distrik.", {"visit"}),
    ("Wakapolda mendatangi Komisi Pemilihan Umum.", {"stakeholder_visit"}),
    ("Rapat terbuka di aula kecamatan diamankan personel Polsek.", {"security_detail"}),
    ("Ibadah Minggu di gereja diamankan Polsek.", {"security_detail"}),
    ("Kapolda menerima pengurus Bawaslu di ruang kerjanya.", {"coordination"}),
    ("Polresta menghadiri peluncuran Kampung Tangguh.", {"ceremony"}),
    ("Camat menilai warga bertutur santun.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_kinds(text, expected):
    words = words_of(text)
    assert {each.value for each in kinds.activity_types(kinds.mentions(words))} == expected


def test_a_list_of_kinds_describes_a_programme():
    text = "Cooling System berupa Bakti Sosial, Bakti Kesehatan, Sosialisasi, Dialog, Edukasi hingga brosur. Bripka Sari menyambangi warga."
    mentioned = kinds.without_lists(text, kinds.mentions(words_of(text)))
    assert "visit" in {each.value for each in mentioned}
    assert "health_service" not in {each.value for each in mentioned}


TOPICS = [
    ("Warga diminta tidak percaya berita bohong.", {"hoax"}),
    ("Jangan terporovokasi.", {"provocation"}),
    ("Tolak ujaran kebencian dan isu SARA.", {"hate_speech_sara"}),
    ("Tolak politik uang.", {"money_politics"}),
    ("Hindari kampanye hitam.", {"black_campaign"}),
    ("Jauhi politik identitas.", {"identity_politics"}),
    ("Gunakan hak pilih, jangan golput.", {"voter_participation"}),
    ("Tetap rukun walau berbeda pilihan.", {"unity"}),
    ("Bijaklah bermedia sosial.", {"social_media_literacy"}),
    ("Mari menjaga kamtibmas.", {"public_order"}),
    ("Awasi anak agar tidak ikut tawuran.", {"youth_delinquency"}),
    ("Jauhi narkoba.", {"drugs"}),
    ("Jangan bermain judi online.", {"gambling"}),
    ("Waspadai tindak pidana perdagangan orang.", {"trafficking", "public_order"}),
    ("Kunci kendaraan untuk mencegah curanmor.", {"theft_crime"}),
    ("Patuhi aturan lalu lintas.", {"traffic"}),
    ("Jangan membakar lahan.", {"disaster_fire"}),
    ("Hati-hati dengan pinjol ilegal.", {"online_fraud"}),
    ("Jauhi minuman keras.", {"other"}),
    ("Jangan menangkap ikan dengan bahan peledak.", {"other"}),
    ("Jangan mau diadu domba.", {"unity", "provocation"}),
    ("Pemilu damai harapan kita.", {"public_order"}),
    ("Sebarkan minat baca lewat perpustakaan.", {"other"}),
    ("Jangan buka file undangan apk dari nomor asing.", {"online_fraud"}),
    ("Anak muda nongkrong sampai dini hari.", {"youth_delinquency"}),
    ("APK pasangan calon dirusak.", set()),
    ("Direktur Kriminal Khusus dan Kasat Narkoba hadir.", set()),
    ("Cek dulu sebelum menyebarkan kabar.", {"social_media_literacy"}),
    ("Kerumunan dibubarkan, kaca mobil dipecah.", set()),
    ("Kapolda mendatangi TPS 1.", set()),
    ("Personel mengatur arus lalu lintas.", set()),
    ("Patroli menyasar tempat rawan kejahatan.", set()),
    ("Helmi hadir bersama sarana pendukung.", set()),
    ("Kasat Lantas unit lalu lintas hadir.", set()),
]


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_topics(text, expected):
    assert {each.value for each in topics.topics(words_of(text))} >= expected - {"public_order"}
    assert {each.value for each in topics.topics(words_of(text))} <= expected | {"public_order"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("menyambangi", "sambang"),
        ("melaksanakan", "laksana"),
        ("terporovokasi", "terprovokasi"),
        ("kondusip", "kondusip"),
        ("proses", "proses"),
        ("hoaks-hoaks", "hoaks"),
        ("memeliharanya", "pelihara"),
    ],
)
def test_what_a_word_comes_down_to(word, meant):
    assert meant in roots(word)


def test_where_a_sentence_ends():
    text = "Bripka J. Sari sambang\nke rumah warga di Jl. Mawar. Ia pulang\nWarga senang"
    assert [word.sentence for word in words_of(text)] == [0] * 10 + [1] * 2 + [2] * 2


@pytest.mark.parametrize(
    "word",
    [
        "tersebut",
        "bekasi",
        "pegawai",
        "meninggalkan",
        "ditemukan",
        "menangkal",
        "pendidikan",
        "pengawasan",
        "kemenangan",
        "kerumunannya",
    ],
)
def test_a_word_of_its_own_comes_down_to_no_other(word):
    assert roots(word) == (word,)


def relevant(text: str) -> tuple[bool, str]:
    words = words_of(text)
    return relevance.relevant(words, kinds.mentions(words))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Kapolsek Kie memimpin patroli dialogis di pasar dan menyapa pedagang.", "done_by_police"),
        (
            "Lewat keterangan tertulis Kapolsek menyebut warga perlu waspada. Untuk itu Polsek mengadakan apel bersama warga. "
            "Apel berlangsung di halaman kelurahan.",
            "done_by_police",
        ),
        ("Kesiapan Pemilu dibahas Kapolres bersama penyelenggara di Mako Polres, Rabu (20/9/2023).", "done_by_police"),
        ("Kapolri memerintahkan Polda dan Polres menggelar Jumat Curhat.", "only_said"),
        ("Sebanyak 150 personel diterjunkan mengamankan kampanye, menurut Polda.", "only_said"),
        ("Dalam press conference Kapolres menyebut pengamanan kampanye siap.", "only_said"),
        ("Pemungutan suara dicek langsung Kapolda bersama Forkopimda, Rabu (27/11/2024).", "done_by_police"),
        ("Satuan Polisi Pamong Praja mengadakan patroli bersama warga pada Minggu (25/5/2025).", "no_police"),
        ("Polres mengadakan ramah tamah dengan calon anggota dewan. Acara ini diikuti pimpinan partai.", "done_by_police"),
        ("Kapolres dan jajaran diminta berkoordinasi dengan KPU. Kapolda berharap kampanye sejuk.", "only_said"),
        ("Senkom Mitra Polri mengadakan latihan bersama warga pada Minggu (25/5/2025).", "no_police"),
        ("Dinas Pertanian membagikan bibit jagung kepada petani.", "no_police"),
        ("Kapolres berharap warga mendukung Pilkada. Menurutnya keamanan adalah tugas bersama.", "only_said"),
        ("Polres menangkap tersangka pencurian. Pelaku dan barang bukti dibawa ke Mapolres, korban mengalami luka.", "a_case"),
        (
            "Babinsa Koramil melaksanakan komsos bersama petani. "
            + "Ia membantu panen padi di sawah milik warga desa. " * 10
            + "Hadir pula anggota Polsek.",
            "others_did",
        ),
    ],
)
def test_what_is_field_activity(text, rule):
    assert relevant(text) == (rule == "done_by_police", rule)


def test_every_rule_says_what_it_does_and_yields_a_stored_value():
    assert {each.value for each in kinds.RULEBOOK.rules} <= set(TYPES)
    for rules in (kinds.RULES, topics.RULES, relevance.RULES, election.RULES):
        assert all(says.endswith(".") for says in rules.values())
    assert set(ELECTIONS) >= {"other"}
    assert set(STAGES) >= {each for each, _ in election.STAGES}
