"""A release from any selection of activities: one visit; a unit's day, week, month; an event. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from sejuk.press.writing.choice import Choice
from sejuk.press.writing.english.tongue import English
from sejuk.press.writing.indonesian.tongue import Indonesian
from sejuk.press.writing.many import of_many
from sejuk.press.writing.one import of_one
from sejuk.press.writing.shape import Composed, Fact, Said
from sejuk.press.writing.tongue import Tongue

TONGUES: dict[str, Tongue] = {"id": Indonesian(), "en": English()}


def compose(facts: Sequence[Fact], said: Sequence[Said] = (), *, seed: str, language: str = "id") -> Composed:
    """The text, sentence by sentence, each with the records that it rests on.

    The same facts and seed always give the same text; another seed words it anew. Words of officers are taken when they are
    approved. ``ValueError`` without any fact or for a language that there is no composer for.
    """
    if not facts:
        raise ValueError("a release needs a fact")
    if language not in TONGUES:
        raise ValueError(language)
    tongue, choice = TONGUES[language], Choice(seed)
    if len(facts) == 1:
        return of_one(tongue, facts[0], said, choice)
    return of_many(tongue, sorted(facts, key=lambda fact: (fact.day, fact.start or time.max, fact.record)), said, choice)
