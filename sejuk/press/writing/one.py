"""A release about one activity, in any language. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache, partial
from itertools import chain

from sejuk.briefing.outgoing import check_outgoing
from sejuk.press.letters import one_line
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.draft import Draft
from sejuk.press.writing.quotes import quotes
from sejuk.press.writing.shape import Composed, Doer, Fact, Said
from sejuk.press.writing.spoken import taken
from sejuk.press.writing.tellable import tellable
from sejuk.press.writing.tongue import Tongue, unit

# In this kind partners are whom it was about; the lead names them.
MEETS = frozenset({"coordination"})
MOST_THINGS = 3  # kinds of partners that one sentence names
MOST_HEARD = 2  # kinds of what was heard in one sentence
MOST_CLAUSES = 4  # themes that are told in words of their own; further ones are named
OPENING, CLOSING = "opening", "closing"


def of_one(tongue: Tongue, fact: Fact, said: Sequence[Said], choice: Choice) -> Composed:
    """The whole release."""
    draft, rests_on, fact = Draft(tongue.language), [fact.record], tellable(fact)
    draft.say("headline", headline(tongue, fact, choice), rests_on)
    draft.say("lead", lead(tongue, fact, choice), rests_on)
    draft.say("lead", beside(tongue, fact, choice), rests_on)
    draft.turn()
    for text in chain.from_iterable(choice.order("activity", activity(tongue, fact, said, choice))):
        draft.say("activity", text, rests_on)
    draft.turn()
    for text in message(tongue, fact, choice):
        draft.say("message", text, rests_on)
    draft.turn()
    for text in heard(tongue, fact, choice):
        draft.say("heard", text, rests_on)
    quotes(tongue, draft, [fact], said, choice)
    draft.turn()
    for text in closing(tongue, fact, choice, around=_told_in(tongue, fact, choice) == CLOSING):
        draft.say("closing", text, rests_on)
    return draft.done()


def _told_in(tongue: Tongue, fact: Fact, choice: Choice) -> str:
    """Where the release says in which phase of an election it was."""
    return choice.of("told in", (OPENING, CLOSING)) if tongue.around(fact, choice) else ""


def headline(tongue: Tongue, fact: Fact, choice: Choice) -> str:
    """Who did what where, and what it was about."""
    does = choice.of("headline", tongue.kind(fact, fact.kinds[0]).headline)
    if len(fact.kinds) > 1:
        does = tongue.joined([does, tongue.kind(fact, tongue.beside(fact)[0]).headline_also])
    theme = tongue.theme_headline(fact, choice)
    place = tongue.short_place(fact)
    told = {
        "actor": _actor(tongue, fact, choice), "does": does, "around": tongue.around(fact, choice, briefly=True),
        "place": tongue.say(choice, "headline place", place=place) if place else "",
        "theme": theme, "name": tongue.name(fact, fact.kinds[0], choice),
    }  # fmt: skip
    shape = "headline" if not theme else "headline theme" if not told["around"] else "headline around"
    return tongue.in_headline(tongue.say(choice, shape, slot="headline shape", **told))


def _actor(tongue: Tongue, fact: Fact, choice: Choice) -> str:
    duties = [tongue.role(each, fact) for each in fact.doers[:1] if _whose(each, fact)]
    return choice.of("actor", [*duties, *([unit(fact)] if unit(fact) else []), *duties] or [tongue.somebody])


def _whose(doer: Doer, fact: Fact) -> str:
    """The unit that a duty is of; a headline that says "Kapolsek" alone would not say whose."""
    return {"kapolsek": fact.polsek, "kapolres": fact.polres, "kapolda": fact.polda}.get(doer.role, unit(fact))


def lead(tongue: Tongue, fact: Fact, choice: Choice, *, whole: bool = True, known: Collection[Doer] = ()) -> str:
    """Who did what, when and where; ``whole`` with the units above and the phase; ``known`` were named before."""
    around = f"{tongue.around(fact, choice)}, " if whole and _told_in(tongue, fact, choice) == OPENING else ""
    where = tongue.where(fact) if whole else tongue.near_where(fact)

    def write(way: Choice) -> str:
        told = {
            "who": tongue.who(fact, way, whole=whole, known=known) or tongue.somebody, "does": tongue.does(fact, way),
            "around": around, "where": where, "when": tongue.day(fact.day, way),
            "clock": tongue.clock(fact.start, fact.end, fact.tz),
            "name": tongue.name(fact, fact.kinds[0], way),
        }  # fmt: skip
        return tongue.say(way, "lead" if where else "lead without place", **told)

    return tongue.briefly(choice, write)


def beside(tongue: Tongue, fact: Fact, choice: Choice) -> str:
    """What else was done there, of one more kind."""
    if len(fact.kinds) == 1:
        return ""
    kind, doers = tongue.beside(fact)[0], tongue.doers(fact, choice, "beside")

    def write(way: Choice) -> str:
        return tongue.say(way, "beside", doers=doers, does=tongue.does(fact, way, kind), name=tongue.name(fact, kind, way))

    return tongue.briefly(choice, write)


def activity(tongue: Tongue, fact: Fact, said: Sequence[Said], choice: Choice) -> list[list[str]]:
    """What more is known of it, in sentences that stay together: further kinds, how many came, who was there, what was given."""
    further = [tongue.name(fact, kind, choice) for kind in tongue.beside(fact)[1:]]
    partners = [] if fact.kinds[0] in MEETS else tongue.met(fact)
    doers = tongue.doers(fact, choice, "activity")
    return list(filter(None, [
        [_tell(tongue, choice, "further", things=tongue.joined(further))] if further else [],
        [_tell(tongue, choice, "people", number=tongue.about(fact.people), doers=doers)] if fact.people else [],
        _partners(tongue, partners, doers, choice),
        _named_beside(tongue, fact, said, choice),
        [_tell(tongue, choice, "leaflets", number=tongue.about(fact.leaflets), doers=doers)] if fact.leaflets else [],
    ]))  # fmt: skip


def _partners(tongue: Tongue, partners: Sequence[str], doers: str, choice: Choice) -> list[str]:
    """Who was there; a second sentence where there were many kinds of them."""
    cut = len(partners) if len(partners) <= MOST_THINGS else (len(partners) + 1) // 2
    parts = [("partners", partners[:cut]), ("partners again", partners[cut:])]
    return [_tell(tongue, choice, what, partners=tongue.joined(some), doers=doers) for what, some in parts if some]


def _tell(tongue: Tongue, choice: Choice, what: str, **told: str) -> str:
    return tongue.briefly(choice, lambda way: tongue.say(way, what, **told))


def _named_beside(tongue: Tongue, fact: Fact, said: Sequence[Said], choice: Choice) -> list[str]:
    """Whom the release names that this one rests on, unless their words are told."""
    speak = {each.speaker for each in taken([fact], said)}
    others = [tongue.introduced(each, fact) for each in fact.named if each not in speak]
    return [_tell(tongue, choice, "named", others=tongue.joined(others))] if others else []


def message(tongue: Tongue, fact: Fact, choice: Choice) -> list[str]:
    """What people were told: one or two themes a sentence; the titles of messages where no theme is known."""
    themes = [each for each in choice.order("themes", fact.themes) if each in tongue.themes]
    clauses = [choice.of(f"theme {each}", tongue.themes[each]) for each in themes[:MOST_CLAUSES]]
    told: list[str] = []
    ways = {again: choice.order("ways to ask", tongue.wordings[tongue.asking(fact, again=again)]) for again in (False, True)}
    while clauses:
        text, size = _asked(tongue, fact, choice, ways[bool(told)], clauses)
        told.append(text)
        del clauses[:size]
    rest = themes[MOST_CLAUSES:]
    while rest:
        size = next((size for size in (4, 3, 2) if tongue.is_brief(_further(tongue, choice, rest[:size], len(told)))), 1)
        told.append(_further(tongue, choice, rest[:size], len(told)))
        del rest[:size]
    titles = [one_line(title) for title in fact.messages]
    return told or ([_tell(tongue, choice, "titles", titles=tongue.joined(titles))] if titles else [])


def _asked(tongue: Tongue, fact: Fact, choice: Choice, ways: list[str], clauses: Sequence[str]) -> tuple[str, int]:
    """A sentence that asks people for two things or for one, and for how many; its way is taken from ``ways``."""
    doers, both = tongue.doers(fact, choice, f"asked {len(ways)}"), ""
    if len(clauses) > 1:
        both = tongue.say(choice, "two themes", slot=f"two {len(ways)}", first=clauses[0], second=clauses[1])
    for told, size in ((both, 2), (clauses[0], 1)):
        for way in ways if told else ():
            text = way.format(told=told, doers=doers)
            if tongue.is_brief(text) and _goes_out(way.format(told=told, doers=tongue.police[0])):
                ways.append(ways.pop(ways.index(way)))
                return text, size
    return min((way.format(told=clauses[0], doers=doers) for way in ways), key=len), 1


@lru_cache(maxsize=20_000)
def _goes_out(text: str) -> bool:
    """Whether the guard lets two things stand in one sentence: "pesan agar menolak politik uang serta hoaks" judges a message."""
    return not check_outgoing(text)


def _further(tongue: Tongue, choice: Choice, themes: Sequence[str], number: int) -> str:
    """Themes that are only named, where many were told."""
    names = tongue.joined([tongue.theme_names[each] for each in themes])
    return tongue.say(choice, "further themes", slot=f"further {number}", themes=names)


def heard(tongue: Tongue, fact: Fact, choice: Choice) -> list[str]:
    """What was heard, by kind and number, never in words."""
    counts = [(kind, number) for kind, number in fact.heard.items() if number and kind in tongue.heard]
    counts.sort(key=lambda each: (-each[1], each[0]))

    def write(what: str, some: Sequence[tuple[str, int]], way: Choice) -> str:
        things = [f"{tongue.about(number)} {way.of(f'heard {kind}', tongue.heard[kind])}" for kind, number in some]
        return tongue.say(way, what, things=tongue.joined(things), doers=tongue.doers(fact, way, "heard"))

    parts = (("heard", counts[:MOST_HEARD]), ("heard again", counts[MOST_HEARD:]))
    return [tongue.briefly(choice, partial(write, what, some)) for what, some in parts if some]


def closing(tongue: Tongue, fact: Fact, choice: Choice, *, around: bool, name: str = "") -> list[str]:
    """In which days it was, and how things stood."""
    name = name or tongue.kind(fact, fact.kinds[0]).name[0]
    phase = _tell(tongue, choice, "around", around=tongue.around(fact, choice), name=name) if around else ""
    place = tongue.say(choice, "closing place", place=tongue.short_place(fact)) if tongue.short_place(fact) else ""
    return [phase, _tell(tongue, choice, "calm", place=place) if fact.situation == "calm" else ""]
