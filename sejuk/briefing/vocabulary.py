"""The stored values of a message with their labels. Codes never change; labels may."""

from __future__ import annotations

from sejuk.lib.labels import Label

THEMES: dict[str, Label] = {
    "hoax": Label("Saring sebelum sebar hoaks", "Check before sharing: hoaxes"),
    "provocation": Label("Tidak mudah terprovokasi", "Do not be provoked"),
    "hate_speech_sara": Label("Tolak ujaran kebencian dan SARA", "No hate speech or SARA"),
    "money_politics": Label("Tolak politik uang", "No vote buying"),
    "black_campaign": Label("Tolak kampanye hitam", "No smear campaigns"),
    "identity_politics": Label("Tolak politik identitas", "No identity politics"),
    "voter_participation": Label("Gunakan hak pilih", "Use your right to vote"),
    "unity": Label("Berbeda tetap bersatu", "Different and united"),
    "social_media_literacy": Label("Bijak bermedia sosial", "Careful with social media"),
    "public_order": Label("Jaga lingkungan aman", "Keep the neighbourhood safe"),
    "youth_delinquency": Label("Kenakalan remaja", "Youth delinquency"),
    "drugs": Label("Bahaya narkoba", "Dangers of drugs"),
    "gambling": Label("Judi dan judi online", "Gambling"),
    "trafficking": Label("Perdagangan orang", "Human trafficking"),
    "theft_crime": Label("Waspada pencurian", "Beware of theft"),
    "traffic": Label("Tertib lalu lintas", "Road safety"),
    "disaster_fire": Label("Bencana dan kebakaran", "Disaster and fire"),
    "online_fraud": Label("Penipuan online", "Online fraud"),
    "other": Label("Tema lain", "Other theme"),
}
AUDIENCES: dict[str, Label] = {
    "all": Label("Semua warga", "Everybody"),
    "family": Label("Keluarga", "Families"),
    "youth": Label("Anak muda", "Young people"),
    "first_voters": Label("Pemilih pemula", "First-time voters"),
    "leaders": Label("Tokoh dan pengurus", "Local leaders"),
}
MESSAGE_STATES: dict[str, Label] = {
    "draft": Label("Rancangan", "Draft"),
    "approved": Label("Disetujui", "Approved"),
    "withdrawn": Label("Ditarik", "Withdrawn"),
}
DIRECTIVE_STATES: dict[str, Label] = {
    "held": Label("Menunggu orang kedua", "Waits for a second person"),
    "planned": Label("Belum mulai", "Not yet begun"),
    "in_force": Label("Berlaku", "In force"),
    "over": Label("Sudah lewat", "Over"),
    "replaced": Label("Diganti", "Replaced"),
    "withdrawn": Label("Ditarik", "Withdrawn"),
}
LANGUAGES: dict[str, Label] = {
    "id": Label("Bahasa Indonesia", "Indonesian"),
    "en": Label("Bahasa Inggris", "English"),
    "jv": Label("Bahasa Jawa", "Javanese"),
    "su": Label("Bahasa Sunda", "Sundanese"),
    "mad": Label("Bahasa Madura", "Madurese"),
    "min": Label("Bahasa Minang", "Minangkabau"),
    "bug": Label("Bahasa Bugis", "Buginese"),
    "ban": Label("Bahasa Bali", "Balinese"),
    "ace": Label("Bahasa Aceh", "Acehnese"),
    "bbc": Label("Bahasa Batak Toba", "Toba Batak"),
    "bjn": Label("Bahasa Banjar", "Banjarese"),
    "sas": Label("Bahasa Sasak", "Sasak"),
    "aoz": Label("Bahasa Dawan", "Uab Meto"),
    "pmy": Label("Melayu Papua", "Papuan Malay"),
    "abs": Label("Melayu Ambon", "Ambonese Malay"),
    "xmm": Label("Melayu Manado", "Manado Malay"),
    "gor": Label("Bahasa Gorontalo", "Gorontalo"),
}
