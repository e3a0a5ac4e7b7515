"""Words of officers, as they were said, with who said them; in any language. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.press.writing.choice import Choice
from sejuk.press.writing.draft import Draft
from sejuk.press.writing.shape import Fact, Said
from sejuk.press.writing.spoken import as_spoken, of_doers
from sejuk.press.writing.tongue import Tongue


def quotes(tongue: Tongue, draft: Draft, facts: Sequence[Fact], said: Sequence[Said], choice: Choice) -> None:
    """First those who did it, then the chain of command; each in a paragraph of its own."""
    known = {doer for fact in facts for doer in fact.doers}
    own, chain = of_doers(facts, said)
    ways = choice.order("ways", tongue.wordings["quote"])
    for number, (part, each) in enumerate([*(("quote", one) for one in own), *(("chain_quote", one) for one in chain)]):
        who = tongue.named(each.speaker)
        if each.speaker not in known:
            who = tongue.introduced(each.speaker, facts[0])
            known.add(each.speaker)
        text, stop = as_spoken(each.text)
        comma = stop if stop in ("!", "?") else ","
        draft.turn()
        wording = ways[number % len(ways)]
        draft.say(part, wording.format(text=text, who=who, comma=comma, stop=stop), [each.record] if each.record else [])
