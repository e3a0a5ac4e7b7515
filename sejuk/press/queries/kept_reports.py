"""Daily reports that were kept, with what came in or changed after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, QuerySet

from sejuk.activities import queries as activities
from sejuk.activities import rules
from sejuk.activities.models import Activity, Version
from sejuk.activities.queries import Filter
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can
from sejuk.press.lines import short_name
from sejuk.press.models import CutOff, KeptReport
from sejuk.press.periods import Kind
from sejuk.press.report import Line, Report, number

KEPT_PAGE = 31


@dataclass(frozen=True)
class Kept:
    """A kept report, and what is no longer as it says: each line with the records that it is about."""

    row: KeptReport
    report: Report
    since: list[Line]
    names: dict[str, str]

    @property
    def changed(self) -> bool:
        """Whether anything is no longer as it says."""
        return any(line.records for line in self.since)


class Ready(NamedTuple):
    """A kept report by itself, and how many records of its day came in after it."""

    row: KeptReport
    late: int


def cut_off(asker: Asker, unit: Unit) -> CutOff | None:
    """When a unit's daily report is kept; None before somebody set it."""
    asker.need(Can.READ, unit)
    return CutOff.objects.filter(unit=unit).select_related("changed_by").first()


def kept_reports(asker: Asker, unit: Unit, before: date | None = None) -> list[KeptReport]:
    """The kept reports of a unit, newest first; at most ``KEPT_PAGE``, those of days before ``before``."""
    asker.need(Can.READ, unit)
    rows = KeptReport.objects.filter(unit=unit, kind=Kind.DAY).defer("report").order_by("-day")
    return list((rows.filter(day__lt=before) if before else rows)[:KEPT_PAGE])


def kept_report(asker: Asker, report_id: UUID) -> Kept:
    """One of a unit where the asker reads; any other looks absent."""
    row = KeptReport.objects.filter(pk=report_id).select_related("unit").first()
    if row is None:
        raise Problem("not_found")
    asker.need(Can.READ, row.unit)
    return _kept(asker, row)


def ready(asker: Asker, unit: Unit, day: date) -> Ready | None:
    """That a unit's day was kept, and how many of its records came in later; None where it was not."""
    asker.need(Can.READ, unit)
    row = KeptReport.objects.filter(unit=unit, day=day, kind=Kind.DAY).defer("report", "records").first()
    return Ready(row, _late(asker, row).order_by().count()) if row else None


def _late(asker: Asker, row: KeptReport) -> QuerySet[Activity]:
    return activities.listed(asker, Filter.of_days(row.unit_id, row.day)).filter(received_at__gt=row.until)


def _kept(asker: Asker, row: KeptReport) -> Kept:
    found = list(_late(asker, row).select_related("area").order_by("received_at"))
    inside = Activity.objects.filter(pk__in=row.records)
    gone = [str(pk) for pk in inside.filter(state=rules.WITHDRAWN).values_list("pk", flat=True)]
    amended = Version.objects.filter(activity__in=inside.exclude(state=rules.WITHDRAWN), replaced_at__gt=row.until)
    changed = [str(pk) for pk in amended.order_by().values_list("activity", flat=True).distinct()]
    since = [
        _line("masuk", [str(one.pk) for one in found]), _line("diubah", sorted(changed)), _line("ditarik", sorted(gone)),
    ]  # fmt: skip
    names = {str(one.pk): short_name(one) for one in found} | dict(row.report["names"])
    return Kept(row, Report.of(row.report), since, names)


def _line(what: str, records: list[str]) -> Line:
    return Line(f"{number(len(records))} catatan {what} sesudahnya" if records else "", tuple(records))


def kept_authors(asker: Asker, row: KeptReport) -> dict[int, int]:
    """Whose records a kept report shows: officer's id → how many."""
    asker.need(Can.READ, row.unit)
    rows = Activity.objects.filter(pk__in=row.records).order_by().values_list("officer_id")
    return dict(rows.annotate(n=Count("pk")))
