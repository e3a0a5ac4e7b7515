"""Words of a release as rules see them: small letters, without prefixes and suffixes, slips of the keyboard mended. Pure.

A rule is a list of phrases; a phrase is a few words that follow each other. What a word comes down to is worked out once for each
word and kept (``KNOWN_WORDS`` of them at most), so that a release costs one look into a dictionary a word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

_SIGN = "[0-9A-Za-z\u00c0-\u024f]+"
_END = r"([.!?…]+(?=\s|[\"”“]|$)|\n(?=[ \t]{0,8}[^a-z\s]))"  # of a sentence; a line that goes on in small letters was only broken
WORD = re.compile(f"{_SIGN}(?:[-'’]{_SIGN})*|{_END}")
KNOWN_WORDS = 40_000
SHORTEST_SLIP = 7  # letters of a word in which one letter too many or too few is still taken for a slip
SHORTEST_WRONG = 9  # and one wrong letter
LONGEST_WORD = 30
BETWEEN_TWO = frozenset(("serta", "sekaligus", "kemudian", "selanjutnya"))  # behind them something else is told
MOST_BETWEEN = 5  # words that ".." in a phrase may stand for
SOUNDS = {
    "meny": "s",
    "peny": "s",
    "men": "t",
    "pen": "t",
    "mem": "p",
    "pem": "p",
    "meng": "k",
    "peng": "k",
}  # letters that a prefix swallows


def listed(name: str) -> tuple[str, ...]:
    """A list of ``data/words.toml``."""
    return tuple(_lists()[name].split())


@lru_cache(1)
def _lists() -> dict[str, str]:
    return tomllib.loads((resources.files(__package__) / "data" / "words.toml").read_text(encoding="utf-8"))


ABBREVIATIONS = frozenset(listed("abbreviations"))
PREFIXES, SUFFIXES = listed("prefixes"), listed("suffixes")
REAL_WORDS, STAY = frozenset(listed("real")), frozenset(listed("stay"))


class Word(NamedTuple):
    """A word: as written in small letters, it and all that it comes down to, where it stands, and in which sentence."""

    text: str
    roots: tuple[str, ...]
    start: int
    end: int
    sentence: int


class Hit(NamedTuple):
    """Where a phrase of a rule stands: characters from and to, and the numbers of its first and last word."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Rule:
    """Words that speak for a value. ``unless`` are words that, up to three before or after, make it scenery."""

    name: str
    value: str
    says: str  # one sentence that explains it
    phrases: tuple[str, ...]
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Phrase:
    rule: Rule
    steps: tuple[frozenset[str], ...]  # the words that may stand at each place; empty for a gap


