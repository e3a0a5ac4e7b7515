"""A text while it is written: sentences in order, each with what it rests on. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sejuk.press.writing.shape import Composed, Fact, Sentence

_UNTIDY = (
    (re.compile(r"\s+"), " "),
    (re.compile(r" (?=[,.])"), ""),
    (re.compile(r",(?:,)+"), ","),
    (re.compile(r",(?=[.:;])"), ""),
)


class Draft:
    """Sentences so far. An empty one is not taken."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._sentences: list[Sentence] = []
        self._paragraph = 0

    def say(self, part: str, text: str, records: Iterable[str]) -> None:
        """One more sentence, on the paragraph that is open."""
        if text:
            self._sentences.append(Sentence(part, tidy(text), tuple(dict.fromkeys(records)), paragraph=self._paragraph))

    def turn(self) -> None:
        """What follows stands in a new paragraph, unless the open one is empty."""
        if any(each.paragraph == self._paragraph for each in self._sentences):
            self._paragraph += 1

    def done(self) -> Composed:
        """The text."""
        return Composed(self._language, tuple(self._sentences))


def tidy(text: str) -> str:
    """A sentence without doubled blanks and commas, beginning with a capital."""
    for untidy, instead in _UNTIDY:
        text = untidy.sub(instead, text)
    text = text.strip(" ,")
    return text[:1].upper() + text[1:]


def records(facts: Iterable[Fact]) -> list[str]:
    """The numbers of the records of these facts."""
    return [fact.record for fact in facts]
