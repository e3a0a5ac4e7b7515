"""Drafting: composed in both languages from records that may go out, each sentence with those it rests on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press import selection
from sejuk.press.actions import draft_text
from sejuk.press.models import Text
from sejuk.press.selection import Selection
from sejuk.press.tests.texts import accepted, drafted
from sejuk.testing import Cast, report


def test_a_draft_is_composed_in_both_languages_from_its_record(cast: Cast) -> None:
    row = accepted(cast)
    text = drafted(cast, row)
    assert (text.state, text.version, text.code, text.unit) == ("drafted", 1, None, cast.sector)
    assert text.themes == ["hoax"]
    for language in ("id", "en"):
        composed = text.composed(language)
        assert composed.headline
        assert {pk for each in composed.sentences for pk in each.records} == {str(row.pk)}
    event = Event.objects.get(verb="text.drafted")
    assert (event.subject, event.data) == (str(text.pk), {"kind": "release", "records": 1, "unreviewed": False})


def test_a_units_day_is_drafted_without_what_is_unreviewed_or_another_units(cast: Cast) -> None:
    row = accepted(cast)
    report(cast.officer)
    chosen = Selection(unit=cast.sector.pk, day_from=row.local_day - timedelta(days=1), day_to=row.local_day)
    text = draft_text(asker=cast.asker(cast.humas), unit=cast.resort, selection=chosen)
    assert list(text.records.values_list("record", "version")) == [(str(row.pk), 1)]


def test_an_unreviewed_record_goes_in_only_when_somebody_says_so(cast: Cast) -> None:
    row = report(cast.officer)
    with pytest.raises(Problem, match="text_without_facts"):
        drafted(cast, row)
    assert drafted(cast, row, unreviewed=True).records.count() == 1


def test_records_of_another_unit_are_no_ground_for_this_ones_text(cast: Cast) -> None:
    row = accepted(cast)
    with pytest.raises(Problem, match="text_without_facts"):
        draft_text(asker=cast.asker(cast.kasat), unit=cast.other_sector, selection=Selection(activities=(row.pk,)))


def test_so_many_records_are_no_release(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sejuk.press.actions.texts.MOST_RECORDS", 1)
    with pytest.raises(Problem, match="text_too_many_records"):
        drafted(cast, accepted(cast), accepted(cast))
    assert selection.MOST_RECORDS > 1


@pytest.mark.parametrize("who", ["stranger", "officer", "kapolda", "operator"])
def test_who_may_not_write_there_is_refused(cast: Cast, who: str) -> None:
    row = accepted(cast)
    with pytest.raises(Problem, match="not_found"):
        draft_text(asker=cast.asker(getattr(cast, who)), unit=cast.sector, selection=Selection(activities=(row.pk,)))
    assert not Text.objects.exists()


def test_a_stranger_gets_no_text_out_of_somebody_elses_record(cast: Cast, stranger: Officer) -> None:
    row = accepted(cast)
    with pytest.raises(Problem, match="text_without_facts"):
        draft_text(asker=cast.asker(stranger), unit=cast.other_sector, selection=Selection(activities=(row.pk,)))
