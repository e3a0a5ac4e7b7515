"""The guard: golden cases that the phone runs too, labelled sentences, sentences put together, and bounded patterns."""

from __future__ import annotations

import importlib
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.lib.text.evaluate import Labelled, evaluate
from sejuk.lib.text.fold import fold
from sejuk.lib.text.guard import find
from sejuk.lib.text.rulebook import CATEGORIES, QUOTED, RULES, SOURCE, SPEAKER

parser: Any = importlib.import_module("re._parser")
CASES = json.loads((Path(__file__).parents[4] / "contract" / "cases" / "guard.json").read_text(encoding="utf-8"))
LABELLED = [
    json.loads(line) for line in (Path(__file__).parents[1] / "labelled" / "record.jsonl").read_text(encoding="utf-8").splitlines()
]
PEOPLE = [
    "Pak Sastro",
    "bu Wati",
    "mas Dodo",
    "Sdr. Markus",
    "mama Yosefa",
    "ybs",
    "warga itu",
    "istrinya",
    "mbah Ngatini",
    "bang Ucok",
]
FILLERS = ["", " yang tinggal di ujung gang", " memang", " katanya", " ternyata", " sudah lama"]
RELATIONS = {
    "political_preference": ["pendukung paslon 2", "simpatisan PKB", "condong ke nomor satu", "timses 01", "kader Golkar"],
    "vote_intention": ["akan memilih nomor 2", "mau nyoblos 02", "tidak akan memilih", "mau golput", "pilih Prabowo"],
    "religion": ["beragama Katolik", "penganut Hindu", "seorang mualaf"],
    "ethnicity": ["orang Batak", "keturunan Tionghoa", "suku Bugis"],
    "health": ["ODGJ", "positif HIV", "sakit TBC", "menderita kanker", "difabel"],
    "crime_record": ["residivis", "mantan napi", "pernah dipenjara", "bandar narkoba"],
    "finance": ["punya utang", "penerima PKH", "terlilit pinjol"],
}
HARMLESS = ["panen jagung", "minta patroli malam", "membahas irigasi", "menerima kunjungan di RT 02", "menolak politik uang"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_finds_what_the_contract_says(case: dict[str, Any]) -> None:
    found = [{"category": f.category, "start": f.start, "end": f.end} for f in find(case["text"], case["purpose"])]
    assert found == case["findings"]


def test_the_labelled_sentences_are_found_and_the_harmless_left_alone() -> None:
    report = evaluate([Labelled(x["id"], x["text"], frozenset(x["categories"])) for x in LABELLED], "record")
    assert len(LABELLED) >= 400
    assert report.forbidden.share() >= 0.97, report.errors
    assert report.alarms <= 0.03 * report.harmless, report.errors


@pytest.mark.parametrize("category", RELATIONS)
def test_a_relation_is_found_whoever_it_is_told_of(category: str) -> None:
    texts = [
        f"Sambang sore. {who}{filler} {what}." for who, filler, what in itertools.product(PEOPLE, FILLERS, RELATIONS[category])
    ]
    assert [text for text in texts if category not in {f.category for f in find(text, "record")}] == []


def test_the_same_people_in_harmless_sentences_are_left_alone() -> None:
    texts = [f"{who}{filler} {what}." for who, filler, what in itertools.product(PEOPLE, FILLERS, HARMLESS)]
    assert [text for text in texts if find(text, "record")] == []


def test_a_rumour_may_name_a_candidate_but_not_the_speaker() -> None:
    assert find("Katanya paslon 2 bagi-bagi uang di pasar.", "claim") == []
    assert [f.category for f in find("Saya pendukung paslon 2.", "claim")] == ["political_preference"]


def test_every_category_says_why_and_how_to_write_instead() -> None:
    assert {rule.category for rule in RULES} == set(CATEGORIES)
    for texts in SOURCE["explain"].values():
        assert len(texts) == 4
        assert all(text.endswith(".") for text in texts)


def test_an_unknown_purpose_is_refused() -> None:
    with pytest.raises(ValueError, match="diary"):
        find("", "diary")  # type: ignore[arg-type]


@given(st.text(max_size=200))
def test_any_text_has_findings_within_it_and_is_folded_to_its_own_places(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.source)
    assert folded.source == sorted(folded.source)
    assert folded.text.isascii()
    assert all(0 <= f.start < f.end <= len(text) for f in find(text, "record"))


# From each start a search may look so far and no further, so a long text costs in proportion to its length.
MOST_WIDE, MOST_NESTED = 400, 3


def patterns() -> list[re.Pattern[str]]:
    ruled = [(rule.find, rule.before, rule.after, rule.not_before, rule.not_after) for rule in RULES]
    return [QUOTED, SPEAKER, *(pattern for five in ruled for pattern in five if pattern is not None)]


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.pattern[:30])
def test_no_pattern_looks_far_or_nests_repetitions(pattern: re.Pattern[str]) -> None:
    tree = parser.parse(pattern.pattern, pattern.flags)
    assert tree.getwidth()[1] <= MOST_WIDE
    assert nested(tree) <= MOST_NESTED
    assert "(?<" not in pattern.pattern, "browsers of old phones know no look-behind"


def nested(tree: Any) -> int:
    """How many repetitions that may vary lie within one another at most."""
    deepest = 0
    for item in tree:
        if isinstance(item, parser.SubPattern | list):
            deepest = max(deepest, nested(item))
        elif isinstance(item, tuple):
            varies = str(item[0]).endswith("_REPEAT") and item[1][1] > max(1, item[1][0])
            deepest = max(deepest, nested(item[1:]) + varies)
    return deepest


@pytest.mark.parametrize(
    "piece", ["a", "08 ", "pak a ", "dukung ", "pak dukung 02 ", "a.b-c ", '"', "\n", "kk 1", "😀", "sakit tbc "]
)
def test_twice_the_text_has_at_most_twice_the_places_to_look_at(piece: str) -> None:
    short, long = ((piece * size)[:size] for size in (1_000, 2_000))
    looked = [sum(1 for rule in RULES for _ in rule.find.finditer(fold(text).text)) for text in (short, long)]
    assert looked[1] <= 2 * looked[0] + len(RULES)
    assert len(find(long, "record")) <= len(long)