@dataclass
class Rulebook:
    """Rules with their phrases found by first word."""

    rules: tuple[Rule, ...]
    by_word: dict[str, list[_Phrase]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in self.rules:
            for phrase in rule.phrases:
                steps = tuple(frozenset() if step == ".." else frozenset(step.split("/")) for step in phrase.split())
                _VOCABULARY.update(*steps)
                for first in steps[0]:
                    self.by_word.setdefault(first, []).append(_Phrase(rule, steps))
        for kept in (roots, _by_gap):  # what was worked out with fewer words of rules
            kept.cache_clear()

    def hits(self, words: list[Word]) -> Iterator[tuple[Rule, Hit]]:
        """Every place where a phrase of a rule stands, in the order of the text."""
        for place, word in enumerate(words):
            for each in word.roots:
                for phrase in self.by_word.get(each, _NONE):
                    last = place if len(phrase.steps) == 1 else _follow(words, place, phrase.steps)
                    if last is not None and not (phrase.rule.unless and _scenery(words, place, last, phrase.rule.unless)):
                        yield phrase.rule, Hit(word.start, words[last].end, place, last)

    def explained(self) -> dict[str, str]:
        """The sentence of each rule by its name."""
        return {rule.name: rule.says for rule in self.rules}


_NONE: list[_Phrase] = []
_VOCABULARY: set[str] = set(STAY)


def rulebook(name: str) -> Rulebook:
    """The rules of a file in ``data``: what they are called, speak for and say, and their phrases, one between bars."""
    told = tomllib.loads((resources.files(__package__) / "data" / name).read_text(encoding="utf-8"))
    groups = {group: " ".join(words.split()) for group, words in told.get("groups", {}).items()}
    return Rulebook(tuple(_rule(each, groups) for each in told["rule"]))


def _rule(told: dict[str, str], groups: dict[str, str]) -> Rule:
    phrases = told["phrases"].format_map(groups).split("|")
    unless = frozenset(told.get("unless", "").format_map(groups).split())
    return Rule(told["name"], told["value"], told["says"], tuple(" ".join(each.split()) for each in phrases), unless)


def words_of(text: str) -> list[Word]:
    """The words of a text, each with the number of its sentence."""
    found: list[Word] = []
    sentence = 0
    for match in WORD.finditer(text):
        if match.lastindex:
            ended = bool(found) and found[-1].sentence == sentence
            short = ended and match[0] == "." and found[-1].end == match.start() and _is_short(found[-1].text)
            sentence += ended and not short
            continue
        written = match[0].lower()
        found.append(Word(written, roots(written), match.start(), match.end(), sentence))
    return found


def _is_short(word: str) -> bool:
    return len(word) == 1 or word in ABBREVIATIONS


@lru_cache(KNOWN_WORDS)
def roots(word: str) -> tuple[str, ...]:
    """The word, and the words of rules that it comes down to or is a slip of; ``=word`` where a rule means just that form."""
    found = _roots(word)
    return (*found, f"={word}") if f"={word}" in _VOCABULARY else found


def _roots(word: str) -> tuple[str, ...]:
    if word in STAY or len(word) > LONGEST_WORD:
        return (word,)
    head, dash, tail = word.partition("-")
    if dash and (tail.startswith(head) or head in tail):  # said twice: many of them
        return (word, *_roots(head))
    found = tuple(dict.fromkeys(candidate for candidate in _stripped(word) if candidate in _VOCABULARY))
    if (
        found
        or word in _VOCABULARY
        or len(word) < SHORTEST_SLIP
        or not word.isalpha()
        or not REAL_WORDS.isdisjoint((word, word.removesuffix("nya")))
    ):
        return (word, *found)
    meant = _one_off(word.removesuffix("nya"))
    return (word, meant) if meant else (word,)


def _stripped(word: str) -> Iterator[str]:
    """The word without what may stand before and behind a root, the least taken away first."""
    for tail in ("", *SUFFIXES):
        if not word.endswith(tail):
            continue
        stem = word[: len(word) - len(tail)]
        if len(stem) < 3:  # noqa: PLR2004 - no root is shorter
            continue
        if tail:
            yield stem
        for head in PREFIXES:
            if stem.startswith(head) and len(stem) - len(head) > 2:  # noqa: PLR2004 - no root is shorter
                yield stem[len(head) :]
                if head in SOUNDS:
                    yield SOUNDS[head] + stem[len(head) :]


@lru_cache(1)
def _by_gap() -> dict[str, str]:
    """Words of rules by what is left of them when one letter is left out; a form that two words share leads to none."""
    forms: dict[str, set[str]] = {}
    for word in sorted(_VOCABULARY):
        if len(word) >= SHORTEST_SLIP and word.isalpha():
            for form in {word, *_gaps(word)}:
                forms.setdefault(form, set()).add(word)
    return {form: next(iter(words)) for form, words in forms.items() if len(words) == 1}


def _one_off(word: str) -> str | None:
    """The word of a rule that this one is a letter away from: one too many, one missing, one wrong, or two that changed places."""
    forms = _by_gap()
    return next((forms[form] for form in (word, *_gaps(word)) if form in forms and _near(word, forms[form])), None)


def _near(word: str, meant: str) -> bool:
    """Whether the first letter agrees and at most one letter differs, or two neighbours are swapped."""
    if word[0] != meant[0] or abs(len(word) - len(meant)) > 1:
        return False
    if len(word) != len(meant):
        longer, shorter = (word, meant) if len(word) > len(meant) else (meant, word)
        return shorter in _gaps(longer)
    differs = [i for i in range(len(word)) if word[i] != meant[i]]
    return (len(differs) == 1 and len(word) >= SHORTEST_WRONG) or (
        len(differs) == 2 and differs[1] - differs[0] == 1 and sorted(word) == sorted(meant)
    )  # noqa: PLR2004


def _gaps(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _follow(words: list[Word], place: int, steps: tuple[frozenset[str], ...]) -> int | None:
    """The number of the last word of the phrase that begins at ``place``, or None where it does not stand."""
    sentence, at, skip = words[place].sentence, place, 0
    for step in steps[1:]:
        if not step:
            skip = MOST_BETWEEN
            continue
        for ahead in range(at + 1, min(at + 2 + skip, len(words))):
            word = words[ahead]
            if word.sentence != sentence or (skip and word.text in BETWEEN_TWO):
                return None
            if not step.isdisjoint(word.roots):
                at = ahead
                break
        else:
            return None
        skip = 0
    return at


def _scenery(words: list[Word], first: int, last: int, unless: frozenset[str]) -> bool:
    sentence = words[first].sentence
    around = [*words[max(0, first - 3) : first], *words[last + 1 : last + 4]]
    return any(word.sentence == sentence and not unless.isdisjoint(word.roots) for word in around)
