"""A release about several activities: of a day, a week, a month, an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sejuk.lib.clock import MONTHS
from sejuk.press.writing import sums
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.draft import Draft, records
from sejuk.press.writing.indonesian import one, pieces, words
from sejuk.press.writing.indonesian.quotes import quotes
from sejuk.press.writing.shape import Composed, Fact, Said

MOST_NAMES = 6  # villages or partners that a sentence still names
_WEEK, _FORTNIGHT = 7, 14


def of_many(facts: Sequence[Fact], said: Sequence[Said], choice: Choice) -> Composed:
    """The whole release; ``facts`` in the order of time."""
    draft, all_records = Draft("id"), records(facts)
    whole = sums.gathered(facts)
    draft.say("headline", headline(facts, whole, choice), all_records)
    draft.say("lead", lead(facts, whole, choice), all_records)
    draft.turn()
    _counted(draft, facts, whole, choice)
    draft.turn()
    for number, fact in enumerate(sums.telling(facts)):
        draft.say("activity", told(fact, choice, number), [fact.record])
    draft.turn()
    _themes(draft, facts, choice)
    draft.turn()
    draft.say("heard", one.heard(whole, choice), records(fact for fact in facts if fact.heard))
    quotes(draft, facts, said, choice)
    draft.turn()
    for text in one.closing(whole, choice):
        draft.say("closing", text, all_records)
    return draft.done()


def period(first: date, last: date, choice: Choice) -> str:
    """ "Rabu (31/1/2024)", "pada 22–28 Januari 2024", "sepanjang Januari 2024"."""
    if first == last:
        return f"pada {pieces.day(first, choice)}"
    if (first.year, first.month) != (last.year, last.month):
        year = f" {first.year}" if first.year != last.year else ""
        return f"pada {first.day} {MONTHS[first.month - 1]}{year} hingga {last.day} {MONTHS[last.month - 1]} {last.year}"
    month = f"{MONTHS[last.month - 1]} {last.year}"
    return f"sepanjang {month}" if last - first > timedelta(_FORTNIGHT) else f"pada {first.day} hingga {last.day} {month}"


def _span(first: date, last: date) -> str:
    if first == last:
        return "dalam Sehari"
    if last - first < timedelta(_WEEK):
        return "dalam Sepekan"
    return f"Sepanjang {MONTHS[last.month - 1]} {last.year}" if (first.year, first.month) == (last.year, last.month) else ""


def _villages(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    return sums.by(facts, lambda fact: [pieces.village(fact)] if fact.village else [])


def _in_villages(facts: Sequence[Fact]) -> str:
    """ "di enam desa dan kelurahan"; empty where no village is known."""
    found = {(fact.area_code or fact.village): fact.village_kind for fact in facts if fact.village}
    kinds = set(found.values())
    named = "kelurahan" if kinds == {"kelurahan"} else "desa" if "kelurahan" not in kinds else "desa dan kelurahan"
    if len(found) == 1:
        return f"di {next(iter(_villages(facts)))}"
    return f"di {pieces.count(len(found))} {named}" if found else ""


def headline(facts: Sequence[Fact], whole: Fact, choice: Choice) -> str:
    """How many activities in how many villages."""
    first, last = sums.days(facts)
    place = one.titled(_in_villages(facts))
    unit, number = pieces.unit(whole) or "Polri", one.titled(pieces.count(len(facts)))
    span = _span(first, last)
    wordings = (
        "{unit} Gelar {number} Kegiatan {place} {span}",
        "{unit} Laksanakan {number} Kegiatan {place} {span}",
        "{number} Kegiatan {unit} {place} {span}",
    )
    return choice.of("headline", wordings).format(unit=unit, number=number, place=place, span=span)


LEADS = (
    "{unit} melaksanakan {number} kegiatan {place} {period}.", "{period}, {unit} melaksanakan {number} kegiatan {place}.",
    "sebanyak {number} kegiatan dilaksanakan {unit} {place} {period}.",
        "{unit} hadir di tengah warga melalui {number} kegiatan {place} {period}.",
)  # fmt: skip


def lead(facts: Sequence[Fact], whole: Fact, choice: Choice) -> str:
    """Who did how much, when and where."""
    unit = f"{pieces.unit(whole)} {pieces.above(whole)}".strip() or "Polri"
    return choice.of("lead", LEADS).format(
        unit=unit, number=pieces.count(len(facts)), place=_in_villages(facts), period=period(*sums.days(facts), choice)
    )


KINDS = (
    "kegiatan itu terdiri atas {things}.",
    "rinciannya ialah {things}.",
    "di antaranya {things}.",
    "bentuknya beragam: {things}.",
)
VILLAGES = ("warga yang didatangi tinggal di {things}.", "kegiatan tersebar di {things}.", "tempat yang didatangi ialah {things}.")
PEOPLE = (
    "seluruhnya menjangkau {number} warga.",
    "sebanyak {number} warga ditemui.",
    "dari rangkaian itu {number} warga ditemui petugas.",
)
LEAFLETS = ("petugas membagikan {number} lembar brosur.", "sebanyak {number} lembar brosur dibagikan.")


def _counted(draft: Draft, facts: Sequence[Fact], whole: Fact, choice: Choice) -> None:
    kinds = sums.by(facts, lambda fact: fact.kinds[:1])
    things = [
        f"{pieces.count(len(found))} kali {words.KINDS.get(kind, words.KINDS['other']).name[0]}" for kind, found in kinds.items()
    ]
    draft.say("activity", choice.of("kinds", KINDS).format(things=pieces.joined(things)), records(facts))
    villages = _villages(facts)
    if 1 < len(villages) <= MOST_NAMES:
        rests_on = [number for found in villages.values() for number in records(found)]
        draft.say("activity", choice.of("villages", VILLAGES).format(things=pieces.joined(sorted(villages))), rests_on)
    if whole.people:
        told = choice.of("people", PEOPLE).format(number=pieces.about(whole.people))
        draft.say("activity", told, records(fact for fact in facts if fact.people))
    if whole.leaflets:
        told = choice.of("leaflets", LEAFLETS).format(number=pieces.about(whole.leaflets))
        draft.say("activity", told, records(fact for fact in facts if fact.leaflets))


def told(fact: Fact, choice: Choice, number: int) -> str:
    """One of them in one sentence."""
    return one.lead(fact, choice.within(f"told {number}"))


def _themes(draft: Draft, facts: Sequence[Fact], choice: Choice) -> None:
    themes = sums.by(facts, lambda fact: [theme for theme in fact.themes if theme in words.THEME_NAMES])
    for number, (theme, found) in enumerate(list(themes.items())[: sums.MOST_TOLD]):
        wordings = (
            "pesan tentang {theme} disampaikan dalam {number} kegiatan.",
            "dalam {number} kegiatan, warga menerima pesan tentang {theme}.",
        )
        said = choice.of(f"theme {number}", wordings).format(theme=words.THEME_NAMES[theme], number=pieces.count(len(found)))
        draft.say("message", said, records(found))
