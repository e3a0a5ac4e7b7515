"""What may stand in a report letter by letter: on one line, in its own direction, on paper within the margins. Pure."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

# Invisible signs that turn the direction of what follows, ours included: marks, embeddings, overrides, isolates.
_TURNING = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Signs that show nothing and stand within words, so that a name reads whole and is not found: hyphens that may be, joiners,
# fillers, tags. What joins emoji or letters of Java, Bali or Arabia stays where none of ours stands beside it.
_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff"
)
_JOINER, _OURS = "[\u200c\u200d\ufe00-\ufe0f]", r"[\sA-Za-z.,:;!?\u00c0-\u024f]"
_NOT_SEEN = re.compile(f"[{_UNSEEN}]+|(?:^|(?<={_OURS})){_JOINER}+|{_JOINER}+(?={_OURS}|$)")
_MARKS = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(f"({_MARKS}{{3}}){_MARKS}+")  # marks upon marks, which run into the lines above and below
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# Signs that WhatsApp reads as markup become signs that look alike and mean nothing.
_LOOKALIKES = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})  # noqa: RUF001 - look-alikes are the point
LONGEST_WORD, PIECE = 40, 20  # characters; longer words may break after each piece
# What typst's own fonts can show, without what is drawn in colour elsewhere; a test compares this with the fonts.
_SHOWN = (
    (0x20, 0x7E), (0xA0, 0x484), (0x487, 0x4FF), (0x531, 0x5F4), (0x621, 0x63A), (0x640, 0x64A), (0x660, 0x66D), (0x6F0, 0x6F9),
    (0x900, 0x950), (0x955, 0x97F), (0x10D0, 0x10FF), (0x1D00, 0x1DBF), (0x1E00, 0x200A), (0x2010, 0x2027), (0x202F, 0x2040),
    (0x2044, 0x2052), (0x2054, 0x205E), (0x2068, 0x2069), (0x2070, 0x20C0), (0x2100, 0x211E), (0x2122, 0x2122), (0x2126, 0x2151),
    (0x2153, 0x2184), (0x2190, 0x23FF), (0x2460, 0x2606), (0x2609, 0x262F), (0x2638, 0x268B), (0x270C, 0x2714), (0x2717, 0x2726),
    (0x272A, 0x274B), (0x27C0, 0x2BFF), (0x2C60, 0x2CFF), (0xFB00, 0xFB4F), (0xFB52, 0xFB81), (0xFE70, 0xFEFC),
)  # fmt: skip
UNPRINTABLE = "(tidak dapat dicetak)"


def one_line(text: str) -> str:
    """Words without line breaks, which would look like lines of ours, without signs that nobody sees or that turn our words around.

    Words that are written from the right stay so, between isolates: they cannot draw their neighbours in.
    """
    seen = _NOT_SEEN.sub("", _NOT_SEEN.sub("", text.translate(_TURNING)))
    bare = " ".join(_PILED.sub(r"\1", seen).split())
    return _isolated(bare) if _RIGHT_TO_LEFT.search(bare) else bare


def _isolated(line: str) -> str:
    runs = groupby(line.split(" "), lambda word: _RIGHT_TO_LEFT.search(word) is not None)
    return " ".join(f"\u2068{' '.join(words)}\u2069" if turned else " ".join(words) for turned, words in runs)


def plain(text: str) -> str:
    """Text on one line, without signs that a messenger reads as markup or that turn the words after it around."""
    return one_line(text).translate(_LOOKALIKES)


def printable(text: str) -> str:
    """A line for paper: no signs that would come out as an empty box, and no word wider than the page."""
    shown = "".join(sign for sign in one_line(text) if _is_shown(sign))
    words = [_breakable(word) for word in shown.split() if word.strip("\u2068\u2069")]
    return " ".join(words) if words or not text.strip() else UNPRINTABLE


def _is_shown(sign: str) -> bool:
    code = ord(sign)
    return any(low <= code <= high for low, high in _SHOWN) and unicodedata.category(sign) not in ("Cc", "Cn")


def _breakable(word: str) -> str:
    """``word`` with places, none before an accent, where it may go on in the next line."""
    if len(word) <= LONGEST_WORD:
        return word
    pieces = [word[i : i + PIECE] for i in range(0, len(word), PIECE)]
    return "".join(piece if i == 0 or unicodedata.combining(piece[0]) else f"\u200b{piece}" for i, piece in enumerate(pieces))
