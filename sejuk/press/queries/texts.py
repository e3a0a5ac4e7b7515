"""Reading texts that are being written: by who may write at their unit; each sentence with the records that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sejuk.activities import queries as activities
from sejuk.activities import rules as activity_rules
from sejuk.activities.models import Activity, Photo
from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Officer, Posting, Unit
from sejuk.org.rules import Can
from sejuk.press.models import KeptRelease, Quote, Text
from sejuk.press.queries.facts import facts_of
from sejuk.press.queries.kept import KeptFilter, kept_releases
from sejuk.press.rules import UNISSUED, TextState
from sejuk.press.selection import Selection
from sejuk.press.texts import LANGUAGES, grounds, hands_on, not_in_record, photos_for, refused, speakers
from sejuk.press.writing.shape import FIELD, Composed, Fact, Refused, Sentence

MOST_LISTED = 100  # of one state on one page
STEPS = 60
WORDINGS = 12
# What waits for a person first: the state, and what its heading says is in ``web/words.py``.
ORDER = (TextState.CHECKED, TextState.EDITED, TextState.DRAFTED, TextState.PUBLISHED, TextState.WITHDRAWN)


class Group(NamedTuple):
    """Texts in one state, the newest change first; ``more`` when there are others."""

    state: str
    rows: list[Text]
    more: bool


class Resting(NamedTuple):
    """A record under a sentence, as far as the reader may open it."""

    activity: Activity | None
    release: KeptRelease | None

    @property
    def key(self) -> str:
        """Its number."""
        found = self.activity or self.release
        return str(found.pk) if found else ""

    @property
    def day(self) -> date | None:
        """Its day."""
        return self.activity.local_day if self.activity else self.release.day if self.release else None

    @property
    def waits(self) -> bool:
        """Whether nobody has reviewed it yet."""
        return self.activity is not None and self.activity.state == activity_rules.REPORTED


class Said(NamedTuple):
    """A sentence on a page: its place, what it rests on, and why it may not go out."""

    place: int
    sentence: Sentence
    records: list[Resting]
    refused: list[Refused]


class Step(NamedTuple):
    """One thing that happened to a text."""

    at: datetime
    verb: str
    by: str


class Earlier(NamedTuple):
    """A wording that was replaced, in Indonesian: its headline, then its paragraphs."""

    number: int
    at: datetime
    paragraphs: list[str]


@dataclass(frozen=True)
class TextPage:
    """A text as its page shows it, as the records stand now."""

    text: Text
    said: dict[str, list[list[Said]]]  # language -> paragraphs; the headline stands alone in the first
    records: list[Resting]  # all that the reader may open, by day
    changed: bool  # records changed since it was written
    hands: set[int]  # who wrote in it, or entered words that stand in it, and may not check it
    steps: list[Step] = field(default_factory=list)
    earlier: list[Earlier] = field(default_factory=list)  # the newest first

    @property
    def refused(self) -> int:
        """How many sentences may not go out as they are, of all languages that would."""
        counted = LANGUAGES if self.text.english_current else ("id",)
        return sum(bool(each.refused) for language in counted for group in self.said[language] for each in group)

    @property
    def waiting(self) -> int:
        """How many of its records nobody has reviewed."""
        return sum(one.waits for one in self.records)

    @property
    def whose(self) -> Counter[int]:
        """Whose records it shows: officer's id → how many."""
        return Counter(one.activity.officer_id for one in self.records if one.activity)


def visible_texts(asker: Asker) -> QuerySet[Text]:
    """All texts that the asker may read: of units where they may write."""
    return Text.objects.filter(asker.units(Can.WRITE, "unit")).select_related("unit__parent")


def text(asker: Asker, text_id: UUID) -> Text:
    """One of these; any other looks absent."""
    rows = visible_texts(asker).select_related("drafted_by", "edited_by", "checked_by", "published_by", "withdrawn_by")
    found = rows.filter(pk=text_id).first()
    if found is None:
        raise Problem("not_found")
    return found


def flagged(asker: Asker) -> list[Text]:
    """Texts that are out and rest on a record that changed since: somebody decides whether they are taken back."""
    rows = visible_texts(asker).filter(state=TextState.PUBLISHED, records_changed_at__isnull=False)
    return list(rows.order_by("records_changed_at")[:MOST_LISTED])


class Waiting(NamedTuple):
    """How many texts wait for a person: flagged ones, those to be checked, those to be published."""

    flagged: int
    checks: int
    publishes: int


def waiting(asker: Asker, unit: Unit) -> Waiting | None:
    """The same of a unit and those below it, for whoever may publish there; None for others."""
    if not asker.may(Can.PUBLISH, unit):
        return None
    rows = visible_texts(asker).filter(unit__path__startswith=unit.path)
    checks = Q(state__in=(TextState.DRAFTED, TextState.EDITED))
    counts = rows.aggregate(
        flagged=Count("pk", filter=Q(state=TextState.PUBLISHED, records_changed_at__isnull=False)),
        checks=Count("pk", filter=checks), publishes=Count("pk", filter=Q(state=TextState.CHECKED)),
    )  # fmt: skip
    return Waiting(**counts)


def texts_of(asker: Asker, record: str) -> list[Text]:
    """The texts that tell of a record, newest first."""
    return list(visible_texts(asker).filter(records__record=record, records__version__gt=0).order_by("-drafted_at")[:MOST_LISTED])


