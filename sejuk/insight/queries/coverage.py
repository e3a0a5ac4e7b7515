"""Where somebody has been and where nobody has: villages, and the districts that hold them. Read from the roll-ups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Max, Sum

from sejuk.insight import rules
from sejuk.insight.models import DayCount
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.models import Jurisdiction, Posting, Unit, during
from sejuk.org.rules import Can, Role, UnitKind, area_label

E5 = 100_000


class Constable(NamedTuple):
    """Whose village it is."""

    officer_id: int
    name: str


@dataclass(frozen=True)
class Village:
    """One village of a unit on a day."""

    code: str
    label: str
    district: str
    district_label: str
    sector: str
    last_day: date | None  # of the last activity there on record, within ``rules.LOOK_BACK`` days
    days: int | None
    activities: int  # within the window
    people: int
    constables: tuple[Constable, ...]
    lat: float | None
    lon: float | None

    @property
    def vacant(self) -> bool:
        """Whether no village constable's posting covers it."""
        return not self.constables

    @property
    def stale(self) -> bool:
        """Whether the last contact is too long ago."""
        return self.days is None or self.days >= rules.STALE_AFTER

    @property
    def step(self) -> int:
        """Its step on the map's ramp."""
        return rules.step(self.days)


@dataclass(frozen=True)
class District:
    """One district of a unit: its villages taken together."""

    code: str
    label: str
    villages: int
    reached: int  # of them, with an activity within the window
    vacant: int
    activities: int  # within the window, with those recorded for the district itself
    people: int
    days: int | None  # within how many days half of its villages were contacted

    @property
    def step(self) -> int:
        """Its step on the map's ramp."""
        return rules.step(self.days)


class _Place(NamedTuple):
    """What is needed of a village and of its district; models would cost more than all else on the board."""

    code: str
    kind: str
    name: str
    district: str
    district_kind: str
    district_name: str
    lat_e5: int | None
    lon_e5: int | None


_PLACE = ("code", "kind", "name", "parent_id", "parent__kind", "parent__name", "lat_e5", "lon_e5")


class Counted(NamedTuple):
    """What the roll-ups say of one area."""

    last_day: date | None = None
    activities: int = 0
    people: int = 0


@dataclass(frozen=True)
class Coverage:
    """A unit's villages and districts on a day; ``since`` is where the window begins."""

    day: date
    since: date
    villages: list[Village]
    districts: list[District]

    @property
    def reached(self) -> int:
        """Villages with an activity within the window."""
        return sum(1 for village in self.villages if village.activities)

    @property
    def vacant(self) -> list[Village]:
        """Villages that no constable's posting covers, longest without contact first."""
        return sorted((village for village in self.villages if village.vacant), key=_longest)

    @property
    def stale(self) -> list[Village]:
        """Villages without contact for long, longest first."""
        return sorted((village for village in self.villages if village.stale), key=_longest)


def _longest(village: Village) -> tuple[int, str]:
    return (-(rules.LOOK_BACK + 1 if village.days is None else village.days), village.code)


def coverage(asker: Asker, unit: Unit, day: date) -> Coverage:
    """The coverage of a unit's villages on a day, from a handful of statements however many villages there are."""
    asker.need(Can.READ, unit)
    places = [_Place(*row) for row in territory.villages_of(unit, day).order_by("parent_id", "name").values_list(*_PLACE)]
    codes = [place.code for place in places]
    counted = _counted(unit, day, codes)
    constables = _constables(unit, day, codes)
    sectors = _sectors(unit, day)
    villages = [_village(place, day, counted, constables, sectors) for place in places]
    return Coverage(day, day - timedelta(days=rules.WINDOW - 1), villages, _districts(villages, counted))


def _counted(unit: Unit, day: date, villages: list[str]) -> dict[str, Counted]:
    """Each area within the window; before it, only the last day in villages that nobody reached since."""
    units = list(Unit.objects.filter(path__startswith=unit.path).values_list("pk", flat=True))
    since, oldest = day - timedelta(days=rules.WINDOW - 1), day - timedelta(days=rules.LOOK_BACK)
    cells = DayCount.objects.filter(unit_id__in=units)
    lately = cells.filter(day__gte=since, day__lte=day).values_list("area_code")
    sums = lately.annotate(last=Max("day"), n=Sum("activities"), met=Sum("people_reached"))
    found = {code: Counted(last, n, met) for code, last, n, met in sums}
    others = [code for code in villages if code not in found]
    before = cells.filter(area_code__in=others, day__gte=oldest, day__lt=since).values_list("area_code").annotate(last=Max("day"))
    return found | {code: Counted(last) for code, last in before}


def _constables(unit: Unit, day: date, codes: list[str]) -> dict[str, tuple[Constable, ...]]:
    """The constables of each village: those whose posting names it or an area that holds it."""
    resort = territory.resort_of(unit)
    rows = Posting.objects.filter(
        during(day), role=Role.VILLAGE_OFFICER, unit__path__startswith=resort.path, officer__is_active=True, areas__isnull=False
    )
    named: dict[str, list[Constable]] = defaultdict(list)
    for code, pk, rank, name in rows.order_by("officer__name").values_list("areas", "officer_id", "officer__rank", "officer__name"):
        named[code].append(Constable(pk, f"{rank} {name}"))
    return {code: tuple(dict.fromkeys(c for part in territory.and_above(code) for c in named.get(part, ()))) for code in codes}


def _sectors(unit: Unit, day: date) -> dict[str, str]:
    """Which Polsek wrote down which area as its own."""
    rows = Jurisdiction.objects.filter(during(day), unit__path__startswith=unit.path, unit__kind=UnitKind.POLSEK)
    return dict(rows.order_by("area_id", "-unit_id").values_list("area_id", "unit__name"))


def _village(
    place: _Place, day: date, counted: dict[str, Counted], constables: dict[str, tuple[Constable, ...]], sectors: dict[str, str]
) -> Village:
    said = counted.get(place.code, Counted())
    return Village(
        code=place.code, label=area_label(place.kind, place.name), district=place.district, last_day=said.last_day,
        district_label=area_label(place.district_kind, place.district_name),
        sector=next((sectors[part] for part in territory.and_above(place.code) if part in sectors), ""),
        days=None if said.last_day is None else (day - said.last_day).days,
        activities=said.activities, people=said.people, constables=constables[place.code],
        lat=None if place.lat_e5 is None else place.lat_e5 / E5, lon=None if place.lon_e5 is None else place.lon_e5 / E5,
    )  # fmt: skip


def _districts(villages: list[Village], counted: dict[str, Counted]) -> list[District]:
    held: dict[str, list[Village]] = defaultdict(list)
    for village in villages:
        held[village.district].append(village)
    return [_district(code, inside, counted.get(code, Counted())) for code, inside in held.items()]


def _district(code: str, inside: list[Village], itself: Counted) -> District:
    return District(
        code=code, label=inside[0].district_label, villages=len(inside),
        reached=sum(1 for village in inside if village.activities), vacant=sum(1 for village in inside if village.vacant),
        activities=itself.activities + sum(village.activities for village in inside),
        people=itself.people + sum(village.people for village in inside),
        days=rules.typical(village.days for village in inside),
    )  # fmt: skip
