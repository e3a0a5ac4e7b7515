"""Lists of activities: one filter for the page, the count, the paper and the file, so that they never disagree."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from sejuk.activities import rules
from sejuk.activities.models import Activity, HeardNote
from sejuk.activities.queries.activities import visible
from sejuk.briefing.queries import directive
from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Area, Unit
from sejuk.org.rules import Can

PAGE = 50
PART = 500
WORDS = 6  # as many words of a search are looked for; the rest is ignored
ORDER = ("-local_day", "-started_at", "-id")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OLD_CURSOR = 3 + 16  # bytes: a day and an id


@dataclass(frozen=True)
class Filter:
    """What somebody wants to see. Empty means any; withdrawn records are shown only to who asks for them."""

    unit: int | None = None  # this unit and those below it
    officer: int | None = None
    area: str = ""  # this area and those inside it
    kind: str = ""
    theme: str = ""
    state: str = ""
    mark: str = ""
    message: UUID | None = None  # a version that was told
    directive: UUID | None = None  # a directive that was carried out, which the asker may read
    day_from: date | None = None
    day_to: date | None = None
    text: str = ""

    @classmethod
    def of_days(cls, unit: int, day: date, days: int = 1) -> Filter:
        """A unit's last ``days`` days up to ``day``."""
        return cls(unit=unit, day_from=day - timedelta(days=days - 1), day_to=day)

    def narrow(self, rows: QuerySet[Activity]) -> QuerySet[Activity]:
        """Those of ``rows`` that it asks for, newest first; whose they are and of which unit, the caller has decided."""
        rows = rows.filter(state=self.state) if self.state else rows.exclude(state=rules.WITHDRAWN)
        if self.officer is not None:
            rows = rows.filter(officer=self.officer)
        if self.area:
            rows = rows.filter(Q(area=self.area) | Q(area__gt=f"{self.area}.", area__lt=f"{self.area}/"))
        if self.day_from is not None:
            rows = rows.filter(local_day__gte=self.day_from)
        if self.day_to is not None:
            rows = rows.filter(local_day__lte=self.day_to)
        return _said(rows, self).order_by(*ORDER)


class Cursor(NamedTuple):
    """The last record of a page. What arrives later cannot move the records after it."""

    day: date
    at: datetime
    id: UUID

    def written(self) -> str:
        """As it stands in an address."""
        instant = (self.at - _EPOCH) // timedelta(microseconds=1)
        raw = self.day.toordinal().to_bytes(3, "big") + instant.to_bytes(8, "big", signed=True) + self.id.bytes
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> Cursor | None:
        """Out of an address, or ``bad_cursor``; None for one of Sejuk 0.1.0, which knew no time: start again."""
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            day = date.fromordinal(int.from_bytes(raw[:3], "big"))
            if len(raw) == _OLD_CURSOR:
                return None
            at = _EPOCH + timedelta(microseconds=int.from_bytes(raw[3:11], "big", signed=True))
            return cls(day, at, UUID(bytes=raw[11:]))
        except (binascii.Error, ValueError, OverflowError):
            raise Problem("bad_cursor") from None

    def after(self) -> Q:
        """The records that come after this one in a list."""
        earlier = Q(started_at__lt=self.at) | Q(started_at=self.at, id__lt=self.id)
        return Q(local_day__lte=self.day) & (Q(local_day__lt=self.day) | earlier)


@dataclass(frozen=True)
class Page:
    """One page of a list."""

    rows: list[Activity]
    count: int
    after: str = ""  # cursor of the next page; empty on the last one
    first: bool = True
    filter: Filter = field(default_factory=Filter)


def listed(asker: Asker, wanted: Filter) -> QuerySet[Activity]:
    """The records that the asker may read and that the filter asks for, newest first. A directive out of reach looks absent."""
    if wanted.directive is not None:
        directive(asker, wanted.directive)
    return wanted.narrow(_within_reach(asker) if wanted.unit is None else of_unit(asker, wanted.unit))


def _within_reach(asker: Asker) -> QuerySet[Activity]:
    """What is ``visible``, said without "or" for whoever has no records outside the units that they read: an index serves that."""
    below = list(Unit.objects.filter(asker.units(Can.READ)).values_list("pk", flat=True))
    elsewhere = Activity.objects.filter(officer=asker.officer_id).exclude(unit__in=below)
    return visible(asker) if not below or elsewhere.exists() else Activity.objects.filter(unit__in=below)


