"""Publishing an election's calendar: each time a new version, the old one stays to be looked up."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.elections import shipped
from sejuk.org.models import Area, Election, ElectionArea, Stage, Unit
from sejuk.org.rules import VILLAGE, Can
from sejuk.org.stages import Calendar, ElectionKind, Round, check_stages

MOST_AT_ONCE = 200  # elections in one file: more than a regency's villages vote at a time


@transaction.atomic
def load_elections() -> int:
    """Write the calendars that come with Sejuk, at set-up; those that are there stay as they are. Returns how many are new."""
    known = set(Election.objects.values_list("code", flat=True))
    new = [calendar for calendar in shipped() if calendar.code not in known]
    for calendar in new:
        _write(calendar, None)
    return len(new)


@transaction.atomic
def publish_elections(*, asker: Asker, calendars: Sequence[Calendar]) -> list[Election]:
    """Put these calendars in force, all or none. One that says what is in force already is passed over.

    Who operates headquarters may publish any; who manages a unit may publish what is held inside it alone (a re-vote).
    """
    for calendar in calendars:
        check_stages(calendar.stages)
        _check_may(asker, calendar)
    if len(calendars) > MOST_AT_ONCE:
        raise Problem("too_many_items", "file", limit=MOST_AT_ONCE)
    for calendar in calendars:
        _check_areas(calendar)
    return [election for calendar in calendars if (election := _write(calendar, asker.officer_id)) is not None]


def _check_may(asker: Asker, calendar: Calendar) -> None:
    if any(asker.may(Can.OPERATE, root) for root in Unit.objects.filter(parent=None)):
        return
    asker.need(Can.MANAGE)
    inside = [code for unit in Unit.objects.filter(asker.units(Can.MANAGE)) for code in territory.own_lines(unit)]
    if calendar.kind == ElectionKind.REGIONAL and calendar.round == Round.FIRST:
        raise Problem("calendar_not_yours", "areas", name=calendar.name)
    said = [(calendar.kind, [code for code, _ in calendar.areas])]
    for current in Election.objects.filter(code=calendar.code, replaced_at__isnull=True):  # what it would put out of force
        said.append((ElectionKind(current.kind), list(current.areas.values_list("area_id", flat=True))))
    for kind, codes in said:
        if kind == ElectionKind.GENERAL or not codes or any(not territory.within(code, inside) for code in codes):
            raise Problem("calendar_not_yours", "areas", name=calendar.name)


def _check_areas(calendar: Calendar) -> None:
    """Every area is there while the election lasts; one that ended meanwhile has successors that must be named."""
    areas = Area.objects.in_bulk([code for code, _ in calendar.areas])
    last = max(stage.last for stage in calendar.stages)
    for code, place in calendar.areas:
        area = areas.get(code)
        if area is None:
            raise Problem("area_unknown", "areas")
        if area.valid_until is not None and area.valid_until < last:
            raise Problem("calendar_area_ended", "areas", area=area.label)
        if place and area.level < VILLAGE:
            raise Problem("calendar_place", "place", place=place)


def _write(calendar: Calendar, officer_id: int | None) -> Election | None:
    current = Election.objects.select_for_update().filter(code=calendar.code, replaced_at__isnull=True).first()
    if current is not None:
        if _same(current, calendar):
            return None
        current.replaced_at = clock.now()
        current.save(update_fields=["replaced_at"])
    latest = Election.objects.filter(code=calendar.code).aggregate(latest=Max("version"))["latest"] or 0
    election = Election.objects.create(
        code=calendar.code, version=latest + 1, kind=calendar.kind, round=calendar.round, of=calendar.of, name=calendar.name,
        name_en=calendar.name_en, published_by_id=officer_id,
    )  # fmt: skip
    ElectionArea.objects.bulk_create([ElectionArea(election=election, area_id=code, place=place) for code, place in calendar.areas])
    Stage.objects.bulk_create([
        Stage(election=election, kind=s.kind, name=s.name, first=s.first, last=s.last, held=s.held, source=s.source)
        for s in calendar.stages
    ])  # fmt: skip
    facts = {"version": election.version, "stages": len(calendar.stages)}
    journal.record("election.published", calendar.code, actor_id=officer_id, data=facts)
    return election


def _same(current: Election, calendar: Calendar) -> bool:
    head = (current.kind, current.round, current.of, current.name, current.name_en)
    areas = set(current.areas.values_list("area_id", "place"))
    said = (calendar.kind, calendar.round, calendar.of, calendar.name, calendar.name_en)
    return head == said and areas == set(calendar.areas) and {s.span for s in current.stages.all()} == set(calendar.stages)
