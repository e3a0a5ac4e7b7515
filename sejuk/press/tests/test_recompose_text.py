"""A record that changed takes its sentences with it: the text is told from what stands now, and what people wrote stays."""

from __future__ import annotations

import pytest

from sejuk.activities import rules
from sejuk.activities.actions import accept_activity, amend_activity, withdraw_activity
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import recompose_text
from sejuk.press.tests.texts import accepted, checked, drafted, edited, published
from sejuk.press.texts import grounds
from sejuk.testing import FALAS, Cast


def amend(cast: Cast, row: object, **changes: object) -> None:
    now = rules.Anchored(clock.now(), 5000, "monotonic")
    amend_activity(officer_id=cast.officer.pk, activity_id=row.pk, base=1, changes=changes, reason="Salah tulis", made=now)  # type: ignore[attr-defined]


def test_the_sentences_of_a_withdrawn_record_go_and_the_text_falls_back(cast: Cast, without_reactions: None) -> None:
    stays, goes = accepted(cast), accepted(cast, area_code=FALAS)
    text = checked(cast, stays, goes)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=goes.pk, reason="Salah kirim")
    assert grounds(text).changed == {str(goes.pk)}
    assert recompose_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=text.version)
    text.refresh_from_db()
    assert (text.state, text.checked_by) == ("edited", None)
    assert text.versions.get().why == "records"
    for language in ("id", "en"):
        assert {pk for each in text.composed(language).sentences for pk in each.records} == {str(stays.pk)}
        assert "Falas" not in " ".join(each.text for each in text.composed(language).sentences)
    assert not recompose_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=text.version)


def test_an_amended_record_is_told_again_once_it_was_reviewed(cast: Cast, without_reactions: None) -> None:
    row, other = accepted(cast), accepted(cast, area_code=FALAS)
    text = drafted(cast, row, other)
    amend(cast, row, people_reached=9)
    recompose_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=1)
    text.refresh_from_db()
    assert str(row.pk) not in {pk for each in text.composed("id").sentences for pk in each.records}
    accept_activity(asker=cast.asker(cast.kapolsek), activity_id=row.pk, version=2)
    assert grounds(text).changed == {str(row.pk)}
    recompose_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=text.version)
    text.refresh_from_db()
    assert str(row.pk) in {pk for each in text.composed("id").sentences for pk in each.records}


def test_what_was_edited_about_other_records_stays(cast: Cast, without_reactions: None) -> None:
    row, other = accepted(cast), accepted(cast, area_code=FALAS)
    text = drafted(cast, row, other)
    text = edited(cast, text, message="")
    before = text.composed("id").sentences
    withdraw_activity(officer_id=cast.officer.pk, activity_id=other.pk, reason="Salah kirim")
    recompose_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=text.version)
    text.refresh_from_db()
    kept = {each.text for each in before if each.records and str(other.pk) not in each.records}
    assert kept <= {each.text for each in text.composed("id").sentences}


def test_without_any_record_left_nothing_of_them_is_said(cast: Cast, without_reactions: None) -> None:
    row = accepted(cast)
    text = drafted(cast, row)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=row.pk, reason="Salah kirim")
    recompose_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=1)
    text.refresh_from_db()
    assert [each for each in text.composed("id").sentences if each.records] == []


def test_what_is_out_is_not_composed_again(cast: Cast) -> None:
    text = published(cast)
    with pytest.raises(Problem, match="text_wrong_state"):
        recompose_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=text.version)


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    text = drafted(cast)
    with pytest.raises(Problem, match="not_found"):
        recompose_text(asker=cast.asker(stranger), text_id=text.pk, version=1)
