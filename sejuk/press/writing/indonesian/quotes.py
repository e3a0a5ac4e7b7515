"""Words of officers, as they were said, with who said them."""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.press.writing.choice import Choice
from sejuk.press.writing.draft import Draft
from sejuk.press.writing.indonesian import pieces
from sejuk.press.writing.shape import Fact, Said
from sejuk.press.writing.spoken import as_spoken, of_doers

AFTER = (
    "“{text}{comma}” ujar {who}.",
    "“{text}{comma}” kata {who}.",
    "“{text}{comma}” tutur {who}.",
    "“{text}{comma}” ucap {who}.",
    "“{text}{comma}” jelas {who}.",
)
BEFORE = ("{who} mengatakan, “{text}{stop}”", "{who} menuturkan, “{text}{stop}”", "{who} menyampaikan, “{text}{stop}”")


def quotes(draft: Draft, facts: Sequence[Fact], said: Sequence[Said], choice: Choice) -> None:
    """First those who did it, then the chain of command."""
    own, chain = of_doers(facts, said)
    for part, words in (("quote", own), ("chain_quote", chain)):
        known = {doer for fact in facts for doer in fact.officers}
        for number, each in enumerate(words):
            who = pieces.named(each.speaker)
            if each.speaker not in known:
                who = f"{pieces.role(each.speaker, facts[0])} {who}"
                known.add(each.speaker)
            draft.turn()
            text, stop = as_spoken(each.text)
            wording = choice.of(f"{part} {number} {each.text}", AFTER + BEFORE)
            comma = stop if stop in ("!", "?") else ","
            draft.say(part, wording.format(text=text, who=who, comma=comma, stop=stop), [each.record] if each.record else [])
