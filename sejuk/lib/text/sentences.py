"""Where sentences end; the dot of "Kec." or "No." ends none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sejuk.lib.text.rulebook import ABBREVIATIONS

END = re.compile(r"\n+|[.!?;]+(?=\s|$)", re.ASCII)
LAST_WORD = re.compile(r"\w+$", re.ASCII)
LONGEST_WORD = 24


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence."""
    start = 0
    for sign in END.finditer(text):
        if not _abbreviates(text, start, sign):
            yield start, sign.start()
            start = sign.end()
    if start < len(text):
        yield start, len(text)


def _abbreviates(text: str, start: int, sign: re.Match[str]) -> bool:
    if sign[0] != ".":
        return False
    word = LAST_WORD.search(text[max(start, sign.start() - LONGEST_WORD) : sign.start()])
    return word is not None and word[0] in ABBREVIATIONS
