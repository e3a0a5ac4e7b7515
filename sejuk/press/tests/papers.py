"""A handout that the tests draw, and a message that they print."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sejuk.press.handout import Handout

EVIL = '#read("/etc/passwd") $1/0$ \\ *_tebal_* <script>alert(1)</script> @acuan `{{ }} ] ) " // #panic("x")'
SITE = "https://sejuk.example.id"


def handout(**changes: Any) -> Handout:
    """A leaflet with everything on it."""
    said: dict[str, Any] = {
        "title": "Berhenti dulu sebelum membagikan", "text": "Baca sampai habis.\nLihat siapa yang menulis.", "language": "id",
        "theme": "Saring sebelum sebar hoaks", "source": "Pedoman Sejuk", "version": 1, "link": f"{SITE}/k/ab3d5k",
        "unit": "Polsek Kie", "above": "Polres TTS", "valid_until": date(2024, 2, 10), "phone": "0388 21110",
        "line": "Pos kami di sebelah kantor camat.", "village": "Desa Oenai", "officer": "Bripka Sari Lestari",
        "role": "Bhabinkamtibmas",
    }  # fmt: skip
    return Handout(**said | changes)


def logo_file(kind: str = "PNG", size: tuple[int, int] = (600, 300), name: str = "logo.png") -> SimpleUploadedFile:
    """A picture as a browser uploads it."""
    out = BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind)
    return SimpleUploadedFile(name, out.getvalue())
