"""What the rules hand on: a place in a sentence and the code of what is wrong there. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Spot(NamedTuple):
    """Something that the facts do not bear, at ``start`` to ``end`` of the sentence."""

    code: str
    start: int
    end: int


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text, as long as before, with nothing in these places."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Where the pattern stands."""
    return [match.span() for match in pattern.finditer(text)]


def overlaps(start: int, end: int, others: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch touches one of the others."""
    return any(start < other_end and other_start < end for other_start, other_end in others)
