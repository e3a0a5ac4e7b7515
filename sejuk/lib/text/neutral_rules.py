"""The rules of neutral.json, ready to use: families of patterns over the kinds of words, each with its reason and its law."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sejuk.lib.text.lexicon import Lexicon
from sejuk.lib.text.patterns import Patterns

SOURCE: dict[str, Any] = json.loads((Path(__file__).parent / "neutral.json").read_text(encoding="utf-8"))
CATEGORIES: tuple[str, ...] = tuple(SOURCE["categories"].split())
STAGES: tuple[str, ...] = tuple(SOURCE["stages"].split())
ELECTIONS: tuple[str, ...] = tuple(SOURCE["elections"].split())
WORD, CAP, FIRST = frozenset({"word"}), frozenset({"word", "cap"}), frozenset({"word", "first"})
NUMBER, BALLOT, ZERO = frozenset({"num"}), frozenset({"num", "small"}), frozenset({"num", "small", "zero"})
AGE, COMMA, COLON, FINGER = (frozenset({kind}) for kind in ("age", "comma", "colon", "finger"))
UPPER = "upper"
SHORTEST_HARD = 5


@dataclass(frozen=True)
class Family:
    """What is found for one reason: why it may not go out, the law, and another wording."""

    name: str
    category: str
    why_id: str
    why_en: str
    law: str
    instead_id: str
    instead_en: str


@dataclass(frozen=True)
class Rule:
    """One pattern of a family, what spares it, and the stages and elections in which it holds."""

    family: Family
    find: str
    needs: frozenset[str]
    not_before: str
    not_after: str
    not_near: str
    not_said: str
    stages: frozenset[str]
    elections: frozenset[str]


def _lexicon() -> Lexicon:
    classes = dict(SOURCE["classes"])
    for kind, listed in SOURCE["lists"].items():
        classes[kind] = f"{classes.get(kind, '')} {listed['words']}".strip()
    lexicon = Lexicon(SOURCE | {"classes": classes, "groups": {}, "person": ""})
    for kind in (WORD, CAP, FIRST, NUMBER, BALLOT, ZERO, AGE, COMMA, COLON, FINGER):
        lexicon.letter(kind)
    for kind in list(lexicon.letters):
        if kind & {"abbr", "weak"}:
            lexicon.letter(kind | {UPPER})
    return lexicon


LEXICON = _lexicon()
# Nobody writes these for something else: looked for in pieces, with letters hidden or doubled.
HARD_WORDS = frozenset(
    word
    for kind in SOURCE["unmistakable"].split()
    for word in f"{SOURCE['classes'].get(kind, '')} {SOURCE['lists'].get(kind, {}).get('words', '')}".split()
    if len(word) >= SHORTEST_HARD and "_" not in word
)


_patterns = Patterns(SOURCE["parts"], LEXICON)
expand, compiled = _patterns.expand, _patterns.compiled


def _needs(pattern: str) -> frozenset[str]:
    """Letters of which one must be in a row for the pattern to be found; none when that cannot be told."""
    bare = expand(pattern)
    while "(" in bare:
        bare = re.sub(r"\([^()]*\)(?:\{\d,?\d*\}|[?*])?", "", bare)
    sets = [found[1] for found in re.finditer(r"\[([^\]^]+)\](?![?*]|\{0)", bare)]
    return frozenset(min(sets, key=len)) if sets else frozenset()


def _family(said: dict[str, Any]) -> Family:
    (why_id, why_en), (instead_id, instead_en) = said["why"], said["instead"]
    return Family(said["name"], said["category"], why_id, why_en, said["law"], instead_id, instead_en)


def _rule(family: Family, find: str, said: dict[str, Any]) -> Rule:
    not_before, not_after, not_near, not_said = (said.get(name, "") for name in ("not_before", "not_after", "not_near", "not_said"))
    stages, elections = (frozenset(said.get(name, SOURCE[name]).split()) for name in ("stages", "elections"))
    return Rule(family, find, _needs(find), not_before, not_after, not_near, not_said, stages, elections)


def _rules() -> list[Rule]:
    return [_rule(_family(said), find, one) for said in SOURCE["families"] for one in said["rules"] for find in one["find"]]


RULES: tuple[Rule, ...] = tuple(_rules())
