"""Releases read into the record, of the units where one writes for the public. No list or number of activities holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from sejuk.activities import queries as activities
from sejuk.activities.models import Activity
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can
from sejuk.press.models import KeptRelease

PAGE = 50
WORDS = 6  # as many words of a search are looked for
SEARCHED = ("title", "publisher", "village", "district", "regency", "street", "place", "polsek", "polres")
MOST_OFFERED = 30  # field reports that a release may tell of


@dataclass(frozen=True)
class KeptFilter:
    """What somebody wants to see. Empty means any; withdrawn ones are shown only to who asks for them."""

    unit: int | None = None  # this unit and those below it
    area: str = ""  # this area and those inside it
    kind: str = ""
    theme: str = ""
    day_from: date | None = None
    day_to: date | None = None
    text: str = ""
    withdrawn: bool = False


class KeptPage(NamedTuple):
    """One page of a list; ``after`` is the number of the next one, or None."""

    rows: list[KeptRelease]
    total: int
    after: int | None


def _reach(asker: Asker) -> QuerySet[KeptRelease]:
    return KeptRelease.objects.filter(asker.units(Can.WRITE, "unit"))


def kept_releases(asker: Asker, wanted: KeptFilter) -> QuerySet[KeptRelease]:
    """Those that the filter asks for, newest day first. A unit out of reach looks absent."""
    rows = _reach(asker).filter(withdrawn_at__isnull=not wanted.withdrawn)
    if wanted.unit is not None:
        unit = Unit.objects.filter(pk=wanted.unit).first()
        if unit is None or not asker.may(Can.WRITE, unit):
            raise Problem("not_found")
        rows = rows.filter(unit__path__startswith=unit.path)
    if wanted.area:
        rows = rows.filter(Q(area=wanted.area) | Q(area__gt=f"{wanted.area}.", area__lt=f"{wanted.area}/"))
    days = {"day__gte": wanted.day_from, "day__lte": wanted.day_to}
    rows = rows.filter(**{name: day for name, day in days.items() if day is not None})
    return _said(rows, wanted).select_related("unit", "area", "kept_by").order_by("-day", "-pk")


def _said(rows: QuerySet[KeptRelease], wanted: KeptFilter) -> QuerySet[KeptRelease]:
    for column, value in (("kinds", wanted.kind), ("themes", wanted.theme)):
        if value:
            rows = rows.annotate(**{f"{column}_text": Cast(column, TextField())}).filter(
                **{f"{column}_text__contains": f'"{value}"'}
            )
    for word in wanted.text.split()[:WORDS]:
        found = Q()
        for column in SEARCHED:
            found |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(found)
    return rows


def kept_page(asker: Asker, wanted: KeptFilter, *, after: int = 0) -> KeptPage:
    """A page of them from the place ``after`` on, with the count of the whole list."""
    rows = kept_releases(asker, wanted)
    found = list(rows[after : after + PAGE + 1])
    return KeptPage(found[:PAGE], rows.count(), after + PAGE if len(found) > PAGE else None)


def kept_release(asker: Asker, release_id: UUID) -> KeptRelease:
    """One of them, withdrawn or not; any other looks absent."""
    found = (
        _reach(asker)
        .select_related("unit__parent", "area", "kept_by", "describes__officer", "describes__area", "describes__unit")
        .filter(pk=release_id)
        .first()
    )
    if found is None:
        raise Problem("not_found")
    return found


def same_text(asker: Asker, digest: str) -> KeptRelease | None:
    """The standing one of that text that the asker may read, if there is one."""
    return _reach(asker).select_related("unit").filter(digest=digest, withdrawn_at__isnull=True).order_by("kept_at").first()


def keepers(asker: Asker, wanted: KeptFilter) -> dict[int, int]:
    """Who kept those on the list: officer's id → how many."""
    rows = kept_releases(asker, wanted).order_by().values_list("kept_by_id").annotate(n=Count("pk"))
    return Counter(dict(rows))


def kept_export(asker: Asker, wanted: KeptFilter) -> Iterator[KeptRelease]:
    """All of the list, in parts, for a file."""
    return iter(kept_releases(asker, wanted).iterator(chunk_size=500))


def kept_telling(asker: Asker, activity_id: UUID) -> list[KeptRelease]:
    """The standing ones of which somebody said that they tell of this field report."""
    return list(_reach(asker).filter(describes=activity_id, withdrawn_at__isnull=True).order_by("-day", "-pk"))


class Beside(NamedTuple):
    """How many kept releases stand beside a list of activities, and the filter that shows them. The list does not count them."""

    total: int
    filter: KeptFilter


def kept_beside(asker: Asker, wanted: activities.Filter) -> Beside | None:
    """The kept releases of the same unit, place and days; None without any, or for what a release cannot have."""
    if not asker.may(Can.WRITE) or any((wanted.officer, wanted.state, wanted.mark, wanted.message, wanted.directive)):
        return None
    same = KeptFilter(
        unit=wanted.unit, area=wanted.area, kind=wanted.kind, theme=wanted.theme, day_from=wanted.day_from, day_to=wanted.day_to,
        text=wanted.text,
    )  # fmt: skip
    try:
        total = kept_releases(asker, same).count()
    except Problem:  # a unit where one has records of one's own but does not write for the public
        return None
    return Beside(total, same) if total else None


def may_describe(asker: Asker, release: KeptRelease) -> list[Activity]:
    """The field reports that it may tell of: those of its unit and day that the asker reads, those of its village first.

    The one that it tells of already is among them; where the asker does not read that one, nothing is offered, so that they cannot
    take away what they do not see.
    """
    told = release.describes
    if not asker.may(Can.READ, release.unit) or (told and not asker.may(Can.READ, told.unit)):
        return []
    wanted = activities.Filter(unit=release.unit_id, day_from=release.day, day_to=release.day)
    found = activities.listed(asker, wanted).select_related("officer", "area")[:200]
    near = sorted(found, key=lambda one: one.area_id != release.area_id)[:MOST_OFFERED]
    return near if told is None or told in near else [told, *near]
