"""What may not stand in a record of the police about a resident: found, named, and said how to write it instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sejuk.lib.text.fold import fold
from sejuk.lib.text.rows import Row, row_of
from sejuk.lib.text.rulebook import (
    FIGURE,
    NUMBER_RULES,
    PURPOSES,
    RESIDENT,
    SPARED,
    STRONGER,
    NumberRule,
    Rule,
    compiled,
    rules_for,
)
from sejuk.lib.text.source import SOURCE

Purpose = Literal["record", "claim", "concern"]
NEAR_BEFORE, NEAR_AFTER = 96, 48
WORDS_BEFORE, WORDS_AFTER, SPEAKER_BEFORE = 12, 8, 6
LONG_NUMBER = re.compile(r"\d(?:[\s.()-]{0,3}\d){6}", re.ASCII)


@dataclass(frozen=True)
class Finding:
    """One thing found, at ``start`` to ``end`` in code points, with why it may not stand there and what may."""

    category: str
    start: int
    end: int
    why_id: str
    why_en: str
    instead_id: str
    instead_en: str


@dataclass(frozen=True)
class _Hit:
    category: str
    start: int
    end: int


def find(text: str, purpose: Purpose) -> list[Finding]:
    """Everything in ``text`` that may not be kept for ``purpose``, in the order of the text; never twice the same."""
    if purpose not in PURPOSES:
        raise ValueError(purpose)
    folded = fold(text)
    hits = [*_numbers(folded.text), *_words(row_of(text, folded), purpose)]
    found = []
    for hit in _settled(hits) if hits else ():
        start, end = folded.span(hit.start, hit.end)
        found.append(Finding(hit.category, start, end, *_explained(hit.category)))
    return found


def _explained(category: str) -> tuple[str, str, str, str]:
    why_id, why_en, instead_id, instead_en = SOURCE["explain"][category]
    return why_id, why_en, instead_id, instead_en


def _numbers(text: str) -> Iterator[_Hit]:
    if not LONG_NUMBER.search(text):
        return
    for rule in NUMBER_RULES:
        for match in rule.find.finditer(text):
            if _stands_right(rule, text[max(0, match.start() - NEAR_BEFORE) : match.start()], text[match.end() :][:NEAR_AFTER]):
                yield _Hit(rule.category, *match.span())


def _stands_right(rule: NumberRule, before: str, after: str) -> bool:
    if rule.not_before and rule.not_before.search(before):
        return False
    return not ((rule.before and not rule.before.search(before)) or (rule.after and not rule.after.search(after)))


def _words(row: Row, purpose: Purpose) -> Iterator[_Hit]:
    for rule in rules_for(frozenset(row.letters)):
        for match in compiled(rule.find).finditer(row.letters):
            start, end = match.span()
            if _spoken_against(rule, row.letters, start, end):
                continue
            if purpose == "claim" and rule.category in SPARED and not _of_a_resident(row.letters, start, end):
                continue
            yield _Hit(rule.category, row.places[start][0], row.places[end - 1][1])


def _spoken_against(rule: Rule, letters: str, start: int, end: int) -> bool:
    """Whether what stands around in the same sentence makes it harmless."""
    if rule.not_before and compiled(rule.not_before, "{}$").search(letters[max(0, start - WORDS_BEFORE) : start]):
        return True
    return bool(rule.not_after and compiled(rule.not_after).match(letters[end : end + WORDS_AFTER]))


def _of_a_resident(letters: str, start: int, end: int) -> bool:
    """A rumour may say about a public figure what it may not say about who spoke, or about a resident."""
    first = max(letters.rfind("\n", 0, start) + 1, start - SPEAKER_BEFORE)
    return any(
        letters[i] in RESIDENT and letters[i] not in FIGURE and letters[i + 1 : i + 2] not in FIGURE for i in range(first, end)
    )


def _settled(hits: list[_Hit]) -> list[_Hit]:
    """One finding for each place: the same category joined, and where two categories meet only the stronger."""
    joined: list[_Hit] = []
    latest: dict[str, int] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.category)):
        twin = latest.get(hit.category)
        if twin is None or joined[twin].end <= hit.start:
            latest[hit.category] = len(joined)
            joined.append(hit)
        else:
            joined[twin] = _Hit(hit.category, joined[twin].start, max(joined[twin].end, hit.end))
    return [hit for hit, weak in zip(joined, _weaker(joined), strict=True) if not weak]


def _weaker(hits: list[_Hit]) -> list[bool]:
    """Whether a hit touches a stronger one. Those of one category are apart, so the nearest on each side decides."""
    weak = [False] * len(hits)
    for order in (range(len(hits)), range(len(hits) - 1, -1, -1)):
        nearest: dict[str, _Hit] = {}
        for i in order:
            near = [nearest[name] for name in STRONGER[hits[i].category] if name in nearest]
            weak[i] |= any(other.start < hits[i].end and hits[i].start < other.end for other in near)
            nearest[hits[i].category] = hits[i]
    return weak
