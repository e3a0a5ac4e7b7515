"""Words of an officer: entered by a person, never by the composer, and out only after somebody else agreed."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import add_quote
from sejuk.press.models import Quote, Text
from sejuk.press.tests.texts import drafted, published
from sejuk.testing import Cast

WORDS = "Mari kita jaga kampung kita bersama."


def quoted(cast: Cast, text: Text, by: Officer | None = None, speaker: Officer | None = None, words: str = WORDS) -> Quote:
    """Words of Iptu Maria that Aipda Joko entered."""
    said = cast.posting(speaker or cast.kapolsek).pk
    return add_quote(asker=cast.asker(by or cast.kanit), text_id=text.pk, posting_id=said, words=words)


def told(text: Text) -> str:
    text.refresh_from_db()
    return " ".join(each.text for each in text.composed("id").sentences)


def test_it_waits_for_a_second_person_and_is_not_in_the_text(cast: Cast) -> None:
    text = drafted(cast)
    quote = quoted(cast, text)
    assert (quote.speaker.name, quote.speaker.role, quote.entered_by, quote.approved_at) == (
        "Maria Tefa", "kapolsek", cast.kanit, None,
    )  # fmt: skip
    assert "jaga kampung" not in told(text)


def test_ones_own_words_need_nobody_else(cast: Cast) -> None:
    text = drafted(cast)
    assert quoted(cast, text, by=cast.kapolsek).approved_by == cast.kapolsek
    assert "jaga kampung" in told(text)


@pytest.mark.parametrize(("words", "answer"), [
    (" “” ", "value_missing"), ("a" * 601, "text_too_long"), ("Pilih nomor urut 2!", "not_neutral"),
    ("NIK beliau 5302104107860001.", "text_flagged"), ("Terima kasih, Pak Yohanis.", "not_neutral"),
    ("Semua aman, kata saudara yosef.", "person_named"), ("Semua aman, kata inisial yosef.", "person_named"),
    ("Kami dukung Gerindra.", "not_neutral"), ("Prabowo menang di sini.", "not_neutral"), ("Vote for number one!", "text_flagged"),
    ("Saya dari Desa Nonbes memilih nomor urut tiga.", "not_neutral"), ("Pasangan nomor 1 unggul di desa ini.", "not_neutral"),
])  # fmt: skip
def test_what_may_not_go_out_is_not_taken(cast: Cast, words: str, answer: str) -> None:
    with pytest.raises(Problem, match=answer):
        quoted(cast, drafted(cast), words=words)


def test_the_same_words_are_entered_once_and_only_by_officers_of_the_line(cast: Cast) -> None:
    text = drafted(cast)
    quoted(cast, text)
    with pytest.raises(Problem, match="quote_twice"):
        quoted(cast, text)
    with pytest.raises(Problem, match="value_unknown"):
        quoted(cast, text, speaker=cast.foreigner)
    quoted(cast, text, speaker=cast.kapolres, words="Terima kasih kepada warga.")


def test_nothing_is_added_to_what_is_out(cast: Cast) -> None:
    with pytest.raises(Problem, match="text_wrong_state"):
        quoted(cast, published(cast))


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    with pytest.raises(Problem, match="not_found"):
        quoted(cast, drafted(cast), by=stranger)
