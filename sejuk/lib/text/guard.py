"""What may not stand in a record of the police about a resident: found, named, and said how to write it instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sejuk.lib.text.fold import Folded, fold
from sejuk.lib.text.rulebook import FAMILIES, NOT_A_NAME, PUBLIC, PURPOSES, QUOTED, RULES, SOURCE, SPARED, SPEAKER, STRONGER, Rule
from sejuk.lib.text.sentences import sentences

Purpose = Literal["record", "claim", "concern"]
NEAR_BEFORE, NEAR_AFTER = 96, 48
NUMBERS = frozenset(FAMILIES[0])


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
    hits = [hit for start, end in sentences(folded.text) for hit in _in_sentence(text, folded, start, end, purpose)]
    found = []
    for hit in _settled(hits):
        start, end = folded.span(hit.start, hit.end)
        found.append(Finding(hit.category, start, end, *_explained(hit.category)))
    return found


def _explained(category: str) -> tuple[str, str, str, str]:
    why_id, why_en, instead_id, instead_en = SOURCE["explain"][category]
    return why_id, why_en, instead_id, instead_en


def _in_sentence(text: str, folded: Folded, start: int, end: int, purpose: Purpose) -> Iterator[_Hit]:
    sentence = folded.text[start:end]
    for rule in RULES:
        for match in rule.find.finditer(sentence):
            first = _holds(rule, match, sentence)
            if first is None or (rule.capital and not _is_name(text, folded, start, match)):
                continue
            if purpose == "claim" and _spared(rule.category, sentence, first, match.end()):
                continue
            yield _Hit(rule.category, start + first, start + match.end())


def _holds(rule: Rule, match: re.Match[str], sentence: str) -> int | None:
    """Where the finding begins, its subject included; None when what stands around speaks against it."""
    before = sentence[max(0, match.start() - NEAR_BEFORE) : match.start()]
    after = sentence[match.end() : match.end() + NEAR_AFTER]
    if (rule.not_before and rule.not_before.search(before)) or (rule.not_after and rule.not_after.search(after)):
        return None
    if (rule.after and not rule.after.search(after)) or (rule.category not in NUMBERS and QUOTED.search(before)):
        return None
    if rule.before is None:
        return match.start()
    subject = rule.before.search(before)
    if subject is None:
        return None
    return match.start() if rule.category in NUMBERS else match.start() - len(before) + subject.start()


def _is_name(text: str, folded: Folded, start: int, match: re.Match[str]) -> bool:
    """Whether the first group is written with a capital and is no everyday word."""
    return text[folded.source[start + match.start(1)]].isupper() and match[1] not in NOT_A_NAME


def _spared(category: str, sentence: str, start: int, end: int) -> bool:
    """A rumour may say about a public figure what it may not say about who spoke, or about a resident."""
    if category not in SPARED:
        return False
    if not SPEAKER.search(sentence[max(0, start - 40) : end]):
        return True
    political = category in FAMILIES[1]
    return not political and PUBLIC.search(sentence[max(0, start - NEAR_BEFORE) : end]) is not None


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
