"""A text as a row of letters, one for each word: what the rules of guard.json are looked for in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sejuk.lib.text.fold import Folded
from sejuk.lib.text.lexicon import END, NAME, PLAIN, number_kind
from sejuk.lib.text.rulebook import LEXICON
from sejuk.lib.text.source import SOURCE

TOKEN = re.compile(r"[a-z]+(?:2(?!\d))?|\(\d{1,2}\)|\d+(?:[.,:/-]\d+)*|\n|[.!?;]+(?=\s|$)", re.ASCII)
ENDS = frozenset(".!?;\n")
ABBREVIATIONS = frozenset(SOURCE["abbreviations"].split())
PLAIN_LETTER, NAME_LETTER = LEXICON.letter(PLAIN), LEXICON.letter(NAME)


@dataclass(frozen=True)
class Row:
    """``letters[i]`` stands for the word at ``places[i]`` of the folded text."""

    letters: str
    places: list[tuple[int, int]]


class _Word(NamedTuple):
    word: str
    letter: str
    start: int
    end: int


def row_of(text: str, folded: Folded) -> Row:
    """Each word, number and end of a sentence as its letter."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    words = _words(text, folded)
    i = 0
    while i < len(words):
        word, letter, start, _ = words[i]
        for rest, kind in LEXICON.phrases.get(word, ()):
            if all(i + k < len(words) and words[i + k].word == one for k, one in enumerate(rest, start=1)):
                letter = LEXICON.letter(kind)
                i += len(rest)
                break
        letters.append(letter)
        places.append((start, words[i].end))
        i += 1
    return Row("".join(letters), places)


def _words(text: str, folded: Folded) -> list[_Word]:
    words: list[_Word] = []
    small = any(map(str.islower, text))
    before = ""
    for found in TOKEN.finditer(folded.text):
        spelled, (start, end) = found[0], found.span()
        if spelled[0] in ENDS:
            if spelled != "." or before not in ABBREVIATIONS:
                words.append(_Word(END, END, start, end))
        elif words and words[-1].end == start - 1 and folded.text[start - 1] == "-" and _hangs_on(before, spelled):
            spelled = before + spelled if spelled in LEXICON.suffixes else f"{before}2{spelled[len(before) :]}"
            word, letter = _meant(spelled)
            words[-1] = _Word(word, letter, words[-1].start, end)
        else:
            word, letter = _meant(spelled)
            if letter == PLAIN_LETTER and small and text[folded.source[start]].isupper():
                letter = NAME_LETTER
            words.append(_Word(word, letter, start, end))
        before = spelled
    return words


@lru_cache(maxsize=8192)
def _meant(spelled: str) -> tuple[str, str]:
    if not spelled[0].isalpha():
        return spelled, LEXICON.letter(number_kind(spelled))
    word, kind = LEXICON.word(spelled)
    return word, LEXICON.letter(kind)


def _hangs_on(before: str, spelled: str) -> bool:
    """ "ibu-ibu" is many mothers, and "KK-nya" is a word and what hangs on it."""
    return spelled in LEXICON.suffixes or (spelled.startswith(before) and spelled[0].isalpha())
