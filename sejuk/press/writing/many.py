"""A release about several activities: of a day, a week, a month, an event; in any language. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sejuk.press.writing import one, sums
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.draft import Draft, records
from sejuk.press.writing.quotes import quotes
from sejuk.press.writing.shape import Composed, Doer, Fact, Said
from sejuk.press.writing.tellable import tellable
from sejuk.press.writing.tongue import Tongue, unit

MOST_KINDS = 3  # that one sentence counts
MOST_THEMES = 3  # that one sentence names
MOST_NAMES = 6  # villages that a sentence still names


def of_many(tongue: Tongue, facts: Sequence[Fact], said: Sequence[Said], choice: Choice) -> Composed:
    """The whole release; ``facts`` in the order of time."""
    draft, all_records = Draft(tongue.language), records(facts)
    whole = sums.gathered(facts)
    draft.say("headline", headline(tongue, facts, whole, choice), all_records)
    draft.say("lead", lead(tongue, facts, whole, choice), all_records)
    _counted(tongue, draft, facts, choice)
    draft.turn()
    _summed(tongue, draft, facts, whole, choice)
    draft.turn()
    known: set[Doer] = set()
    for fact in sums.telling(facts):
        draft.turn()
        here = replace(tellable(fact), district="" if whole.district and fact.village else fact.district)
        told = one.lead(tongue, here, choice.within(f"told {fact.record}"), whole=False, known=known)
        draft.say("activity", told, [fact.record])
        known |= set(fact.doers)
    draft.turn()
    _themes(tongue, draft, facts, choice)
    draft.turn()
    for text in one.heard(tongue, whole, choice):
        draft.say("heard", text, records(fact for fact in facts if fact.heard))
    quotes(tongue, draft, facts, said, choice)
    draft.turn()
    for text in one.closing(tongue, whole, choice, around=bool(tongue.around(whole, choice)), name=tongue.work):
        draft.say("closing", text, all_records)
    return draft.done()


def _told(tongue: Tongue, facts: Sequence[Fact], choice: Choice) -> dict[str, str]:
    first, last = sums.days(facts)
    return {
        "number": tongue.count(len(facts)), "place": tongue.in_villages(facts), "period": tongue.period(first, last, choice),
        "span": tongue.span(first, last),
    }  # fmt: skip


def headline(tongue: Tongue, facts: Sequence[Fact], whole: Fact, choice: Choice) -> str:
    """How many activities in how many villages."""
    return tongue.in_headline(tongue.say(choice, "many headline", unit=unit(whole) or "Polri", **_told(tongue, facts, choice)))


def lead(tongue: Tongue, facts: Sequence[Fact], whole: Fact, choice: Choice) -> str:
    """Who did how much, when and where."""
    return tongue.say(choice, "many lead", unit=tongue.line(whole) or "Polri", **_told(tongue, facts, choice))


def _counted(tongue: Tongue, draft: Draft, facts: Sequence[Fact], choice: Choice) -> None:
    """Of which kinds, and in which villages as long as they can be named."""
    kinds = sums.by(facts, lambda fact: fact.kinds[:1])
    for number, first in enumerate(range(0, len(kinds), MOST_KINDS)):
        some = list(kinds.items())[first : first + MOST_KINDS]
        things = tongue.joined([tongue.times(len(each), kind) for kind, each in some])
        what = "many kinds again" if number else "many kinds" if len(kinds) > 1 else "many of one kind"
        rests_on = records(fact for _, each in some for fact in each)
        draft.say("activity", tongue.say(choice, what, slot=f"kinds {number}", things=things), rests_on)
    villages = sums.by(facts, lambda fact: [tongue.village(fact)] if fact.village else [])
    if 1 < len(villages) <= MOST_NAMES:
        told = tongue.say(choice, "many villages", things=tongue.joined(sorted(villages)))
        draft.say("activity", told, [number for each in villages.values() for number in records(each)])


def _summed(tongue: Tongue, draft: Draft, facts: Sequence[Fact], whole: Fact, choice: Choice) -> None:
    """How many people and leaflets in all."""
    doers = tongue.police[0]
    if whole.people:
        told = tongue.say(choice, "many people", number=tongue.about(whole.people), doers=doers)
        draft.say("activity", told, records(fact for fact in facts if fact.people))
    if whole.leaflets:
        told = tongue.say(choice, "leaflets", number=tongue.about(whole.leaflets), doers=doers)
        draft.say("activity", told, records(fact for fact in facts if fact.leaflets))


def _themes(tongue: Tongue, draft: Draft, facts: Sequence[Fact], choice: Choice) -> None:
    """What was told, and in how many activities where that differs from one."""
    themes = sums.by(facts, lambda fact: [theme for theme in fact.themes if theme in tongue.theme_names])
    most = list(themes.items())[: sums.MOST_TOLD]
    counted = any(len(found) > 1 for _, found in most)
    for number, first in enumerate(range(0, len(most), MOST_THEMES)):
        some = most[first : first + MOST_THEMES]
        names = [tongue.theme_names[theme] for theme, _ in some]
        if counted:
            names = [tongue.theme_in(name, len(found)) for name, (_, found) in zip(names, some, strict=True)]
        what = "many themes again" if number else "many themes"
        rests_on = records(fact for _, found in some for fact in found)
        draft.say("message", tongue.say(choice, what, slot=f"themes {number}", things=tongue.joined(names)), rests_on)
