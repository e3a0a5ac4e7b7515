"""Which of the words of officers a text takes, and how they stand between quote marks. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sejuk.press.letters import one_line
from sejuk.press.writing.shape import Fact, Said

_MARKS = str.maketrans({"“": "‘", "”": "’", "«": "‘", "»": "’", "„": "‘", '"': "’"})
_STOPS = (".", "!", "?", "…")


def taken(facts: Iterable[Fact], said: Iterable[Said]) -> list[Said]:
    """Those that somebody approved and whose record, if they have one, is among the facts."""
    numbers = {fact.record for fact in facts}
    return [each for each in said if each.approved and each.text.strip() and (not each.record or each.record in numbers)]


def of_doers(facts: Sequence[Fact], said: Iterable[Said]) -> tuple[list[Said], list[Said]]:
    """Words of those who did it, and words of the chain of command."""
    doers = {doer.name for fact in facts for doer in fact.doers}
    words = taken(facts, said)
    return [each for each in words if each.speaker.name in doers], [each for each in words if each.speaker.name not in doers]


def as_spoken(text: str) -> tuple[str, str]:
    """The words without their last stop, and that stop; quote marks within become single ones."""
    bare = one_line(text).strip(' “”"«»„,').translate(_MARKS)
    if bare.endswith(_STOPS):
        return bare[:-1].rstrip(" ."), bare[-1]
    return bare, "."
