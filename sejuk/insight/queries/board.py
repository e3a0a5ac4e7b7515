"""What needs a person, most urgent first. Each number carries the filter that lists exactly its records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet, Sum

from sejuk.activities import rules as activity_rules
from sejuk.activities import vocabulary
from sejuk.activities.models import Activity
from sejuk.activities.queries import Filter, of_unit
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
    records = of_unit(asker, unit.pk)
    chart, marked = _lately(records, unit, day)
    waiting, returned = _open(records, unit)
    return Board(
        unit=unit, day=day, today=chart[-1], places=_places(records, unit, day), chart=chart, waiting=waiting, returned=returned,
        marked=marked, quiet=quiet_officers(asker, unit, day), coverage=coverage(asker, unit, day),
    )  # fmt: skip


def _grouped(rows: QuerySet[Activity], *by: str) -> QuerySet[Activity, Any]:
    rows = rows.order_by()
    return rows.values_list(*by).annotate(n=Count("*"), people=Sum("people_reached")).order_by(*by)


def _lately(records: QuerySet[Activity], unit: Unit, day: date) -> tuple[list[Number], list[Number]]:
    """The last days one by one, and the marks that their records carry: both out of one reading."""
    window = Filter.of_days(unit.pk, day, max(rules.CHART_DAYS, rules.MARKED_DAYS))
    done, met, marks = Counter[date](), Counter[date](), Counter[str]()
    marked = Filter.of_days(unit.pk, day, rules.MARKED_DAYS)
    for on, carried, n, people in _grouped(window.narrow(records), "local_day", "marks"):
        done[on] += n
        met[on] += people
        if marked.day_from is not None and on >= marked.day_from:
            marks.update(dict.fromkeys(carried, n))
    days = [day - timedelta(days=back) for back in range(rules.CHART_DAYS - 1, -1, -1)]
    chart = [Number(done[on], Filter.of_days(unit.pk, on), people=met[on]) for on in days]
    return chart, [Number(marks[mark], replace(marked, mark=mark), mark) for mark in vocabulary.MARKS if marks[mark]]


def _places(records: QuerySet[Activity], unit: Unit, day: date) -> list[Number]:
    """Where the day's activities were: by Polsek for a resort, by village for a Polsek; by name, for it is no race."""
    rows = Filter.of_days(unit.pk, day).narrow(records)
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


def _open(records: QuerySet[Activity], unit: Unit) -> tuple[Number, Number]:
    """What waits for a decision, and what was given back."""
    states = (activity_rules.REPORTED, activity_rules.RETURNED)
    rows = records.filter(state__in=states).order_by().values_list("state").annotate(n=Count("*"), oldest=Min("received_at"))
    found = {state: (n, oldest) for state, n, oldest in rows}
    waiting, returned = (found.get(state, (0, None)) for state in states)
    return (
        Number(waiting[0], Filter(unit=unit.pk, state=states[0]), oldest=waiting[1]),
        Number(returned[0], Filter(unit=unit.pk, state=states[1]), oldest=returned[1]),
    )
