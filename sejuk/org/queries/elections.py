"""Reading election calendars: public facts, so everybody may. Which phase a place is in, on its own wall clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Count, Max

from sejuk.lib import clock
from sejuk.org import stages
from sejuk.org.access import Asker
from sejuk.org.elections import Calendar
from sejuk.org.models import Election
from sejuk.org.rules import zone_of
from sejuk.org.stages import ElectionKind, Phase, Round, Span


@dataclass(frozen=True)
class Running:
    """An election that concerns a place on a day."""

    calendar: Calendar
    phase: Phase
    running: tuple[Span, ...]
    next: Span | None
    days_to_next: int | None
    places: tuple[str, ...]  # polling stations, where only these vote


@dataclass(frozen=True)
class Today:
    """A day at a place: its phase is the strictest of all elections there."""

    area_code: str
    day: date
    phase: Phase
    elections: tuple[Running, ...]

    @property
    def kind(self) -> ElectionKind | None:
        """Under which law the phase stands."""
        return next((one.calendar.kind for one in self.elections if one.phase == self.phase), None)

    @property
    def next(self) -> Running | None:
        """What begins next there."""
        coming = [one for one in self.elections if one.next is not None]
        return min(coming, key=lambda one: one.days_to_next or 0, default=None)


def calendars(asker: Asker) -> tuple[Calendar, ...]:
    """The calendars in force."""
    del asker
    stamp = Election.objects.filter(replaced_at__isnull=True).aggregate(last=Max("id"), count=Count("id"))
    return _in_force(stamp["last"] or 0, stamp["count"])


@lru_cache(maxsize=4)
def _in_force(last: int, count: int) -> tuple[Calendar, ...]:
    """They change some times a year and are asked for with every page; a new version always has a new number."""
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
    return on_day(calendars(asker), area_code, clock.local(now or clock.now(), zone_of(area_code)).date())


def on_day(found: Sequence[Calendar], area_code: str, day: date) -> Today:
    """The same for a day."""
    here = []
    for calendar in found:
        concerned = [place for code, place in calendar.areas if _touches(code, area_code)]
        if calendar.areas and not concerned:
            continue
        phase, following = stages.phase_on(calendar.stages, day), stages.next_after(calendar.stages, day)
        if phase == Phase.NONE and following is None:
            continue
        to_next = stages.days_to(following, day) if following else None
        places = () if "" in concerned else tuple(sorted(concerned))
        here.append(Running(calendar, phase, tuple(stages.running(calendar.stages, day)), following, to_next, places))
    here.sort(key=lambda one: (stages.STRICTEST[one.phase], one.calendar.code))
    return Today(area_code, day, here[0].phase if here else Phase.NONE, tuple(here))


def _touches(code: str, area_code: str) -> bool:
    return area_code == code or area_code.startswith(f"{code}.") or code.startswith(f"{area_code}.")
