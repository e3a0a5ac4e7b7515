"""What kinds, themes, partners, phases and elections are called in an Indonesian release: several good ways for each."""

from __future__ import annotations

from typing import NamedTuple


class KindWords(NamedTuple):
    """A kind of activity: what the doers do (active, before a place), its name, and the verb of a headline."""

    does: tuple[str, ...]
    name: tuple[str, ...]
    headline: tuple[str, ...]


# {people} is whom it was for. No wording of one kind names another: the reader would find both.
KINDS: dict[str, KindWords] = {
    "visit": KindWords(
        ("menyambangi {people}", "melaksanakan sambang kepada {people}", "melakukan sambang ke {people}",
            "menemui {people} dalam kegiatan sambang"),
        ("sambang", "kegiatan sambang", "sambang warga"),
        ("Sambangi Warga", "Sambang Warga", "Temui Warga Lewat Sambang"),
    ),
    "dialogue_patrol": KindWords(
        ("melaksanakan patroli dialogis", "menggelar patroli dialogis", "menemui {people} lewat patroli dialogis",
            "melakukan patroli dialogis dan menyapa {people}"),
        ("patroli dialogis", "kegiatan patroli dialogis"),
        ("Gelar Patroli Dialogis", "Patroli Dialogis", "Sapa Warga Lewat Patroli Dialogis"),
    ),
    "patrol": KindWords(
        ("melaksanakan patroli", "menggelar patroli", "berpatroli", "melakukan patroli"),
        ("patroli", "kegiatan patroli"),
        ("Gelar Patroli", "Laksanakan Patroli", "Berpatroli"),
    ),
    "outreach": KindWords(
        ("memberikan sosialisasi kepada {people}", "menggelar sosialisasi bagi {people}",
            "melaksanakan sosialisasi untuk {people}", "menyampaikan sosialisasi kepada {people}"),
        ("sosialisasi", "kegiatan sosialisasi"),
        ("Gelar Sosialisasi", "Beri Sosialisasi Warga", "Laksanakan Sosialisasi"),
    ),
    "dialogue": KindWords(
        ("berdialog dengan {people}", "menggelar dialog bersama {people}", "melaksanakan dialog dengan {people}",
            "mengadakan dialog bersama {people}"),
        ("dialog", "kegiatan dialog", "dialog bersama warga"),
        ("Berdialog dengan Warga", "Gelar Dialog Bersama Warga", "Dialog dengan Warga"),
    ),
    "education": KindWords(
        ("memberikan edukasi kepada {people}", "mengedukasi {people}", "menggelar edukasi bagi {people}",
            "melaksanakan edukasi untuk {people}"),
        ("edukasi", "kegiatan edukasi"),
        ("Beri Edukasi", "Edukasi Warga", "Gelar Edukasi bagi Warga"),
    ),
    "social_service": KindWords(
        ("menggelar bakti sosial bagi {people}", "melaksanakan bakti sosial", "mengadakan bakti sosial untuk {people}"),
        ("bakti sosial", "kegiatan bakti sosial"),
        ("Gelar Bakti Sosial", "Laksanakan Bakti Sosial", "Adakan Bakti Sosial"),
    ),
    "health_service": KindWords(
        ("menggelar bakti kesehatan bagi {people}", "melaksanakan bakti kesehatan", "mengadakan bakti kesehatan untuk {people}"),
        ("bakti kesehatan", "kegiatan bakti kesehatan"),
        ("Gelar Bakti Kesehatan", "Laksanakan Bakti Kesehatan", "Adakan Bakti Kesehatan"),
    ),
    "leaflet_distribution": KindWords(
        ("membagikan brosur kepada {people}", "melaksanakan pembagian brosur kepada {people}",
            "membagi-bagikan brosur kepada {people}"),
        ("pembagian brosur", "kegiatan pembagian brosur"),
        ("Bagikan Brosur kepada Warga", "Bagi Brosur kepada Warga", "Bagikan Brosur"),
    ),
    "stakeholder_visit": KindWords(
        ("mengunjungi {partners}", "melaksanakan kunjungan kepada {partners}", "melakukan kunjungan ke {partners}"),
        ("kunjungan kepada tokoh setempat", "kunjungan tokoh"),
        ("Kunjungi Tokoh Setempat", "Lakukan Kunjungan Tokoh", "Kunjungi Tokoh"),
    ),
    "listening_event": KindWords(
        ("menggelar dialog untuk mendengarkan {people}", "membuka dialog untuk mendengar langsung {people}",
            "mengadakan dialog guna mendengarkan suara {people}"),
        ("dialog mendengarkan warga", "dialog dengar warga"),
        ("Gelar Dialog Dengar Warga", "Buka Dialog, Dengarkan Warga", "Dengarkan Warga dalam Dialog"),
    ),
    "ceremony": KindWords(
        ("mengikuti upacara", "menghadiri upacara", "hadir dalam upacara"),
        ("upacara", "kegiatan upacara"),
        ("Ikuti Upacara", "Hadiri Upacara", "Hadir dalam Upacara"),
    ),
    "security_detail": KindWords(
        ("melaksanakan pengamanan kegiatan masyarakat", "melakukan pengamanan", "melaksanakan pengamanan"),
        ("pengamanan", "kegiatan pengamanan"),
        ("Laksanakan Pengamanan", "Lakukan Pengamanan", "Beri Pengamanan"),
    ),
    "coordination": KindWords(
        ("berkoordinasi dengan {partners}", "melaksanakan koordinasi bersama {partners}", "melakukan koordinasi dengan {partners}"),
        ("koordinasi", "kegiatan koordinasi"),
        ("Gelar Koordinasi", "Laksanakan Koordinasi", "Lakukan Koordinasi"),
    ),
    "other": KindWords(
        ("melaksanakan kegiatan kepolisian", "melakukan kegiatan kepolisian", "menjalankan kegiatan kepolisian"),
        ("kegiatan kepolisian",),
        ("Laksanakan Kegiatan", "Jalankan Kegiatan", "Hadir"),
    ),
}  # fmt: skip
FRIDAY_LISTENING = KindWords(
    ("menggelar Jumat Curhat bersama {people}", "mengadakan Jumat Curhat bersama {people}", "membuka Jumat Curhat bagi {people}"),
    ("Jumat Curhat", "kegiatan Jumat Curhat"),
    ("Gelar Jumat Curhat", "Adakan Jumat Curhat", "Dengarkan Warga dalam Jumat Curhat"),
)  # fmt: skip
# What was told, after "agar": each way is whole by itself and speaks of nothing else.
THEMES: dict[str, tuple[str, ...]] = {
    "hoax": (
        "memeriksa kebenaran setiap kabar sebelum meneruskannya supaya tidak ikut menyebarkan hoaks",
        "tidak begitu saja percaya pada hoaks", "menyaring kabar yang diterima dan tidak meneruskan hoaks",
        "mengecek sumber kabar terlebih dahulu karena hoaks mudah beredar", "berhenti pada dirinya bila menerima hoaks",
        "mewaspadai hoaks dan bertanya bila ragu", "tidak menjadi penerus hoaks",
    ),
    "provocation": (
        "tidak mudah terprovokasi", "tetap tenang dan tidak terprovokasi", "tidak terpancing provokasi pihak mana pun",
        "berkepala dingin dan tidak terpancing provokasi", "tidak menanggapi provokasi", "menahan diri bila ada provokasi",
    ),
    "hate_speech_sara": (
        "menolak ujaran kebencian dan isu SARA", "tidak memainkan isu SARA dalam percakapan sehari-hari",
        "menjauhi ujaran kebencian bernuansa SARA", "menghentikan ujaran kebencian di lingkungannya",
        "tidak membalas ujaran kebencian dan isu SARA",
    ),
    "money_politics": (
        "menolak politik uang", "tidak menerima maupun memberi politik uang", "berani berkata tidak pada politik uang",
        "menjauhi politik uang dalam bentuk apa pun", "bersama-sama mencegah politik uang",
    ),
    "black_campaign": (
        "menolak kampanye hitam", "tidak ikut menyebarkan kampanye hitam", "menjauhi kampanye hitam",
        "tidak terlibat dalam kampanye hitam",
    ),
    "identity_politics": (
        "menolak politik identitas", "tidak terbawa politik identitas", "menjauhi politik identitas",
        "tidak memberi ruang bagi politik identitas",
    ),
    "voter_participation": (
        "menggunakan hak pilih", "menggunakan hak pilihnya dengan bijak", "memakai hak pilih sesuai hati nurani",
        "memastikan diri terdaftar dan menggunakan hak pilih", "tidak melewatkan hak pilihnya",
    ),
    "unity": (
        "menjaga persatuan di tengah perbedaan", "tetap bersatu meskipun berbeda pandangan", "merawat kerukunan dan persatuan",
        "menghormati perbedaan dan menjaga persatuan", "tidak menjadikan perbedaan sebagai sumber perpecahan",
    ),
    "social_media_literacy": (
        "bijak bermedia sosial", "bijak menggunakan media sosial", "cermat dan santun di media sosial",
        "berpikir dua kali sebelum mengunggah sesuatu di media sosial", "memakai media sosial secara bijak",
    ),
    "public_order": (
        "menjaga keamanan dan ketertiban lingkungan", "ikut memelihara kamtibmas di lingkungannya",
        "bersama-sama menjaga kamtibmas", "menjaga lingkungan tetap aman dan tertib",
            "peduli pada keamanan lingkungan masing-masing",
    ),
    "youth_delinquency": (
        "mencegah kenakalan remaja sejak dari rumah", "mendampingi anak muda agar terhindar dari kenakalan remaja",
        "bersama-sama mencegah kenakalan remaja", "memberi ruang kegiatan yang baik demi mencegah kenakalan remaja",
    ),
    "drugs": (
        "menjauhi narkoba", "mewaspadai bahaya narkoba", "melindungi keluarga dari narkoba", "menolak narkoba di lingkungannya",
    ),
    "gambling": (
        "menjauhi judi online", "tidak tergiur judi online", "menghindari perjudian, termasuk judi online",
        "menolak segala bentuk perjudian",
    ),
    "trafficking": (
        "mewaspadai perdagangan orang", "berhati-hati terhadap tawaran kerja yang berujung pada perdagangan orang",
        "mengenali modus perdagangan orang", "bersama-sama mencegah perdagangan orang",
    ),
    "theft_crime": (
        "mewaspadai pencurian", "mengunci pintu rumah dengan baik demi mencegah pencurian", "waspada terhadap pencurian",
        "bersama-sama mencegah pencurian",
    ),
    "traffic": (
        "tertib berlalu lintas", "mematuhi rambu dan tertib berlalu lintas", "mengutamakan keselamatan berlalu lintas",
        "saling menghargai saat berlalu lintas",
    ),
    "disaster_fire": (
        "mewaspadai kebakaran dan bencana alam", "siaga terhadap bencana alam dan kebakaran",
        "mengenali langkah awal saat terjadi kebakaran atau bencana", "mencegah kebakaran di lingkungan permukiman",
    ),
    "online_fraud": (
        "mewaspadai penipuan online", "tidak mudah tergiur penipuan online", "berhati-hati terhadap penipuan online",
        "mengenali ciri penipuan online",
    ),
}  # fmt: skip
# The same in a few words, for a headline.
HEADLINE_THEMES: dict[str, tuple[str, ...]] = {
    "hoax": ("Ingatkan Bahaya Hoaks", "Ajak Warga Tangkal Hoaks", "Minta Warga Waspadai Hoaks"),
    "provocation": ("Minta Warga Tidak Terprovokasi", "Ajak Warga Tak Mudah Terprovokasi"),
    "hate_speech_sara": ("Ajak Tolak Ujaran Kebencian", "Minta Warga Tolak Isu SARA"),
    "money_politics": ("Ajak Warga Tolak Politik Uang", "Ingatkan Bahaya Politik Uang"),
    "black_campaign": ("Ajak Warga Tolak Kampanye Hitam", "Minta Warga Jauhi Kampanye Hitam"),
    "identity_politics": ("Ajak Warga Jauhi Politik Identitas", "Minta Warga Tolak Politik Identitas"),
    "voter_participation": ("Ajak Warga Gunakan Hak Pilih", "Dorong Warga Pakai Hak Pilih"),
    "unity": ("Ajak Warga Jaga Persatuan", "Rawat Persatuan Warga", "Ajak Warga Tetap Bersatu"),
    "social_media_literacy": ("Ajak Bijak Bermedia Sosial", "Minta Warga Bijak di Media Sosial"),
    "public_order": ("Ajak Warga Jaga Kamtibmas", "Ajak Jaga Lingkungan Aman", "Jaga Keamanan Lingkungan"),
    "youth_delinquency": ("Cegah Kenakalan Remaja", "Ajak Cegah Kenakalan Remaja"),
    "drugs": ("Ajak Warga Jauhi Narkoba", "Ingatkan Bahaya Narkoba"),
    "gambling": ("Ingatkan Bahaya Judi Online", "Ajak Warga Jauhi Judi Online"),
    "trafficking": ("Ingatkan Bahaya Perdagangan Orang", "Cegah Perdagangan Orang"),
    "theft_crime": ("Ajak Warga Waspadai Pencurian", "Cegah Pencurian"),
    "traffic": ("Ajak Tertib Berlalu Lintas", "Ingatkan Tertib Berlalu Lintas"),
    "disaster_fire": ("Ingatkan Bahaya Kebakaran", "Ajak Warga Siaga Bencana dan Kebakaran"),
    "online_fraud": ("Ingatkan Penipuan Online", "Ajak Warga Waspadai Penipuan Online"),
}
# As things that a month was about.
THEME_NAMES: dict[str, str] = {
    "hoax": "hoaks", "provocation": "provokasi", "hate_speech_sara": "ujaran kebencian dan isu SARA",
        "money_politics": "politik uang",
    "black_campaign": "kampanye hitam", "identity_politics": "politik identitas", "voter_participation": "penggunaan hak pilih",
    "unity": "persatuan di tengah perbedaan", "social_media_literacy": "bijak bermedia sosial",
    "public_order": "keamanan dan ketertiban lingkungan", "youth_delinquency": "kenakalan remaja", "drugs": "bahaya narkoba",
    "gambling": "judi online", "trafficking": "perdagangan orang", "theft_crime": "pencegahan pencurian",
        "traffic": "tertib berlalu lintas",
    "disaster_fire": "bencana dan kebakaran", "online_fraud": "penipuan online",
}  # fmt: skip
PARTNERS: dict[str, str] = {
    "village_head": "kepala desa atau lurah", "army_village_nco": "Babinsa", "rt_rw_head": "pengurus RT/RW",
        "rw_officer": "Polisi RW",
    "village_officer": "Bhabinkamtibmas", "religious_leader": "tokoh agama", "community_leader": "tokoh masyarakat",
    "youth_leader": "tokoh pemuda", "customary_leader": "tokoh adat", "community_forum": "pengurus FKPM",
    "volunteer_group": "anggota Pokdarkamtibmas", "social_media_activist": "penggiat media sosial",
        "student": "pelajar dan mahasiswa",
    "media": "awak media", "district_office": "pihak kecamatan", "election_body": "penyelenggara pemilihan setempat",
        "other": "mitra setempat",
}  # fmt: skip
HEARD: dict[str, tuple[str, ...]] = {
    "concern": ("keluhan", "keluhan warga"), "claim": ("kabar yang beredar", "kabar yang beredar di tengah warga"),
    "situation": ("keterangan tentang situasi lingkungan", "catatan situasi lingkungan"), "praise": ("ucapan terima kasih",),
}  # fmt: skip
ELECTIONS: dict[str, tuple[str, ...]] = {
    "pemilu_2024": ("Pemilu 2024", "Pemilihan Umum (Pemilu) 2024", "Pemilu Serentak 2024"),
    "pilkada_2024": ("Pilkada 2024", "Pilkada Serentak 2024", "Pemilihan Kepala Daerah (Pilkada) 2024"),
}
STAGES: dict[str, tuple[str, ...]] = {
    "before": ("menjelang {election}", "jelang {election}"),
    "campaign": ("pada masa kampanye {election}", "di tengah masa kampanye {election}", "selama masa kampanye {election}"),
    "quiet_period": ("pada masa tenang {election}", "di masa tenang {election}"),
    "voting": ("pada hari pemungutan suara {election}", "saat pemungutan suara {election}"),
    "after": ("setelah pemungutan suara {election}", "seusai pemungutan suara {election}", "pasca pemungutan suara {election}"),
}
ROLES: dict[str, str] = {
    "bhabinkamtibmas": "Bhabinkamtibmas {unit}", "polisi_rw": "Polisi RW {unit}", "kanit_binmas": "Kanit Binmas {unit}",
    "kasi_humas": "Kasi Humas {resort}", "kapolsek": "Kapolsek {sector}", "kapolres": "{chief} {resort_name}",
    "kapolda": "Kapolda {region}", "other": "personel {unit}",
}  # fmt: skip
# What else was told of a kind of unit: the word before the name of its chief.
CHIEFS: dict[str, str] = {
    "Polres": "Kapolres", "Polresta": "Kapolresta", "Polrestabes": "Kapolrestabes", "Polres Metro": "Kapolres Metro",
}  # fmt: skip
OTHER_VILLAGES = {"11": "Gampong", "13": "Nagari", "18": "Pekon", "51": "Desa Adat"}  # by province; elsewhere it is a Kampung
PAPUA = ("91", "92", "93", "94", "95", "96", "97")
NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
