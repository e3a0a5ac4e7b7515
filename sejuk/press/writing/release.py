"""A release from any selection of activities: one visit; a unit's day, week, month; an event. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from sejuk.press.writing import indonesian
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.shape import Composed, Fact, Said


def compose(facts: Sequence[Fact], said: Sequence[Said] = (), *, seed: str, language: str = "id") -> Composed:
    """The text, sentence by sentence, each with the records that it rests on.

    The same facts and seed always give the same text; another seed words it anew. Words of officers are taken when they are
    approved. ``ValueError`` without any fact or for a language that there is no composer for.
    """
    if not facts:
        raise ValueError("a release needs a fact")
    if language not in ("id", "en"):
        raise ValueError(language)
    choice = Choice(seed)
    tongue = indonesian
    if len(facts) == 1:
        return tongue.of_one(facts[0], said, choice)
    return tongue.of_many(sorted(facts, key=lambda fact: (fact.day, fact.start or time.max, fact.record)), said, choice)
