"""A text that somebody pastes: read, and beside what the reader found all that the page needs to let them confirm it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, NamedTuple

from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Area, Unit
from sejuk.org.queries import find_units, own_units
from sejuk.org.rules import Can
from sejuk.press import keeping
from sejuk.press.keeping import Content, Spoken
from sejuk.press.models import KeptRelease
from sejuk.press.queries.kept import same_text
from sejuk.press.reading.page import article_of
from sejuk.press.reading.reader import read
from sejuk.press.reading.shape import Quote, Reading
from sejuk.press.writing.shape import Doer

MOST_OFFERED = 12  # places or units between which somebody chooses


class Heard(NamedTuple):
    """Direct speech of the text: whose it is if it may be kept, and what of it may not if not."""

    quote: Quote
    speaker: Doer | None
    flagged: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text as it was read."""

    text: str
    digest: str
    reading: Reading
    title: str
    skipped: tuple[tuple[int, int], ...] = ()  # menus and the like around the release
    heard: tuple[Heard, ...] = ()
    places: tuple[Area, ...] = ()  # what the place may be; the first is it where the reader is certain
    about: Unit | None = None  # the unit that it tells of, where that is certain
    others: tuple[Unit, ...] = ()  # units that it may tell of instead
    homes: tuple[Unit, ...] = ()  # units in whose record it can be kept, the likeliest first
    same: KeptRelease | None = None  # the one that was kept of this text
    withheld: dict[str, str] = field(default_factory=dict)  # field -> what the guard found there

    def content(self) -> Content:
        """What the form is filled in with: all that was read and may be kept."""
        one: dict[str, Any] = {name: self.reading.value(name) or "" for name in _SAME}
        one |= dict.fromkeys(self.withheld, "")
        code = self.places[0].code if self.places and self.reading.value("area_code") == self.places[0].code else ""
        election = self.reading.value("election") or ""
        return Content(
            day=_day(self.reading.value("activity_date")), kinds=tuple(each.value for each in self.reading.activity_types),
            themes=tuple(each.value for each in self.reading.topics), start=_time(self.reading.value("start_time")), area_code=code,
            officers=_doers(self.reading), title="" if "title" in self.withheld else self.title, election=election,
            quotes=tuple(Spoken(each.speaker, each.quote.text) for each in self.heard if each.speaker),
            stage=self.reading.value("stage_mentioned") or "",
            polres_kind=self._polres_kind(one["polres"]), warnings=tuple((each.code, each.says) for each in self.reading.warnings),
            **one,
        )  # fmt: skip

    def _polres_kind(self, polres: str) -> str:
        """``Polresta`` where the unit that the text means writes itself so."""
        above = self.about.parent if self.about and self.about.kind == "polsek" else self.about
        return above.name.removesuffix(polres).strip() if above and polres and above.name.endswith(f" {polres}") else ""


_SAME = ("tz", "village", "village_kind", "district", "regency", "province", "street", "rt", "rw", "polsek", "polres", "polda")


def read_pasted(asker: Asker, text: str) -> Pasted:
    """Read a text for somebody who may keep it. Nothing is stored; one that is empty or too long is a ``Problem``."""
    asker.need(Can.WRITE)
    if not text.strip():
        raise Problem("release_empty", "text")
    if len(text) > keeping.LONGEST_TEXT:
        raise Problem("release_too_long", "text", limit=keeping.LONGEST_TEXT, length=len(text))
    article, reading = article_of(text), read(text)
    digest = keeping.digest(text)
    about, others = _units(asker, reading)
    found = {name: reading.value(name) or "" for name in ("street", "village", "district")} | {"title": article.title}
    return Pasted(
        text=text, digest=digest, reading=reading, title=article.title, skipped=tuple(_skipped(text, article.body)),
        heard=tuple(_heard(reading)), places=_places(reading), about=about, others=others, homes=_homes(asker, about),
        same=same_text(asker, digest), withheld={name: shown for name, said in found.items() if (shown := keeping.flagged(said))},
    )  # fmt: skip


def _skipped(text: str, body: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that its article leaves blank, with what is blank anyway between them."""
    start = end = None
    for place, letter in enumerate(text):
        if letter.isspace():
            continue
        if body[place : place + 1].isspace():
            start, end = place if start is None else start, place + 1
        elif start is not None and end is not None:
            yield start, end
            start = end = None
    if start is not None and end is not None:
        yield start, end


def _heard(reading: Reading) -> Iterator[Heard]:
    officers = _doers(reading)
    for quote in reading.quotes:
        said = quote._replace(text=quote.text.strip().rstrip(","))
        flagged, long = keeping.flagged(said.text), len(said.text) > keeping.QUOTE
        yield Heard(said, None if flagged or long else keeping.speaker_among(quote.speaker, officers), flagged)


def _doers(reading: Reading) -> tuple[Doer, ...]:
    return tuple(dict.fromkeys(Doer(one.rank, one.name, one.role) for one in reading.officers))[: keeping.MOST_OFFICERS]


def _places(reading: Reading) -> tuple[Area, ...]:
    codes = _codes(reading, "area_code")
    rows = Area.objects.in_bulk(codes)
    return tuple(rows[code] for code in codes if code in rows)


def _units(asker: Asker, reading: Reading) -> tuple[Unit | None, tuple[Unit, ...]]:
    """The unit that the text tells of, and those that it may tell of instead."""
    codes = _codes(reading, "unit_code")
    rows = {row.code: row for row in Unit.objects.filter(code__in=codes).select_related("parent")}
    certain = rows.pop(reading.value("unit_code") or "", None) or _by_name(asker, reading)
    return certain, tuple(rows[code] for code in codes if code in rows)


def _by_name(asker: Asker, reading: Reading) -> Unit | None:
    """The one unit of the asker's that is called like this, for a unit may have been entered under another code."""
    name = next((f"{kind} {said}" for kind in ("polsek", "polres", "polda") if (said := reading.value(kind))), "")
    found = [unit for unit in find_units(asker, Can.WRITE, name) if letters(unit.name) == letters(name)] if name else []
    return found[0] if len(found) == 1 else None


def _codes(reading: Reading, name: str) -> list[str]:
    certain = reading.value(name)
    return list(dict.fromkeys([*([certain] if certain else []), *reading.alternatives.get(name, ())]))[:MOST_OFFERED]


def _homes(asker: Asker, about: Unit | None) -> tuple[Unit, ...]:
    """The unit that the text tells of if one writes for the public there, then one's own."""
    near = [about] if about is not None and asker.may(Can.WRITE, about) else []
    return tuple(dict.fromkeys([*near, *own_units(asker, Can.WRITE)]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
