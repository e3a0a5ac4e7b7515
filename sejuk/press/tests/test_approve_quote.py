"""A second person, or the speaker, agrees: then the words stand in the text, in both languages."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import approve_quote, check_text
from sejuk.press.queries.texts import quotes_of
from sejuk.press.tests.test_add_quote import quoted, told
from sejuk.press.tests.texts import checked, drafted
from sejuk.testing import Cast


def test_an_approved_quote_stands_in_the_text_which_waits_for_its_check(cast: Cast) -> None:
    text = checked(cast)
    quote = quoted(cast, text)
    approve_quote(asker=cast.asker(cast.humas), text_id=text.pk, quote_id=quote.pk)
    assert "“Mari kita jaga kampung kita bersama" in told(text)
    assert text.state == "edited"
    assert "“Mari kita jaga kampung kita bersama" in " ".join(each.text for each in text.composed("en").sentences)


def test_who_approved_it_may_check_the_text(cast: Cast) -> None:
    text = drafted(cast)
    approve_quote(asker=cast.asker(cast.kapolsek), text_id=text.pk, quote_id=quoted(cast, text).pk)
    text.refresh_from_db()
    assert check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version).state == "checked"


def test_who_entered_it_wrote_in_the_text_whoever_approved_it(cast: Cast) -> None:
    text = drafted(cast)
    quote = quoted(cast, text, by=cast.kapolsek, speaker=cast.kapolres, words="Terima kasih kepada warga.")
    approve_quote(asker=cast.asker(cast.humas), text_id=text.pk, quote_id=quote.pk)
    text.refresh_from_db()
    with pytest.raises(Problem, match="own_text"):
        check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version)
    assert check_text(asker=cast.asker(cast.humas), text_id=text.pk, version=text.version).state == "checked"


def test_words_that_wait_stand_in_no_text_and_bind_nobody(cast: Cast) -> None:
    text = drafted(cast)
    quoted(cast, text, by=cast.kapolsek, speaker=cast.kapolres, words="Terima kasih kepada warga.")
    assert check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version).state == "checked"


def test_what_a_quote_says_beside_the_record_is_shown_and_does_not_stop_the_text(cast: Cast) -> None:
    text = drafted(cast)
    words = "Pada 12 Maret 2023 kami temui 250 warga Desa Fatuoni bersama Markus. Sampai jumpa di masa tenang."
    quote = quoted(cast, text, words=words)
    shown = quotes_of(cast.asker(cast.humas), text)[0].unborne
    assert {"12 Maret 2023", "250", "Desa Fatuoni", "Markus"} <= set(shown), shown
    approve_quote(asker=cast.asker(cast.humas), text_id=text.pk, quote_id=quote.pk)
    text.refresh_from_db()
    assert check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version).state == "checked"


def test_words_that_the_record_bears_have_no_hint(cast: Cast) -> None:
    text = drafted(cast)
    quoted(cast, text)
    assert [each.unborne for each in quotes_of(cast.asker(cast.humas), text)] == [[]]


def test_nobody_approves_what_they_entered_unless_they_said_it(cast: Cast) -> None:
    text = drafted(cast)
    with pytest.raises(Problem, match="own_quote"):
        approve_quote(asker=cast.asker(cast.kanit), text_id=text.pk, quote_id=quoted(cast, text).pk)


def test_it_is_approved_once(cast: Cast) -> None:
    text = drafted(cast)
    quote = quoted(cast, text)
    approve_quote(asker=cast.asker(cast.humas), text_id=text.pk, quote_id=quote.pk)
    with pytest.raises(Problem, match="changed_meanwhile"):
        approve_quote(asker=cast.asker(cast.kapolsek), text_id=text.pk, quote_id=quote.pk)


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    text = drafted(cast)
    quote = quoted(cast, text)
    with pytest.raises(Problem, match="not_found"):
        approve_quote(asker=cast.asker(stranger), text_id=text.pk, quote_id=quote.pk)
    other = drafted(cast)
    with pytest.raises(Problem, match="not_found"):
        approve_quote(asker=cast.asker(cast.humas), text_id=other.pk, quote_id=quote.pk)
