"""Text broken into short lines, as mail and old pages have it: a break inside of a sentence becomes a blank. Pure."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

LONGEST = 120  # letters of a line that was broken
SHORTEST = 35  # a shorter line before a capital letter was meant to end there
FEWEST = 2  # lines of a paragraph that go on in small letters, from which it was broken
END = re.compile(r"[.!?:;…][\"”’')\]*]*\s*$")
ITEM = re.compile(r"\s*(?:[-–—•*»>]|\(?(?:\d{1,2}|[a-z])[.)])\s")


def unwrapped(text: str) -> str:
    """The text with blanks for the breaks inside of sentences; all offsets stay as they are."""
    lines = text.split("\n")
    if len(lines) <= FEWEST:
        return text
    paragraphs = groupby(lines, key=lambda line: bool(line.strip()))
    return "\n".join(_joined(list(paragraph)) if told else "\n".join(paragraph) for told, paragraph in paragraphs)


def _joined(lines: list[str]) -> str:
    if max(map(len, lines)) > LONGEST:
        return "\n".join(lines)
    if sum(after.lstrip()[:1].islower() and not END.search(before) for before, after in pairwise(lines)) < FEWEST:
        return "\n".join(lines)
    parts = [lines[0]]
    for before, after in pairwise(lines):
        parts += [" " if _goes_on(before, after) else "\n", after]
    return "".join(parts)


def _goes_on(before: str, after: str) -> bool:
    if END.search(before) or ITEM.match(after):
        return False
    return after.lstrip()[:1].islower() or len(before.strip()) >= SHORTEST
