"""What an officer types: reports with photos, corrections, withdrawals. Invented, harmless, and the same for the same seed."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from random import Random
from typing import Any
from uuid import UUID

from PIL import Image

PHOTO_SHARE = 0.25  # of the reports carry photos
PHOTO_BYTES = (20_000, 60_000)  # what the field app makes of a picture
STORIES = (
    "Sambang warga, berbincang tentang keamanan lingkungan dan jadwal ronda.",
    "Menyampaikan imbauan agar berita yang belum jelas ditanyakan dahulu.",
    "Warga bercerita tentang jalan desa yang licin pada musim hujan.",
    "Mendengarkan harapan pemuda agar lapangan voli diberi lampu.",
    "Mengingatkan warga agar mengunci rumah pada malam hari.",
)
HEARD = ("Warga minta lampu jalan dekat balai desa diperbaiki.", "Jembatan kecil di ujung dusun mulai lapuk.")
THEMES = ("hoax",)
Photo = tuple[str, str, bytes]  # id, digest, bytes


class Hands:
    """One officer at one phone."""

    def __init__(self, seed: int, phone: int) -> None:
        self._random = Random(f"{seed} hands {phone}")
        self._phone, self._count = phone, 0

    def id(self) -> str:
        """A new id."""
        return str(UUID(int=self._random.getrandbits(128), version=4))

    def chance(self, of: float) -> bool:
        """Whether something happens that happens so often."""
        return self._random.random() < of

    def report(self, activity_id: str, village: str, at: datetime) -> tuple[dict[str, Any], list[Photo]]:
        """The body of a report made ``at`` (the phone's clock) and its photos, as the field app writes it: every key."""
        photos = [self._photo() for _ in range(self._random.choice((1, 1, 2)))] if self.chance(PHOTO_SHARE) else []
        heard = [{"note_id": self.id(), "kind": "concern", "words": self._random.choice(HEARD)}] if self.chance(0.3) else []
        started = (at - timedelta(minutes=self._random.randint(5, 90))).replace(microsecond=0)
        return {
            "activity_id": activity_id, "kind": "visit", "other_kinds": [], "area_code": village, "rw": self._number(),
            "rt": self._number(), "place_kind": "home", "place": "", "started_at": started.isoformat(), "ended_at": None,
            "people_reached": self._random.randint(1, 12), "leaflets_given": 0, "partners": [], "themes": list(THEMES),
            "delivered": [], "directives": [], "heard": heard, "narrative": self._story(), "outcome": "", "situation": "calm",
            "order_basis": "", "operation": "", "position": None,
            "photos": [{"photo_id": each[0], "sha256": each[1], "bytes": len(each[2]), "caption": ""} for each in photos],
        }, photos  # fmt: skip

    def corrections(self, old: dict[str, Any]) -> dict[str, Any]:
        """One to three fields that say something else than ``old``."""
        changes = {
            "narrative": self._story(), "outcome": f"Tindak lanjut {self._mark()}.", "rw": self._number(),
            "people_reached": self._random.randint(13, 90_000), "place": f"Balai {self._mark()}",
        }  # fmt: skip
        new = sorted(key for key in changes if changes[key] != old[key])
        return {key: changes[key] for key in self._random.sample(new, self._random.randint(1, 3))}

    def choice(self, among: list[Any]) -> Any:
        """One of them."""
        return self._random.choice(among)

    def _story(self) -> str:
        sentences = self._random.sample(STORIES, self._random.randint(2, len(STORIES)))
        return f"{' '.join(sentences)} Catatan {self._mark()}."

    def _mark(self) -> str:
        self._count += 1
        return f"ke-{self._count} dari telepon {self._phone}"

    def _number(self) -> str:
        return f"{self._random.randint(1, 20):02}"

    def _photo(self) -> Photo:
        """A picture like no other: a small one, with a comment of random bytes that makes it as heavy as a real one."""
        comment = self._random.randbytes(self._random.randint(*PHOTO_BYTES))
        head, rest = _picture()[:2], _picture()[2:]
        content = head + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + rest
        return self.id(), hashlib.sha256(content).hexdigest(), content


@cache
def _picture() -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((96, 72)).convert("RGB").save(out, "JPEG")
    return out.getvalue()
