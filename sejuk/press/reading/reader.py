"""A release becomes a ``Reading``: every rule of the house in its order. Whatever the text, an answer comes back. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.press.reading import (
    dates,
    election,
    kinds,
    near,
    officers,
    page,
    places,
    quotes,
    relevance,
    second,
    speakers,
    times,
    topics,
    units,
    warnings,
    words,
)  # fmt: skip
from sejuk.press.reading.area_codes import Placed
from sejuk.press.reading.shape import Article, Found, Named, Quote, Reading, Warned

MOST_LETTERS = 20_000  # of a text that are read; a release has 2,000
RULES: dict[str, dict[str, str]] = {
    "page": page.RULES, "dates": dates.RULES, "times": times.RULES, "units": units.RULES, "places": places.RULES,
    "officers": officers.RULES, "quotes": quotes.RULES, "speakers": speakers.RULES, "activity_types": kinds.RULES,
    "topics": topics.RULES, "relevant": relevance.RULES, "election": election.RULES, "warnings": warnings.RULES,
}  # fmt: skip


def read(text: str, *, title: str | None = None, id: str = "", known: near.Memory | None = None) -> Reading:  # noqa: A002 - as the output says
    """All facts of one release, each with where it stands.

    ``text`` is plain text; ``title`` the headline where it is known from elsewhere; ``known`` what the run remembers, so that near
    copies are noticed. Never raises: a text of any kind has a reading. Only the first ``MOST_LETTERS`` are read.
    """
    article, end = second.first_release(page.article_of(text[:MOST_LETTERS], title=title))
    told = words.words_of(article.body)
    if not told:
        return Reading(id=id, relevant=False)
    named = officers.officers(article)
    said = quotes.quotes(article, named)
    speech = [(each.start, each.end) for each in said]
    mentioned = kinds.without_lists(article.body, kinds.mentions(told, speech))
    is_relevant, _ = relevance.relevant(told, mentioned, speech)
    return _gathered(article, told, named, said, mentioned, id=id, is_relevant=is_relevant, known=known, end=end)


def _gathered(
    article: Article, told: Sequence[words.Word], named: tuple[Named, ...], said: tuple[Quote, ...], mentioned: Sequence[Found],
    *, id: str, is_relevant: bool, known: near.Memory | None, end: int,  # noqa: A002 - as above
) -> Reading:  # fmt: skip
    """Put together what the rules find; of a text that tells of no activity only what is certain of any text."""
    stated = dates.stated(article)
    head_end = _title_end(article)
    days = election.known_dates(Found(each.iso or "", each.start, each.end, "") for each in _nearest_first(stated))
    poll = election.election(article.body, days)
    stages = election.stages(article.body) if poll else []
    facts: dict[str, Found | None] = {"activity_date": dates.activity_date(article, poll.value if poll else None, stated)}
    warned = [*warnings.headline(article), *warnings.weekday(stated), *warnings.several(article, end), *warnings.language(told)]
    warned += warnings.stage(article.body, stages, poll, facts["activity_date"])
    if known is not None:
        warned += warnings.copies(known.copies(told, article.body, id), told[-1].sentence)
    if not is_relevant:
        return Reading(id=id, relevant=False, warnings=tuple(warned))
    unit = units.units(article, named)
    place = places.place(article, named, unit)
    facts |= unit.facts | place.facts
    if begun := times.start_time(article):
        facts["start_time"], facts["tz"] = begun
    facts["election"] = poll or Found("none", 0, 0, "named")
    real = warnings.phase(poll, facts["activity_date"])
    borne = election.borne(stages, lambda told: real is None or warnings.possible(told, real))
    facts["stage_mentioned"] = election.stage(article.body, poll, head_end, days[0] if days else None, borne)
    warned += [*warnings.village(place.district_mismatch), *warnings.post(article.body, place.facts)]
    return Reading(
        id=id, relevant=True, facts={name: found for name, found in facts.items() if found is not None},
        activity_types=kinds.activity_types(mentioned, told[0].start, head_end, _sentence(told, facts["activity_date"])),
        topics=topics.topics(told), officers=named,
        quotes=said,
        alternatives=_alternatives(unit, place), warnings=_in_order(warned),
    )  # fmt: skip


def _nearest_first(stated: Sequence[dates.Stated]) -> list[dates.Stated]:
    """Dates of the activity before those of a dateline and those of the page."""
    order = {dates.ACTIVITY: 0, dates.DATELINE: 1, dates.QUOTE: 2, dates.HEADER: 3}
    return sorted(stated, key=lambda each: order.get(each.context, 4))


def _title_end(article: Article) -> int:
    place = article.body.find(article.title) if article.title else -1
    return place + len(article.title) if place >= 0 else 0


def _sentence(told: Sequence[words.Word], day: Found | None) -> tuple[int, int]:
    """From where to where the sentence goes that tells the day."""
    number = next((word.sentence for word in told if day and word.end > day.start), None)
    inside = [word for word in told if word.sentence == number]
    return (inside[0].start, inside[-1].end) if inside else (0, 0)


def _alternatives(unit: units.Units, place: Placed) -> dict[str, tuple[str, ...]]:
    found = {"unit_code": unit.alternatives, "area_code": place.alternatives}
    return {name: codes for name, codes in found.items() if codes}


def _in_order(warned: Sequence[Warned]) -> tuple[Warned, ...]:
    return tuple(sorted(warned, key=lambda each: (each.start, each.code)))
