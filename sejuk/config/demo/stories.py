"""What happens in the demo's month: plain, varied, and about nobody in particular."""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple


class Story(NamedTuple):
    """A kind of activity with the sentences that may tell it."""

    kind: str
    weight: int
    places: tuple[str, ...]
    people: tuple[int, int]
    sentences: tuple[str, ...]


STORIES = (
    Story("visit", 46, ("home", "home", "stall", "field"), (1, 8), (
        "Sambang warga, berbincang tentang keamanan lingkungan dan kabar yang beredar di grup pesan.",
        "Menemui warga di beranda rumah, mengajak memeriksa kabar sebelum meneruskannya.",
        "Berkunjung setelah jam kerja kebun; warga bertanya cara melapor bila menerima kabar bohong.",
        "Silaturahmi dan mendengar keluh kesah warga tentang penerangan jalan.",
        "Sambang ke warung, mengingatkan agar perbedaan pilihan tidak merusak persaudaraan.",
        "Mengunjungi keluarga yang baru pindah, menjelaskan nomor yang bisa dihubungi.",
    )),
    Story("dialogue_patrol", 16, ("street", "guard_post", "market"), (3, 20), (
        "Patroli dialogis malam, singgah di pos kamling dan berbincang dengan warga yang ronda.",
        "Patroli di sekitar pasar pagi; pedagang meminta patroli lebih sering menjelang hari pasar.",
        "Menyusuri jalan desa, menyapa pemuda yang berkumpul dan mengajak menjaga ketenangan.",
    )),
    Story("dialogue", 9, ("office", "worship", "public_space"), (8, 40), (
        "Dialog di balai desa bersama perangkat desa dan tokoh masyarakat tentang menjaga suasana teduh.",
        "Berbincang selepas ibadah tentang menolak hasutan dan saling menghormati.",
    )),
    Story("outreach", 8, ("school", "office", "public_space"), (15, 80), (
        "Sosialisasi cara mengenali kabar bohong, dengan contoh gambar yang dipotong.",
        "Penjelasan tentang larangan politik uang dan ke mana warga dapat melapor.",
    )),
    Story("education", 6, ("school",), (20, 90), (
        "Penyuluhan di sekolah tentang bijak bermedia sosial dan bahaya judi online.",
        "Penyuluhan tertib lalu lintas untuk pelajar yang membawa sepeda motor.",
    )),
    Story("leaflet_distribution", 5, ("market", "street"), (10, 60), (
        "Membagikan brosur cara memeriksa kabar di depan pasar.",
        "Menempel dan membagikan selebaran nomor penting di kios.",
    )),
    Story("patrol", 4, ("street",), (0, 0), ("Patroli rutin di jalan utama dan batas desa; situasi aman.",)),
    Story("coordination", 3, ("office",), (2, 6), ("Koordinasi dengan Babinsa dan kepala desa tentang jadwal ronda.",)),
    Story("social_service", 2, ("public_space",), (10, 40), ("Kerja bakti membersihkan saluran air bersama warga.",)),
    Story("listening_event", 1, ("worship", "office"), (15, 50), ("Jumat Curhat: warga menyampaikan keluhan jalan rusak.",)),
)  # fmt: skip
THEMES = ("hoax", "provocation", "unity", "social_media_literacy", "public_order", "voter_participation", "money_politics",
    "hate_speech_sara", "black_campaign", "online_fraud", "theft_crime", "traffic", "gambling")  # fmt: skip
PARTNERS = ("army_village_nco", "village_head", "rt_rw_head", "religious_leader", "community_leader", "youth_leader", "student")
HEARD = (
    ("concern", "Lampu jalan di dekat jembatan mati sejak dua minggu."),
    ("concern", "Warga minta patroli lebih sering pada malam hari pasar."),
    ("concern", "Jalan menuju sekolah licin saat hujan."),
    ("concern", "Ternak berkeliaran di jalan raya saat malam."),
    ("claim", "Beredar kabar bahwa surat undangan memilih akan dikenai biaya."),
    ("claim", "Ada pesan berantai bahwa tempat pemungutan suara dipindah ke desa sebelah."),
    ("claim", "Beredar kabar akan ada pemadaman listrik selama tiga hari."),
    ("situation", "Suasana desa tenang, kegiatan kebun berjalan seperti biasa."),
    ("praise", "Warga berterima kasih karena lampu pos kamling sudah menyala."),
)
OUTCOMES = ("Warga memahami dan akan menyampaikan kepada keluarga.", "Disepakati ronda tiga kali seminggu.", "")
RETURNS = (("RW belum diisi.", ("rw",)), ("Jumlah orang tampak keliru, mohon diperiksa.", ("people_reached",)),
    ("Tambahkan satu kalimat tentang hasilnya.", ("outcome",)))  # fmt: skip


def tell(random: Random) -> dict[str, Any]:
    """One activity's kind, words, themes and people, as keys of a report."""
    (story,) = random.choices(STORIES, weights=[story.weight for story in STORIES])
    partners = random.sample(PARTNERS, random.choice((0, 0, 0, 1, 2)))
    if story.kind == "coordination":
        partners = ["army_village_nco", "village_head"]
    return {
        "kind": story.kind,
        "other_kinds": ["dialogue"] if story.kind == "visit" and random.random() < 0.2 else [],
        "place_kind": random.choice(story.places),
        "people_reached": random.randint(*story.people),
        "leaflets_given": random.choice((20, 30, 50)) if story.kind == "leaflet_distribution" else 0,
        "themes": sorted(random.sample(THEMES, random.choice((1, 1, 2, 3)))) if story.kind != "patrol" else [],
        "partners": partners,
        "narrative": random.choice(story.sentences),
        "outcome": random.choice(OUTCOMES),
        "situation": random.choices(("calm", "watch", ""), weights=(85, 3, 12))[0],
        "heard": random.random() < 0.3,
    }


# What is done before dawn, when the demo is opened that early.
NIGHT: dict[str, Any] = {
    "kind": "dialogue_patrol", "other_kinds": [], "place_kind": "guard_post", "people_reached": 6, "leaflets_given": 0,
    "narrative": "Patroli dialogis malam, singgah di pos kamling dan berbincang dengan warga yang ronda.",
}  # fmt: skip
