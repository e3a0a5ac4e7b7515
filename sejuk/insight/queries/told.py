"""Where a message was told: of how many activities in that time and area, and in how many villages of those it was issued to.

Within the resort in exact numbers that open into records; above it by whole weeks as in the summary. Read from the roll-ups.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Min, QuerySet, Sum

from sejuk.briefing.models import MessageVersion
from sejuk.briefing.queries import visible
from sejuk.insight import rules
from sejuk.insight.cells import Cell, cell_of, sum_of, total_of
from sejuk.insight.models import DayCount, ToldCount
from sejuk.insight.resorts import below, busy, served_by
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.models import Jurisdiction, Unit, during
from sejuk.org.rules import VILLAGE, Can, UnitKind, area_label


@dataclass(frozen=True)
class Row:
    """One village, unit or resort."""

    label: str
    above: str  # the district of a village, the region of a resort
    unit_id: int | None  # a unit that may be opened
    area: str  # code of a village
    told: Cell  # activities in which it was told
    activities: Cell  # of so many
    reached: Cell  # villages where it was told
    served: int  # of so many to which it was issued
    last: date | None = None  # day on which it was told last; above the resort it is not said

    @property
    def share(self) -> int:
        """Villages reached, in percent."""
        return round(100 * (self.reached.shown or 0) / self.served) if self.served else 0


@dataclass(frozen=True)
class Told:
    """Some days of one message: the rows and their whole. Without a ``unit`` the rows are the resorts within reach."""

    first: date
    last: date
    unit: Unit | None
    rows: list[Row]
    whole: Row
    covers: bool = False  # it was issued to all that the unit serves, so that no record of the unit is outside the numbers

    @property
    def by_village(self) -> bool:
        """Whether the rows are villages."""
        return self.unit is not None and self.unit.kind == UnitKind.POLSEK


def told(asker: Asker, version_id: UUID, unit: Unit | None = None) -> Told | None:
    """Where a version was told, in one's own unit or ``unit``; None where nothing may be said or it was never issued."""
    version = visible(asker).filter(pk=version_id).first()
    if version is None:
        raise Problem("not_found")
    issued = version.issues.aggregate(first=Min("issued_at"))["first"]
    unit = unit or Unit.objects.filter(path__in=asker.paths(Can.READ)).order_by("path").first()
    if issued is None or not (unit or asker.may(Can.AGGREGATE)):
        return None
    zone = unit.tz if unit else clock.WIB
    last = clock.today(zone)
    first = max(clock.local(issued, zone).date(), last - timedelta(weeks=rules.TOLD_WEEKS) + timedelta(days=1))
    issued_to = _codes(version)
    if unit is None:
        first, last = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
        return Told(first, last, None, *_by_resort(asker, version, issued_to, first, last))
    asker.need(Can.READ, unit)
    covers = issued_to is None or all(territory.within(line, issued_to) for line in territory.lines(unit))
    return Told(first, last, unit, *_within(version, unit, issued_to, first, last), covers)


def _codes(version: MessageVersion) -> list[str] | None:
    """The areas that it was issued to; None for the whole country."""
    codes = [code or "" for code in version.issues.values_list("area_id", flat=True)]
    return None if "" in codes else codes


@dataclass(frozen=True)
class _Cells:
    """The roll-ups of a message and of all activities: of some units and days, in the areas that it was issued to."""

    told: QuerySet[ToldCount]
    done: QuerySet[DayCount]


def _cells(version: MessageVersion, units: Iterable[int], issued_to: list[str] | None, first: date, last: date) -> _Cells:
    known = {"unit_id__in": list(units), "day__gte": first, "day__lte": last}
    told, done = ToldCount.objects.filter(version_id=version.pk, **known), DayCount.objects.filter(**known)
    if issued_to is not None:
        aliases, inside = territory.lying_in("area_code", issued_to)
        told, done = told.alias(**aliases).filter(inside), done.alias(**aliases).filter(inside)
    return _Cells(told, done)


class _Sums:
    """What is counted of a row."""

    def __init__(self) -> None:
        self.told = 0
        self.activities = 0
        self.villages: set[str] = set()
        self.last: date | None = None


