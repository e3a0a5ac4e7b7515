"""The guard: what the phone finds too, labelled sentences, sentences put together, and texts of any length in time."""

from __future__ import annotations

import importlib
import itertools
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.lib.text.evaluate import Labelled, evaluate
from sejuk.lib.text.fold import fold
from sejuk.lib.text.guard import WORDS_AFTER, WORDS_BEFORE, find
from sejuk.lib.text.rows import row_of
from sejuk.lib.text.rulebook import CATEGORIES, NUMBER_RULES, PURPOSES, RULES, compiled
from sejuk.lib.text.source import SOURCE
from sejuk.lib.text.tests import golden

parser: Any = importlib.import_module("re._parser")
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


def test_finds_what_the_contract_says() -> None:
    cases = json.loads(golden.CASES.read_text(encoding="utf-8"))
    assert list(golden.cases()) == cases, "the phone and the server must agree: see sejuk/lib/text/tests/golden.py"


@pytest.mark.parametrize(("name", "fewest"), [("record", 1500), ("claim", 150), ("concern", 150)])
def test_the_labelled_sentences_are_found_and_the_harmless_left_alone(name: Any, fewest: int) -> None:
    sentences = [Labelled(x["id"], x["text"], frozenset(x["categories"])) for x in golden.labelled(name)]
    report = evaluate(sentences, name)
    assert len(sentences) >= fewest
    assert len({each.id for each in sentences}) == len(sentences)
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


@pytest.mark.parametrize("purpose", PURPOSES)
def test_numbers_of_a_person_are_found_whatever_a_text_is_kept_as(purpose: Any) -> None:
    assert [f.category for f in find("NIK 5302101203850001, WA 0812 3456 7890", purpose)] == ["nik", "phone"]


def test_every_category_has_rules_and_says_why_and_how_to_write_instead() -> None:
    assert {rule.category for rule in RULES} | {rule.category for rule in NUMBER_RULES} == set(CATEGORIES)
    for texts in SOURCE["explain"].values():
        assert len(texts) == 4
        assert all(text.endswith(".") for text in texts)


def test_an_unknown_purpose_is_refused() -> None:
    with pytest.raises(ValueError, match="diary"):
        find("", "diary")  # type: ignore[arg-type]


WORDS = sorted({word for words in SOURCE["classes"].values() for entry in words.split() for word in entry.split("_")})
WRITTEN = st.text(max_size=200) | st.lists(
    st.sampled_from([*WORDS, "Yosef", "02", "12", "(9)", "0812345678", ".", ",", "\n", "😀", "Pak"]), max_size=60
).map(" ".join)


@given(WRITTEN)
def test_any_text_has_findings_within_it_and_is_folded_to_its_own_places(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.source)
    assert list(folded.source) == sorted(folded.source)
    assert folded.text.isascii()
    row = row_of(text, folded)
    assert row.places == sorted(row.places)
    assert len(row.letters) == len(row.places)
    found = find(text, "record")
    assert found == sorted(found, key=lambda finding: finding.start)
    assert all(0 <= f.start < f.end <= len(text) for f in found)


# From each start a search may look so far and no further, so a long text costs in proportion to its length.
MOST_SIGNS, MOST_WORDS, MOST_NESTED = 400, 24, 3


def in_text() -> list[re.Pattern[str]]:
    ruled = [(rule.find, rule.before, rule.after, rule.not_before) for rule in NUMBER_RULES]
    return [pattern for four in ruled for pattern in four if pattern is not None]


def in_rows() -> list[str]:
    return sorted({pattern for rule in RULES for pattern in (rule.find, rule.not_before, rule.not_after) if pattern})


@pytest.mark.parametrize("pattern", in_text(), ids=lambda pattern: pattern.pattern[:30])
def test_no_pattern_over_text_looks_far_or_nests_repetitions(pattern: re.Pattern[str]) -> None:
    tree = parser.parse(pattern.pattern, pattern.flags)
    assert tree.getwidth()[1] <= MOST_SIGNS
    assert nested(tree) <= MOST_NESTED
    assert "(?<" not in pattern.pattern, "browsers of old phones know no look-behind"


@pytest.mark.parametrize("pattern", in_rows())
def test_no_pattern_over_rows_looks_far_or_nests_repetitions(pattern: str) -> None:
    tree = parser.parse(compiled(pattern).pattern)
    assert tree.getwidth()[1] <= MOST_WORDS
    assert nested(tree) <= 2
    assert "(?<" not in pattern
    assert WORDS_BEFORE + WORDS_AFTER <= MOST_WORDS


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
    "piece",
    [
        "a",
        "08 ",
        "pak a ",
        "dukung ",
        "pak dukung 02 ",
        "a.b-c ",
        '"',
        "\n",
        "kk 1",
        "😀",
        "sakit tbc ",
        "a a ",
        "warga ",
        "1-",
        "p4k",
        "-nya",
        "ibu-",
    ],
)
def test_twice_the_text_has_at_most_twice_the_places_to_look_at(piece: str) -> None:
    short, long = ((piece * size)[:size] for size in (10_000, 20_000))
    looked = [sum(1 for rule in NUMBER_RULES for _ in rule.find.finditer(fold(text).text)) for text in (short, long)]
    assert looked[1] <= 2 * looked[0] + len(NUMBER_RULES)
    assert len(row_of(long, fold(long)).letters) <= len(long)
    assert len(find(long, "record")) <= len(long)
