"""The rules of guard.json, ready to use: words have kinds, a sentence is a row of kinds, and rules are patterns over that row.

A kind is one letter of the row, so a pattern never looks further than a few words, and no text can make a search long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sejuk.lib.text.lexicon import Lexicon
from sejuk.lib.text.patterns import Patterns
from sejuk.lib.text.source import SOURCE

CATEGORIES: tuple[str, ...] = tuple(SOURCE["explain"])
PURPOSES = ("record", "claim", "concern")
LEXICON = Lexicon(SOURCE)


@dataclass(frozen=True)
class Rule:
    """What is looked for in the row if one of ``keys`` is in it, and what may stand neither before nor after it."""

    category: str
    keys: frozenset[str]
    find: str
    not_before: str
    not_after: str


@dataclass(frozen=True)
class NumberRule:
    """Digits in the text itself, and what must or must not stand right before and after them."""

    category: str
    find: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None


_patterns = Patterns(SOURCE["parts"], LEXICON)
expand, compiled = _patterns.expand, _patterns.compiled


def _rule(category: str, keys: str, find: str, not_before: str = "", not_after: str = "") -> Rule:
    return Rule(category, frozenset(LEXICON.letters_of(keys.replace(" ", "|"))), find, not_before, not_after)


def _number_rule(said: dict[str, str]) -> NumberRule:
    def framed(name: str, frame: str) -> re.Pattern[str] | None:
        return re.compile(frame.replace("{}", f"(?:{said[name]})"), re.ASCII) if name in said else None

    return NumberRule(
        said["category"], re.compile(said["find"], re.ASCII), framed("before", r"\b{}\W{0,3}$"), framed("after", "^{}"),
        framed("not_before", "{}$"),
    )  # fmt: skip


RULES: tuple[Rule, ...] = tuple(_rule(*said) for said in SOURCE["rules"])
_RULES_BY_KEY = {key: sum(1 << i for i, rule in enumerate(RULES) if key in rule.keys) for rule in RULES for key in rule.keys}
NUMBER_RULES: tuple[NumberRule, ...] = tuple(map(_number_rule, SOURCE["numbers"]))
FAMILIES: list[list[str]] = SOURCE["families"]
# Digits of a number are nothing else; within a family the first category wins.
STRONGER: dict[str, list[str]] = {
    name: next((family[: family.index(name)] for family in FAMILIES if name in family), [])
    + ([] if name in FAMILIES[0] else FAMILIES[0])
    for name in CATEGORIES
}
SPARED = frozenset(SOURCE["spared"].split())
RESIDENT = frozenset(LEXICON.letters_of(SOURCE["resident"]))
FIGURE = frozenset(LEXICON.letters_of(SOURCE["figure"]))


def rules_for(letters: Iterable[str]) -> Iterator[Rule]:
    """The rules that a row with these letters may break, in their order: those of which it holds a key."""
    keyed = 0
    for letter in letters:
        keyed |= _RULES_BY_KEY.get(letter, 0)
    while keyed:
        yield RULES[(keyed & -keyed).bit_length() - 1]
        keyed &= keyed - 1
