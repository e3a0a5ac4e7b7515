"""A release is taken out of the record with a reason; the same text may be kept again."""

from __future__ import annotations

from typing import Any

import pytest

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.press import keeping
from sejuk.press.actions import withdraw_release
from sejuk.press.models import KeptRelease
from sejuk.press.queries.kept import KeptFilter, kept_page, kept_release, same_text
from sejuk.press.tests.releases import TEXT, kept
from sejuk.testing import Cast


def withdrawn(cast: Cast, row: KeptRelease, *, who: Any = None, reason: str = "Desanya keliru") -> KeptRelease:
    withdraw_release(asker=cast.asker(who or cast.kanit), release_id=row.pk, reason=reason)
    return KeptRelease.objects.get(pk=row.pk)


def test_it_leaves_the_list_and_stays_readable(cast: Cast) -> None:
    row, asker = kept(cast), cast.asker(cast.kasat)
    assert withdrawn(cast, row).withdrawn_reason == "Desanya keliru"
    assert kept_page(asker, KeptFilter()).rows == []
    assert kept_page(asker, KeptFilter(withdrawn=True)).rows == [row]
    assert kept_release(asker, row.pk).withdrawn_at is not None
    assert Event.objects.filter(verb="release.withdrawn", subject=str(row.pk)).exists()


def test_the_same_text_may_be_kept_anew(cast: Cast) -> None:
    row = withdrawn(cast, kept(cast))
    assert same_text(cast.asker(cast.kanit), keeping.digest(TEXT)) is None
    assert kept(cast) != row


@pytest.mark.parametrize(("reason", "code"), [("  ", "value_missing"), ("Ibu Yane, HP 081234567890, keberatan", "release_words")])
def test_the_reason_is_said_without_data_of_residents(cast: Cast, reason: str, code: str) -> None:
    with pytest.raises(Problem, match=code):
        withdrawn(cast, kept(cast), reason=reason)


def test_a_second_time_is_refused(cast: Cast) -> None:
    row = withdrawn(cast, kept(cast))
    with pytest.raises(Problem, match="release_withdrawn"):
        withdrawn(cast, row)


def test_a_stranger_is_refused(cast: Cast, stranger: Any) -> None:
    with pytest.raises(Problem, match="not_found"):
        withdrawn(cast, kept(cast), who=stranger)
