"""What a text is asked before it goes out, and where it is cut to show why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.briefing import outgoing
from sejuk.lib.problems import Problem

RECEIVER = "Penerima politik uang dapat dipidana."


def test_each_phase_and_each_law_is_asked_and_a_finding_told_once() -> None:
    (spot,) = outgoing.check_outgoing(RECEIVER, elections=("pilkada", "pemilu"))
    assert spot.finding.category == "unlawful_threat"
    assert spot.phases == outgoing.EVERY_PHASE
    assert outgoing.check_outgoing(RECEIVER, elections=("pilkada",)) == []
    (spot,) = outgoing.check_outgoing("Mari pelajari visi misi paslon.", ("campaign", "voting"), ("pilkada",))
    assert spot.phases == ("voting",)


def test_without_a_word_about_them_every_phase_and_election_is_meant() -> None:
    with pytest.raises(Problem, match="not_neutral") as raised:
        outgoing.need_neutral(RECEIVER, field="note")
    assert raised.value.field == "note"
    assert "penerima hanya dalam Pilkada" in raised.value.words("id").title
    outgoing.need_neutral("Gunakan hak pilih Anda.")


def test_what_was_let_pass_is_not_asked_again_in_that_text_alone() -> None:
    cleared = [spot.digest for spot in outgoing.check_outgoing(RECEIVER)]
    outgoing.need_neutral(RECEIVER, cleared=cleared)
    with pytest.raises(Problem, match="not_neutral"):
        outgoing.need_neutral(f"{RECEIVER} ", cleared=cleared)


@given(st.lists(st.sampled_from(["coblos 02", "salam dua jari", "aman", ".", "Gerindra", "\n", "😀"]), max_size=8).map(" ".join))
def test_the_pieces_are_the_text_and_number_what_was_found(text: str) -> None:
    spots = outgoing.check_outgoing(text)
    pieces = outgoing.pieces(text, spots)
    assert "".join(piece.text for piece in pieces) == text
    assert {number for piece in pieces for number in piece.numbers} == set(range(1, len(spots) + 1))
    for number, spot in enumerate(spots, 1):
        words = "".join(piece.text for piece in pieces if number in piece.numbers)
        assert words == text[spot.finding.start : spot.finding.end]
