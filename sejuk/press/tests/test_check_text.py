"""Checking: a second person, on the version that they read, and only when nothing stands in its way."""

from __future__ import annotations

import pytest

from sejuk.activities.actions import withdraw_activity
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import check_text
from sejuk.press.actions._texts import TextRefused
from sejuk.press.models import Text
from sejuk.press.tests.texts import accepted, checked, drafted, edited
from sejuk.press.writing.shape import Sentence
from sejuk.testing import Cast


def test_a_second_person_checks_it(cast: Cast) -> None:
    text = checked(cast)
    assert (text.state, text.checked_by) == ("checked", cast.kapolsek)


def test_nobody_checks_what_they_drafted_or_edited(cast: Cast) -> None:
    own = drafted(cast, by=cast.kapolsek)
    touched = edited(cast, edited(cast, drafted(cast), by=cast.kapolsek, message=""), by=cast.humas, activity="")
    for text in (own, touched):
        with pytest.raises(Problem, match="own_text"):
            check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=text.version)
    assert check_text(asker=cast.asker(cast.kasat), text_id=touched.pk, version=touched.version).state == "checked"


def test_two_checkers_of_one_version(cast: Cast) -> None:
    text = drafted(cast)
    for who, answer in ((cast.kapolsek, ""), (cast.humas, "text_wrong_state")):
        if answer:
            with pytest.raises(Problem, match=answer):
                check_text(asker=cast.asker(who), text_id=text.pk, version=text.version)
        else:
            check_text(asker=cast.asker(who), text_id=text.pk, version=text.version)


def test_what_was_edited_since_it_was_read_is_not_checked(cast: Cast) -> None:
    text = drafted(cast)
    edited(cast, text, message="")
    with pytest.raises(Problem, match="changed_meanwhile"):
        check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=1)


def test_a_text_whose_record_changed_is_not_checked(cast: Cast, without_reactions: None) -> None:
    row = accepted(cast)
    text = drafted(cast, row)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=row.pk, reason="Salah kirim")
    with pytest.raises(Problem, match="text_records_changed"):
        check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=1)


def test_a_sentence_that_may_not_go_out_stops_the_check(cast: Cast) -> None:
    text = drafted(cast)
    bad = Sentence("closing", "Warga diajak memilih calon nomor urut 2.", own=True, paragraph=9)
    text.write("id", [*text.composed("id").sentences, bad])
    Text.objects.filter(pk=text.pk).update(wordings=text.wordings)
    with pytest.raises(TextRefused):
        check_text(asker=cast.asker(cast.kapolsek), text_id=text.pk, version=1)


def test_a_stranger_is_refused_and_a_kanit_only_writes(cast: Cast, stranger: Officer) -> None:
    text = drafted(cast, by=cast.kapolsek)
    for who in (stranger, cast.kanit, cast.kapolda, cast.officer):
        with pytest.raises(Problem, match="not_found"):
            check_text(asker=cast.asker(who), text_id=text.pk, version=1)
