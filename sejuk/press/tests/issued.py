"""A published text by hand, with everything that an outlet may show."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.press.outlets.release import Release, release
from sejuk.press.writing.issued import Issued, Shown
from sejuk.press.writing.shape import Composed, Sentence
from sejuk.testing import picture

SITE = "https://sejuk.example.id"
# What somebody may have typed, and what no outlet may run, break at, or lose a letter of.
EVIL = (
    '#read("/etc/passwd") $1/0$ *_tebal_* @acuan `{{ 7*7 }}` {% for x in y %} {# c #} {_{ x }_} <script>alert(1)</script> '
    "</script> ]]> &amp; <!-- --> %s \\ \"kutip\" 'satu'"
)
ENGLISH = Composed(
    "en",
    (
        Sentence("headline", "Police of Kie talk with residents about hoaxes"),
        Sentence("lead", "Bripka Sari Lestari visited residents of Oenai.", ("a",), paragraph=1),
        Sentence("closing", "The situation was calm.", ("a",), paragraph=2),
    ),
)


def text(*paragraphs: str, headline: str = "Polsek Kie sambangi warga Desa Oenai, bahas hoaks") -> Composed:
    """Words as the composer hands them on, a sentence a paragraph."""
    said = paragraphs or (
        "Bhabinkamtibmas Polsek Kie, Bripka Sari Lestari, menyambangi warga Desa Oenai pada Rabu (31/1/2024).",
        "Warga diajak memeriksa kabar sebelum membagikannya.",
        "Situasi aman dan kondusif.",
    )
    lines = [Sentence("activity", each, ("a",), paragraph=number) for number, each in enumerate(said, start=1)]
    return Composed("id", (Sentence("headline", headline), *lines))


def issued(**changes: Any) -> Issued:
    """A release of Polsek Kie of 31 January 2024, in both languages."""
    said: dict[str, Any] = {
        "code": "ab3d5k", "site": SITE, "text": text(), "english": ENGLISH, "unit": "Polsek Kie", "unit_code": "polsek-kie",
        "above": "Polres TTS", "place": "Kie", "tz": "Asia/Makassar",
        "published_at": datetime.fromisoformat("2024-01-31T15:00:00+08:00"),
        "changed_at": datetime.fromisoformat("2024-01-31T15:00:00+08:00"), "themes": ("hoax",),
        "contact": "Humas Polres TTS", "phone": "0388 21110",
    }  # fmt: skip
    return Issued(**said | changes)


def withdrawn(**changes: Any) -> Issued:
    """The same, taken back two hours later."""
    at = datetime.fromisoformat("2024-01-31T17:00:00+08:00")
    return replace(issued(**changes), withdrawn_at=at, reason="Nama desa keliru.")


def shown(caption: str = "Bripka Sari berdialog di balai desa", width: int = 640) -> Shown:
    """A photo that lies in the store."""
    name = default_storage.save(f"uji/foto-{width}.jpg", ContentFile(picture(size=(width, 480))))
    return Shown(name, name, caption)


def made(language: str = "id", **changes: Any) -> Release:
    """Ready for the outlets."""
    found = release(issued(**changes), language)
    assert found is not None
    return found
