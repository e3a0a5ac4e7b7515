"""What anybody may read of texts: what is out, what was taken back, and nothing before its day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.press.models import Letterhead, Text
from sejuk.press.queries import all_issued, issued
from sejuk.press.writing.shape import Sentence
from sejuk.testing import Cast

SENTENCES = (
    Sentence("headline", "Bhabinkamtibmas Kie Sambangi Warga Oenai"),
    Sentence("lead", "Bripka Sari Lestari menyambangi warga Desa Oenai.", ("r1",), paragraph=1),
)


def a_text(cast: Cast, code: str = "abc234", **facts: Any) -> Text:
    """A text of Polsek Kie that is out, or what ``facts`` make of it."""
    now = clock.now()
    held = {
        "code": code, "kind": "release", "unit": cast.sector, "selection": {}, "state": "published", "drafted_by": cast.kanit,
        "wordings": {"id": [each.as_data() for each in SENTENCES]}, "published_at": now, "published_by": cast.kapolsek, "themes": ["hoax"],
    } | facts  # fmt: skip
    return Text.objects.create(**held)


def test_a_published_text_is_there_for_everybody_with_unit_and_contact(cast: Cast) -> None:
    a_text(cast)
    Letterhead.objects.create(unit=cast.resort, phone="0388 21110", changed_by=cast.kasat)
    found = issued(PUBLIC, "abc234", site="https://sejuk.example")
    assert found.text.headline == SENTENCES[0].text
    assert found.text.sentences == SENTENCES
    assert (found.unit, found.above, found.place, found.tz) == ("Polsek Kie", "Polres TTS", "Kie", clock.WITA)
    assert (found.contact, found.phone) == ("Seksi Humas Polres TTS", "0388 21110")
    assert found.link == "https://sejuk.example/r/abc234/"
    assert found.english is None
    assert found.withdrawn_at is None


@pytest.mark.parametrize("state", ["drafted", "edited", "checked"])
def test_what_is_not_out_is_absent(cast: Cast, state: str) -> None:
    a_text(cast, state=state, published_at=None)
    with pytest.raises(Problem, match="not_found"):
        issued(PUBLIC, "abc234")
    assert all_issued(PUBLIC, None, 10) == []


def test_before_the_embargo_ends_a_text_is_absent(cast: Cast) -> None:
    until = clock.now() + timedelta(hours=3)
    a_text(cast, embargo_until=until)
    assert all_issued(PUBLIC) == []
    with clock.travel(until + timedelta(minutes=1)):
        assert issued(PUBLIC, "abc234").published_at == until


def test_a_withdrawn_text_says_so_and_why(cast: Cast) -> None:
    now = clock.now()
    a_text(cast, state="withdrawn", published_at=now, withdrawn_at=now, withdrawn_reason="Nama desa keliru.")
    found = issued(PUBLIC, "abc234")
    assert (found.withdrawn_at, found.changed_at, found.reason) == (now, now, "Nama desa keliru.")


def test_what_was_withdrawn_before_its_embargo_ended_was_never_out(cast: Cast) -> None:
    now = clock.now()
    a_text(cast, state="withdrawn", embargo_until=now + timedelta(hours=1), withdrawn_at=now, withdrawn_reason="Keliru.")
    with clock.travel(now + timedelta(hours=2)), pytest.raises(Problem, match="not_found"):
        issued(PUBLIC, "abc234")


def test_the_list_is_of_a_unit_and_those_below_newest_first(cast: Cast) -> None:
    now = clock.now()
    a_text(cast, "aaaa22", published_at=now - timedelta(hours=2))
    a_text(cast, "bbbb22", published_at=now - timedelta(hours=1), unit=cast.resort)
    a_text(cast, "cccc22", unit=cast.other_sector)
    assert [each.code for each in all_issued(PUBLIC, cast.sector.code)] == ["aaaa22"]
    assert [each.code for each in all_issued(PUBLIC, cast.resort.code, 2)] == ["cccc22", "bbbb22"]
    with pytest.raises(Problem, match="not_found"):
        all_issued(PUBLIC, "no-such-unit")


def test_english_goes_out_only_while_it_says_the_same(cast: Cast) -> None:
    both = {"id": [each.as_data() for each in SENTENCES], "en": [SENTENCES[0].as_data()]}
    a_text(cast, wordings=both)
    a_text(cast, "dddd22", wordings=both, english_current=False)
    assert issued(PUBLIC, "abc234").english is not None
    assert issued(PUBLIC, "dddd22").english is None