def _within(version: MessageVersion, unit: Unit, issued_to: list[str] | None, first: date, last: date) -> tuple[list[Row], Row]:
    """A resort by its sectors, a sector by its villages: exact numbers."""
    units = dict(Unit.objects.filter(path__startswith=unit.path).order_by("path").values_list("pk", "name"))
    cells = _cells(version, units, issued_to, first, last)
    villages = _villages(unit, issued_to)
    by_village = unit.kind == UnitKind.POLSEK
    homes = dict.fromkeys(villages, unit.pk) if by_village else _sectors(unit, villages)
    sums: dict[int | str, _Sums] = defaultdict(_Sums)
    whole = _Sums()
    for unit_id, code, n, day in cells.told.values_list("unit_id", "area_code").annotate(n=Sum("activities"), last=Max("day")):
        village = code if code in villages else ""
        for one, reached in ((sums[village if by_village else unit_id], homes.get(code) == unit_id), (whole, village)):
            one.told += n
            one.last = max(day, one.last or day)
            one.villages |= {code} if reached else set()
    for unit_id, code, n in cells.done.values_list("unit_id", "area_code").annotate(n=Sum("activities")):
        for one in (sums[(code if code in villages else "") if by_village else unit_id], whole):
            one.activities += n
    served = Counter(homes.values())
    if by_village:
        rows = [_exact(label, above, sums[code], 1, area=code) for code, (label, above) in villages.items()]
        rows += [_exact("", "", sums[""], 0)] if sums[""].told else []
    else:
        rows = [
            _exact(name, "", sums[pk], served[pk], unit_id=pk) for pk, name in units.items() if served[pk] or sums[pk].activities
        ]
    return rows, _exact(unit.name, "", whole, len(villages), unit_id=unit.pk)


def _exact(label: str, above: str, sums: _Sums, served: int, *, unit_id: int | None = None, area: str = "") -> Row:
    return Row(label, above, unit_id, area, Cell(sums.told), Cell(sums.activities), Cell(len(sums.villages)), served, sums.last)


def _villages(unit: Unit, issued_to: list[str] | None) -> dict[str, tuple[str, str]]:
    """The villages of a unit to which it was issued: code → its name and that of its district."""
    columns = ("code", "kind", "name", "parent__kind", "parent__name")
    rows = territory.villages_of(unit).order_by("parent_id", "name").values_list(*columns)
    return {
        code: (area_label(kind, name), area_label(district_kind, district))
        for code, kind, name, district_kind, district in rows
        if issued_to is None or not set(issued_to).isdisjoint(territory.and_above(code))
    }


def _sectors(resort: Unit, villages: Iterable[str]) -> dict[str, int]:
    """Whose each village is: of the sector that wrote down its narrowest line, else of the resort itself."""
    lines = Jurisdiction.objects.filter(during(clock.today()), unit__path__startswith=resort.path, unit__kind=UnitKind.POLSEK)
    owners = dict(lines.order_by("area_id", "-unit_id").values_list("area_id", "unit_id"))
    return {code: next((owners[part] for part in territory.and_above(code) if part in owners), resort.pk) for code in villages}


def _by_resort(
    asker: Asker, version: MessageVersion, issued_to: list[str] | None, first: date, last: date
) -> tuple[list[Row], Row]:
    """Resorts within reach that it was issued to: whole weeks, each rounded, as in the summary."""
    units = list(Unit.objects.filter(asker.units(Can.AGGREGATE)).select_related("parent").order_by("path"))
    resorts = [unit for unit in units if unit.kind == UnitKind.POLRES and unit.closed_on is None]
    resort_of = {unit.pk: resort.pk for resort in resorts for unit in below(resort, units)}
    working = busy(resort_of)
    served = served_by(resorts, last, issued_to)
    weeks = _weeks(_cells(version, resort_of, issued_to, first, last), resort_of)
    rows = [
        _protected(resort, weeks[resort.pk], served[resort.pk]) for resort in resorts if resort.pk in working and served[resort.pk]
    ]
    whole = Row(
        "", "", None, "", total_of(row.told for row in rows), total_of(row.activities for row in rows),
        total_of(row.reached for row in rows), sum(row.served for row in rows),
    )  # fmt: skip
    return rows, whole


def _weeks(cells: _Cells, resort_of: dict[int, int]) -> dict[int, dict[date, _Sums]]:
    """Each resort's weeks, by their Mondays. The databases count by day: SQLite knows no weeks and asks Python for each cell."""
    found: dict[int, dict[date, _Sums]] = defaultdict(lambda: defaultdict(_Sums))
    for unit_id, code, day, n in cells.told.values_list("unit_id", "area_code", "day").annotate(n=Sum("activities")):
        week = found[resort_of[unit_id]][day - timedelta(days=day.weekday())]
        week.told += n
        week.villages |= {code} if code.count(".") == VILLAGE - 1 else set()
    for unit_id, day, n in cells.done.values_list("unit_id", "day").annotate(n=Sum("activities")):
        found[resort_of[unit_id]][day - timedelta(days=day.weekday())].activities += n
    return found


def _protected(resort: Unit, weeks: dict[date, _Sums], served: int) -> Row:
    """A resort's cells. Where a week's visits that told it are few, the villages that follow from them are withheld too."""
    telling = [week for week in weeks.values() if week.told]
    known = [week for week in telling if not cell_of(week.told).small]
    reached = cell_of(len(set().union(*(week.villages for week in known)))) if known or not telling else Cell(None)
    return Row(
        resort.name, resort.parent.name if resort.parent else "", None, "", sum_of(cell_of(week.told) for week in telling),
        sum_of(cell_of(week.activities) for week in weeks.values() if week.activities), reached, served,
    )  # fmt: skip
