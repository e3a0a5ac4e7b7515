"""Numbers in a sentence, in digits and in words, and whether the facts bear them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sejuk.press.writing.asserted.borne import Borne
from sejuk.press.writing.asserted.spots import Spot

CODE = "number_not_in_facts"
_UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
        "sepuluh": 10,
    "sebelas": 11, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "berdua": 2, "bertiga": 3, "berempat": 4, "berlima": 5, "berenam": 6, "bertujuh": 7, "selusin": 12,
        "sekodi": 20, "dozen": 12,
}  # fmt: skip
_ONES = {"seratus": 100, "seribu": 1_000, "sejuta": 1_000_000}
_TIMES = {
    "puluh": 10, "ratus": 100, "ribu": 1_000, "juta": 1_000_000, "hundred": 100, "thousand": 1_000, "million": 1_000_000,
        "dozen": 12,
    "lusin": 12, "kodi": 20,
}  # fmt: skip
# Rough numbers: from and below which one of the facts must lie.
_ROUGH = {
    "belasan": (11, 20), "puluhan": (20, 100), "ratusan": (100, 1_000), "ribuan": (1_000, 1_000_000), "jutaan": (1_000_000, 10**9),
    "dozens": (20, 200), "hundreds": (100, 1_000), "thousands": (1_000, 1_000_000), "scores": (20, 200),
}  # fmt: skip
# Shares, which no record counts.
_SHARES = re.compile(r"\b(?:separuh|separo|setengah|sepertiga|seperempat|mayoritas|half|majority|most of|(?:per)?cent)\b|%", re.I)
# Numbers that count nothing.
IDIOMS = re.compile(
    r"\b(?:salah satu|satu (?:sama lain|per satu|pun|hati|padu|suara|demi satu)|satu-satu(?:nya)?|tiga pilar|empat pilar"
    r"|berpikir dua kali|dua kali berpikir|1\s?x\s?24 jam|24 jam|one (?:another|by one)|no one|the one|each one|think twice"
    r"|(?:layanan|nomor|hubungi|call cent(?:er|re)|polisi|hotline|call)\s+110)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w.,])\d[\d.,]*\d|\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_WORD = re.compile(r"[^\W\d_]+")


def numbers(text: str, borne: Borne) -> Iterator[Spot]:
    """Each number that is not among the facts'."""
    for start, end, value in _in_digits(text):
        if value not in borne.numbers:
            yield Spot(CODE, start, end)
    for start, end, value in in_words(text):
        if value not in borne.numbers:
            yield Spot(CODE, start, end)
    for match in _WORD.finditer(text):
        low, high = (bound * _thousands(text, match.end()) for bound in _ROUGH.get(match[0].casefold(), (0, 0)))
        if high and not any(low <= number < high for number in borne.numbers):
            yield Spot(CODE, *match.span())
    yield from (Spot(CODE, *match.span()) for match in _SHARES.finditer(text))


def _thousands(text: str, end: int) -> int:
    """What a rough number is multiplied with: "puluhan ribu"."""
    after = _WORD.match(text, end + 1)
    return _TIMES.get(after[0].casefold(), 1) if after else 1


def _in_digits(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers in digits of any script; one with decimals is -1, which no fact is."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in text)
    for match in _DIGITS.finditer(plain if len(plain) == len(text) else text):
        bare = match[0]
        whole = re.sub(r"[.,]", "", bare) if _THOUSANDS.fullmatch(bare) else bare
        yield match.start(), match.end(), int(whole) if whole.isdecimal() else -1


def in_words(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers in words: "dua puluh tiga", "seratus lima", "twenty-three"."""
    words = [(match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(text)]
    i = 0
    while i < len(words):
        total, part, j = 0, None, i
        while j < len(words) and (j == i or not text[words[j - 1][1] : words[j][0]].strip(" -")):
            step = _step(words[j][2], total, part)
            if step is None:
                break
            total, part = step
            j += 1
        if j > i:
            yield words[i][0], words[j - 1][1], total + (part or 0)
        i = max(j, i + 1)


def _step(word: str, total: int, part: int | None) -> tuple[int, int | None] | None:
    """The number so far with one more word; None where the word does not go on with it."""
    if word in _TIMES and part is not None:
        return _multiplied(total, part, _TIMES[word])
    if word in _ONES:
        return total + (part or 0), _ONES[word]
    if word in _UNITS:
        if part and (part % 10 or (_UNITS[word] >= 10 and part % 100)):  # noqa: PLR2004 - "dua tiga" are two numbers
            return None
        return total, (part or 0) + _UNITS[word]
    return (total, part + 10) if word == "belas" and part is not None else None


def _multiplied(total: int, part: int, times: int) -> tuple[int, int]:
    """ "dua puluh", "dua ratus" multiply what stands right before them, "ribu" everything."""
    if times >= 1_000:  # noqa: PLR2004 - from here on
        return total + part * times, 0
    last = part % 10
    return total, part - last + last * times
