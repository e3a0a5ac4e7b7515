"""Where a proper name begins and ends."""

from __future__ import annotations

import pytest

from sejuk.press.reading import names


def proper(text: str) -> str:
    words = names.proper(text, 0)
    return text[words[0].start : words[-1].end] if words else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sido Makmur Kecamatan Wonoasri", "Sido Makmur"), ("Ki'e, Bripka", "Ki'e"), ("Butar-Butar menyambangi", "Butar-Butar"),
        ("Sukamaju. Warga", "Sukamaju"), ("Koto IV Polsek", "Koto IV"), ("binaan", ""), ("Soekarno - Hatta RT", "Soekarno - Hatta"),
    ],
)  # fmt: skip
def test_a_name_ends_at_signs_and_at_words_that_are_no_names(text, name):
    assert proper(text) == name


def test_a_sentence_does_not_end_at_a_short_form():
    text = "Kegiatan di Kec. Wonoasri, Selasa. Warga senang."
    begin, end = names.sentence_at(text, text.index("Wonoasri"))
    assert text[begin:end] == "Kegiatan di Kec. Wonoasri, Selasa."


def test_direct_speech_is_seen_in_both_kinds_of_marks():
    assert names.in_quotes("Kata dia, “mari jaga pukul 10.00", 25)
    assert names.in_quotes('Kata dia, "mari jaga pukul', 22)
    assert not names.in_quotes("“Mari,” kata dia pukul", 18)


def test_signs_without_width_do_not_end_a_name():
    assert proper("Suka\u200bmaju Polsek") == "Suka\u200bmaju"
    assert names.tidy("Suka\u200bmaju") == "Sukamaju"


def test_names_in_capitals_are_written_as_names():
    assert names.tidy("BAGAN  BESAR") == "Bagan Besar"
    assert names.tidy("TTS") == "TTS"


def test_every_word_beside_names_is_in_small_letters_and_alone():
    assert all(word == word.lower() for word in names.STOP)
    assert "budi" not in names.STOP
