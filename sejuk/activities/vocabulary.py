"""The stored values of an activity with their labels. Codes never change; labels may. The phone reads contract/vocabulary.json."""

from __future__ import annotations

from typing import NamedTuple

from sejuk.briefing.vocabulary import THEMES as THEMES  # noqa: PLC0414 - what is told is a message's theme
from sejuk.lib.labels import Label as Label  # noqa: PLC0414 - the other rooms take it from here


class Kind(NamedTuple):
    """A kind of activity and the minimum facts that it asks of a tired person."""

    id: str
    en: str
    needs: tuple[str, ...]


_MET = ("people_reached", "content")
KINDS: dict[str, Kind] = {
    "visit": Kind("Sambang", "Visit", _MET),
    "dialogue_patrol": Kind("Patroli dialogis", "Dialogue patrol", _MET),
    "patrol": Kind("Patroli", "Patrol", ()),
    "outreach": Kind("Sosialisasi", "Outreach session", _MET),
    "dialogue": Kind("Dialog", "Dialogue", _MET),
    "education": Kind("Penyuluhan", "Education session", _MET),
    "social_service": Kind("Bakti sosial", "Social service", ("people_reached",)),
    "health_service": Kind("Bakti kesehatan", "Health service", ("people_reached",)),
    "leaflet_distribution": Kind("Bagi brosur", "Leaflet distribution", ("leaflets_given",)),
    "stakeholder_visit": Kind("Kunjungan tokoh", "Stakeholder visit", ("partners", "content")),
    "listening_event": Kind("Jumat Curhat", "Listening event", ("people_reached",)),
    "ceremony": Kind("Upacara dan acara", "Ceremony", ()),
    "security_detail": Kind("Pengamanan", "Security detail", ()),
    "coordination": Kind("Koordinasi", "Coordination", ("partners",)),
    "other": Kind("Kegiatan lain", "Other", ("narrative",)),
}
# need: (problem code, field it points at)
NEEDS: dict[str, tuple[str, str]] = {
    "people_reached": ("needs_people", "people_reached"),
    "leaflets_given": ("needs_leaflets", "leaflets_given"),
    "partners": ("needs_partners", "partners"),
    "narrative": ("needs_narrative", "narrative"),
    "content": ("needs_content", "narrative"),
}
PARTNERS: dict[str, Label] = {
    "village_head": Label("Kepala desa/lurah", "Village head"),
    "army_village_nco": Label("Babinsa", "Army village NCO"),
    "rt_rw_head": Label("Ketua RT/RW", "RT/RW head"),
    "rw_officer": Label("Polisi RW", "Neighbourhood officer"),
    "village_officer": Label("Bhabinkamtibmas", "Village constable"),
    "religious_leader": Label("Tokoh agama", "Religious leader"),
    "community_leader": Label("Tokoh masyarakat", "Community leader"),
    "youth_leader": Label("Tokoh pemuda", "Youth leader"),
    "customary_leader": Label("Tokoh adat", "Customary leader"),
    "community_forum": Label("FKPM", "Police-community forum"),
    "volunteer_group": Label("Pokdarkamtibmas/siskamling", "Volunteer watch"),
    "social_media_activist": Label("Penggiat medsos", "Social-media activist"),
    "student": Label("Pelajar/mahasiswa", "Students"),
    "media": Label("Media", "Media"),
    "district_office": Label("Kecamatan", "District office"),
    "election_body": Label("KPU/Bawaslu setempat", "Local election body"),
    "other": Label("Mitra lain", "Other partner"),
}
PLACE_KINDS: dict[str, Label] = {
    "home": Label("Rumah", "Home"),
    "stall": Label("Warung", "Stall"),
    "worship": Label("Tempat ibadah", "Place of worship"),
    "market": Label("Pasar", "Market"),
    "guard_post": Label("Pos kamling", "Guard post"),
    "school": Label("Sekolah/kampus", "School or campus"),
    "office": Label("Kantor", "Office"),
    "field": Label("Kebun/sawah", "Field"),
    "street": Label("Jalan", "Street"),
    "public_space": Label("Tempat umum", "Public place"),
}
HEARD_KINDS: dict[str, Label] = {
    "concern": Label("Keluhan", "Concern"),
    "claim": Label("Kabar yang beredar", "Claim going round"),
    "situation": Label("Situasi", "Situation"),
    "praise": Label("Ucapan terima kasih", "Thanks"),
}
SITUATIONS: dict[str, Label] = {
    "calm": Label("Aman dan kondusif", "Calm"),
    "watch": Label("Perlu perhatian", "Needs attention"),
    "disturbed": Label("Ada gangguan", "Disturbed"),
}
STATES: dict[str, Label] = {
    "reported": Label("Menunggu tinjauan", "Waiting for review"),
    "returned": Label("Perlu diperbaiki", "Returned for correction"),
    "accepted": Label("Diterima", "Accepted"),
    "withdrawn": Label("Ditarik", "Withdrawn"),
}
# What the guard finds (``lib/text``), as people call it.
CATEGORIES: dict[str, Label] = {
    "nik": Label("Nomor NIK", "Identity number"),
    "kk_number": Label("Nomor KK", "Family card number"),
    "phone": Label("Nomor telepon", "Phone number"),
    "political_preference": Label("Dukungan politik warga", "A resident's political support"),
    "vote_intention": Label("Pilihan suara warga", "How a resident votes"),
    "religion": Label("Agama warga", "A resident's religion"),
    "ethnicity": Label("Suku warga", "A resident's ethnicity"),
    "health": Label("Kesehatan warga", "A resident's health"),
    "child": Label("Anak yang dapat dikenali", "A child who can be recognised"),
    "crime_record": Label("Riwayat pidana warga", "A resident's crime record"),
    "finance": Label("Keuangan warga", "A resident's finances"),
}
HELD_STATES: dict[str, Label] = {
    "held": Label("Ditahan: tulis ulang", "Held: write it anew"),
    "vouched": Label("Menunggu keputusan Kanit", "Waits for the Kanit's decision"),
    "refused": Label("Harus ditulis ulang", "Must be written anew"),
}
# A report's fields, as its form asks for them and as a reviewer points at them.
FIELDS: dict[str, Label] = {
    "kind": Label("Jenis kegiatan", "Kind of activity"),
    "other_kinds": Label("Sekaligus juga", "At the same time"),
    "area_code": Label("Desa/kelurahan", "Village"),
    "rw": Label("RW", "RW"),
    "rt": Label("RT", "RT"),
    "place_kind": Label("Jenis tempat", "Kind of place"),
    "place": Label("Nama tempat", "Name of the place"),
    "started_at": Label("Mulai", "Started"),
    "ended_at": Label("Selesai pukul", "Ended"),
    "people_reached": Label("Jumlah orang", "Number of people"),
    "leaflets_given": Label("Jumlah brosur", "Number of leaflets"),
    "partners": Label("Mitra yang hadir", "Partners present"),
    "themes": Label("Tema yang disampaikan", "Themes told"),
    "delivered": Label("Pesan yang disampaikan", "Messages told"),
    "directives": Label("Arahan yang dijalankan", "Directives carried out"),
    "heard": Label("Yang didengar", "Heard"),
    "narrative": Label("Cerita singkat", "Short story"),
    "outcome": Label("Hasil", "Outcome"),
    "situation": Label("Situasi", "Situation"),
    "order_basis": Label("Dasar (Sprin/STR)", "Basis (order letter)"),
    "operation": Label("Nama operasi", "Name of the operation"),
    "position": Label("Posisi", "Position"),
    "photos": Label("Foto", "Photos"),
}
MARKS: dict[str, Label] = {
    "outside_posting_area": Label("Di luar wilayah penugasan", "Outside the posting's areas"),
    "clock_corrected": Label("Jam telepon dikoreksi", "Phone clock corrected"),
    "reported_late": Label("Dilaporkan terlambat", "Reported late"),
    "text_held": Label("Ada tulisan yang ditahan", "Some text is held apart"),
    "text_vouched": Label("Tulisan menunggu keputusan", "Text waits for a decision"),
}
