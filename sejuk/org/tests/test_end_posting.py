"""A posting ends with a day; its heads are ended by those above."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import end_posting
from sejuk.org.rules import Can
from sejuk.testing import Phone


def test_from_the_next_day_on_it_allows_nothing_and_the_phone_drops_it_later(cast, kanit, phone: Phone):
    posting = cast.posting(cast.officer)
    end_posting(asker=asker_for(kanit), posting=posting, last_day=clock.today())
    assert asker_for(cast.officer).may(Can.RECORD)
    assert not asker_for(cast.officer, clock.today() + timedelta(days=1)).may(Can.RECORD)
    assert phone.changes("posting")[str(posting.pk)]["valid_until"] == clock.today().isoformat()
    cursor = phone.pull()["cursor"]
    with clock.travel(clock.now() + timedelta(days=20)):
        changes = phone.pull(cursor)["changes"]
    assert {"kind": "posting", "id": str(posting.pk), "deleted": True} in changes


def test_what_ends_is_never_prolonged(cast, kanit):
    posting, today = cast.posting(cast.officer), clock.today()
    end_posting(asker=asker_for(kanit), posting=posting, last_day=today + timedelta(days=9))
    end_posting(asker=asker_for(kanit), posting=posting, last_day=today)
    with pytest.raises(Problem, match="posting_ends_earlier"):
        end_posting(asker=asker_for(kanit), posting=posting, last_day=today + timedelta(days=1))
    assert cast.posting(cast.officer).valid_until == today


def test_who_may_not(cast, kanit, stranger):
    today = clock.today()
    for by, whom, code in (
        (stranger, cast.officer, "not_found"), (cast.foreigner, cast.officer, "not_found"), (kanit, kanit, "own_posting"),
        (kanit, cast.kapolsek, "role_not_yours_to_give"), (cast.kapolres, cast.kapolres, "own_posting"),
        (kanit, cast.kapolres, "not_found"),
    ):  # fmt: skip
        with pytest.raises(Problem, match=code):
            end_posting(asker=asker_for(by), posting=cast.posting(whom), last_day=today)
    end_posting(asker=asker_for(cast.kapolres), posting=cast.posting(cast.kapolsek), last_day=today)
    with pytest.raises(Problem, match="ends_before_begins"):
        posting = cast.posting(cast.officer)
        end_posting(asker=asker_for(kanit), posting=posting, last_day=posting.valid_from - timedelta(days=1))
