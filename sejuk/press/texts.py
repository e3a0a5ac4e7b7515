"""A text as actions and pages judge it: its facts as the records stand now, its quotes, and what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from sejuk.activities.models import Activity, Photo
from sejuk.lib import clock
from sejuk.org.access import Asker, Grant
from sejuk.org.models import Posting, Unit, during
from sejuk.org.rules import Can, Role
from sejuk.press.models import Quote, Text, TextRecord
from sejuk.press.queries.facts import facts_of, versions_of
from sejuk.press.queries.kept import KeptFilter, kept_releases
from sejuk.press.selection import Selection
from sejuk.press.writing.check import refusals, unborne
from sejuk.press.writing.release import compose
from sejuk.press.writing.shape import FIELD, RELEASE, Composed, Fact, Refused, Said

LANGUAGES = ("id", "en")
UNAPPROVED = "quote_not_approved"  # code of a refusal that an approval takes away
NOT_TOLD = 0  # the version of a record that gives no fact now


@dataclass(frozen=True)
class Grounds:
    """What a text rests on as the records stand now."""

    facts: tuple[Fact, ...]
    versions: dict[str, int]  # of each record that gives a fact
    changed: frozenset[str]  # records that the text tells otherwise than they stand now


def as_unit(unit: Unit) -> Asker:
    """Whoever reads for a unit: a text rests on what its unit may read, whoever of its people opens it."""
    return Asker(None, (Grant(0, "", unit.pk, unit.kind, unit.path, frozenset({Can.READ, Can.WRITE})),))


def grounds(text: Text) -> Grounds:
    """Its facts now, and which records changed since it was written."""
    told = dict(TextRecord.objects.filter(text=text).values_list("record", "version"))
    chosen = chosen_records(text)
    asker = as_unit(text.unit)
    now = versions_of(asker, chosen)
    changed = {record for record, version in told.items() if now.get(record, NOT_TOLD) != version}
    return Grounds(facts_of(asker, chosen), now, frozenset(changed))


def chosen_records(text: Text) -> Selection:
    """The records that were picked when it was drafted: one that came later never joins by itself."""
    rows = TextRecord.objects.filter(text=text).values_list("source", "record")
    picked = {kind: tuple(UUID(pk) for source, pk in rows if source == kind) for kind in (FIELD, RELEASE)}
    unreviewed = Selection.of(text.selection).unreviewed
    return Selection(picked[FIELD], picked[RELEASE], unit=text.unit_id, unreviewed=unreviewed)


def said_for(text: Text) -> tuple[Said, ...]:
    """The words of officers that were entered for it, and those that its kept releases hold."""
    entered = [Said(quote.speaker, quote.words, quote.approved_at is not None) for quote in Quote.objects.filter(text=text)]
    kept = kept_releases(as_unit(text.unit), KeptFilter()).filter(pk__in=chosen_records(text).releases)
    return (*entered, *(said for release in kept for said in release.said))


def composed_anew(text: Text, facts: Sequence[Fact], language: str) -> Composed:
    """As the composer writes it from these facts; the same wording every time it is asked for this text."""
    if not facts:
        return Composed(language, ())
    return compose(facts, said_for(text), seed=str(text.pk), language=language)


def refused(text: Text, composed: Composed, facts: Sequence[Fact]) -> list[Refused]:
    """Why sentences of it may not go out, as the records, the quotes and the calendar stand now."""
    return list(refusals(composed, facts, said_for(text)))


def hands_on(text: Text) -> set[int]:
    """Who wrote in it, or entered words of an officer that stand in it: none of them may check it."""
    entered = Quote.objects.filter(text=text, approved_at__isnull=False).values_list("entered_by_id", flat=True)
    wrote = {text.drafted_by_id, text.edited_by_id, *text.versions.values_list("replaced_by_id", flat=True), *entered}
    return {pk for pk in wrote if pk is not None}


def not_in_record(words: Sequence[str], facts: Sequence[Fact]) -> list[list[str]]:
    """What of an officer's words no fact bears: no reason to refuse them, but whoever approves them sees it."""
    return [unborne(each, facts) for each in words]


def photos_for(text: Text) -> QuerySet[Photo]:
    """The photos that came with the records that it may tell of now."""
    told = [UUID(pk) for pk in versions_of(as_unit(text.unit), chosen_records(text))]
    rows = Photo.objects.filter(activity__in=told, received_at__isnull=False)
    return rows.select_related("activity__area").order_by("activity", "position")


def speakers(text: Text) -> QuerySet[Posting]:
    """Whose words may be entered: who serves at its unit, below it or above it, and whoever did what it tells."""
    line = [int(pk) for pk in text.unit.path.split(".") if pk]
    did = Activity.objects.filter(pk__in=chosen_records(text).activities).values("posting")
    here = Q(unit__path__startswith=text.unit.path) | (Q(unit__in=line) & Q(role=Role.COMMANDER))
    rows = Posting.objects.filter((during(clock.today()) & here) | Q(pk__in=did))
    rows = rows.exclude(role__in=(Role.OPERATOR, Role.AUDITOR))
    return rows.select_related("officer", "unit").order_by("-unit__path", "officer__name")
