"""A published text as every outlet shows it: page, paper, document, feed, picture. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sejuk.press.writing.shape import Composed


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo that goes out: the name of its re-encoded copy in the store, and the words beneath it."""

    stored: str
    thumb: str
    caption: str


@dataclass(frozen=True, slots=True)
class Issued:
    """What is published, or was until somebody took it back with a reason that everybody may read."""

    code: str  # the last part of its public address, /r/<code>/
    site: str  # where the public pages are: https://…, no slash at the end
    text: Composed  # Indonesian
    english: Composed | None
    unit: str  # "Polsek Kie"
    unit_code: str
    above: str  # "Polres TTS", empty for Mabes
    place: str  # where the dateline says it was written: "Kie"
    tz: str  # name of the unit's zone: Asia/Makassar
    published_at: datetime
    changed_at: datetime
    withdrawn_at: datetime | None = None
    reason: str = ""  # why it was withdrawn
    themes: tuple[str, ...] = ()
    contact: str = ""  # whom journalists ask: an office, never a person's own number
    phone: str = ""
    logo: str = ""  # name of the unit's logo in the store
    template: str = ""  # name of the unit's Word template in the store; empty for ours
    photos: tuple[Shown, ...] = ()

    @property
    def path(self) -> str:
        """Its public address on this server."""
        return f"/r/{self.code}/"

    @property
    def link(self) -> str:
        """Its whole public address."""
        return f"{self.site}{self.path}"