def texts_by_state(asker: Asker, unit_id: int | None = None) -> list[Group]:
    """Texts of a unit and those below it (or of all that the asker reads) by state, what waits for a person first."""
    rows = visible_texts(asker)
    if unit_id is not None:
        unit = Unit.objects.filter(asker.units(Can.WRITE), pk=unit_id).first()
        if unit is None:
            raise Problem("not_found")
        rows = rows.filter(unit__path__startswith=unit.path)
    groups = []
    for state in ORDER:
        found = list(rows.filter(state=state).order_by("-drafted_at", "-pk")[: MOST_LISTED + 1])
        if found:
            groups.append(Group(state.value, found[:MOST_LISTED], len(found) > MOST_LISTED))
    return groups


def text_page(asker: Asker, text_id: UUID) -> TextPage:
    """One text with its sentences, the records under each, why some may not go out, and what happened to it."""
    found = text(asker, text_id)
    now = grounds(found)
    resting = _resting(asker, {pk for language in LANGUAGES for each in found.composed(language).sentences for pk in each.records})
    said = {}
    for language in LANGUAGES:
        composed = found.composed(language)
        stops = refused(found, composed, now.facts) if found.state in UNISSUED and composed.sentences else []
        said[language] = _paragraphs(composed.sentences, resting, stops)
    ordered = sorted(resting.values(), key=lambda one: (str(one.day), one.key))
    return TextPage(found, said, ordered, bool(now.changed), hands_on(found), _steps(found), _earlier(found))


def _resting(asker: Asker, numbers: Iterable[str]) -> dict[str, Resting]:
    """The records of these numbers that the asker may open; others are absent."""
    wanted = [UUID(pk) for pk in numbers]
    rows = activities.visible(asker).filter(pk__in=wanted).select_related("area", "officer", "unit")
    kept = kept_releases(asker, KeptFilter()).filter(pk__in=wanted)
    return {str(row.pk): Resting(row, None) for row in rows} | {str(row.pk): Resting(None, row) for row in kept}


def _paragraphs(sentences: Iterable[Sentence], resting: dict[str, Resting], stops: Iterable[Refused]) -> list[list[Said]]:
    made: dict[int, list[Said]] = {}
    stopped = list(stops)
    for place, sentence in enumerate(sentences):
        under = [resting[pk] for pk in sentence.records if pk in resting]
        why = [one for one in stopped if one.sentence == place]
        made.setdefault(-1 if sentence.part == "headline" else sentence.paragraph, []).append(Said(place, sentence, under, why))
    return [made[number] for number in sorted(made)]


def _earlier(found: Text) -> list[Earlier]:
    """The last wordings that were replaced; one that only got a photo or a quote less is there once."""
    made: list[Earlier] = []
    for row in found.versions.order_by("-version")[:WORDINGS]:
        composed = Composed("id", tuple(Sentence.of(each) for each in row.wordings.get("id", ())))
        told = [composed.headline, *(" ".join(each.text for each in group) for group in composed.paragraphs())]
        if not made or made[-1].paragraphs != told:
            made.append(Earlier(row.version, row.replaced_at, told))
    return made


def _steps(found: Text) -> list[Step]:
    """What the journal notes of it, newest first, with who did it."""
    events = list(Event.objects.filter(subject=str(found.pk), verb__startswith="text.").order_by("-id")[:STEPS])
    names = {row.pk: str(row) for row in Officer.objects.filter(pk__in={event.actor_id for event in events if event.actor_id})}
    return [Step(event.at, event.verb, names.get(event.actor_id or 0, "")) for event in events]


def wording(asker: Asker, found: Text, version: int, language: str) -> tuple[Sentence, ...]:
    """The sentences of a version, the present or an earlier one, so that what somebody typed over it can be shown again."""
    asker.need(Can.WRITE, found.unit)
    if language not in LANGUAGES:
        raise Problem("not_found")
    earlier = None if version == found.version else found.versions.filter(version=version).first()
    return tuple(Sentence.of(each) for each in (earlier or found).wordings.get(language, ()))


class Chosen(NamedTuple):
    """What a text made from a selection would rest on: its facts, and how many more records wait for their review."""

    facts: tuple[Fact, ...]
    waiting: int
    whose: Counter[int]  # officer's id → how many of the facts are theirs


def chosen(asker: Asker, selection: Selection) -> Chosen:
    """The same before it is made. Records out of reach are absent."""
    ready = facts_of(asker, replace(selection, unreviewed=False))
    waiting = len(facts_of(asker, replace(selection, unreviewed=True))) - len(ready)
    mine = activities.visible(asker).filter(pk__in=[fact.record for fact in ready if fact.source == FIELD])
    return Chosen(ready, waiting, Counter(mine.values_list("officer_id", flat=True)))


def photo_choices(asker: Asker, found: Text) -> list[Photo]:
    """The photos that may go out with a text which the asker reads, those chosen already too."""
    asker.need(Can.WRITE, found.unit)
    return list(photos_for(found).exclude(shown=""))


class Entered(NamedTuple):
    """Words of an officer, and what of them is not in the record."""

    quote: Quote
    unborne: list[str]


def quotes_of(asker: Asker, found: Text) -> list[Entered]:
    """The words of officers that were entered for a text which the asker reads."""
    asker.need(Can.WRITE, found.unit)
    rows = list(found.quotes.select_related("entered_by", "approved_by"))
    told = not_in_record([row.words for row in rows], grounds(found).facts) if rows else []
    return [Entered(row, words) for row, words in zip(rows, told, strict=True)]


def speaker_choices(asker: Asker, found: Text) -> list[Posting]:
    """Whose words may be entered for a text which the asker reads."""
    asker.need(Can.WRITE, found.unit)
    return list(speakers(found))
