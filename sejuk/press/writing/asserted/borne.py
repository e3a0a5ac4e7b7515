"""What the facts bear: their numbers, days, times, names and places. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from sejuk.insight.rules import SMALL
from sejuk.press.letters import one_line
from sejuk.press.writing import sums
from sejuk.press.writing.shape import Doer, Fact, Said

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")  # noqa: RUF001 - apostrophes as people type them
# The kinds of a place and of a unit, by the words that stand before its name.
KINDS = ("village", "district", "regency", "province", "street", "polsek", "polres", "polda")


@dataclass(frozen=True)
class Borne:
    """Everything that may be said of numbers, days, times, names and places."""

    numbers: frozenset[int]
    days: frozenset[date]
    times: frozenset[time]
    zones: frozenset[str]
    rt_rw: frozenset[tuple[str, int]]
    officers: tuple[Doer, ...]
    places: dict[str, frozenset[str]]  # by kind: names in small letters
    texts: tuple[str, ...]  # everything that the facts say in words, the longest first
    words: frozenset[str] = field(default_factory=frozenset)
    stages: frozenset[str] = frozenset()
    elections: frozenset[str] = frozenset()


def borne_by(facts: Sequence[Fact], said: Sequence[Said]) -> Borne:
    """What these facts and the words of these officers bear."""
    officers = tuple(dict.fromkeys([doer for fact in facts for doer in fact.officers] + [each.speaker for each in said]))
    places = {kind: frozenset(filter(None, (_name(getattr(fact, kind)) for fact in facts))) for kind in KINDS}
    texts = {one_line(text) for fact in facts for text in _texts(fact)} | {doer.name for doer in officers}
    texts |= {doer.rank for doer in officers}
    ordered = tuple(sorted(filter(None, texts), key=lambda text: (-len(text), text)))
    return Borne(
        frozenset(_numbers(facts)), frozenset(fact.day for fact in facts),
        frozenset(each for fact in facts for each in (fact.start, fact.end) if each),
            frozenset(fact.tz for fact in facts if fact.tz),
        frozenset(_rt_rw(facts)), officers, places, ordered,
            frozenset(word.casefold() for text in ordered for word in WORD.findall(text)),
        frozenset(fact.stage for fact in facts if fact.stage), frozenset(fact.election for fact in facts if fact.election),
    )  # fmt: skip


def _name(name: str) -> str:
    return one_line(name).casefold()


def _texts(fact: Fact) -> Iterator[str]:
    yield from (
        fact.village, fact.district, fact.regency, fact.province, fact.street, fact.place, fact.polsek, fact.polres,
            fact.polres_kind,
        fact.polda, *fact.messages,
    )  # fmt: skip


def _rt_rw(facts: Iterable[Fact]) -> Iterator[tuple[str, int]]:
    for fact in facts:
        for kind, value in (("rt", fact.rt), ("rw", fact.rw)):
            yield from ((kind, int(digits)) for digits in re.findall(r"\d+", value))


def _numbers(facts: Sequence[Fact]) -> Iterator[int]:
    """How many of everything that the record counts: of each fact, of all, and of those of one kind, village, day or theme."""
    groups: list[Sequence[Fact]] = [[fact] for fact in facts]
    groups += [facts] if len(facts) > 1 else []
    if len(facts) > 1:
        for key in (_kinds, _main, _villages, _days, _themes, _doers):
            groups += sums.by(facts, key).values()
    for group in groups:
        told = [sum(fact.people for fact in group), sum(fact.leaflets for fact in group), *sums.heard(group).values()]
        yield from (number for number in told if number >= SMALL)
        yield len(group)
    if not facts:
        return
    yield len({doer for fact in facts for doer in fact.officers})
    if len(facts) > 1:
        yield from (len({value for fact in facts for value in key(fact)}) for key in (_kinds, _villages, _days, _themes))
        yield len({village for fact in facts if fact.village for village in _villages(fact)})
        yield len({fact.district for fact in facts})
        first, last = sums.days(facts)
        yield (last - first).days + 1


def _kinds(fact: Fact) -> list[str]:
    return list(fact.kinds)


def _main(fact: Fact) -> list[str]:
    return [f"main {fact.kinds[0]}"]


def _villages(fact: Fact) -> list[str]:
    return [fact.area_code or fact.village]


def _days(fact: Fact) -> list[str]:
    return [fact.day.isoformat()]


def _themes(fact: Fact) -> list[str]:
    return list(fact.themes)


def _doers(fact: Fact) -> list[str]:
    return [doer.name for doer in fact.officers]
