"""What needs a person, most urgent first. Each number carries the filter that lists exactly its records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Sum, TextField
from django.db.models.functions import Cast

from sejuk.activities import rules as activity_rules
from sejuk.activities import vocabulary
from sejuk.activities.models import Activity
from sejuk.activities.queries import Filter, listed
from sejuk.insight import rules
from sejuk.insight.queries.coverage import Coverage, coverage
from sejuk.insight.queries.people import Quiet, quiet_officers
from sejuk.org.access import Asker
from sejuk.org.models import Area, Unit
from sejuk.org.rules import VILLAGE, Can, UnitKind


@dataclass(frozen=True)
class Number:
    """A count and the filter that lists what it counts."""

    count: int
    filter: Filter
    label: str = ""
    people: int = 0
    oldest: datetime | None = None


@dataclass(frozen=True)
class Board:
    """A unit's day."""

    unit: Unit
    day: date
    today: Number
    places: list[Number]
    chart: list[Number]
    waiting: Number
    returned: Number
    marked: list[Number]
    quiet: list[Quiet]
    coverage: Coverage

    @property
    def yesterday(self) -> Number:
        """The day before, for a morning when today is still empty."""
        return self.chart[-2]


def board(asker: Asker, unit: Unit, day: date) -> Board:
    """Everything on a unit's board, in a number of statements that does not grow with villages or officers."""
    asker.need(Can.READ, unit)
    chart = _chart(asker, unit, day)
    return Board(
        unit=unit, day=day, today=chart[-1], places=_places(asker, unit, day), chart=chart,
        waiting=_open(asker, unit, activity_rules.REPORTED), returned=_open(asker, unit, activity_rules.RETURNED),
        marked=_marked(asker, unit, day), quiet=quiet_officers(asker, unit, day), coverage=coverage(asker, unit, day),
    )  # fmt: skip


def _grouped(rows: QuerySet[Activity], *by: str) -> QuerySet[Activity, Any]:
    rows = rows.order_by()
    return rows.values_list(*by).annotate(n=Count("pk"), people=Sum("people_reached")).order_by(*by)


def _chart(asker: Asker, unit: Unit, day: date) -> list[Number]:
    rows = _grouped(listed(asker, Filter.of_days(unit.pk, day, rules.CHART_DAYS)), "local_day")
    found = {on: (n, people) for on, n, people in rows}
    days = [day - timedelta(days=back) for back in range(rules.CHART_DAYS - 1, -1, -1)]
    return [Number(found.get(on, (0, 0))[0], Filter.of_days(unit.pk, on), people=found.get(on, (0, 0))[1]) for on in days]


def _places(asker: Asker, unit: Unit, day: date) -> list[Number]:
    """Where the day's activities were: by Polsek for a resort, by village for a Polsek; by name, for it is no race."""
    rows = listed(asker, Filter.of_days(unit.pk, day))
    if unit.kind != UnitKind.POLSEK:
        sectors = _grouped(rows, "unit__name", "unit_id", "unit__path")
        return [Number(n, Filter.of_days(pk, day), name, people) for name, pk, path, n, people in sectors if path != unit.path]
    inside: dict[str, tuple[int, int]] = {}
    for code, n, people in _grouped(rows.filter(area__level__gte=VILLAGE), "area_id"):
        village = ".".join(code.split(".")[:VILLAGE])
        before = inside.get(village, (0, 0))
        inside[village] = (before[0] + n, before[1] + people)
    names = dict(Area.objects.filter(pk__in=inside).values_list("code", "name"))
    counted = sorted(inside.items(), key=lambda pair: (names[pair[0]], pair[0]))
    return [Number(n, _here(unit, day, code), names[code], people) for code, (n, people) in counted]


def _here(unit: Unit, day: date, code: str) -> Filter:
    return Filter(unit=unit.pk, area=code, day_from=day, day_to=day)


def _open(asker: Asker, unit: Unit, state: str) -> Number:
    wanted = Filter(unit=unit.pk, state=state)
    said = listed(asker, wanted).order_by().aggregate(n=Count("pk"), oldest=Min("received_at"))
    return Number(said["n"], wanted, oldest=said["oldest"])


def _marked(asker: Asker, unit: Unit, day: date) -> list[Number]:
    window = Filter.of_days(unit.pk, day, rules.MARKED_DAYS)
    rows = listed(asker, window).order_by().annotate(said=Cast("marks", TextField()))
    counts = rows.aggregate(**{mark: Count("pk", filter=Q(said__contains=f'"{mark}"')) for mark in vocabulary.MARKS})
    wanted = {mark: Filter(unit=unit.pk, mark=mark, day_from=window.day_from, day_to=window.day_to) for mark in counts}
    return [Number(n, wanted[mark], mark) for mark, n in counts.items() if n]
