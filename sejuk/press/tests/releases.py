"""An invented release of Polsek Kie and its facts, as a person keeps them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sejuk.org.models import Officer, Unit
from sejuk.press import keeping
from sejuk.press.actions import keep_release
from sejuk.press.keeping import Content, Spoken
from sejuk.press.models import KeptRelease
from sejuk.press.reading.shape import Found, Named, Quote, Reading
from sejuk.press.writing.shape import Doer
from sejuk.testing import OENAI, Cast

TITLE = "Polsek Kie Ajak Warga Oenai Saring Kabar Sebelum Dibagikan"
TEXT = f"""{TITLE}

KIE – Bhabinkamtibmas Desa Oenai Polsek Kie Polres TTS, Bripka Sari Lestari, menyambangi warga di Jalan Kemiri RT 05 RW 02 \
Desa Oenai, Kecamatan Ki'e, Rabu (24/1/2024) pukul 09.30 WITA.

Dalam kunjungan itu warga diajak memeriksa sumber sebuah kabar sebelum membagikannya. "Berhenti dulu, baca sampai habis, \
lalu tanyakan dari mana asalnya," kata Bripka Sari Lestari.

Kapolsek Kie Iptu Maria Tefa berharap suasana desa tetap teduh menjelang pemungutan suara.
"""
SARI, MARIA = Doer("Bripka", "Sari Lestari", "bhabinkamtibmas"), Doer("Iptu", "Maria Tefa", "kapolsek")
WORDS = "Berhenti dulu, baca sampai habis, lalu tanyakan dari mana asalnya"


def content(**changes: Any) -> Content:
    """The facts of that text."""
    said: dict[str, Any] = {
        "day": date(2024, 1, 24), "kinds": ("visit",), "themes": ("hoax",), "tz": "WITA", "start": time(9, 30), "area_code": OENAI,
        "village": "Oenai", "village_kind": "desa", "district": "Ki'e", "street": "Jalan Kemiri", "rt": "05", "rw": "02",
        "polsek": "Kie", "polres": "TTS", "election": "pemilu_2024", "stage": "campaign", "officers": (SARI, MARIA),
        "quotes": (Spoken(SARI, WORDS),), "title": TITLE, "publisher": "Humas Polres TTS",
        "address": "https://contoh.example.id/rilis/1",
    }  # fmt: skip
    return Content(**said | changes)


def kept(cast: Cast, *, who: Officer | None = None, unit: Unit | None = None, text: str = TEXT, **changes: Any) -> KeptRelease:
    """That release, kept by the Kanit of Polsek Kie."""
    asker = cast.asker(who or cast.kanit)
    return keep_release(asker=asker, unit=unit or cast.sector, digest=keeping.digest(text), content=content(**changes))


def _found(text: str, words: str, value: str = "") -> Found:
    start = text.index(words)
    return Found(value or words, start, start + len(words), "test")


FOUND = {
    "activity_date": ("Rabu (24/1/2024)", "2024-01-24"), "start_time": ("09.30", "09:30"), "tz": ("WITA", "WITA"), "village": ("Oenai", "Oenai"),
    "village_kind": ("Desa", "desa"), "district": ("Ki'e", "Ki'e"), "street": ("Jalan Kemiri", "Jalan Kemiri"), "rt": ("RT 05", "05"),
    "rw": ("RW 02", "02"), "polsek": ("Kie", "Kie"), "polres": ("TTS", "TTS"), "area_code": ("Desa Oenai", OENAI),
    "unit_code": ("Polsek Kie", "polsek-kie"), "stage_mentioned": ("menjelang pemungutan suara", "campaign"),
}  # fmt: skip
NAMED = (("Bripka Sari Lestari", SARI), ("Iptu Maria Tefa", MARIA))


def reading_of(text: str, **changes: Any) -> Reading:
    """What a reader finds in that text, and in any other only what stands there word for word."""
    facts = {name: _found(text, words, value) for name, (words, value) in FOUND.items() if words in text}
    said = [] if WORDS not in text else [Quote("Bripka Sari Lestari", WORDS, text.index(WORDS), text.index(WORDS) + len(WORDS))]
    found: dict[str, Any] = {
        "facts": facts, "quotes": tuple(said), "activity_types": tuple(_found(text, w, "visit") for w in ("menyambangi",) if w in text),
        "topics": tuple(_found(text, w, "hoax") for w in ("memeriksa sumber",) if w in text),
        "officers": tuple(Named(*one, text.index(words), text.index(words) + len(words), "test") for words, one in NAMED if words in text),
    }  # fmt: skip
    return Reading("", relevant=bool(facts), **found | changes)
