"""What several activities come to: whose they were, when, how many of what, and which of them are told by themselves. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sejuk.press.writing.shape import Fact

MOST_TOLD, LEAST_TOLD = 5, 3  # activities told by themselves, where there are as many


def common(facts: Sequence[Fact]) -> Fact:
    """A fact that holds what all of them share of unit, place and election, and nothing else."""
    first = facts[0]
    names = (
        "polsek", "polres", "polres_kind", "polda", "village", "village_kind", "district", "regency", "regency_kind", "province",
        "election", "stage", "situation",
    )  # fmt: skip
    shared: dict[str, Any] = {
        name: getattr(first, name) if len({getattr(each, name) for each in facts}) == 1 else "" for name in names
    }
    if not shared["polres"]:
        shared["polsek"] = "" if any(each.polres for each in facts) else shared["polsek"]
        shared["polres_kind"] = "Polres"
    officers = first.officers if all(each.officers == first.officers for each in facts) else ()
    return Fact("", first.source, first.day, first.kinds[:1], area_code=first.area_code, officers=officers, **shared)


def by(facts: Iterable[Fact], key: Callable[[Fact], Iterable[str]]) -> dict[str, list[Fact]]:
    """Facts by each value that ``key`` finds in them, the most frequent first, then by the alphabet."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for value in dict.fromkeys(key(fact)):
            found.setdefault(value, []).append(fact)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def heard(facts: Iterable[Fact]) -> dict[str, int]:
    """How much of each kind was heard in all."""
    total: Counter[str] = Counter()
    for fact in facts:
        total.update(fact.heard)
    return dict(total)


def gathered(facts: Sequence[Fact]) -> Fact:
    """One fact that stands for what was heard, told and handed out in all of them."""
    return replace(
        common(facts), heard=heard(facts), people=sum(each.people for each in facts), leaflets=sum(each.leaflets for each in facts)
    )


def days(facts: Iterable[Fact]) -> tuple[date, date]:
    """The first and the last day."""
    found = sorted(each.day for each in facts)
    return found[0], found[-1]


def telling(facts: Sequence[Fact]) -> list[Fact]:
    """Three to five that show how various the work was: each adds a kind, a village, an officer or a day; in the order of time."""
    chosen: list[Fact] = []
    left = list(facts)
    seen: set[object] = set()
    while left and len(chosen) < MOST_TOLD:
        best = max(left, key=lambda fact: len(_news(fact) - seen))
        if not _news(best) - seen and len(chosen) >= LEAST_TOLD:
            break
        chosen.append(best)
        left.remove(best)
        seen |= _news(best)
    return [fact for fact in facts if fact in chosen]


def _news(fact: Fact) -> set[object]:
    return {("kind", fact.kinds[0]), ("village", fact.area_code or fact.village), ("day", fact.day), *fact.officers}
