"""Whether a text may go out: each sentence that says what the facts do not bear is named, with the reason. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sejuk.briefing.outgoing import EVERY_PHASE, check_outgoing
from sejuk.briefing.rules import ANY
from sejuk.lib.text.guard import find
from sejuk.press.writing.draft import tidy
from sejuk.press.writing.shape import Composed, Fact, Refused, Said, Sentence
from sejuk.press.writing.spoken import as_spoken

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]*)[”\"»“]?")


def refusals(  # noqa: PLR0913 - each says another thing about the text
    composed: Composed,
    facts: Sequence[Fact],
    said: Sequence[Said] = (),
    *,
    residents: Iterable[str] = (),
    phases: Iterable[str] = EVERY_PHASE,
    elections: Iterable[str] = (ANY,),
) -> list[Refused]:
    """Every reason why the text may not go out, in its order; none for what the composer made of the same facts.

    ``residents`` are names that must not stand in it wherever they come from; ``phases`` and ``elections`` say when and under
    which laws it goes out, as for a message (``briefing.outgoing``); without them it must stand in all.
    """
    found: list[Refused] = []
    if not facts:
        return [Refused(0, "no_facts", "", "Teks ini tidak punya fakta lagi.", "This text has no facts left.")]
    for number, sentence in enumerate(composed.sentences):
        found += _residents(number, sentence, residents)
        found += _in_sentence(number, sentence, said, tuple(phases), tuple(elections))
    return found


def _in_sentence(
    number: int, sentence: Sentence, said: Sequence[Said], phases: Sequence[str], elections: Sequence[str]
) -> Iterator[Refused]:
    for spot in check_outgoing(sentence.text, phases, elections):
        one = spot.finding
        yield Refused(number, "not_neutral", sentence.text[one.start : one.end], one.why_id, one.why_en, one.start, one.end)
    for finding in find(sentence.text, "record"):
        words = sentence.text[finding.start : finding.end]
        yield Refused(number, "personal_data", words, finding.why_id, finding.why_en, finding.start, finding.end)
    approved = {tidy(as_spoken(each.text)[0]) for each in said if each.approved}
    for match in _QUOTED.finditer(sentence.text):
        if tidy(as_spoken(match[1])[0]) not in approved:
            yield Refused(
                number, "quote_not_approved", match[1], "Kutipan ini tidak ada di antara kutipan yang disetujui.",
                "These words are not among the approved quotes.", match.start(), match.end(),
            )  # fmt: skip


def _residents(number: int, sentence: Sentence, residents: Iterable[str]) -> Iterator[Refused]:
    for name in residents:
        at = sentence.text.casefold().find(name.casefold())
        if name and at >= 0:
            yield Refused(
                number, "resident_named", sentence.text[at : at + len(name)], "Nama warga tidak boleh disebut.",
                "No resident may be named.", at, at + len(name),
            )  # fmt: skip
