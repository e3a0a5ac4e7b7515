"""A published text whose record changed: still true, if the record still stands and bears every sentence; else it is withdrawn."""

from __future__ import annotations

import pytest

from sejuk.activities.actions import accept_activity, withdraw_activity
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import keep_text, recompose_texts
from sejuk.press.actions._texts import TextRefused
from sejuk.press.models import Text
from sejuk.press.tests.test_recompose_text import amend
from sejuk.press.tests.texts import accepted, published
from sejuk.testing import Cast


def flagged(cast: Cast, **changes: object) -> Text:
    """A published text whose record was amended and reviewed again."""
    row = accepted(cast)
    text = published(cast, row)
    amend(cast, row, **changes)
    accept_activity(asker=cast.asker(cast.kapolsek), activity_id=row.pk, version=2)
    text.refresh_from_db()
    assert text.records_changed_at is not None
    return text


def test_what_is_still_true_stays_and_is_flagged_no_more(cast: Cast) -> None:
    text = flagged(cast, narrative="Sambang warga, ditulis lebih rapi.")
    keep_text(asker=cast.asker(cast.humas), text_id=text.pk)
    text.refresh_from_db()
    assert (text.state, text.records_changed_at) == ("published", None)
    assert recompose_texts(record_ids=[text.records.get().record]) == 0


def test_what_the_record_no_longer_says_is_not_kept(cast: Cast) -> None:
    text = flagged(cast, rt="09", rw="07")
    with pytest.raises(TextRefused):
        keep_text(asker=cast.asker(cast.humas), text_id=text.pk)


def test_what_rests_on_a_withdrawn_record_is_not_kept(cast: Cast) -> None:
    row = accepted(cast)
    text = published(cast, row)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=row.pk, reason="Salah kirim")
    with pytest.raises(Problem, match="text_record_gone"):
        keep_text(asker=cast.asker(cast.humas), text_id=text.pk)


def test_what_is_not_flagged_needs_no_word(cast: Cast) -> None:
    text = published(cast)
    with pytest.raises(Problem, match="text_wrong_state"):
        keep_text(asker=cast.asker(cast.humas), text_id=text.pk)


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    text = flagged(cast, narrative="Lebih rapi.")
    for who in (stranger, cast.kanit, cast.kapolda):
        with pytest.raises(Problem, match="not_found"):
            keep_text(asker=cast.asker(who), text_id=text.pk)
