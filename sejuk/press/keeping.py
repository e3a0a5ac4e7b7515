"""What is kept of a release that somebody read, and what of it may not be: facts, and the words of officers. Pure.

The text itself is never kept: it may name residents, and it is published elsewhere anyway.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from hashlib import sha256
from typing import Any

from sejuk.activities.vocabulary import KINDS, THEMES
from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.lib.text import guard
from sejuk.org.rules import rank_of
from sejuk.press.reading.shape import ELECTIONS, ROLES, STAGES
from sejuk.press.writing.shape import Doer

LONGEST_TEXT = 60_000  # characters: some thirty releases of the usual length
LONGEST_FILE = 1024 * 1024  # bytes: a page with all that stands around its article
READS = 60  # texts that one person has read to them within the pause of ``sejuk.org.brake``
NAME, LINE, ADDRESS, QUOTE = 120, 300, 500, 2000  # characters
MOST_OFFICERS, MOST_QUOTES, MOST_WARNINGS = 20, 20, 30
ZONES = ("WIB", "WITA", "WIT")
VILLAGE_KINDS = ("desa", "kelurahan", "other")
NAMES = ("village", "district", "regency", "province", "rt", "rw", "polsek", "polres", "polda", "polres_kind")
LINES = ("title", "publisher", "street", "place")
PLAIN = (*NAMES, *LINES, "day", "tz", "start", "end", "village_kind", "election", "stage", "address")  # kept as they stand
_ADDRESS = re.compile(r"https?://[^\s<>\"']+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of an officer as a published text gives them."""

    speaker: Doer
    text: str

    def as_data(self) -> dict[str, str]:
        """For the database."""
        return {**self.speaker._asdict(), "text": self.text}


@dataclass(frozen=True, slots=True)
class Content:
    """The facts of one release, as a person confirmed or corrected them. What the text does not say is empty."""

    day: date | None
    kinds: tuple[str, ...]  # stored values, the main one first
    themes: tuple[str, ...] = ()
    tz: str = ""
    start: time | None = None
    end: time | None = None
    area_code: str = ""
    village: str = ""
    village_kind: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    street: str = ""
    rt: str = ""
    rw: str = ""
    place: str = ""
    polsek: str = ""
    polres: str = ""
    polres_kind: str = ""
    polda: str = ""
    election: str = ""
    stage: str = ""
    officers: tuple[Doer, ...] = ()
    quotes: tuple[Spoken, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()  # code of the reader, and what it says
    title: str = ""
    publisher: str = ""
    address: str = ""  # where the text stands in public


def digest(text: str) -> str:
    """The mark of a text by which it is known again: the same whatever its blanks, its capitals and the form of its letters."""
    return sha256(" ".join(unicodedata.normalize("NFKC", text).casefold().split()).encode()).hexdigest()


def flagged(words: str) -> str:
    """What of these words a record may not hold, shown in quotation marks; empty when nothing."""
    return ", ".join(f"“{words[one.start : one.end].strip()}”" for one in guard.find(words, "record"))


def speaker_among(speaker: str | None, officers: Iterable[Doer]) -> Doer | None:
    """The officer whom a text means by this speaker, or None: then the words may be a resident's and are not kept."""
    said = {letters(word) for word in (speaker or "").split()}
    named = [one for one in officers if said & {letters(word) for word in one.name.split() if len(letters(word)) > 2}]  # noqa: PLR2004 - initials name nobody
    if not named:
        named = [one for one in officers if one.role != "other" and one.role in said]
    return named[0] if len(named) == 1 else None


def checked(content: Content) -> Content:
    """The same with every text on one line, or a ``Problem`` at the field that cannot be kept."""
    if content.day is None:
        raise Problem("value_missing", "day")
    _one_of(content.kinds, KINDS, "kinds")
    if not content.kinds:
        raise Problem("value_missing", "kinds")
    _one_of(content.themes, THEMES, "themes")
    for field, allowed in (("tz", ZONES), ("village_kind", VILLAGE_KINDS), ("election", ELECTIONS), ("stage", STAGES)):
        value = getattr(content, field)
        _one_of((value,) if value else (), allowed, field)
    if content.start and content.end and content.end < content.start:
        raise Problem("release_times", "end")
    texts: dict[str, Any] = {field: _line(getattr(content, field), NAME, field) for field in NAMES}
    texts |= {field: _line(getattr(content, field), LINE, field) for field in LINES}
    return replace(
        content, **texts, address=_address(content.address), officers=_officers(content.officers), quotes=_quotes(content),
        kinds=tuple(dict.fromkeys(content.kinds)), themes=tuple(dict.fromkeys(content.themes)),
        warnings=content.warnings[:MOST_WARNINGS],
    )  # fmt: skip


def line(words: str, field: str) -> str:
    """One line of free text, unless it is too long or holds what a record may not."""
    return _line(words, LINE, field)


def _one_of(values: Iterable[str], allowed: Iterable[str], field: str) -> None:
    if set(values) - set(allowed):
        raise Problem("value_unknown", field)


def _line(words: str, limit: int, field: str) -> str:
    bare = " ".join(words.replace("\0", "").split())
    if len(bare) > limit:
        raise Problem("text_too_long", field, limit=limit, length=len(bare))
    if shown := flagged(bare):
        raise Problem("release_words", field, words=shown)
    return bare


def _address(text: str) -> str:
    bare = text.replace("\0", "").strip()
    if bare and (len(bare) > ADDRESS or not _ADDRESS.match(bare)):
        raise Problem("release_address", "address")
    return bare


def _officers(officers: tuple[Doer, ...]) -> tuple[Doer, ...]:
    if len(officers) > MOST_OFFICERS:
        raise Problem("too_many_items", "officers", limit=MOST_OFFICERS)
    return tuple(dict.fromkeys(_officer(one) for one in officers))


def _officer(one: Doer) -> Doer:
    name, rank = _line(one.name, NAME, "officers"), rank_of(one.rank) if one.rank else ""
    if not name:
        raise Problem("name_required", "officers")
    if rank is None or one.role not in ROLES:
        raise Problem("value_unknown", "officers")
    return Doer(rank, name, one.role)


def _quotes(content: Content) -> tuple[Spoken, ...]:
    """Only what an officer of the release said: anybody else's words are not kept."""
    if len(content.quotes) > MOST_QUOTES:
        raise Problem("too_many_items", "quotes", limit=MOST_QUOTES)
    kept = []
    for one in content.quotes:
        if speaker_among(one.speaker.name, content.officers) is None:
            raise Problem("release_speaker", "quotes")
        kept.append(Spoken(_officer(one.speaker), _line(one.text, QUOTE, "quotes")))
    return tuple(dict.fromkeys(kept))
