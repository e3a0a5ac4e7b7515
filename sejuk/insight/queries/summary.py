"""Numbers above the resort: aggregates per Polres, no names, no words, no count so small that it points at a person.

Nor may two answers subtracted from one another give such a count. So everything is counted by whole weeks, each week of a resort
is told as a multiple of ``rules.SMALL`` or not at all, and longer spans are sums of what was told of their weeks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.db.models.functions import TruncWeek

from sejuk.insight.cells import Cell, cell_of, sum_of, total_of
from sejuk.insight.models import DayCount
from sejuk.insight.resorts import below, busy, served_by
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import VILLAGE, Can, UnitKind


@dataclass(frozen=True)
class Row:
    """One resort."""

    unit: Unit
    region: str
    activities: Cell
    reached: Cell  # villages with an activity
    served: int  # villages on its lines, a public fact
    people: Cell


@dataclass(frozen=True)
class Summary:
    """Resorts of some days, with the whole."""

    first: date
    last: date
    rows: list[Row]
    activities: Cell
    reached: Cell
    served: int
    people: Cell
    unused: list[Unit]  # resorts without a posting and without an activity, ever: in no count and in no denominator


def summary(asker: Asker, first: date, last: date, *, under: Unit | None = None) -> Summary:
    """What the resorts within reach did in the weeks (Monday to Sunday) from that of ``first`` to that of ``last``.

    With ``under`` only those of that unit.
    """
    asker.need(Can.AGGREGATE)
    first, last = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    reach = Unit.objects.filter(asker.units(Can.AGGREGATE), path__startswith=under.path if under else "")
    units = list(reach.select_related("parent").order_by("path"))
    resorts = [unit for unit in units if unit.kind == UnitKind.POLRES and unit.closed_on is None]
    resort_of = {unit.pk: resort.pk for resort in resorts for unit in below(resort, units)}
    used = busy(resort_of)
    unused = [resort for resort in resorts if resort.pk not in used]
    resorts = [resort for resort in resorts if resort.pk in used]
    served = served_by(resorts, last)
    numbers = _numbers(resort_of, first, last)
    rows = [_row(resort, numbers.get(resort.pk, []), served[resort.pk]) for resort in resorts]
    return Summary(
        first, last, rows, total_of(row.activities for row in rows), total_of(row.reached for row in rows),
        sum(row.served for row in rows), total_of(row.people for row in rows), unused,
    )  # fmt: skip


class _Sums:
    """A resort's week."""

    def __init__(self) -> None:
        self.activities = 0
        self.people = 0
        self.villages: set[str] = set()


def _numbers(resort_of: dict[int, int], first: date, last: date) -> dict[int, list[_Sums]]:
    """Each resort's weeks in which something was recorded."""
    found: dict[int, dict[date, _Sums]] = defaultdict(lambda: defaultdict(_Sums))
    rows = DayCount.objects.filter(day__gte=first, day__lte=last, unit_id__in=Unit.objects.filter(pk__in=resort_of).values("pk"))
    weekly = rows.annotate(week=TruncWeek("day")).values_list("unit_id", "area_code", "week")
    for unit_id, code, week, n, people in weekly.annotate(n=Sum("activities"), met=Sum("people_reached")):
        sums = found[resort_of[unit_id]][week]
        sums.activities += n
        sums.people += people
        if code.count(".") == VILLAGE - 1:
            sums.villages.add(code)
    return {resort: list(weeks.values()) for resort, weeks in found.items()}


def _row(resort: Unit, weeks: list[_Sums], served: int) -> Row:
    """A resort's cells. When a week's activities are few, the numbers that follow from them are withheld too."""
    told = [week for week in weeks if not cell_of(week.activities).small]
    hidden = Cell(None)
    return Row(
        resort, resort.parent.name if resort.parent else "", sum_of(cell_of(week.activities) for week in weeks),
        cell_of(len(set().union(*(week.villages for week in told)))) if told or not weeks else hidden, served,
        sum_of(cell_of(week.people) if week in told else hidden for week in weeks),
    )  # fmt: skip
