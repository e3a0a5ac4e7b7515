"""Numbers above the resort: aggregates per Polres, no names, no words, no count so small that it points at a person.

Nor may two answers subtracted from one another give such a count. So everything is counted by whole weeks, each week of a resort
is told as a multiple of ``rules.SMALL`` or not at all, and longer spans are sums of what was told of their weeks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count, Sum
from django.db.models.functions import TruncWeek

from sejuk.insight import rules
from sejuk.insight.models import DayCount
from sejuk.org.access import Asker
from sejuk.org.models import Area, Jurisdiction, Posting, Unit, during
from sejuk.org.rules import VILLAGE, Can, UnitKind
from sejuk.org.territory import widest


class Cell(NamedTuple):
    """A count that may be told, or only that it is small. ``shown`` is None when it is withheld."""

    shown: int | None
    at_least: bool = False

    @property
    def small(self) -> bool:
        """Whether it is withheld."""
        return self.shown is None


def _cell(count: int) -> Cell:
    """A count below ``rules.SMALL`` is withheld, nothing at all may be told; others are rounded down to a multiple of it."""
    return Cell(None if 0 < count < rules.SMALL else count - count % rules.SMALL)


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


def summary(asker: Asker, first: date, last: date) -> Summary:
    """What the resorts within reach did in the weeks (Monday to Sunday) from that of ``first`` to that of ``last``."""
    asker.need(Can.AGGREGATE)
    first, last = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    units = list(Unit.objects.filter(asker.units(Can.AGGREGATE)).select_related("parent").order_by("path"))
    resorts = [unit for unit in units if unit.kind == UnitKind.POLRES and unit.closed_on is None]
    resort_of = {unit.pk: resort.pk for resort in resorts for unit in _below(resort, units)}
    busy = _busy(resort_of)
    unused = [resort for resort in resorts if resort.pk not in busy]
    resorts = [resort for resort in resorts if resort.pk in busy]
    served = _served(resorts, last)
    numbers = _numbers(resort_of, first, last)
    rows = [_row(resort, numbers.get(resort.pk, []), served[resort.pk]) for resort in resorts]
    return Summary(
        first, last, rows, _total(row.activities for row in rows), _total(row.reached for row in rows),
        sum(row.served for row in rows), _total(row.people for row in rows), unused,
    )  # fmt: skip


def _below(resort: Unit, units: list[Unit]) -> Iterable[Unit]:
    return (unit for unit in units if unit.path.startswith(resort.path))


def _busy(resort_of: dict[int, int]) -> set[int]:
    """The resorts that have, or ever had, somebody posted or something recorded."""
    posted, recorded = (rows.order_by().values_list("unit_id", flat=True) for rows in (Posting.objects, DayCount.objects))
    return {resort_of[unit_id] for unit_id in posted.union(recorded) if unit_id in resort_of}


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


def _served(resorts: list[Unit], day: date) -> dict[int, int]:
    """How many villages lie on each resort's lines, from two statements for the whole country."""
    lines: dict[str, list[str]] = {resort.path: [] for resort in resorts}
    for path, code in Jurisdiction.objects.filter(during(day)).values_list("unit__path", "area_id"):
        owner = next((top for top in _tops(path) if top in lines), None)
        if owner is not None:
            lines[owner].append(code)
    villages: dict[str, int] = defaultdict(int)
    districts = Area.objects.filter(level=VILLAGE).order_by().values_list("parent_id").annotate(n=Count("pk"))
    for code, n in districts:
        for level in range(1, VILLAGE):
            villages[".".join(str(code).split(".")[:level])] += n
    return {resort.pk: sum(_inside(code, villages) for code in widest(lines[resort.path])) for resort in resorts}


def _tops(path: str) -> list[str]:
    parts = path.rstrip(".").split(".")
    return ["".join(f"{part}." for part in parts[:n]) for n in range(1, len(parts) + 1)]


def _inside(code: str, villages: dict[str, int]) -> int:
    level = code.count(".") + 1
    return villages[code] if level < VILLAGE else int(level == VILLAGE)


def _row(resort: Unit, weeks: list[_Sums], served: int) -> Row:
    """A resort's cells. When a week's activities are few, the numbers that follow from them are withheld too."""
    told = [week for week in weeks if not _cell(week.activities).small]
    hidden = Cell(None)
    return Row(
        resort, resort.parent.name if resort.parent else "", _sum(_cell(week.activities) for week in weeks),
        _cell(len(set().union(*(week.villages for week in told)))) if told or not weeks else hidden, served,
        _sum(_cell(week.people) if week in told else hidden for week in weeks),
    )  # fmt: skip


def _sum(weeks: Iterable[Cell]) -> Cell:
    """What is told of some weeks: withheld when each of them is."""
    known = list(weeks)
    return Cell(None) if known and all(one.small for one in known) else _total(known)


def _total(cells: Iterable[Cell]) -> Cell:
    """The sum of what is told: "at least" when something is withheld, so that no subtraction finds it."""
    known = list(cells)
    return Cell(sum(one.shown or 0 for one in known), any(one.small for one in known))
