"""What the composer writes, its own check lets pass: whatever people, villages, streets and messages are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sejuk.press.reading.near import Memory
from sejuk.press.reading.reader import read
from sejuk.press.tests.test_ring import as_text
from sejuk.press.tests.writing import made, odd
from sejuk.press.tests.writing.test_check import FACT, found
from sejuk.press.writing.check import refusals
from sejuk.press.writing.release import TONGUES, compose
from sejuk.press.writing.shape import Doer, Fact, Said
from sejuk.press.writing.tellable import tellable

FEW, MANY = range(1, 5), range(5, 250)


def refused(facts: list[Fact], said: list[Said], seed: int) -> list[tuple[str, str, str]]:
    """Code, words and sentence of everything refused, in both languages."""
    texts = [compose(facts, said, seed=f"own {seed}", language=language) for language in TONGUES]
    return [
        (one.code, one.words, text.sentences[one.sentence].text) for text in texts for one in refusals(text, facts, said)
    ]  # fmt: skip


def of_seed(seed: int) -> list[Fact]:
    return (odd.several(seed), [odd.of_release(seed)], [odd.fact(seed)], [odd.fact(seed)], made.week(seed, 2 + seed % 9))[seed % 5]


def search(seeds: range) -> list[tuple[str, str, str]]:
    return [each for seed in seeds for facts in [of_seed(seed)] for each in refused(facts, odd.said(seed, facts[0]), seed)]


@pytest.mark.slow
def test_odd_facts_are_told_in_sentences_that_may_go_out():
    assert search(FEW) == []


@pytest.mark.slow
def test_hundreds_of_odd_facts_are_too():
    assert search(MANY) == []


@pytest.mark.slow
def test_the_reader_has_no_doubt_about_what_we_wrote():
    for seed in range(120):
        several = made.week(seed, 2 + seed % 12)
        for facts in ([made.fact(seed)], several, [replace(made.fact(seed), messages=odd.MESSAGES[seed % 9 :][:3])]):
            text = compose(facts, made.said(seed, facts[0]), seed=str(seed))
            assert [each.says for each in read(as_text(text), title=text.headline).warnings] == [], as_text(text)


@pytest.mark.slow
def test_activities_of_one_week_with_much_to_tell_are_no_copies_of_each_other():
    for unit in range(10):
        known = Memory()
        for number, fact in enumerate(made.week(unit, 12)):
            full = replace(
                fact, partners=odd.partners(unit + number, 5), heard={"concern": 7, "claim": 9, "praise": 6, "situation": 5}
            )
            text = compose([full], seed=fact.record)
            assert [each.says for each in read(as_text(text), title=text.headline, id=fact.record, known=known).warnings] == []


THEMES = ("hoax", "money_politics", "black_campaign", "provocation")


def test_a_week_about_hoaxes_and_money_politics_is_no_verdict_on_a_claim():
    facts = [replace(fact, themes=THEMES[n % 3 :]) for n, fact in enumerate(made.week(1, 5))]
    assert [each for seed in range(3) for each in refused(facts, [], seed)] == []


def test_two_themes_stand_in_one_sentence_only_where_the_guard_lets_them():
    facts = [replace(FACT, themes=themes) for themes in (THEMES[:2], THEMES[1::-1], ("black_campaign", "hoax"))]
    assert [each for fact in facts for seed in range(4) for each in refused([fact], [], seed)] == []


def test_a_headline_says_whose_chief_it_was():
    chief = Doer("Iptu", "Sunar Wibowo", "kapolsek")
    for seed in range(6):
        text = compose([replace(FACT, polsek="", officers=(chief,), source="field")], seed=str(seed))
        assert "Kapolsek" not in text.headline


@pytest.mark.parametrize(("text", "known"), [
    ("Warga Desa Dua menyampaikan dua keluhan.", {"village": "Dua"}), ("Kegiatan di Desa Mei itu berlangsung pada bulan Mei.", {"village": "Mei"}),
    ("Prabowo menang di Desa Prabowo.", {"village": "Prabowo"}), ("Petugas Desa Suara memilih nomor urut dua.", {"village": "Dua"}),
    ("Sebanyak 31 warga Desa 31 ditemui.", {"village": "31"}), ("Petugas hadir di Warung Bu Tini.", {"place": "Warung Bu Tini"}),
    ("Pada Jumat petugas hadir di Jumat.", {"place": "Jumat"}), ("Aiptu Satu menemui satu-dua puluh warga.", {"officers": (Doer("Aiptu", "Satu", "other"),)}),
])  # fmt: skip
def test_a_name_that_says_something_else_too_lets_nothing_else_pass(text, known):
    assert found(text, stage="", **known)


@pytest.mark.parametrize(("text", "known"), [
    ("Petugas hadir di Desa Dua.", {"village": "Dua"}), ("Petugas hadir di Desa Mei.", {"village": "Mei"}),
    ("Petugas hadir di Desa Prabowo.", {"village": "Prabowo"}), ("Petugas hadir di RT IV, RW 01 dan 02.", {"rt": "IV", "rw": "01 dan 02"}),
    ('Petugas hadir di Toko "Maju".', {"place": 'Toko "Maju"'}), ("Petugas hadir di Gang Buntu.", {"place": "Gang Buntu"}),
    ("Aiptu Dua Tefu hadir.", {"officers": (Doer("Aiptu", "Dua Tefu", "other"),)}), ("Officers came to Mei village.", {"village": "Mei"}),
])  # fmt: skip
def test_it_may_stand_with_what_tells_it_is_a_name(text, known):
    assert found(text, stage="", **known) == []


def test_a_message_that_speaks_of_another_phase_is_not_told_as_the_days():
    fact = replace(FACT, stage="campaign", messages=("Masa tenang: apa yang boleh?", "Jaga kerukunan!", "Kawal Pilkada damai"))
    assert tellable(fact).messages == ("Jaga kerukunan",)
