"""The neutrality guard: labelled sentences, sentences put together, tricks of spelling, quotation, and texts of any length in time."""

from __future__ import annotations

import importlib
import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.lib.text.neutral import QUOTABLE, WORDS_AFTER, WORDS_BEFORE, blocked, check
from sejuk.lib.text.neutral_row import row_of
from sejuk.lib.text.neutral_rules import CATEGORIES, ELECTIONS, RULES, SOURCE, STAGES, compiled, expand
from sejuk.lib.text.tests import golden

parser: Any = importlib.import_module("re._parser")


def categories(text: str, stage: Any = "campaign", election: Any = "pemilu_2024") -> set[str]:
    return {finding.category for finding in check(text, stage, election)}


def test_finds_what_the_contract_says() -> None:
    cases = json.loads(golden.NEUTRAL_CASES.read_text(encoding="utf-8"))
    assert list(golden.neutral_cases()) == cases, "the phone and the server must agree: see sejuk/lib/text/tests/golden.py"


@pytest.mark.parametrize(("name", "fewest"), [("outgoing", 500), ("outgoing-heldout", 100)])
def test_the_labelled_sentences_are_blocked_and_the_harmless_go_out(name: str, fewest: int) -> None:
    sentences = golden.labelled(name)
    wrong = [x["id"] for x in sentences if blocked(check(x["text"], x["stage"], x["election"])) != x["block"]]
    must = [x["id"] for x in sentences if x["block"]]
    harmless = len(sentences) - len(must)
    assert len({x["id"] for x in sentences}) == len(sentences) >= fewest
    assert len(set(wrong) & set(must)) <= 0.05 * len(must), wrong
    assert len(set(wrong) - set(must)) <= 0.02 * harmless, wrong


@pytest.mark.parametrize("family", SOURCE["families"], ids=lambda family: family["name"])
def test_each_family_finds_its_bad_lines_and_leaves_its_good_ones(family: dict[str, Any]) -> None:
    assert family["bad"]
    assert family["good"]
    assert [line for line in family["bad"] if family["category"] not in categories(line)] == []
    assert [line for line in family["good"] if categories(line)] == []


@pytest.mark.parametrize("family", SOURCE["families"], ids=lambda family: family["name"])
def test_each_family_says_why_by_which_law_and_how_to_write_instead(family: dict[str, Any]) -> None:
    found = next(f for f in check(family["bad"][0], "campaign", "pemilu_2024") if f.category == family["category"])
    assert all([found.why_id, found.why_en, found.law, found.instead_id, found.instead_en])
    assert found.reason == f"{found.why_id} ({found.law})"


def test_the_words_of_a_kind_are_in_order() -> None:
    """What stands in order packs better, and the phone fetches this file over 2G."""
    listed = {**SOURCE["classes"], **{name: each["words"] for name, each in SOURCE["lists"].items()}}
    assert [kind for kind, words in listed.items() if words.split() != sorted(set(words.split()))] == []


def test_every_category_has_a_family() -> None:
    assert {family["category"] for family in SOURCE["families"]} == set(CATEGORIES)
    assert set(CATEGORIES) >= QUOTABLE


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("p4slon no urut dua", "ballot_number"),
        ("n0mor urut 01", "ballot_number"),
        ("c a p r e s itu hebat", "candidate"),
        ("pas1on itu hebat", "candidate"),
        ("p*slon itu hebat", "candidate"),
        ("paslooon itu hebat", "candidate"),
        ("Pra bo wo hadir", "candidate"),
        ("Kalau saya sih 0 2", "ballot_number"),
        ("Nom or urut 2", "ballot_number"),
        ("Mereka bangs*t", "abuse"),
        ("рrаbоwо hadir", "candidate"),
        ("#TetapPrabowo", "candidate"),
        ("gol-kar dan G.E.R.I.N.D.R.A", "party"),
        ("gerinda berbagi", "party"),
        ("GOLK4R", "party"),
        ("coblos 2️⃣", "ballot_number"),
        ("Damai ✌️", "finger_pose"),
        ("☝🏽 semangat", "finger_pose"),
        ("t0l0l", "abuse"),
    ],
)
def test_tricks_of_spelling_do_not_hide(text: str, category: str) -> None:
    assert category in categories(text)


def test_the_place_is_told_in_code_points_of_the_text_as_written() -> None:
    (found,) = check("😀😀 Acara P*R*A*B*O*W*O selesai.", "campaign", "pemilu_2024")
    assert "😀😀 Acara P*R*A*B*O*W*O selesai."[found.start : found.end] == "P*R*A*B*O*W*O"


PLACES = ["Desa", "Kampung", "Kec.", "Jalan", "Gang", "Dusun", "Kelurahan", "Lapangan"]
NAMES = ["Golkar", "Banteng", "Nasdem", "Garuda", "Demokrat", "Prabowo", "Ganjar", "Beringin"]
OFFICERS = ["Bripka Ganjar Wibowo", "Iptu Gibran", "Aipda Mahfud", "Kepala Desa Banteng, Bapak Hadi,", "Camat Lembang Ibu Ratna"]


def test_a_place_is_no_party_and_an_officer_no_candidate_or_resident() -> None:
    places = [f"Patroli malam di {place} {name} berjalan aman." for place, name in itertools.product(PLACES, NAMES)]
    officers = [f"{officer} memimpin apel di TPS 02." for officer in OFFICERS]
    assert [text for text in [*places, *officers] if categories(text)] == []


CLAIM = 'Kabar "paslon 02 mundur" tidak benar, jelas {}.'


