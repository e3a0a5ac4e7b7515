"""Releases of one run that copy each other: whole, or in a long sentence of a message. The memory of a run is bounded.

A sentence is kept as the hashes of its plain words (no names, no numbers, no words that every sentence has), found again by pairs
of neighbouring words. At most ``MOST_SENTENCES`` sentences are kept; the oldest go first. Pure.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from sejuk.press.reading.words import KNOWN_WORDS, Word, listed

MOST_SENTENCES = 20_000  # kept at a time: some 1,500 releases, about 25 MB
FEWEST_WORDS = 10  # different plain words of a sentence that is looked for
FEWEST_PAIRS = 4  # neighbouring words that both sentences have
SHARED = 0.65  # of the plain words of the shorter sentence
MOST_OF_TEXT = 0.5  # of the sentences of a release: more than so many copied, and the release is a copy
PLAIN = frozenset(listed("plain"))

RULES = {
    "near_copy": "A release of the same run says most of this, or a long sentence of it, in nearly the same words.",
}


class Copied(NamedTuple):
    """A sentence that an earlier release has in nearly the same words."""

    start: int
    end: int
    id: str


class _Kept(NamedTuple):
    id: str
    words: frozenset[int]
    pairs: tuple[int, ...]


@dataclass
class Memory:
    """What a run remembers of the releases that it has read."""

    most: int = MOST_SENTENCES
    sentences: dict[int, _Kept] = field(default_factory=dict)
    order: deque[int] = field(default_factory=deque)
    by_pair: dict[int, int] = field(default_factory=dict)
    count: int = 0

    def copies(self, words: Sequence[Word], text: str, id_: str) -> list[Copied]:
        """The sentences of a release that an earlier one has; then this release is remembered too."""
        found, new = [], []
        for start, end, plain in _sentences(words, text):
            kept = _Kept(id_, frozenset(plain), tuple(hash(pair) for pair in pairwise(plain)))
            if (other := self._alike(kept)) is not None:
                found.append(Copied(start, end, other.id))
            new.append(kept)
        for kept in new:
            self._keep(kept)
        return found

    def _alike(self, kept: _Kept) -> _Kept | None:
        """The remembered sentence of another release that shares most pairs, if it shares enough of its words."""
        counts = Counter(number for pair in set(kept.pairs) if (number := self.by_pair.get(pair)) is not None)
        for number, shared in counts.most_common(3):
            other = self.sentences.get(number)
            if shared < FEWEST_PAIRS or other is None:
                continue
            smaller = min(len(kept.words), len(other.words))
            if other.id != kept.id and len(kept.words & other.words) >= SHARED * smaller:
                return other
        return None

    def _keep(self, kept: _Kept) -> None:
        self.count += 1
        self.sentences[self.count] = kept
        self.order.append(self.count)
        for pair in kept.pairs:
            self.by_pair[pair] = self.count
        if len(self.order) > self.most:
            oldest = self.order.popleft()
            for pair in self.sentences.pop(oldest).pairs:
                if self.by_pair.get(pair) == oldest:
                    del self.by_pair[pair]


@lru_cache(KNOWN_WORDS)
def _hash(word: str) -> int:
    return crc32(word.encode())


def _sentences(words: Sequence[Word], text: str) -> Iterator[tuple[int, int, list[int]]]:
    """Where each long sentence stands, and the hashes of its plain words in their order."""
    plain: list[int] = []
    first = last = None
    for word in [*words, None]:
        if word is None or (last is not None and word.sentence != last.sentence):
            if first and last and len(set(plain)) >= FEWEST_WORDS:
                yield first.start, last.end, plain
            plain, first = [], None
        if word is None:
            return
        first, last = first or word, word
        if word.text not in PLAIN and text[word.start].islower() and not text[word.end - 1].isdigit():
            plain.append(_hash(word.text))
