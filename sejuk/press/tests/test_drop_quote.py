"""Taking a quote off: its words leave the text with it."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import approve_quote, drop_quote
from sejuk.press.tests.test_add_quote import quoted, told
from sejuk.press.tests.texts import drafted
from sejuk.testing import Cast


def test_its_words_leave_the_text_with_it(cast: Cast) -> None:
    text = drafted(cast)
    before, quote = told(text), quoted(cast, text)
    approve_quote(asker=cast.asker(cast.humas), text_id=text.pk, quote_id=quote.pk)
    drop_quote(asker=cast.asker(cast.kanit), text_id=text.pk, quote_id=quote.pk)
    assert told(text) == before
    assert not text.quotes.exists()
    assert [each.why for each in text.versions.all()] == ["quote", "quote"]


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    text = drafted(cast)
    quote = quoted(cast, text)
    with pytest.raises(Problem, match="not_found"):
        drop_quote(asker=cast.asker(stranger), text_id=text.pk, quote_id=quote.pk)
    assert text.quotes.exists()
