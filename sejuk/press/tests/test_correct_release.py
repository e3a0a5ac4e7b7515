"""What a release says is corrected by who writes for the public there, and may be tied to the field report that it tells of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sejuk.activities.models import Activity
from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.press.actions import correct_release, withdraw_release
from sejuk.press.keeping import Spoken
from sejuk.press.models import KeptRelease
from sejuk.press.queries.kept import kept_telling
from sejuk.press.tests.releases import SARI, kept
from sejuk.testing import Cast, report


def corrected(
    cast: Cast, row: KeptRelease, *, who: Any = None, version: int = 1, describes: Any = None, **changes: Any
) -> KeptRelease:
    asker = cast.asker(who or cast.kanit)
    return correct_release(
        asker=asker, release_id=row.pk, version=version, content=replace(row.content, **changes), describes=describes
    )


def test_other_facts_stand_there(cast: Cast) -> None:
    row = corrected(cast, kept(cast), rw="03", quotes=())
    assert (row.rw, row.quotes, row.version) == ("03", [], 2)
    assert Event.objects.get(verb="release.corrected").data == {"fields": ["rw", "quotes"], "version": 2}


def test_what_changes_nothing_writes_nothing(cast: Cast) -> None:
    assert corrected(cast, kept(cast)).version == 1
    assert not Event.objects.filter(verb="release.corrected").exists()


def test_it_tells_of_a_field_report_and_leaves_it_as_it_is(cast: Cast) -> None:
    activity = report(cast.officer)
    before = Activity.objects.values().get()
    row = corrected(cast, kept(cast), describes=activity.pk)
    assert kept_telling(cast.asker(cast.kanit), activity.pk) == [row]
    assert Activity.objects.values().get() == before


def test_a_field_report_out_of_reach_looks_absent(cast: Cast) -> None:
    activity = report(cast.foreigner, area_code="53.03.01.2005")
    with pytest.raises(Problem, match="not_found"):
        corrected(cast, kept(cast), describes=activity.pk)


def test_what_somebody_changed_meanwhile_is_not_written_over(cast: Cast) -> None:
    row = kept(cast)
    corrected(cast, row, rw="03")
    with pytest.raises(Problem, match="release_changed"):
        corrected(cast, row, rw="04")


def test_no_quote_is_added(cast: Cast) -> None:
    row = kept(cast)
    with pytest.raises(Problem, match="value_unknown"):
        corrected(cast, row, quotes=(*row.spoken, Spoken(SARI, "Ini tidak pernah dikatakan.")))


def test_a_withdrawn_one_stays_as_it_is(cast: Cast) -> None:
    row = kept(cast)
    withdraw_release(asker=cast.asker(cast.kanit), release_id=row.pk, reason="Salah desa")
    with pytest.raises(Problem, match="release_withdrawn"):
        corrected(cast, row, rw="03")


def test_a_stranger_is_refused(cast: Cast, stranger: Any) -> None:
    with pytest.raises(Problem, match="not_found"):
        corrected(cast, kept(cast), who=stranger, rw="03")
