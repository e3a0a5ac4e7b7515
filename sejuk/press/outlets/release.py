"""A published text made ready for every outlet: lines that a browser, a feed reader, Word and paper can all hold. Pure.

What was withdrawn has no text here but that it was withdrawn and why: so no outlet can give away what was taken back.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from sejuk.lib import clock
from sejuk.press.letters import one_line
from sejuk.press.writing.issued import Issued

WORDS = {
    "id": {
        "kind": "Siaran pers", "contact": "Kontak media", "withdrawn": "Siaran pers ini ditarik", "reason": "Alasan",
        "changed": "Diubah", "logo": "Logo", "photo": "Foto kegiatan", "page": "Halaman", "of": "dari", "address": "Alamat",
        "photos": "Foto", "more": "Selengkapnya", "check": "Periksa di",
    },
    "en": {
        "kind": "Press release", "contact": "Media contact", "withdrawn": "This press release was withdrawn", "reason": "Reason",
        "changed": "Changed", "logo": "Logo", "photo": "Photo of the activity", "page": "Page", "of": "of", "address": "Address",
        "photos": "Photos", "more": "In full", "check": "Check at",
    },
}  # fmt: skip
_NO_CHARACTERS = ("\ufffe", "\uffff")
SUMMARY = 200  # characters of the first paragraph that stand below a link


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that goes out: which one of the text's it is, from 1; the name of its copy in the store; what stands beneath."""

    number: int
    stored: str
    caption: str


@dataclass(frozen=True, slots=True)
class Release:
    """A published text in one language. Every string is one line without signs that XML, HTML or Word cannot hold."""

    issued: Issued
    language: str
    headline: str
    paragraphs: tuple[str, ...]
    unit: str
    above: str
    place: str
    office: str  # whom journalists ask, and the number of that desk; empty where there is none
    phone: str
    photos: tuple[Photo, ...]

    @property
    def words(self) -> dict[str, str]:
        """The fixed words of this language."""
        return WORDS[self.language]

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back; then headline and paragraphs say only that, and why."""
        return self.issued.withdrawn_at is not None

    @property
    def contact(self) -> str:
        """Whom journalists ask: ``Humas Polres TTS, 0388 21110``; empty where no unit of the line says."""
        return ", ".join(filter(None, (self.office, self.phone)))

    @property
    def link(self) -> str:
        """The whole public address in this language; ends with a slash."""
        return self.issued.link if self.language == "id" else f"{self.issued.link}en/"

    @property
    def picture(self) -> str:
        """The whole address of its share image."""
        return f"{self.link}share.png"

    @property
    def summary(self) -> str:
        """The first paragraph, cut after a word where it is long."""
        first = self.paragraphs[0] if self.paragraphs else ""
        return first if len(first) <= SUMMARY else f"{first[:SUMMARY].rsplit(' ', 1)[0]} …"

    @property
    def published_at(self) -> datetime:
        """When it came out, to the second, on the wall clock of the unit."""
        return clock.local(self.issued.published_at, self.issued.tz).replace(microsecond=0)

    @property
    def updated_at(self) -> datetime:
        """The last time that what the public is given became another, to the second, on the wall clock of the unit."""
        given = self.issued
        last = max(filter(None, (given.published_at, given.changed_at, given.withdrawn_at)))
        return clock.local(last, given.tz).replace(microsecond=0)

    @property
    def day(self) -> str:
        """``Rabu, 31 Januari 2024``."""
        return day_of(self.published_at.date(), self.language)

    @property
    def dateline(self) -> str:
        """Where and when: ``Kie, Rabu, 31 Januari 2024``."""
        return ", ".join(filter(None, (self.place, self.day)))

    def photo_link(self, photo: Photo) -> str:
        """The whole address of a photo."""
        return f"{self.issued.link}photo/{photo.number}.jpg"


def day_of(day: date, language: str) -> str:
    """A day as a text of that language writes it."""
    return f"{day:%A}, {day.day} {day:%B %Y}" if language == "en" else clock.long_date(day)


def clean(text: str) -> str:
    """One line of what every outlet can hold: no controls, halves of signs or signs that turn the words after them around."""
    return one_line("".join(sign if _is_held(sign) else " " if sign.isspace() else "" for sign in text))


def _is_held(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cs") and sign not in _NO_CHARACTERS


def release(issued: Issued, language: str = "id") -> Release | None:
    """The text in that language; None where there is none."""
    text = issued.english if language == "en" else issued.text
    if text is None:
        return None
    withdrawn = issued.withdrawn_at is not None
    words = WORDS[language]
    said = [clean(" ".join(each.text for each in part)) for part in text.paragraphs()]
    reason, unit = clean(issued.reason), clean(issued.unit)
    return Release(
        issued, language,
        headline=words["withdrawn"] if withdrawn else clean(text.headline) or f"{words['kind']} {unit}".strip(),
        paragraphs=((f"{words['reason']}: {reason}",) if reason else ()) if withdrawn else tuple(filter(None, said)),
        unit=unit, above=clean(issued.above), place=clean(issued.place),
        office=clean(issued.contact), phone=clean(issued.phone),
        photos=() if withdrawn else tuple(Photo(n, each.stored, clean(each.caption)) for n, each in enumerate(issued.photos, 1)),
    )  # fmt: skip
