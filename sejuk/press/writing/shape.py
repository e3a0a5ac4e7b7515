"""What the composer is given and what it hands on. Pure.

A fact comes from a record of the field or from a release that somebody read into the record; prose is made from both alike.
Nothing here holds what a resident is called, said word for word, or believes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, time
from typing import Any, NamedTuple

FIELD, RELEASE = "field", "release"
IN_THE_FIELD = ("bhabinkamtibmas", "polisi_rw", "kanit_binmas")  # roles whose work an activity in a release is


class Doer(NamedTuple):
    """An officer who did or said something: rank and name as the service writes them, role as the reader's list says."""

    rank: str
    name: str
    role: str


class Said(NamedTuple):
    """Words of an officer that a person entered or that the record holds. The composer never makes any."""

    speaker: Doer
    text: str
    approved: bool
    record: str = ""  # the record that holds them; empty when a person entered them for this text


@dataclass(frozen=True, slots=True)
class Fact:
    """One activity as prose may tell it. What is not recorded is empty or zero and is not told."""

    record: str  # number of the record that it rests on
    source: str  # FIELD or RELEASE
    day: date
    kinds: tuple[str, ...]  # stored values, the main one first
    tz: str = ""  # WIB, WITA, WIT
    start: time | None = None
    end: time | None = None
    area_code: str = ""
    village: str = ""
    village_kind: str = ""  # desa, kelurahan, other
    district: str = ""
    regency: str = ""
    regency_kind: str = ""  # kab, kota
    province: str = ""
    street: str = ""
    rt: str = ""
    rw: str = ""
    place: str = ""
    polsek: str = ""  # bare names: "Kie", "TTS", "NTT"
    polres: str = ""
    polres_kind: str = "Polres"  # as the unit writes itself: Polres, Polresta, Polrestabes, Polres Metro
    polda: str = ""
    officers: tuple[Doer, ...] = ()
    people: int = 0
    leaflets: int = 0
    partners: tuple[str, ...] = ()  # stored values
    themes: tuple[str, ...] = ()  # stored values: what was told
    messages: tuple[str, ...] = ()  # titles of approved messages that were told
    heard: dict[str, int] = field(default_factory=dict)  # kind of heard note -> how many; never the words
    situation: str = ""
    election: str = ""  # pemilu_2024, pilkada_2024, other, none
    stage: str = ""  # the phase of the place on that day by the calendar

    @property
    def doers(self) -> tuple[Doer, ...]:
        """Who did it. A release names chiefs and spokesmen beside them, and does not say that they were there."""
        return tuple(each for each in self.officers if self.source != RELEASE or each.role in IN_THE_FIELD)

    @property
    def named(self) -> tuple[Doer, ...]:
        """Whom a release names beside those who did it."""
        return tuple(each for each in self.officers if each not in self.doers)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or a headline) of a text and what it rests on; ``own`` is one that an editor wrote or changed the sense of."""

    part: str  # one of PARTS
    text: str
    records: tuple[str, ...] = ()
    own: bool = False
    paragraph: int = 0  # sentences of one number stand in one paragraph

    def as_data(self) -> dict[str, Any]:
        """For the database and for pages."""
        return asdict(self) | {"records": list(self.records)}

    @classmethod
    def of(cls, data: dict[str, Any]) -> Sentence:
        """Back from ``as_data``."""
        return cls(data["part"], data["text"], tuple(data["records"]), data["own"], data["paragraph"])


PARTS = ("headline", "lead", "activity", "message", "heard", "quote", "chain_quote", "closing")


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in one language, sentence by sentence in the order of reading."""

    language: str  # id, en
    sentences: tuple[Sentence, ...]

    @property
    def headline(self) -> str:
        """The headline."""
        return next((each.text for each in self.sentences if each.part == "headline"), "")

    def paragraphs(self) -> list[list[Sentence]]:
        """The text without its headline, cut into paragraphs."""
        found: dict[int, list[Sentence]] = {}
        for each in self.sentences:
            if each.part != "headline":
                found.setdefault(each.paragraph, []).append(each)
        return [found[number] for number in sorted(found)]


class Refused(NamedTuple):
    """Why a sentence may not go out: its place in the text, a code, and what stands there."""

    sentence: int
    code: str
    words: str
    why_id: str
    why_en: str
    start: int = 0  # offsets in the sentence
    end: int = 0
