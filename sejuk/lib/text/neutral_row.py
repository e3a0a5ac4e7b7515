"""An outgoing text as a row of letters, one for each word: what the rules of neutral.json are looked for in.

The phone does the same in field/src/neutral/; contract/cases/neutral.json holds both together.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from functools import lru_cache

from sejuk.lib.text.fold import Folded, fold
from sejuk.lib.text.lexicon import END, Kind
from sejuk.lib.text.neutral_rules import (
    AGE,
    BALLOT,
    CAP,
    COLON,
    COMMA,
    FINGER,
    FIRST,
    HARD_WORDS,
    LEXICON,
    NUMBER,
    SOURCE,
    UPPER,
    WORD,
    ZERO,
)
from sejuk.lib.text.rows import Row

# A word may have letters hidden behind stars; a number ("0 2" is one), an age, an end, a comma, or a sign that is no letter.
TOKEN = re.compile(
    r"[a-z]+(?:[*~#]{1,3}[a-z]+){0,4}|\(\d{1,2}(?: tahun| th| thn)?\)"
    r"|(?<![a-z\d,.:/-])(?<!\d )0 [1-9](?! ?\d)|\d+(?:[.,:/-]\d+)*|\n|[.!?;]+(?=\s|$|\")|,|:(?!\S)|~",
    re.ASCII,
)
PLAIN_TOKEN = re.compile(r"[a-z]+|~")
HIDDEN = re.compile(r"[*~#]")
FORMED = re.compile(r"(?:pe[nmlr]|me[nm]?|ber|ter|di)[a-z]{4,}|(?:pe|ke)[a-z]{3,}an", re.ASCII)
# Signs that split a word into pieces: "pas-lon", "gol kar".
SPLITS = ("", " ", "-", ".", "_", "*", "/")
ENDS = frozenset(".!?;\n")
SIGNS = {",": COMMA, ":": COLON, "~": FINGER}
ABBREVIATIONS = frozenset(SOURCE["abbreviations"].split())
FINGERS = frozenset(SOURCE["fingers"])
MOST_PARTIES, MOST_PIECES, SHOUTED = 24, 4, 0.9
TITLE_LEAST, TITLE_WORDS = 4, 5
Token = tuple[str, int, int]


def _by_length() -> dict[int, list[str]]:
    by: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted(HARD_WORDS):
        by[len(word)].append(word)
    return by


def _with_one_less(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


BY_LENGTH = _by_length()
# A letter wrong, missing or too many: what is left when one is taken away.
MISSPELLED = {left: word for word in SOURCE["misspelled"].split() for left in (word, *_with_one_less(word))}
MISSPELLED_LENGTHS = range(5, 11)
LONG = 8
GLUED = re.compile("|".join(sorted(SOURCE["glued"].split(), key=len, reverse=True)))
SQUEEZED = {re.sub(r"(.)\1+", r"\1", word): word for word in HARD_WORDS}


def row_of(text: str) -> tuple[Row, Folded]:
    """Each word, number, comma and end of a sentence as its letter, and the folded text that the places are in."""
    folded = fold(text)
    tokens = _tokens(text, folded)
    titled = _titled(text, folded, tokens)
    words: list[str] = []
    letters: list[str] = []
    for i, token in enumerate(tokens):
        word, kind = _meant(*_spelled(text, folded, token))
        if kind == WORD:
            kind = _as_written(text, folded, token, titled=titled, first=i == 0 or tokens[i - 1][0] == END)
        elif kind & {"abbr", "weak"} and not titled and _is_upper(text, folded, token):
            kind |= {UPPER}
        words.append(word)
        letters.append(END if word == END else LEXICON.letter(kind))
    return _phrased(words, letters, tokens), folded


def _phrased(words: list[str], letters: list[str], tokens: list[Token]) -> Row:
    row: list[str] = []
    where: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        last, letter = i, letters[i]
        for rest, kind in LEXICON.phrases.get(words[i], {}).get(words[i + 1], ()) if i + 1 < len(words) else ():
            if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                last, letter = i + len(rest), LEXICON.letter(kind)
                break
        row.append(letter)
        where.append((tokens[i][1], tokens[last][2]))
        i = last + 1
    return Row("".join(row), where)


def _tokens(text: str, folded: Folded) -> list[Token]:
    tokens: list[Token] = []
    for found in TOKEN.finditer(folded.text):
        spelled, (start, end) = found[0], found.span()
        if spelled == "~":
            if text[folded.source[start]] in FINGERS:
                tokens.append(("~", start, end))
        elif spelled[0] in ENDS:
            if not (spelled == "." and tokens and tokens[-1][0] in ABBREVIATIONS and tokens[-1][2] == start):
                tokens.append((END, start, end))
        elif HIDDEN.search(spelled):
            tokens += _unhidden(text, folded, spelled, start)
        else:
            for piece in _camels(text, folded, spelled, start):
                tokens.append(piece)
                _mend(folded.text, tokens)
    return tokens


def _camels(text: str, folded: Folded, spelled: str, start: int) -> list[Token]:
    """ "TetapGanjar" is two words; other words stay whole."""
    if len(spelled) <= LONG or not spelled.isalpha():
        return [(spelled, start, start + len(spelled))]
    large = [text[folded.source[start + i]].isupper() for i in range(len(spelled))]
    cuts = [0, *(i for i in range(2, len(spelled) - 1) if large[i] and not large[i - 1]), len(spelled)]
    return [(spelled[one:two], start + one, start + two) for one, two in itertools.pairwise(cuts)]


def _unhidden(text: str, folded: Folded, spelled: str, start: int) -> list[Token]:
    """ "p*slon" and "g#lkar" are the words that fit."""
    shape = re.compile(HIDDEN.sub("[a-z]", spelled))
    known = next((word for word in BY_LENGTH.get(len(spelled), ()) if shape.fullmatch(word)), None)
    if known:
        return [(known, start, start + len(spelled))]
    parts = ((found[0], start + found.start(), start + found.end()) for found in PLAIN_TOKEN.finditer(spelled))
    return [part for part in parts if part[0] != "~" or text[folded.source[part[1]]] in FINGERS]


def _mend(text: str, tokens: list[Token]) -> None:
    """The last pieces as one word if they make one that nobody writes for something else: "gol-kar", "pra bo wo"."""
    joined, start = tokens[-1][0], tokens[-1][1]
    for count in range(2, min(MOST_PIECES, len(tokens)) + 1):
        piece, begin, end = tokens[-count]
        if not piece.isalpha() or text[end:start] not in SPLITS:
            return
        joined, start = piece + joined, begin
        if joined in HARD_WORDS:
            tokens[-count:] = [(joined, begin, tokens[-1][2])]
            return


def _spelled(text: str, folded: Folded, token: Token) -> tuple[str, bool]:
    """The word, and whether a one in it may be the letter l."""
    written = text[folded.source[token[1]] : folded.source[token[2] - 1] + 1]
    return token[0], token[0].isalpha() and ("1" in written or "!" in written or "|" in written)


@lru_cache(maxsize=8192)
def _meant(spelled: str, ell: bool) -> tuple[str, Kind]:  # noqa: FBT001 — a key of the cache
    if spelled in ENDS:
        return END, WORD
    if spelled in SIGNS:
        return spelled, SIGNS[spelled]
    if not spelled[0].isalpha():
        return spelled, _number(spelled)
    word, kind = LEXICON.word(spelled)
    if not kind and spelled not in LEXICON.words:
        word, kind = _disguised(spelled, ell=ell) or (word, kind)
    return word, kind or WORD


def _disguised(spelled: str, *, ell: bool) -> tuple[str, Kind] | None:
    if ell and "i" in spelled:
        for other in (
            spelled.replace("i", "l"),
            *(spelled[:i] + "l" + spelled[i + 1 :] for i, s in enumerate(spelled) if s == "i"),
        ):
            if LEXICON.words.get(other):
                return LEXICON.word(other)
    known = SQUEEZED.get(re.sub(r"(.)\1+", r"\1", spelled))
    if known and len(spelled) > len(known):
        return LEXICON.word(known)
    if len(spelled) in MISSPELLED_LENGTHS:
        known = next((MISSPELLED[left] for left in (spelled, *_with_one_less(spelled)) if left in MISSPELLED), None)
        return LEXICON.word(known) if known else None
    return _glued(spelled)


def _glued(spelled: str) -> tuple[str, Kind] | None:
    """The name in words written together: "tetapprabowo"."""
    inside = GLUED.search(spelled) if len(spelled) > LONG else None
    return LEXICON.word(inside[0]) if inside else None


def _number(spelled: str) -> Kind:
    if spelled[0] == "(":
        return AGE
    spelled = spelled.replace(" ", "")
    if not spelled.isdigit() or not 1 <= int(spelled[:4]) <= MOST_PARTIES or len(spelled) > 2:
        return NUMBER
    return ZERO if spelled[0] == "0" else BALLOT


def _first_letters(text: str, folded: Folded, token: Token) -> tuple[str, str]:
    return text[folded.source[token[1]]], text[folded.source[min(token[1] + 1, token[2] - 1)]]


def _is_upper(text: str, folded: Folded, token: Token) -> bool:
    return all(map(str.isupper, _first_letters(text, folded, token)))


def _titled(text: str, folded: Folded, tokens: list[Token]) -> bool:
    """Whether nearly every word begins large, so that a capital tells nothing of a name."""
    words = [token for token in tokens if len(token[0]) >= TITLE_LEAST and token[0].isalpha()]
    large = sum(_first_letters(text, folded, token)[0].isupper() for token in words)
    return len(words) > TITLE_WORDS and large > SHOUTED * len(words)


def _as_written(text: str, folded: Folded, token: Token, *, titled: bool, first: bool) -> Kind:
    """A word that is in no list: written as a name (initials are none), at the head of a sentence, or plain."""
    one, two = _first_letters(text, folded, token)
    if titled or not one.isupper() or two.isupper() or FORMED.fullmatch(token[0]):
        return WORD
    return FIRST if first else CAP
