"""Who opened whose records: for auditors in numbers, for each officer about their own with names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, Sum

from sejuk.activities.models import Activity
from sejuk.insight import rules
from sejuk.journal.models import Reading, ReadingOf
from sejuk.org.access import Asker
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import Can, UnitKind

PAGE = 100


@dataclass(frozen=True)
class ReadingFilter:
    """What an auditor looks for; empty means any."""

    what: str = ""
    subject: str = ""
    reader: int | None = None
    officer: int | None = None
    day_from: date | None = None
    day_to: date | None = None


class Readings(NamedTuple):
    """A page of readings, newest first; each row has ``people`` and ``records``: how many officers' and records."""

    rows: Sequence[Reading]
    after: int | None


def readings(asker: Asker, wanted: ReadingFilter, *, after: int | None = None) -> Readings:
    """What was opened at the units that the asker audits; at no unit only for who audits the whole service."""
    asker.need(Can.AUDIT)
    scope = Q(unit_id__in=Unit.objects.filter(asker.units(Can.AUDIT)).values("pk"))
    if any(Can.AUDIT in grant.can and grant.unit_kind == UnitKind.MABES for grant in asker.grants):
        scope = Q()
    rows = Reading.objects.filter(scope, _wanted(wanted)).order_by("-id")
    if after is not None:
        rows = rows.filter(id__lt=after)
    found = list(rows.annotate(people=Count("of"), records=Sum("of__records"))[: PAGE + 1])
    return Readings(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)


def _wanted(wanted: ReadingFilter) -> Q:
    fields = {"what": wanted.what, "subject": wanted.subject, "reader_id": wanted.reader}
    condition = Q(**{name: value for name, value in fields.items() if value not in ("", None)})
    if wanted.officer is not None:
        condition &= Q(pk__in=ReadingOf.objects.filter(officer_id=wanted.officer).values("reading"))
    if wanted.day_from is not None:
        condition &= Q(at__gte=rules.midnight(wanted.day_from))
    if wanted.day_to is not None:
        condition &= Q(at__lt=rules.midnight(wanted.day_to + timedelta(days=1)))
    return condition


class MyReader(NamedTuple):
    """Somebody opened records of mine: when, who, what kind of page, how many; ``activity`` if it was one."""

    at: datetime
    who: str
    what: str
    records: int
    activity: Activity | None


def readers_of_mine(asker: Asker, *, after: int | None = None) -> tuple[list[MyReader], int | None]:
    """Who opened one's own records, newest first, with the number from which the next page goes on."""
    rows = ReadingOf.objects.filter(officer_id=asker.officer_id or 0).select_related("reading").order_by("-reading_id")
    if after is not None:
        rows = rows.filter(reading_id__lt=after)
    found = list(rows[: PAGE + 1])
    more = found[PAGE - 1].reading_id if len(found) > PAGE else None
    names = {row.pk: str(row) for row in Officer.objects.filter(pk__in={row.reading.reader_id for row in found})}
    ids = {UUID(row.reading.subject) for row in found if len(row.reading.subject) == len(str(UUID(int=0)))}
    mine = {str(row.pk): row for row in Activity.objects.filter(pk__in=ids, officer=asker.officer_id).select_related("area")}
    shown = [
        MyReader(row.reading.at, names.get(row.reading.reader_id, ""), row.reading.what, row.records, mine.get(row.reading.subject))
        for row in found[:PAGE]
    ]
    return shown, more
