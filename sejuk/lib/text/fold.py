"""Text as the guard reads it: plain small ASCII letters, tricks undone, each letter knowing where it came from.

The phone does the same in field/src/guard/fold.ts; contract/cases/guard.json holds both together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from sejuk.lib.text.source import SOURCE

UNKNOWN = "~"
TOKEN = re.compile(r"[a-z0-9@$!]+", re.ASCII)
HELD_DOWN = re.compile(r"([a-z])\1\1", re.ASCII)
LETTER = re.compile(r"[a-z]", re.ASCII)
# Digits typed with the letters o, l and i among them: "O812l2…".
DISGUISED = re.compile(r"(?=(?:[oli]*\d){2})[0-9oli]{4,}|(?=o*\d)[0-9o]{3,}", re.ASCII)
INNER = re.compile(r"(?=[a-z])[a-z0-9@$!]*[a-z]", re.ASCII)
BETWEEN = " .-_*"
AS_DIGIT = {"o": "0", "l": "1", "i": "1"}
SPACED_AT_LEAST = 3
STRETCHED = 3
LONG_TOKEN = 5


def _pairs(said: str) -> dict[str, str]:
    return dict(zip(said[::2], said[1::2], strict=True))


_fold = SOURCE["fold"]
LOOKALIKE: dict[str, str] = _pairs(_fold["lookalike"])
LEET: dict[str, str] = _pairs(_fold["leet"])
# A sign of ASCII for each look-alike: nothing moves. A tab is a blank.
ONE_FOR_ONE = str.maketrans(LOOKALIKE | {"\t": " "})
# What has none of these is spelled as meant: letters and digits in one word, a letter by itself, one held down. Each looks first
# for what is rare in a text (a separator, a digit, a sign), and only there for what stands around it.
SIGN = "[a-z0-9@$!]"
ALONE = re.compile(rf"([ .\-_*])(?<={SIGN}.)(?<!{SIGN}{SIGN}.){SIGN}\1{SIGN}(?!{SIGN})", re.ASCII)
SUSPECT = re.compile(r"[0-9@$!](?:(?<=[@$])|(?<=[a-z@$!][0-9])|(?=[a-z]))", re.ASCII)
THRICE = tuple(letter * STRETCHED for letter in ascii_lowercase)
NUMBERED = re.compile(rf"(?:{_fold['numbered']})\d+", re.ASCII)
COUNTED = re.compile(rf"\d+(?:{_fold['counted']})(?:an|nya)?", re.ASCII)


@dataclass(frozen=True)
class Folded:
    """The folded text; ``source[i]`` is the place, in code points, of what became letter ``i``."""

    text: str
    source: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as written of a place in the folded one."""
        return self.source[start], self.source[end - 1] + 1


def fold(text: str) -> Folded:
    """Undo styled letters, look-alikes, capitals, spaced letters, digits for letters, and stretched words."""
    letters, source = _plain(text)
    if ALONE.search(letters):
        letters, source = _joined(letters, source)
    if SUSPECT.search(letters) or any(map(letters.__contains__, THRICE)):
        return _respelled(letters, source)
    return Folded(letters, source)


def _plain(text: str) -> tuple[str, Sequence[int]]:
    signs = text.translate(ONE_FOR_ONE)
    if signs.isascii():
        return signs.lower(), range(len(text))
    letters: list[str] = []
    source: list[int] = []
    for place, written in enumerate(text):
        for one in unicodedata.normalize("NFKD", written):
            plain = _ascii(one)
            letters.append(plain)
            source.extend([place] * len(plain))
    return "".join(letters), source


def _ascii(one: str) -> str:
    if one.isascii():
        return " " if one == "\t" else one.lower()
    if unicodedata.category(one) in ("Mn", "Mc", "Me", "Cf"):
        return ""
    known = LOOKALIKE.get(one) or LOOKALIKE.get(one.lower())
    return known or UNKNOWN


def _joined(text: str, source: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Letters that stand alone, one beside the other with the same sign between, are one word."""
    tokens = [found.span() for found in TOKEN.finditer(text)]
    dropped: set[int] = set()
    first = 0
    while first < len(tokens):
        last = _spaced_run(text, tokens, first)
        word = [text[start] for start, _ in tokens[first : last + 1]]
        if last > first and sum(map(str.isalpha, word)) >= SPACED_AT_LEAST and sum(map(str.isdigit, word)) * 2 < len(word):
            dropped.update(tokens[i][1] for i in range(first, last))
        first = last + 1
    kept = [i for i in range(len(text)) if i not in dropped]
    return "".join(text[i] for i in kept), [source[i] for i in kept]


def _spaced_run(text: str, tokens: list[tuple[int, int]], first: int) -> int:
    """The last token of the run of single letters that begins at ``first``."""
    last = first
    sign = text[tokens[first][1] : tokens[first][1] + 1]
    if tokens[first][1] - tokens[first][0] > 1 or sign not in BETWEEN or sign == "":
        return first
    while last + 1 < len(tokens):
        (_, end), (start, after) = tokens[last], tokens[last + 1]
        if after - start > 1 or text[end:start] != sign:
            break
        last += 1
    return last


def _respelled(text: str, source: Sequence[int]) -> Folded:
    """Each word spelled as meant, and a letter that was held down written once."""
    letters: list[str] = []
    places: list[int] = []
    done = 0
    for found in TOKEN.finditer(text):
        start, end = found.span()
        if not HELD_DOWN.search(found[0]) and (found[0].isalpha() or found[0].isdigit()):
            continue
        word = _respell(found[0])
        kept = [i for i in range(len(word)) if not _held_down(word, i)]
        letters.extend([text[done:start], *(word[i] for i in kept)])
        places.extend([*source[done:start], *(source[start + i] for i in kept)])
        done = end
    return Folded("".join([*letters, text[done:]]), [*places, *source[done:]])


def _held_down(word: str, i: int) -> bool:
    """Whether this letter only repeats the one before it, three times or more in a row; "PPP" is a name."""
    if i == 0 or word[i] != word[i - 1] or not LETTER.match(word[i]) or word == word[0] * len(word):
        return False
    return word[i] * STRETCHED in word[max(0, i - STRETCHED + 1) : i + STRETCHED]


def _respell(token: str) -> str:
    """A word whose digits stand for letters, or a number whose letters stand for digits; as long as it was."""
    if token.isdigit() or token.isalpha():
        return token
    if DISGUISED.fullmatch(token):
        return "".join(AS_DIGIT.get(letter, letter) for letter in token)
    if NUMBERED.match(token) or COUNTED.fullmatch(token):
        return token
    inner = INNER.match(token)
    end = inner.end() if inner else 0
    head = "".join(LEET.get(letter, letter) for letter in token[:end])
    tail = token[end:]
    if len(token) < LONG_TOKEN:
        return head + tail
    if inner is None and len(token) > 1 and LETTER.match(token[1]):
        return LEET.get(token[0], token[0]) + _respell(token[1:])
    return head + (LEET.get(tail, tail) if len(tail) == 1 and tail not in "!2" else tail)
