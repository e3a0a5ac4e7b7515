"""Editing sentence by sentence: nothing that the facts do not say, nobody over somebody else, every earlier wording kept."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.press.actions import edit_text
from sejuk.press.actions._texts import TextRefused
from sejuk.press.editing import Line
from sejuk.press.models import Text
from sejuk.press.tests.texts import checked, drafted, edited, lines_of, published
from sejuk.testing import Cast


def said(text: Text, part: str, language: str = "id") -> str:
    return next(each.text for each in text.composed(language).sentences if each.part == part)


def test_a_new_sentence_is_the_editors_own_and_the_old_wording_is_kept(cast: Cast) -> None:
    text = drafted(cast)
    before = text.wordings
    lines = [*lines_of(text), Line(None, "Warga menyambut baik kegiatan itu.")]
    after = edit_text(asker=cast.asker(cast.humas), text_id=text.pk, version=1, language="id", lines=lines)
    assert (after.state, after.version, after.edited_by, after.english_current) == ("edited", 2, cast.humas, False)
    assert after.composed("id").sentences[-1].own
    kept = text.versions.get()
    assert (kept.version, kept.state, kept.wordings, kept.why, kept.replaced_by) == (1, "drafted", before, "edited", cast.humas)


@pytest.mark.parametrize("words", [
    "Kegiatan itu diikuti 250 warga.", "Kegiatan berlangsung di Desa Nunkolo.", "Bapak Yakobus menyambut petugas di rumahnya.", "Warga diajak memilih calon nomor urut 2.",
])  # fmt: skip
def test_what_the_facts_do_not_say_is_refused_at_its_sentence_and_nothing_is_stored(cast: Cast, words: str) -> None:
    text = drafted(cast)
    lines = [*lines_of(text), Line(None, words)]
    with pytest.raises(TextRefused) as stopped:
        edit_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=1, language="id", lines=lines)
    assert {one.sentence for one in stopped.value.found} == {len(lines) - 1}
    text.refresh_from_db()
    assert (text.version, text.state) == (1, "drafted")


def test_two_editors_never_write_over_each_other(cast: Cast) -> None:
    text = drafted(cast)
    first = edited(cast, text, headline=f"{said(text, 'headline')} dengan Santun")
    with pytest.raises(Problem, match="changed_meanwhile"):
        edited(cast, text, by=cast.kapolsek, message="")
    text.refresh_from_db()
    assert text.headline == first.headline


def test_an_edit_that_changes_nothing_says_so(cast: Cast) -> None:
    with pytest.raises(Problem, match="nothing_changed"):
        edited(cast, drafted(cast))


def test_english_is_behind_until_somebody_looked_at_it_again(cast: Cast) -> None:
    text = edited(cast, drafted(cast), message="")
    assert not text.english_current
    assert edited(cast, text, language="en").english_current


def test_an_edit_takes_the_check_away(cast: Cast) -> None:
    text = edited(cast, checked(cast), message="")
    assert (text.state, text.checked_by, text.checked_at) == ("edited", None, None)


def test_what_is_out_is_not_edited(cast: Cast) -> None:
    with pytest.raises(Problem, match="text_wrong_state"):
        edited(cast, published(cast), message="")


def test_there_are_two_languages(cast: Cast) -> None:
    text = drafted(cast)
    with pytest.raises(Problem, match="value_unknown"):
        edit_text(asker=cast.asker(cast.kanit), text_id=text.pk, version=1, language="jv", lines=[])


def test_a_stranger_is_refused(cast: Cast, stranger: Officer) -> None:
    text = drafted(cast)
    for who in (stranger, cast.officer, cast.kapolda):
        with pytest.raises(Problem, match="not_found"):
            edited(cast, text, by=who, message="")
