"""A release that was read becomes facts to write from. Pure."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sejuk.org.elections import shipped
from sejuk.org.stages import on_day
from sejuk.press.reading.gazetteer import gazetteer
from sejuk.press.reading.shape import Reading
from sejuk.press.writing.shape import RELEASE, Doer, Fact, Said

_SINGLE = (
    "tz", "area_code", "village", "village_kind", "district", "regency", "province", "street", "rt", "rw", "polsek", "polres",
    "polda", "election",
)  # fmt: skip


def facts_of(reading: Reading) -> tuple[tuple[Fact, ...], tuple[Said, ...]]:
    """The one activity that the release tells of, and the words of officers in it; no fact where no day is known.

    Its words are not approved: a person approves them for the new text. A phase that the calendar contradicts is not taken over,
    but the calendar's.
    """
    told = reading.value("activity_date")
    if not reading.relevant or told is None:
        return (), ()
    day = date.fromisoformat(told)
    doers = tuple(Doer(each.rank, each.name, each.role) for each in reading.officers)
    fact = Fact(
        record=reading.id, source=RELEASE, day=day, kinds=tuple(each.value for each in reading.activity_types) or ("other",),
        officers=doers, themes=tuple(each.value for each in reading.topics), stage=_stage(reading, day), **_single(reading),
    )  # fmt: skip
    return (fact,), _said(reading, doers)


def _single(reading: Reading) -> dict[str, Any]:
    start, area = reading.value("start_time"), reading.value("area_code") or ""
    kinds = {"0": "kab", "7": "kota"}  # codes of cities begin with 7
    return {
        **{name: reading.value(name) or "" for name in _SINGLE}, "start": time.fromisoformat(start) if start else None,
        "regency_kind": kinds.get(area[3:4], "kab") if area[3:4] else "", "polres_kind": _resort_kind(reading),
    }  # fmt: skip


def _resort_kind(reading: Reading) -> str:
    """What the resort calls itself, where only one bears the name."""
    code, name = reading.value("unit_code"), reading.value("polres") or ""
    known = [each for group in gazetteer().resorts.values() for each in group if each.bare == name or each.code == code]
    kinds = {each.name.removesuffix(each.bare).strip() for each in known}
    return next(iter(kinds)) if len(kinds) == 1 else "Polres"


def _stage(reading: Reading, day: date) -> str:
    """The phase that it speaks of, unless the calendar says otherwise."""
    if not any(each.code == "stage_contradicts_calendar" for each in reading.warnings):
        return reading.value("stage_mentioned") or ""
    area = reading.value("area_code") or next(iter(reading.alternatives.get("area_code", ())), "")
    return on_day(shipped(), area, day).phase.value if area else ""


def _said(reading: Reading, doers: tuple[Doer, ...]) -> tuple[Said, ...]:
    """Only words whose speaker is one of the officers named: nobody else's are told on."""
    by_name = {each.name.casefold(): each for each in doers}
    spoken = [(by_name.get((quote.speaker or "").casefold()), quote) for quote in reading.quotes]
    return tuple(Said(speaker, quote.text, approved=False, record=reading.id) for speaker, quote in spoken if speaker)
