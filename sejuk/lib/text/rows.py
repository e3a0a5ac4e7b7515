"""A text as a row of letters, one for each word: what the rules of guard.json are looked for in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sejuk.lib.text.fold import Folded
from sejuk.lib.text.lexicon import END, NAME, PLAIN, Phrases, number_kind
from sejuk.lib.text.rulebook import LEXICON
from sejuk.lib.text.source import SOURCE

TOKEN = re.compile(r"[a-z]+(?:2(?!\d))?|\(\d{1,2}\)|\d+(?:[.,:/-]\d+)*|\n|[.!?;]+(?=\s|$)", re.ASCII)
INITIALS, LONGEST = 2, 24
# Words made with a prefix, which a sentence may begin with: "Penangkapan", "Ditemukan".
FORMED = re.compile(r"(?:pe[nmlr]|me[nm]|ber|ter|di)[a-z]{5,}|(?:pe|ke)[a-z]{3,}an", re.ASCII)
ENDS = frozenset(".!?;\n")
ABBREVIATIONS = frozenset(SOURCE["abbreviations"].split())
PLAIN_LETTER, NAME_LETTER = LEXICON.letter(PLAIN), LEXICON.letter(NAME)


@dataclass(frozen=True)
class Row:
    """``letters[i]`` stands for the word at ``places[i]`` of the folded text."""

    letters: str
    places: list[tuple[int, int]]


def row_of(text: str, folded: Folded) -> Row:
    """Each word, number and end of a sentence as its letter."""
    words, letters, places = _words(text, folded)
    row: list[str] = []
    where: list[tuple[int, int]] = []
    i, end = 0, len(words)
    while i < end:
        phrases = LEXICON.phrases.get(words[i])
        last, letter = _phrase(phrases, words, i) if phrases else (i, "")
        row.append(letter or letters[i])
        where.append((places[i][0], places[last][1]))
        i = last + 1
    return Row("".join(row), where)


def _phrase(phrases: Phrases, words: list[str], first: int) -> tuple[int, str]:
    """The last word and the letter of the longest phrase that begins here; no letter when none does."""
    for rest, kind in phrases.get(words[first + 1], ()) if first + 1 < len(words) else ():
        if tuple(words[first + 1 : first + 1 + len(rest)]) == rest:
            return first + len(rest), LEXICON.letter(kind)
    return first, ""


def _words(text: str, folded: Folded) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    words: list[str] = []
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    small = any(map(str.islower, text))
    before = ""
    for found in TOKEN.finditer(folded.text):
        spelled, (start, end) = found[0], found.span()
        if spelled[0] in ENDS:
            if spelled == "." and before in ABBREVIATIONS:
                before = spelled
                continue
            word, letter = END, END
        elif folded.text[start - 1] == "-" and places and places[-1][1] == start - 1 and _hangs_on(before, spelled):
            spelled = before + spelled if spelled in LEXICON.suffixes else f"{before}2{spelled[len(before) :]}"
            word, letter = _meant(spelled)
            start, _ = places.pop()
            del words[-1], letters[-1]
        else:
            word, letter = _meant(spelled)
            if letter == PLAIN_LETTER and small and _named(text, folded, start, end):
                letter = NAME_LETTER
        words.append(word)
        letters.append(letter)
        places.append((start, end))
        before = spelled
    return words, letters, places


def _named(text: str, folded: Folded, start: int, end: int) -> bool:
    """Whether it is written as a name or as initials: "Rudi" or "RA", not "UMKM"."""
    first, second = (text[folded.source[place]] for place in (start, min(start + 1, end - 1)))
    return first.isupper() and (end - start <= INITIALS or not second.isupper()) and not FORMED.fullmatch(folded.text, start, end)


@lru_cache(maxsize=8192)
def _meant(spelled: str) -> tuple[str, str]:
    if not spelled[0].isalpha():
        return spelled, LEXICON.letter(number_kind(spelled))
    word, kind = LEXICON.word(spelled)
    return word, LEXICON.letter(kind)


def _hangs_on(before: str, spelled: str) -> bool:
    """ "ibu-ibu" is many mothers, and "KK-nya" is a word and what hangs on it."""
    return len(before) <= LONGEST and (spelled in LEXICON.suffixes or (spelled.startswith(before) and spelled[0].isalpha()))
