"""Keeping a unit's daily report as it stood at its cut-off. Nothing is sent: a person does that."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from sejuk import journal
from sejuk.lib import clock
from sejuk.org.access import Asker, Grant
from sejuk.org.models import Unit
from sejuk.org.rules import Can, Role
from sejuk.press.cut_off import KEPT_REPORTS, Due, check_days, check_time, due
from sejuk.press.models import CutOff, KeptReport
from sejuk.press.periods import Kind
from sejuk.press.queries.reports import day_report


@transaction.atomic
def change_cut_off(*, asker: Asker, unit: Unit, at: str, days: Iterable[str]) -> CutOff:
    """Set when a unit's daily report is kept from now on: a time on its wall clock, days of the week; no day turns it off."""
    asker.need(Can.READ, unit)
    asker.need(Can.BRIEF, unit)
    facts = {"at": check_time(at), "days": check_days(days), "changed_by_id": asker.officer_id, "changed_at": clock.now()}
    row, _ = CutOff.objects.update_or_create(unit=unit, defaults=facts)
    journal.record(
        "cut_off.changed", unit.pk, actor_id=asker.officer_id, unit_id=unit.pk, data={"at": f"{row.at:%H:%M}", "days": row.days}
    )
    return row


def save_reports() -> int:
    """Keep every daily report that is due and not kept yet; return how many. Any number of workers may do this at once."""
    saved, failed = 0, None
    for pk in CutOff.objects.exclude(days=[]).order_by("pk").values_list("pk", flat=True):
        try:
            saved += _save_due(pk)
        except Exception as error:  # noqa: BLE001 - one unit's report must not keep the others from theirs
            failed = error
    if failed:
        raise failed
    return saved


@transaction.atomic
def _save_due(pk: int) -> int:
    """What is due of one unit. Its row is locked, so that a second worker waits and then finds it done."""
    row = CutOff.objects.select_for_update(of=("self",)).select_related("unit__parent").get(pk=pk)
    wanted = due(row.at, row.days, row.unit.tz, row.changed_at, clock.now())
    kept = KeptReport.objects.filter(unit=row.unit, kind=Kind.DAY, day__in=[one.day for one in wanted])
    have = set(kept.values_list("day", flat=True))
    missing = [one for one in wanted if one.day not in have]
    for one in missing:
        _save(row.unit, one)
    return len(missing)


def _save(unit: Unit, one: Due) -> None:
    report = day_report(_house(unit), unit, one.day, until=one.at)
    row = KeptReport.objects.create(unit=unit, day=one.day, until=one.at, report=report.kept(), records=list(report.records))
    journal.record("report.saved", row.pk, unit_id=unit.pk, data={"day": one.day.isoformat(), "records": len(report.records)})


def _house(unit: Unit) -> Asker:
    """Nobody in particular, who reads at that unit what its commander reads."""
    return Asker(None, (Grant(0, Role.COMMANDER, unit.pk, unit.kind, unit.path, frozenset({Can.READ, Can.DIRECT})),))


@transaction.atomic
def drop_reports() -> int:
    """Remove reports that were kept for ``KEPT_REPORTS``; return how many."""
    count, _ = KeptReport.objects.filter(until__lt=clock.now() - KEPT_REPORTS).delete()
    if count:
        journal.record("reports.dropped", "reports", data={"count": count})
    return count
