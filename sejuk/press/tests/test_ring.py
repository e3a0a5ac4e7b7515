"""The ring: activities become a release, the release is read, and what was read is what was done. Nothing lost, nothing added."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sejuk.lib.letters import letters
from sejuk.press.reading.gazetteer import PROVINCE_NAMES
from sejuk.press.reading.kinds import mentions
from sejuk.press.reading.near import Memory
from sejuk.press.reading.reader import read
from sejuk.press.reading.shape import Reading
from sejuk.press.reading.words import words_of
from sejuk.press.tests.writing import made
from sejuk.press.writing.check import refusals
from sejuk.press.writing.of_reading import facts_of
from sejuk.press.writing.release import compose
from sejuk.press.writing.shape import Composed, Fact, Said

RELEASES = 1_000
# Five published releases that a maintainer may have beside the project; they are nobody's to copy into it.
DOCUMENTS = Path(__file__).parents[4] / "shared" / "seeds"
PLACE = ("village", "village_kind", "district", "regency", "street", "area_code")
UNIT = ("polsek", "polres", "polda")


def as_text(text: Composed) -> str:
    return "\n\n".join([text.headline, *(" ".join(each.text for each in one) for one in text.paragraphs())])


def told_by(fact: Fact) -> dict[str, object]:
    """What a reader must find in its release."""
    kinds = {"dialogue" if kind == "listening_event" else kind for kind in fact.kinds}
    if fact.leaflets:
        kinds.add("leaflet_distribution")
    return {
        "activity_date": fact.day.isoformat(), "start_time": f"{fact.start:%H:%M}" if fact.start else "",
        "tz": fact.tz if fact.start else "", **{name: letters(getattr(fact, name)) for name in (*PLACE, *UNIT)},
        "rt": fact.rt.lstrip("0"), "rw": fact.rw.lstrip("0"), "province": _province(fact.province),
        "kinds": kinds, "officers": {(doer.rank, letters(doer.name), doer.role) for doer in fact.officers},
        "election": fact.election, "stage": fact.stage if fact.election != "none" else "",
    }  # fmt: skip


def found_in(reading: Reading, fact: Fact) -> dict[str, object]:
    """What it found, in the same words."""
    province = _province(reading.value("province") or "")
    codes = reading.alternatives.get("area_code", ())  # two villages of one name in one district
    area = fact.area_code if fact.area_code in codes else reading.value("area_code") or ""
    implied = not fact.province and province == _province(made.gazetteer().names[fact.area_code[:2]])
    return {
        "activity_date": reading.value("activity_date"), "start_time": reading.value("start_time") or "",
        "tz": reading.value("tz") or "", **{name: letters(reading.value(name) or "") for name in (*PLACE, *UNIT)}, "area_code": letters(area),
        "rt": (reading.value("rt") or "").lstrip("0"), "rw": (reading.value("rw") or "").lstrip("0"),
        "province": "" if implied else province,  # the area lies in it, whether the release says so or not
        "kinds": {each.value for each in reading.activity_types},
        "officers": {(each.rank, letters(each.name), each.role) for each in reading.officers},
        "election": reading.value("election"), "stage": reading.value("stage_mentioned") or "",
    }  # fmt: skip


def _province(name: str) -> str:
    short = {letters(made.gazetteer().names[code]): letters(alias) for code, alias in PROVINCE_NAMES.items()}
    return short.get(letters(name), letters(name))


def broken(seed: int) -> dict[str, object]:
    """What of an activity does not come back; the text with it, to be looked at."""
    fact = made.fact(seed)
    text = compose([fact], seed=f"ring {seed}")
    reading = read(as_text(text), title=text.headline)
    told, found = told_by(fact), found_in(reading, fact)
    wrong: dict[str, object] = {name: (told[name], found[name]) for name in told if told[name] != found[name]}
    if reading.warnings:
        wrong["warnings"] = [each.says for each in reading.warnings]
    return wrong | {"seed": seed, "text": as_text(text)} if wrong else {}


@pytest.mark.slow
def test_what_was_done_comes_back_out_of_its_release():
    assert [wrong for seed in range(60) if (wrong := broken(seed))] == []


@pytest.mark.slow
def test_what_was_done_comes_back_out_of_a_thousand_releases():
    assert [wrong for seed in range(RELEASES) if (wrong := broken(seed))] == []


@pytest.mark.slow
def test_no_release_of_a_unit_copies_another_one_of_its_week():
    for unit in range(12):
        known, facts = Memory(), made.week(unit, 20)
        for fact in facts:
            text = compose([fact], seed=f"{fact.polsek} {fact.day} {fact.record}")
            reading = read(as_text(text), title=text.headline, id=fact.record, known=known)
            assert [each.says for each in reading.warnings] == []


def test_quotes_come_back_with_who_said_them():
    for seed in range(40):
        fact = made.fact(seed)
        said = [each for each in made.said(seed, fact) if each.approved]
        text = compose([fact], said, seed=str(seed))
        reading = read(as_text(text), title=text.headline)
        assert {(letters(each.speaker or ""), letters(each.text)) for each in reading.quotes} == {
            (letters(each.speaker.name), letters(each.text)) for each in said
        }


def documents() -> list[Path]:
    return sorted(DOCUMENTS.glob("*.txt"))


@pytest.mark.skipif(not documents(), reason="the five published releases are not on this machine")
def test_published_releases_are_told_anew_from_their_facts_alone():
    for path in documents():
        source = read(path.read_text(encoding="utf-8"), id=path.stem)
        facts, said = facts_of(source)
        approved = [each._replace(approved=True) for each in said]
        again = read(as_text(compose(facts, approved, seed=path.stem)))
        before, after = _told_anew(source), _told_anew(again)
        if any(each.code == "stage_contradicts_calendar" for each in source.warnings):
            before["stage_mentioned"] = facts[0].stage  # the calendar's, not the text's
        after["kinds"] -= _spoken_of(said)  # what an officer only speaks of may count where the words stand nearer to the top
        before["kinds"] -= _spoken_of(said)
        assert before == after, path.name
        assert {each.code for each in again.warnings} <= {each.code for each in source.warnings} & {"village_not_in_district"}


def _spoken_of(said: tuple[Said, ...]) -> set[str]:
    return {found.value for each in said for found in mentions(words_of(each.text))}


def _told_anew(reading: Reading) -> dict:
    told = reading.as_data()
    single = {name: value for name, value in told.items() if isinstance(value, str) and name not in ("id", "unit_code")}
    return single | {
        "kinds": set(told["activity_types"]), "topics": set(told["topics"]) | {"public_order"},
        "officers": {(each.rank, letters(each.name), each.role) for each in reading.officers},
        "quotes": [(letters(each.speaker or ""), letters(each.text)) for each in reading.quotes],
    }  # fmt: skip


@pytest.mark.skipif(not documents(), reason="the five published releases are not on this machine")
def test_the_defects_of_published_releases_come_out_as_warnings():
    found = {path.stem[:3]: {each.code for each in read(path.read_text(encoding="utf-8")).warnings} for path in documents()}
    assert "title_duplicated" in found["000"]
    assert {"headline_pasted", "stage_contradicts_calendar", "village_not_in_district"} <= found["004"]


@pytest.mark.slow
def test_nothing_that_the_composer_writes_is_refused():
    for seed in range(60):
        facts = [made.fact(seed)] if seed % 4 else made.week(seed, 2 + seed % 9)
        said = made.said(seed, facts[0])
        for language in ("id", "en"):
            text = compose(facts, said, seed=str(seed), language=language)
            assert [(each.code, each.words, text.sentences[each.sentence].text) for each in refusals(text, facts, said)] == []


def test_every_number_in_a_release_stands_on_its_records():
    facts = made.week(3, 9)
    for sentence in compose(facts, seed="a").sentences:
        assert sentence.records
        assert re.search(r"[.!?”]$", sentence.text) or sentence.part == "headline"