def test_a_quoted_claim_may_stand_in_a_clarification_of_the_competent_source() -> None:
    found = check(CLAIM.format("KPU Kabupaten"), "campaign", "pilkada_2024")
    assert {(f.category, f.quoted, f.blocks) for f in found} == {("candidate", True, False), ("ballot_number", True, False)}
    assert not blocked(found)


def test_the_police_are_no_competent_source_and_in_the_quiet_period_fact_checkers_are_none() -> None:
    assert blocked(check(CLAIM.format("Kapolres"), "campaign", "pilkada_2024"))
    assert not blocked(check(CLAIM.format("Mafindo"), "campaign", "pilkada_2024"))
    assert blocked(check(CLAIM.format("Mafindo"), "quiet_period", "pilkada_2024"))
    assert not blocked(check(CLAIM.format("Bawaslu"), "quiet_period", "pilkada_2024"))


def test_quotation_alone_lets_nothing_pass_and_abuse_never() -> None:
    assert blocked(check('"Mari dukung Prabowo," ujar Kapolsek.', "campaign", "pemilu_2024"))
    assert blocked(check('Menurut KPU, kabar "cebong tolol" tidak benar.', "campaign", "pemilu_2024"))


def test_who_calls_may_say_what_is_quoted() -> None:
    text = "Menurut KPU kabar itu tidak benar. Paslon 02 mundur."
    assert blocked(check(text, "campaign", "pilkada_2024"))
    start = text.index("Paslon")
    assert not blocked(check(text, "campaign", "pilkada_2024", quoted=[(start, len(text))]))


def test_the_law_differs_between_the_elections() -> None:
    text = "Penerima politik uang dapat dipidana."
    assert "unlawful_threat" in categories(text, election="pemilu_2024")
    assert "unlawful_threat" in categories(text, election="none")
    assert categories(text, election="pilkada_2024") == set()
    assert categories("Dalam Pilkada, penerima politik uang dapat dipidana.", election="none") == set()


def test_who_holds_an_office_has_a_name_outside_an_election() -> None:
    for text in ("Presiden Prabowo meresmikan jembatan.", "Gubernur Jawa Timur Khofifah Indar Parawansa meninjau banjir."):
        assert categories(text, "none", "none") == set()
        assert categories(text, "campaign", "pilkada_2024") == {"candidate"}
    assert "candidate" in categories("Prabowo meresmikan jembatan.", "none", "none")


def test_the_quiet_period_forbids_what_a_campaign_may_say() -> None:
    text = "Mari pelajari visi misi paslon."
    assert categories(text, "campaign", "pilkada_2024") == set()
    assert "campaign_appeal" in categories(text, "quiet_period", "pilkada_2024")


def test_a_number_is_one_of_the_ballot_only_where_a_vote_is_meant() -> None:
    for text in ("Coblos 2!", "Pilih dua demi masa depan.", "Ingat, nomor dua!", "Pilih no. 3"):
        assert "ballot_number" in categories(text)
    for text in (
        "Pilih satu tema.",
        "Coblos satu kali.",
        "Pilih 6 angka.",
        "Peraturan KPU Nomor 2",
        "Jalan Merdeka Nomor 5",
        "RT 01/RW 02",
        "110",
    ):
        assert categories(text) == set()


@pytest.mark.parametrize(("stage", "election"), [("diary", "none"), ("none", "2029")])
def test_an_unknown_stage_or_election_is_refused(stage: Any, election: Any) -> None:
    with pytest.raises(ValueError, match="diary|2029"):
        check("Aman.", stage, election)


WORDS = sorted({word for words in SOURCE["classes"].values() for entry in words.split() for word in entry.split("_")})
WRITTEN = st.text(max_size=200) | st.lists(
    st.sampled_from([*WORDS, "Prabowo", "Golkar", "02", "2️⃣", "(45)", ".", ",", ":", "\n", "✌️", "Pak", '"', "“", "p*slon", "~"]),
    max_size=60,
).map(" ".join)


@given(WRITTEN, st.sampled_from(STAGES), st.sampled_from(ELECTIONS))
def test_any_text_has_findings_within_it(text: str, stage: Any, election: Any) -> None:
    row, folded = row_of(text)
    assert row.places == sorted(row.places)
    assert len(row.letters) == len(row.places)
    assert all(0 <= start < end <= len(folded.text) for start, end in row.places)
    found = check(text, stage, election)
    assert [f.start for f in found] == sorted(f.start for f in found)
    assert all(0 <= f.start < f.end <= len(text) for f in found)


def patterns() -> list[str]:
    said = [(rule.find, rule.not_before, rule.not_after, rule.not_near, rule.not_said) for rule in RULES]
    return sorted({pattern for five in said for pattern in five if pattern})


# From each start a search may look so far and no further, so a long text costs in proportion to its length.
@pytest.mark.parametrize("pattern", patterns())
def test_no_pattern_looks_far_or_nests_repetitions(pattern: str) -> None:
    tree = parser.parse(compiled(pattern).pattern)
    assert tree.getwidth()[1] <= WORDS_BEFORE + WORDS_AFTER
    assert nested(tree) <= 2
    assert "(?<" not in expand(pattern)


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
    ["a", "ab", "a*", "a~", "1-", "pas lon ", "Pak Andi ", "pilih 02 ", "“", '"', "kpu ", "tidak ", "✌️", "p4s", "a a ", ":", "aA"],
)
def test_twice_the_text_has_at_most_twice_the_words_to_look_at(piece: str) -> None:
    short, long = ((piece * size)[:size] for size in (5_000, 10_000))
    looked = [len(row_of(text)[0].letters) for text in (short, long)]
    assert looked[1] <= 2 * looked[0] + 2
    assert len(check(long, "campaign", "pemilu_2024")) <= len(long)
