"""What an Indonesian release says was told. Each way is whole by itself and speaks of no other theme."""

from __future__ import annotations

# What was told, after "agar": each way is whole by itself and speaks of nothing else.
THEMES: dict[str, tuple[str, ...]] = {
    "hoax": (
        "memeriksa kabar dan tidak meneruskan hoaks", "tidak begitu saja percaya pada hoaks",
        "menyaring kabar yang diterima dari hoaks", "mengecek sumber kabar dan menghindari hoaks",
        "tidak membagikan hoaks yang diterima", "mewaspadai hoaks dan bertanya bila ragu", "tidak menjadi penerus hoaks",
        "berhati-hati terhadap hoaks",
    ),
    "provocation": (
        "tidak mudah terprovokasi", "tetap tenang dan tidak terprovokasi", "tidak terpancing provokasi pihak mana pun",
        "berkepala dingin dan tidak terpancing provokasi", "tidak menanggapi provokasi", "menahan diri bila ada provokasi",
        "menjauhi segala bentuk provokasi",
    ),
    "hate_speech_sara": (
        "menolak ujaran kebencian dan isu SARA", "tidak memainkan isu SARA dalam percakapan sehari-hari",
        "menjauhi ujaran kebencian bernuansa SARA", "menghentikan ujaran kebencian di lingkungannya",
        "tidak membalas ujaran kebencian dan isu SARA", "menjaga tutur kata dari isu SARA",
    ),
    "money_politics": (
        "menolak politik uang", "tidak menerima maupun memberi politik uang", "berani berkata tidak pada politik uang",
        "menjauhi politik uang dalam bentuk apa pun", "bersama-sama mencegah politik uang",
    ),
    "black_campaign": (
        "menolak kampanye hitam", "tidak ikut menyebarkan kampanye hitam", "menjauhi kampanye hitam",
        "tidak terlibat dalam kampanye hitam", "mengabaikan kampanye hitam",
    ),
    "identity_politics": (
        "menolak politik identitas", "tidak terbawa politik identitas", "menjauhi politik identitas",
        "tidak memberi ruang bagi politik identitas", "mewaspadai politik identitas",
    ),
    "voter_participation": (
        "menggunakan hak pilih", "menggunakan hak pilihnya dengan bijak", "memakai hak pilih sesuai hati nurani",
        "terdaftar dan menggunakan hak pilih", "tidak melewatkan hak pilihnya",
    ),
    "unity": (
        "menjaga persatuan di tengah perbedaan", "tetap bersatu meskipun berbeda pandangan", "merawat kerukunan dan persatuan",
        "menghormati perbedaan dan menjaga persatuan", "tidak menjadikan perbedaan sebagai sumber perpecahan",
        "mengutamakan persatuan", "saling menghargai demi persatuan",
    ),
    "social_media_literacy": (
        "bijak bermedia sosial", "bijak menggunakan media sosial", "cermat saat bermedia sosial", "berhati-hati di media sosial",
        "memakai media sosial secara bijak",
    ),
    "public_order": (
        "menjaga keamanan dan ketertiban lingkungan", "ikut memelihara kamtibmas di lingkungannya",
        "bersama-sama menjaga kamtibmas", "menjaga lingkungan tetap aman dan tertib", "menjaga keamanan lingkungan masing-masing",
    ),
    "youth_delinquency": (
        "bersama-sama sejak dari rumah mencegah kenakalan remaja", "ikut serta dalam upaya mencegah kenakalan remaja",
        "memberi perhatian pada pencegahan kenakalan remaja",
    ),
    "drugs": (
        "menjauhi narkoba", "mewaspadai bahaya narkoba", "melindungi keluarga dari narkoba", "menolak narkoba di lingkungannya",
    ),
    "gambling": (
        "menjauhi judi online", "tidak tergiur judi online", "menghindari perjudian, termasuk judi online",
        "menolak segala bentuk perjudian",
    ),
    "trafficking": (
        "mewaspadai perdagangan orang", "mengenali tanda perdagangan orang", "mengenali modus perdagangan orang",
        "bersama-sama mencegah perdagangan orang",
    ),
    "theft_crime": (
        "mewaspadai pencurian", "mengunci rumah demi mencegah pencurian", "waspada terhadap pencurian",
        "bersama-sama mencegah pencurian",
    ),
    "traffic": (
        "tertib berlalu lintas", "mematuhi rambu dan tertib berlalu lintas", "mengutamakan keselamatan berlalu lintas",
        "saling menghargai saat berlalu lintas",
    ),
    "disaster_fire": (
        "mewaspadai kebakaran dan bencana alam", "siaga terhadap bencana alam dan kebakaran",
        "mengenali langkah awal menghadapi bencana", "mencegah kebakaran di lingkungan permukiman",
    ),
    "online_fraud": (
        "mewaspadai penipuan online", "tidak mudah tergiur penipuan online", "berhati-hati terhadap penipuan online",
        "mengenali ciri penipuan online",
    ),
}  # fmt: skip
# The same in a few words, for a headline.
THEME_HEADLINES: dict[str, tuple[str, ...]] = {
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
    "hoax": "cara menangkal hoaks", "provocation": "provokasi", "hate_speech_sara": "ujaran kebencian",
    "money_politics": "politik uang",
    "black_campaign": "kampanye hitam", "identity_politics": "politik identitas", "voter_participation": "penggunaan hak pilih",
    "unity": "persatuan di tengah perbedaan", "social_media_literacy": "bijak bermedia sosial",
    "public_order": "kamtibmas", "youth_delinquency": "kenakalan remaja", "drugs": "bahaya narkoba",
    "gambling": "judi online", "trafficking": "perdagangan orang", "theft_crime": "pencegahan pencurian",
    "traffic": "tertib berlalu lintas", "disaster_fire": "bencana dan kebakaran", "online_fraud": "penipuan online",
}  # fmt: skip
