"""Reading election calendars: public facts, so everybody may. Which phase a place is in, on its own wall clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.db.models import Count, Max, Q

from sejuk.lib import clock
from sejuk.org import stages, territory
from sejuk.org.access import Asker
from sejuk.org.models import Area, Election
from sejuk.org.rules import zone_of
from sejuk.org.stages import Calendar, ElectionKind, Round, Today


def calendars(asker: Asker) -> tuple[Calendar, ...]:
    """The calendars in force."""
    del asker
    stamp = Election.objects.filter(replaced_at__isnull=True).aggregate(last=Max("published_at"), count=Count("id"))
    return _in_force(stamp["last"], stamp["count"])


@lru_cache(maxsize=4)
def _in_force(last: datetime | None, count: int) -> tuple[Calendar, ...]:
    """They change some times a year and are asked for with every page; a new version has a time of its own."""
    del last, count
    rows = Election.objects.filter(replaced_at__isnull=True).prefetch_related("areas", "stages").order_by("code")
    return tuple(_calendar(row) for row in rows)


def _calendar(row: Election) -> Calendar:
    areas = tuple((one.area_id, one.place) for one in row.areas.all())
    spans = tuple(stage.span for stage in row.stages.all())
    return Calendar(row.code, ElectionKind(row.kind), Round(row.round), row.of, row.name, row.name_en, areas, spans)


def versions(asker: Asker, code: str) -> list[Election]:
    """Every version of an election's calendar, newest first."""
    del asker
    return list(Election.objects.filter(code=code).select_related("published_by").prefetch_related("stages").order_by("-version"))


def today(asker: Asker, area_code: str, now: datetime | None = None) -> Today:
    """What is on at a place now, by its own clock; an election of a part of it counts, with the places that vote."""
    return stages.on_day(calendars(asker), area_code, clock.local(now or clock.now(), zone_of(area_code)).date())


def pieces(asker: Asker, area_code: str, now: datetime | None = None) -> list[Today]:
    """What is on piece by piece: at the place itself, then at each area in it that an election names on its own.

    A province is not quiet because one of its villages votes again. Never empty.
    """
    moment = now or clock.now()
    named: dict[str, list[Calendar]] = {}
    for one in calendars(asker):
        if max(stage.last for stage in one.stages) >= moment.date() - timedelta(days=1):
            for code in dict.fromkeys(code for code, _ in one.areas) or ("",):
                named.setdefault(code, []).append(one)
    inside = sorted(code for code in named if code != area_code and (not area_code or territory.within(code, [area_code])))
    found = []
    for code in _with_land_of_their_own(area_code, inside, moment.date()):
        covering = [one for above in dict.fromkeys((*territory.and_above(code), "")) for one in named.get(above, ())]
        found.append(stages.on_day(covering, code, clock.local(moment, zone_of(code)).date()))
    return found


def _with_land_of_their_own(area_code: str, inside: Collection[str], day: date) -> list[str]:
    """These without those that are named to the last of their children: of such a place nothing is left beside its pieces."""
    holding = {above for code in inside for above in territory.and_above(code)[1:]}
    in_force = Area.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), parent__in=holding)
    left = set(in_force.exclude(pk__in=inside).values_list("parent_id", flat=True))
    return [code for code in (area_code, *inside) if code not in holding or code in left]


def phases_at(asker: Asker, area_codes: Iterable[str], since: date) -> dict[str, list[dict[str, str]]]:
    """For each place the phases of its elections that end on ``since`` or later, in its own days, as a phone reckons with them."""
    found = calendars(asker)
    return {code: stages.phases_of(found, code, since) for code in area_codes}
