"""What a release says was told or talked about: its topics. Words of a place or a target are scenery and no topic. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.press.reading.shape import Found
from sejuk.press.reading.words import Word, rulebook

RULEBOOK = rulebook("topics.toml")
RULES = RULEBOOK.explained()
ONLY_IF_ALONE = (
    "logistics",
    "neutrality",
    "health",
    "food_and_land",
    "reading",
)  # spoken of beside many things; a topic where it is what the text is about


def topics(words: Sequence[Word]) -> tuple[Found, ...]:
    """Each topic once, where it first stands."""
    hits = list(RULEBOOK.hits(list(words)))
    scenery = [hit for each, hit in hits if not each.value]
    found: dict[str, Found] = {}
    weak: list[Found] = []
    for each, hit in hits:
        if not each.value or any(one.start <= hit.start < one.end for one in scenery):
            continue
        one = Found(each.value, hit.start, hit.end, each.name)
        if each.name in ONLY_IF_ALONE:
            weak.append(one)
        else:
            found.setdefault(each.value, one)
    if weak and (not found or (len(weak) > 2 and set(found) == {"public_order"})):  # noqa: PLR2004 - told of again and again
        found.setdefault("other", weak[0])
    return tuple(sorted(found.values(), key=lambda each: each.start))
