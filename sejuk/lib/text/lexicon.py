"""The kinds of words: which letter of a row stands for a word, a phrase or a number."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

Kind = frozenset[str]
# Of one first word: what may follow it, by the second word, the longest first.
Phrases = dict[str, list[tuple[tuple[str, ...], Kind]]]
FIRST_LETTER = 0x100
END = "\n"
SHORTEST_STEM, SHORTEST_UNPREFIXED, SHORTEST_TYPED, SHORTEST_SKELETON = 3, 5, 4, 4
MOST_DROPPED = 3
OLDEST_CHILD, MOST_PAIRS = 17, 9
# What an active verb begins with, and what that may have swallowed of its stem.
PREFIXES = (
    ("meny", ("s",)), ("meng", ("", "k")), ("mem", ("", "p")), ("men", ("", "t")), ("me", ("",)), ("nge", ("",)),
    ("ng", ("", "k")), ("ny", ("s", "c")),
)  # fmt: skip
VOWELS = str.maketrans("", "", "aeiou")
PLAIN: Kind = frozenset()
OWN: Kind = frozenset({"own"})
NAME: Kind = frozenset({"any", "cap"})
NUMBERS = tuple(frozenset(kinds.split()) for kinds in ("num", "num age", "num age n", "num n zero", "num paren"))


class Lexicon:
    """The words of guard.json. Each set of kinds that a word may have is one letter."""

    def __init__(self, source: dict[str, Any]) -> None:
        self.suffixes: tuple[str, ...] = tuple(source["suffixes"].split())
        self.same = {spelled: word for word, others in source["same"].items() for spelled in others.split()}
        self.person: Kind = frozenset(source["person"].split())
        self.letters: dict[Kind, str] = {}
        self.words: dict[str, Kind] = {}
        self.phrases: defaultdict[str, Phrases] = defaultdict(dict)
        meant = self._meant(source["classes"], source["groups"])
        for phrase in meant:
            self._learn_first(phrase[0], meant.get(phrase[:1]))
        self.skeletons = {skeleton(word): word for word in self.words if len(skeleton(word)) >= SHORTEST_SKELETON}
        for phrase, kind in meant.items():
            if len(phrase) > 1:
                first, *rest = (self.word(word)[0] for word in phrase)
                self.phrases[first].setdefault(rest[0], []).append((tuple(rest), kind))
                self.letter(kind)
        for longest_first in (each for phrases in self.phrases.values() for each in phrases.values()):
            longest_first.sort(key=lambda phrase: -len(phrase[0]))
        for kind in (*NUMBERS, PLAIN, OWN, NAME):
            self.letter(kind)

    def _meant(self, classes: dict[str, str], groups: dict[str, str]) -> dict[tuple[str, ...], Kind]:
        """Each word or phrase with its kinds, and the groups that these belong to."""
        meant: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for kind, words in classes.items():
            for entry in words.split():
                meant[tuple(self.same.get(word, word) for word in entry.split("_"))].add(kind)
        return {
            phrase: frozenset(kinds.union(group for group, of in groups.items() if kinds & set(of.split())))
            for phrase, kinds in meant.items()
        }

    def _learn_first(self, word: str, kind: Kind | None) -> None:
        """A word by itself; one that only begins phrases has no kind."""
        self.words[word] = kind or PLAIN
        for each in (self.words[word], self.words[word] | OWN, self.words[word] - self.person):
            self.letter(each)

    def letter(self, kind: Kind) -> str:
        """The letter of a set of kinds."""
        return self.letters.setdefault(kind, chr(FIRST_LETTER + len(self.letters)))

    def word(self, spelled: str) -> tuple[str, Kind]:
        """The word that is meant and its kinds: as it stands, without what hangs on it, or with its vowels typed."""
        word = self.same.get(spelled, spelled)
        if word in self.words:
            return word, self.words[word]
        for suffix in self.suffixes:
            stem = word.removesuffix(suffix)
            stem = self.same.get(stem, stem) if SHORTEST_STEM <= len(stem) < len(word) else ""
            if stem in self.words:
                return stem, self.words[stem] | OWN
        if word.removesuffix("2") in self.words:
            return word, self.words[word[:-1]] - self.person
        meant = self._without_prefix(word) or self._with_vowels(word) or word
        return meant, self.words.get(meant, PLAIN)

    def _without_prefix(self, word: str) -> str | None:
        """ "menusuk" and "nyoblos" are "tusuk" and "coblos"."""
        for prefix, swallowed in PREFIXES:
            if word.startswith(prefix):
                stems = [first + word[len(prefix) :] for first in swallowed]
                known = next((stem for stem in stems if len(stem) >= SHORTEST_UNPREFIXED and stem in self.words), None)
                if known:
                    return known
        return None

    def _with_vowels(self, word: str) -> str | None:
        """ "pndukung" is "pendukung": the same letters in the same order, only vowels left out."""
        full = self.skeletons.get(skeleton(word)) if len(word) >= SHORTEST_TYPED else None
        if full is None or not 0 < len(full) - len(word) <= MOST_DROPPED:
            return None
        rest = iter(full)
        return full if all(letter in rest for letter in word) else None

    def letters_of(self, said: str) -> str:
        """The letters of all sets of kinds that ``said`` names: "hon|kin" any of them, "asset&own" both."""
        wanted = [frozenset(each.split("&")) for each in said.split("|")]
        for one in wanted:
            if not any(one <= kind for kind in self.letters):
                raise KeyError(said)
        return "".join(letter for kind, letter in self.letters.items() if any(one <= kind for one in wanted))


def skeleton(word: str) -> str:
    """A word without its vowels."""
    return word.translate(VOWELS)


def number_kind(spelled: str) -> Kind:
    """The kinds of digits: an age, a number on a ballot, or just a number."""
    value = int(spelled.strip("()")) if len(spelled) <= len("(12)") and spelled.strip("()").isdigit() else 0
    if not 1 <= value <= OLDEST_CHILD or len(spelled.strip("()")) > 2:
        return NUMBERS[0]
    if spelled.startswith("("):
        return NUMBERS[4]
    if spelled.startswith("0"):
        return NUMBERS[3] if value <= MOST_PAIRS else NUMBERS[0]
    return NUMBERS[2] if value <= MOST_PAIRS else NUMBERS[1]
