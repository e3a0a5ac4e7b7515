"""A release that was read becomes facts to write from. Pure."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sejuk.press.reading.shape import Reading
from sejuk.press.writing.shape import RELEASE, Doer, Fact, Said

# What the reader's kinds are called among the stored ones: the same, but that a dialogue may have been a listening event.
_CHAIN = ("kapolsek", "kapolres", "kapolda", "kasi_humas")


def facts_of(reading: Reading) -> tuple[tuple[Fact, ...], tuple[Said, ...]]:
    """The one activity that the release tells of, and the words of officers in it; no fact where no day is known.

    Its words are not approved: a person approves them for the new text.
    """
    if reading.value("activity_date") is None:
        return (), ()
    doers = tuple(Doer(each.rank, each.name, each.role) for each in reading.officers)
    acting = tuple(each for each in doers if each.role not in _CHAIN) or doers
    fact = Fact(
        record=reading.id, source=RELEASE, day=date.fromisoformat(reading.value("activity_date") or ""),
        kinds=tuple(each.value for each in reading.activity_types) or ("other",), officers=acting,
        themes=tuple(each.value for each in reading.topics), stage=reading.value("stage_mentioned") or "", **_single(reading),
    )  # fmt: skip
    return (fact,), _said(reading, doers)


def _single(reading: Reading) -> dict[str, Any]:
    names = (
        "tz", "area_code", "village", "village_kind", "district", "regency", "province", "street", "rt", "rw", "polsek", "polres",
        "polda", "election",
    )  # fmt: skip
    start = reading.value("start_time")
    return {name: reading.value(name) or "" for name in names} | {"start": time.fromisoformat(start) if start else None}


def _said(reading: Reading, doers: tuple[Doer, ...]) -> tuple[Said, ...]:
    """Only words whose speaker is one of the officers named: nobody else's are told on."""
    by_name = {each.name.lower(): each for each in doers}
    found = []
    for quote in reading.quotes:
        speaker = by_name.get((quote.speaker or "").lower())
        if speaker:
            found.append(Said(speaker, quote.text, approved=False, record=reading.id))
    return tuple(found)
