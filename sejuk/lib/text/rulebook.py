"""The rules of guard.json, ready to use. The patterns keep to what Python and every browser read alike:
no look-behind, ASCII classes, and no repetition without an end, so that no text can make a search long.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE: dict[str, Any] = json.loads((Path(__file__).parent / "guard.json").read_text(encoding="utf-8"))
CATEGORIES: tuple[str, ...] = tuple(SOURCE["explain"])
PURPOSES = ("record", "claim", "concern")


@dataclass(frozen=True)
class Rule:
    """Words that must be there, what must or must not stand before and after them, all within one sentence."""

    category: str
    find: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    capital: bool


def expand(pattern: str) -> str:
    """A pattern with its ``%names%`` filled in; a blank stands for the signs between two words."""
    while "%" in pattern:
        pattern = re.sub(r"%(\w+)%", lambda found: _named(found[1]), pattern)
    return pattern.replace(" ?", r"\W{0,3}").replace(" ", r"\W{1,3}")


def _named(name: str) -> str:
    for part in ("parts", "words", "shared"):
        if name in SOURCE[part]:
            return str(SOURCE[part][name])
    raise KeyError(name)


def compiled(pattern: str | None, frame: str = "{}") -> re.Pattern[str] | None:
    """The pattern within ``frame``, or None when there is none."""
    return None if pattern is None else re.compile(frame.replace("{}", f"(?:{expand(pattern)})"), re.ASCII)


def rule_of(said: dict[str, Any]) -> Rule:
    """One rule as guard.json says it."""
    find = compiled(said["find"], "{}" if said.get("raw") else r"\b{}\b")
    if find is None:
        raise KeyError(said)
    return Rule(
        category=said["category"],
        find=find,
        before=compiled(said.get("before"), r"\b{}\W{0,3}$"),
        after=compiled(said.get("after"), "^{}"),
        not_before=compiled(said.get("not_before"), "{}$"),
        not_after=compiled(said.get("not_after"), "^{}"),
        capital=bool(said.get("capital")),
    )


RULES: tuple[Rule, ...] = tuple(rule_of(said) for said in SOURCE["rules"])
FAMILIES: list[list[str]] = SOURCE["families"]
# Digits of a number are nothing else; within a family the first category wins.
STRONGER: dict[str, list[str]] = {
    name: next((family[: family.index(name)] for family in FAMILIES if name in family), [])
    + ([] if name in FAMILIES[0] else FAMILIES[0])
    for name in CATEGORIES
}
NOT_A_NAME = frozenset(SOURCE["shared"]["not_a_name"].split("|"))
ABBREVIATIONS = frozenset(SOURCE["abbreviations"].split("|"))
QUOTED = re.compile(expand(SOURCE["quoted"]) + "$", re.ASCII)
SPARED = frozenset(SOURCE["claim"]["spares"].split())
SPEAKER = re.compile(expand(SOURCE["claim"]["speaker"]), re.ASCII)
PUBLIC = re.compile(rf"\b(?:{expand(SOURCE['claim']['public'])})\b", re.ASCII)
