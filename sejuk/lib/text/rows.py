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
    """Each word, number and end of a sentence as its letter; a phrase that is known is one word."""
    words, letters, places, openings = _words(text, folded)
    row: list[str] = []
    where: list[tuple[int, int]] = []
    done = 0
    for first in openings:
        if first < done:
            continue
        last, letter = _phrase(LEXICON.phrases[words[first]], words, first)
        if letter:
            row += [*letters[done:first], letter]
            where += [*places[done:first], (places[first][0], places[last][1])]
            done = last + 1
    return Row("".join(row + letters[done:]), where + places[done:])


def _phrase(phrases: Phrases, words: list[str], first: int) -> tuple[int, str]:
    """The last word and the letter of the longest phrase that begins here; no letter when none does."""
    for rest, kind in phrases.get(words[first + 1], ()) if first + 1 < len(words) else ():
        if tuple(words[first + 1 : first + 1 + len(rest)]) == rest:
            return first + len(rest), LEXICON.letter(kind)
    return first, ""


def _words(text: str, folded: Folded) -> tuple[list[str], list[str], list[tuple[int, int]], list[int]]:
    """The words as meant, the letter and the place of each, and which of them may open a phrase."""
    words: list[str] = []
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    openings: list[int] = []
    small, hyphens = any(map(str.islower, text)), "-" in folded.text
    before = ""
    for found in TOKEN.finditer(folded.text):  # every word of every report passes here: no call that can be spared
        spelled, (start, end) = found[0], found.span()
        if hyphens and places and _hangs_on(before, spelled, folded.text[places[-1][1] : start]):
            spelled = before + spelled if spelled in LEXICON.suffixes else f"{before}2{spelled[len(before) :]}"
            start, _ = places.pop()
            del words[-1], letters[-1]
            if openings and openings[-1] == len(words):
                openings.pop()
            word, letter, opens = _meant(spelled)
        else:
            word, letter, opens = _meant(spelled)
            if letter == PLAIN_LETTER and small and _named(text, folded, start, end):
                letter = NAME_LETTER
            elif spelled == "." and before in ABBREVIATIONS:
                before = spelled
                continue
        if opens:
            openings.append(len(words))
        words.append(word)
        letters.append(letter)
        places.append((start, end))
        before = spelled
    return words, letters, places, openings


def _named(text: str, folded: Folded, start: int, end: int) -> bool:
    """Whether it is written as a name or as initials: "Rudi" or "RA", not "UMKM"."""
    if not text[folded.source[start]].isupper() or FORMED.fullmatch(folded.text, start, end):
        return False
    return end - start <= INITIALS or not text[folded.source[start + 1]].isupper()


@lru_cache(maxsize=8192)
def _meant(spelled: str) -> tuple[str, str, bool]:
    """The word that is meant, its letter, and whether it may open a phrase."""
    if spelled[0] in ENDS:
        return END, END, False
    word, kind = LEXICON.word(spelled) if spelled[0].isalpha() else (spelled, number_kind(spelled))
    return word, LEXICON.letter(kind), word in LEXICON.phrases


def _hangs_on(before: str, spelled: str, between: str) -> bool:
    """ "ibu-ibu" is many mothers, and "KK-nya" is a word and what hangs on it."""
    if between != "-" or len(before) > LONGEST:
        return False
    return spelled in LEXICON.suffixes or (spelled.startswith(before) and spelled[0].isalpha())
