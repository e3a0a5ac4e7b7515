"""Whether a text may go out: each sentence that says what the facts do not bear is named, with the reason. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sejuk.briefing.outgoing import EVERY_PHASE, check_outgoing
from sejuk.briefing.rules import ANY
from sejuk.lib.text.guard import find
from sejuk.press.writing.asserted import days, names, numbers, stages, taking_sides
from sejuk.press.writing.asserted.borne import Borne, borne_by
from sejuk.press.writing.asserted.own import is_telling, masked, own, spans_of
from sejuk.press.writing.asserted.spots import Spot, blank, overlaps, spans
from sejuk.press.writing.draft import tidy
from sejuk.press.writing.shape import Composed, Fact, Refused, Said
from sejuk.press.writing.spoken import as_spoken
from sejuk.press.writing.tellable import tellable

_DOUBLE = r"[“\"«„＂〝]([^“”\"«»„＂〝〞]*)[”\"»“＂〞]?"
# Single marks stand around words; within a word they are an apostrophe: Ki’e, Jum'at, the officers' desk.
_SINGLE = r"(?<!\w)[‘'‚‹`´]+((?=[^\s‘’'‹›])(?:[^‘’'‹›`´“”\"«»„]|(?<=\w)[’'](?=\w))+)[’'›`´]+(?!\w)"  # noqa: RUF001
QUOTED = re.compile(f"{_DOUBLE}|{_SINGLE}")
QUOTE_MARK = re.compile(r"[“”\"«»„＂〝〞‘‚‹›`´]")  # noqa: RUF001 - as people type them
WHY: dict[str, tuple[str, str]] = {
    "no_facts": ("Teks ini tidak punya fakta lagi.", "This text has no facts left."),
    numbers.CODE: ("Angka ini tidak ada dalam catatan.", "This number is not in the record."),
    days.DAY: ("Tanggal atau hari ini tidak ada dalam catatan.", "This date or day is not in the record."),
    days.TIME: ("Waktu ini tidak ada dalam catatan.", "This time is not in the record."),
    names.PLACE: ("Tempat atau satuan ini tidak ada dalam catatan.", "This place or unit is not in the record."),
    names.NAME: ("Nama ini tidak ada dalam catatan.", "This name is not in the record."),
    names.RESIDENT: ("Nama warga tidak boleh disebut. Tulis “seorang warga”.", "No resident may be named. Write “a resident”."),
    stages.STAGE: ("Tahapan ini bertentangan dengan kalender pemilihan.", "This phase contradicts the election calendar."),
    stages.ELECTION: ("Pemilihan ini bukan pemilihan dalam catatan.", "This is not the election of the record."),
    "quote_not_approved": (
        "Kutipan ini tidak ada di antara kutipan yang disetujui.",
        "These words are not among the approved quotes.",
    ),
    taking_sides.CODE: (
        "Kalimat ini berpihak dalam pemilihan: calon, nomor, ajakan memilih, atau hasil.",
        "This sentence takes sides in an election: a candidate, a number, a call to vote for somebody, or a result.",
    ),
    "quote_of_another": ("Kutipan ini diucapkan orang lain.", "Somebody else said these words."),
}


@dataclass(frozen=True)
class _Allowed:
    """What a sentence is held against."""

    borne: Borne
    own: tuple[re.Pattern[str], ...]  # find the facts' own names
    quotes: dict[str, Said]  # approved words as they stand between quote marks
    titles: frozenset[str]  # of messages
    residents: tuple[str, ...]
    phases: tuple[str, ...]
    elections: tuple[str, ...]


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
    if not facts:
        return [Refused(0, "no_facts", "", *WHY["no_facts"])]
    approved = {_bare(each.text): each for each in said if each.approved}
    titles = frozenset(_bare(title) for fact in facts for title in fact.messages)
    told = [tellable(fact) for fact in facts]
    borne = borne_by(told, [each for each in said if each.approved])
    allowed = _Allowed(borne, own(told, borne), approved, titles, tuple(filter(None, residents)), tuple(phases), tuple(elections))
    return [each for number, sentence in enumerate(composed.sentences) for each in in_sentence(number, sentence.text, allowed)]


def unborne(text: str, facts: Sequence[Fact]) -> list[str]:
    """What somebody said that is not in the record, in the order of their words: for whoever approves the words."""
    told = [tellable(fact) for fact in facts]
    borne = borne_by(told, ())
    allowed = _Allowed(borne, own(told, borne), {}, frozenset(), (), (), ())
    spots = sorted({spot for spot in _unborne(text, allowed) if spot.code != "quote_not_approved"}, key=_in_order)
    kept = [spot for i, spot in enumerate(spots) if not any(one.start <= spot.start and spot.end <= one.end for one in spots[:i])]
    return list(dict.fromkeys(text[spot.start : spot.end] for spot in kept))


def people_named(text: str, facts: Sequence[Fact], said: Sequence[Said] = (), *, titled: bool = False) -> list[str]:
    """People in words that go out beside the sentences who are no officers of the facts; with ``titled`` only "Pak Yosef"."""
    told = [tellable(fact) for fact in facts]
    borne = borne_by(told, said)
    rest = masked(text, spans_of(text, own(told, borne)))
    found = [spot for spot in set(names.people(rest, borne)) if spot.code == names.RESIDENT or not titled]
    return [text[spot.start : spot.end] for spot in sorted(found, key=_in_order)]


def in_sentence(number: int, text: str, allowed: _Allowed) -> list[Refused]:
    """The reasons in one sentence, each place once, in its order."""
    kept = list(dict.fromkeys([*_forbidden(number, text, allowed), *_taking_sides(number, text)]))
    for spot in sorted(set(_unborne(text, allowed)), key=_in_order):
        if not any(one.start <= spot.start and spot.end <= one.end for one in kept):
            kept.append(_refused(number, text, spot))
    return sorted(kept, key=lambda one: (one.start, one.end, one.code))


def _in_order(spot: Spot) -> tuple[int, int, bool, str]:
    """The longest first where several begin; a word that is a number and might be a name ("mayoritas") is a number."""
    return spot.start, -spot.end, spot.code != numbers.CODE, spot.code


def _refused(number: int, text: str, spot: Spot) -> Refused:
    return Refused(number, spot.code, text[spot.start : spot.end], *WHY[spot.code], spot.start, spot.end)


def _forbidden(number: int, text: str, allowed: _Allowed) -> Iterator[Refused]:
    """What may stand in no text of the police: candidates and parties, and what is known of a resident."""
    ours = spans_of(text, allowed.own)
    spots = check_outgoing(text, allowed.phases, allowed.elections)
    if spots:  # what is found only because of an officer's or a village's name is not meant
        bare = check_outgoing(_unnamed(text, ours), allowed.phases, allowed.elections)
        meant = [(spot.finding.start, spot.finding.end) for spot in bare]
        spots = [spot for spot in spots if overlaps(spot.finding.start, spot.finding.end, meant)]
    for spot in spots:
        one = spot.finding
        if one.category == names.RESIDENT and names.is_officer(text[one.start : one.end], allowed.borne):
            continue
        code = names.RESIDENT if one.category == names.RESIDENT else "not_neutral"
        yield Refused(number, code, text[one.start : one.end], one.why_id, one.why_en, one.start, one.end)
    for finding in find(text, "record"):
        if not overlaps(finding.start, finding.end, ours):
            words = text[finding.start : finding.end]
            yield Refused(number, "personal_data", words, finding.why_id, finding.why_en, finding.start, finding.end)
    for name in allowed.residents:
        for match in re.finditer(re.escape(name), text, re.IGNORECASE):
            yield _refused(number, text, Spot(names.RESIDENT, *match.span()))


def _taking_sides(number: int, text: str) -> Iterator[Refused]:
    """What the guard, which reads Indonesian, does not know in an English version."""
    yield from (_refused(number, text, spot) for spot in taking_sides.taking_sides(text))


def _unnamed(text: str, ours: Iterable[tuple[int, int]]) -> str:
    """The text, as long as before, with words that say nothing in place of the facts' names."""
    for start, end in ours:
        text = text[:start] + re.sub(r"\w", "x", text[start:end]) + text[end:]
    return text


