"""What may not go out under the police's name around an election: found, explained with its law, and worded anew.

A text is read as a row of kinds of words (neutral_row.py) in which the patterns of neutral.json are looked for. Names of
candidates and parties are always found. In a clarification they may stand in the quoted claim and in the words of the
competent source: then they are marked ``quoted`` and do not block, so that a second person can let them pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sejuk.lib.text.fold import Folded
from sejuk.lib.text.neutral_row import row_of
from sejuk.lib.text.neutral_rules import ELECTIONS, RULES, SOURCE, STAGES, Rule, compiled
from sejuk.lib.text.rows import Row

Stage = Literal["before", "campaign", "quiet_period", "voting", "after", "none"]
Election = Literal["pemilu_2024", "pilkada_2024", "none"]
WORDS_BEFORE, WORDS_AFTER, WORDS_NEAR = 12, 12, 24
QUOTE = re.compile(r"[“\"«„][^“”\"«»„\n]{1,800}[”\"»“]")
# What a claim that is cleared up may say; abuse and threats stay where they are.
QUOTABLE = frozenset(SOURCE["quotable"].split())
# In these stages nobody but KPU and Bawaslu may be the source.
STRICT = frozenset({"quiet_period", "voting"})


@dataclass(frozen=True)
class Finding:
    """One thing found at ``start`` to ``end`` in code points; ``law`` names the legal source."""

    category: str
    start: int
    end: int
    why_id: str
    why_en: str
    law: str
    instead_id: str
    instead_en: str
    quoted: bool = False

    @property
    def blocks(self) -> bool:
        """Whether the text may not go out with it."""
        return not self.quoted

    @property
    def reason(self) -> str:
        """Why, with the legal source, in one line."""
        return f"{self.why_id} ({self.law})"


def check(
    text: str, stage: Stage = "none", election: Election = "none", quoted: Sequence[tuple[int, int]] | None = None
) -> list[Finding]:
    """Everything in ``text`` that may not go out in this stage of this election, in the order of the text.

    ``quoted`` are the places, in code points, of claims that the text quotes; without it quotation marks tell.
    """
    return next(check_each(text, [(stage, election)], quoted))


def check_each(
    text: str, occasions: Iterable[tuple[Stage, Election]], quoted: Sequence[tuple[int, int]] | None = None
) -> Iterator[list[Finding]]:
    """The same for several occasions; the text is read once."""
    row, folded = row_of(text)
    for stage, election in occasions:
        if stage not in STAGES:
            raise ValueError(stage)
        if election not in ELECTIONS:
            raise ValueError(election)
        found = _joined(_found(row, folded, stage, election))
        if found and _is_clarification(row.letters, stage):
            quotes = [match.span() for match in QUOTE.finditer(text)] if quoted is None else list(quoted)
            found = _marked(found, sorted([*quotes, *_source_speaks(row, folded, stage)]))
        yield found


def blocked(findings: Iterable[Finding]) -> bool:
    """Whether a text with these findings may not go out as it is."""
    return any(finding.blocks for finding in findings)


def _found(row: Row, folded: Folded, stage: str, election: str) -> Iterator[Finding]:
    present = set(row.letters)
    for rule in RULES:
        if stage not in rule.stages or election not in rule.elections:
            continue
        if rule.needs and present.isdisjoint(rule.needs):
            continue
        if rule.not_said and compiled(rule.not_said).search(row.letters):
            continue
        for match in compiled(rule.find).finditer(row.letters):
            if not _spared(rule, row.letters, *match.span()):
                start, end = folded.span(row.places[match.start()][0], row.places[match.end() - 1][1])
                why = rule.family
                yield Finding(why.category, start, end, why.why_id, why.why_en, why.law, why.instead_id, why.instead_en)


def _spared(rule: Rule, letters: str, start: int, end: int) -> bool:
    """Whether what stands around in the same sentence makes it harmless."""
    before = letters[max(0, start - WORDS_BEFORE) : start]
    if rule.not_before and compiled(rule.not_before, r"{}\Z").search(before):
        return True
    if rule.not_after and compiled(rule.not_after).match(letters[end : end + WORDS_AFTER]):
        return True
    return bool(rule.not_near and compiled(rule.not_near).search(_around(letters, start, end)))


def _around(letters: str, start: int, end: int) -> str:
    """The sentence that a match stands in, as far as it is near."""
    before, after = letters[max(0, start - WORDS_NEAR) : start], letters[end : end + WORDS_NEAR]
    return before[before.rfind("\n") + 1 :] + letters[start:end] + after.partition("\n")[0]


def _joined(hits: Iterable[Finding]) -> list[Finding]:
    """One finding for each place: those of one category that overlap are one."""
    joined: list[Finding] = []
    latest: dict[str, int] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.category)):
        twin = latest.get(hit.category)
        if twin is None or joined[twin].end <= hit.start:
            latest[hit.category] = len(joined)
            joined.append(hit)
        elif hit.end > joined[twin].end:
            joined[twin] = replace(joined[twin], end=hit.end)
    return joined


def _is_clarification(letters: str, stage: str) -> bool:
    """Whether the text clears something up and somebody competent says so."""
    return bool(compiled("<clarify>").search(letters) and compiled(_competent(stage)).search(letters))


def _competent(stage: str) -> str:
    return "%official%" if stage in STRICT else "%official%|%checker%"


def _source_speaks(row: Row, folded: Folded, stage: str) -> Iterator[tuple[int, int]]:
    """The sentences in which the competent source says what is so."""
    first = 0
    for letters in row.letters.split("\n"):
        if letters and compiled(_competent(stage)).search(letters):
            yield folded.span(row.places[first][0], row.places[first + len(letters) - 1][1])
        first += len(letters) + 1


def _marked(found: list[Finding], spoken: list[tuple[int, int]]) -> list[Finding]:
    """Each finding with whether it stands in another's words; both lists are in the order of the text."""
    marked = []
    i = 0
    for each in found:
        while i < len(spoken) and spoken[i][1] < each.start:
            i += 1
        inside = any(start <= each.start and each.end <= end for start, end in spoken[i : i + 3])
        marked.append(replace(each, quoted=inside and each.category in QUOTABLE))
    return marked
