"""Sentences after an edit, after a record went, and with a quote: nothing of what a person wrote is lost without need."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.press.editing import Line, mended, rewritten, with_quotes, without_quote
from sejuk.press.writing.shape import Sentence

HEAD = Sentence("headline", "Bhabinkamtibmas Kie Sambangi Warga Oenai", ("a", "b"))
LEAD = Sentence("lead", "Bripka Sari menyambangi warga Desa Oenai pada Rabu.", ("a",), paragraph=1)
TOLD = Sentence("activity", "Aipda Joko berdialog dengan warga Desa Falas.", ("b",), paragraph=2)
HEARD = Sentence("heard", "Petugas mencatat tiga keluhan warga.", ("a", "b"), paragraph=3)
END = Sentence("closing", "Situasi aman dan kondusif.", paragraph=4)
TEXT = (HEAD, LEAD, TOLD, HEARD, END)


def lines(*texts: str) -> list[Line]:
    return [Line(i, text) for i, text in enumerate(texts)]


def same(**changed: str) -> list[Line]:
    return lines(*(changed.get(each.part, each.text) for each in TEXT))


def test_a_word_changed_keeps_the_records() -> None:
    found = rewritten(TEXT, same(lead="Bripka Sari menyambangi warga Desa Oenai pada Rabu pagi."))
    assert (found[1].records, found[1].own) == (("a",), False)
    assert found[2:] == TEXT[2:]


def test_a_sentence_written_anew_is_the_editors_own_and_still_goes_with_its_record() -> None:
    found = rewritten(TEXT, same(lead="Kegiatan itu disambut hangat."))
    assert (found[1].records, found[1].own) == (("a",), True)


def test_a_sentence_that_the_editor_calls_their_own_is_marked() -> None:
    given = [Line(1, LEAD.text, own=True) if line.was == 1 else line for line in same()]
    assert rewritten(TEXT, given)[1].own


def test_a_new_sentence_stands_where_it_was_written_without_records() -> None:
    found = rewritten(TEXT, [*same()[:2], Line(None, "Warga mengucapkan terima kasih."), *same()[2:]])
    assert found[2] == Sentence("lead", "Warga mengucapkan terima kasih.", own=True, paragraph=1)
    assert len(found) == len(TEXT) + 1


def test_an_emptied_sentence_goes_and_paragraphs_close_up() -> None:
    found = rewritten(TEXT, same(activity="  "))
    assert [each.part for each in found] == ["headline", "lead", "heard", "closing"]
    assert [each.paragraph for each in found] == [0, 1, 2, 3]


def test_a_text_keeps_its_headline_and_at_least_a_sentence() -> None:
    with pytest.raises(Problem, match="text_needs_headline"):
        rewritten(TEXT, same(headline=""))
    with pytest.raises(Problem, match="text_needs_headline"):
        rewritten(TEXT, [Line(0, HEAD.text)])


def test_a_sentence_that_is_too_long_is_refused() -> None:
    with pytest.raises(Problem, match="text_too_long"):
        rewritten(TEXT, same(lead="kata " * 400))


def test_when_a_record_goes_its_sentences_go_and_sums_are_told_anew() -> None:
    new = (
        Sentence("headline", "Bhabinkamtibmas Kie Sambangi Warga", ("a",)), Sentence("lead", "Sari datang.", ("a",), paragraph=1),
        Sentence("heard", "Petugas mencatat satu keluhan warga.", ("a",), paragraph=2),
    )  # fmt: skip
    found = mended(TEXT, new, {"b"})
    assert [each.text for each in found] == [new[0].text, LEAD.text, new[2].text, END.text]
    assert not any("b" in each.records for each in found)


def test_what_was_edited_about_other_records_stays() -> None:
    edited = rewritten(TEXT, same(lead="Bripka Sari menyambangi warga Desa Oenai pada Rabu pagi."))
    assert mended(edited, (HEAD, LEAD, HEARD), {"b"})[1].text.endswith("Rabu pagi.")


def test_a_record_that_comes_back_is_told_again_in_its_place() -> None:
    without = (HEAD, LEAD, END)
    found = mended(without, TEXT, {"b"})
    assert [each.part for each in found] == ["headline", "lead", "activity", "heard", "closing"]


def test_a_quote_is_put_before_the_closing_once() -> None:
    quote = Sentence("quote", "“Mari jaga kampung kita,” ujar Bripka Sari.", paragraph=9)
    found = with_quotes(TEXT, (*TEXT, quote))
    assert [each.part for each in found] == ["headline", "lead", "activity", "heard", "quote", "closing"]
    assert [each.paragraph for each in found] == [0, 1, 2, 3, 4, 5]
    reworded = Sentence("quote", "Bripka Sari mengatakan, “Mari jaga kampung kita.”")
    assert with_quotes(found, (reworded,)) == found
    assert without_quote(found, "Mari jaga kampung kita.") == TEXT