def _unborne(text: str, allowed: _Allowed) -> Iterator[Spot]:
    """What the facts do not bear: quotes, phases, names, days, times, numbers."""
    borne, ours = allowed.borne, spans_of(text, allowed.own)
    taken: list[tuple[int, int]] = []
    for match in QUOTED.finditer(masked(text, (span for span in ours if QUOTE_MARK.search(text, *span)))):
        words = _bare(text[slice(*match.span(1 if match[2] is None else 2))])
        taken.append(match.span())
        if words in allowed.quotes:
            yield from _of_another(text, match, allowed.quotes[words], borne)
        elif words not in allowed.titles:
            yield Spot("quote_not_approved", *match.span())
    rest = masked(blank(text, taken), (span for span in ours if not overlaps(*span, taken)))
    yield from stages.stages(rest, borne)
    yield from stages.elections(rest, borne)
    yield from names.names(rest, borne)
    for each in filter(is_telling, borne.texts):
        rest = blank(rest, spans(re.compile(rf"(?<!\w){re.escape(each)}(?!\w)", re.IGNORECASE), rest))
    rest = blank(rest, spans(numbers.IDIOMS, rest))
    for read in (days.near, days.days, days.times):
        spots, rest = read(rest, borne)
        yield from spots
    yield from numbers.numbers(rest, borne)


def _of_another(text: str, quote: re.Match[str], said: Said, borne: Borne) -> Iterator[Spot]:
    """Words that the sentence gives to another officer than the one who said them."""
    outside = blank(text, [quote.span()])
    named = [doer for doer in borne.officers if re.search(rf"(?<!\w){re.escape(doer.name)}(?!\w)", outside, re.IGNORECASE)]
    if named and said.speaker not in named:
        yield Spot("quote_of_another", *quote.span())


def _bare(text: str) -> str:
    return tidy(as_spoken(text)[0]).casefold()