def of_unit(asker: Asker, unit_id: int) -> QuerySet[Activity]:
    """What the asker may read of a unit and those below it: all of it, or one's own. A unit out of reach looks absent."""
    unit = Unit.objects.filter(pk=unit_id).first()
    reads = unit is not None and asker.may(Can.READ, unit)
    if unit is None or not (reads or any(grant.unit_id == unit_id for grant in asker.grants)):
        raise Problem("not_found")
    # The units by their numbers (a resort has some dozens): only then does SQLite look them up in the index on (unit, …).
    below = list(Unit.objects.filter(path__startswith=unit.path).values_list("pk", flat=True))
    return (Activity.objects.all() if reads else visible(asker)).filter(unit__in=below)


def _holds(rows: QuerySet[Activity], column: str, value: str) -> QuerySet[Activity]:
    """``rows`` whose list ``column`` holds ``value``; the same on both databases."""
    return rows.annotate(**{f"{column}_text": Cast(column, TextField())}).filter(**{f"{column}_text__contains": f'"{value}"'})


def _said(rows: QuerySet[Activity], wanted: Filter) -> QuerySet[Activity]:
    if wanted.kind:
        rows = rows.annotate(others=Cast("other_kinds", TextField()))
        rows = rows.filter(Q(kind=wanted.kind) | Q(others__contains=f'"{wanted.kind}"'))
    if wanted.theme:
        rows = _holds(rows, "themes", wanted.theme)
    if wanted.message is not None:
        rows = rows.filter(deliveries__version=wanted.message)
    if wanted.directive is not None:
        rows = rows.filter(answers__directive=wanted.directive)
    if wanted.mark:
        rows = _holds(rows, "marks", wanted.mark)
    for word in wanted.text.split()[:WORDS]:
        rows = rows.filter(_mentions(word))
    return rows


def _mentions(word: str) -> Q:
    """The condition that a word stands in what was written or heard, or that the place's letters begin with its letters."""
    heard = HeardNote.objects.filter(activity=OuterRef("pk"), words__icontains=word)
    found = Q(Exists(heard))
    for column in ("narrative", "outcome", "place", "operation", "order_basis"):
        found |= Q(**{f"{column}__icontains": word})
    if plain := letters(word):
        places = Area.objects.filter(letters__startswith=plain)
        found |= Q(area__in=places.values("pk"))
    return found


def page(asker: Asker, wanted: Filter, *, after: str = "", size: int = PAGE) -> Page:
    """A page of the list with the count of the whole list."""
    everything = listed(asker, wanted)
    rows = everything.select_related("officer", "unit", "area")
    cursor = Cursor.read(after) if after else None
    if cursor:
        rows = rows.filter(cursor.after())
    found = list(_since_last_day(rows, size)[: size + 1])
    more = found[size - 1] if len(found) > size else None
    cursor_text = Cursor(more.local_day, more.started_at, more.id).written() if more else ""
    return Page(found[:size], everything.count(), cursor_text, cursor is None, wanted)


def _since_last_day(rows: QuerySet[Activity], size: int) -> QuerySet[Activity]:
    """Only the days that the page reaches back to, which an index tells: else all records of years are read to sort them."""
    last = rows.order_by("-local_day").values_list("local_day", flat=True)[size : size + 1]
    return rows.filter(local_day__gte=last[0]) if last else rows


def authors(asker: Asker, wanted: Filter) -> dict[int, int]:
    """Whose records are on the list: officer's id → how many."""
    return dict(listed(asker, wanted).order_by().values_list("officer_id").annotate(n=Count("pk")))


def export(asker: Asker, wanted: Filter) -> Iterator[Activity]:
    """Every record of the list, in parts, for a file."""
    rows = listed(asker, wanted).select_related("officer", "unit", "area").prefetch_related("heard_notes")
    return iter(rows.iterator(chunk_size=PART))


def next_waiting(asker: Asker, after: Activity) -> tuple[UUID | None, int]:
    """The oldest record that waits for this reviewer, besides ``after``, and how many such there are."""
    mine = Unit.objects.filter(asker.units(Can.REVIEW)).values("pk")
    rows = Activity.objects.filter(unit__in=mine, state=rules.REPORTED).exclude(officer=asker.officer_id).exclude(pk=after.pk)
    return rows.order_by("received_at", "pk").values_list("pk", flat=True).first(), rows.count()
