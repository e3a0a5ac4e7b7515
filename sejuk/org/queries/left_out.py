"""Areas that came into being after a calendar was published and that it leaves out: nobody knows their phase."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sejuk.lib import clock
from sejuk.org import stages, territory
from sejuk.org.access import Asker
from sejuk.org.models import Area, Election, during
from sejuk.org.queries.elections import calendars
from sejuk.org.rules import VILLAGE
from sejuk.org.stages import Calendar


class LeftOut(NamedTuple):
    """A calendar that lasts, and the new areas beside those that it names."""

    calendar: Calendar
    areas: list[Area]


def left_out(asker: Asker) -> list[LeftOut]:
    """For each calendar that lasts: new areas that it does not concern, although it names their sibling or what they were.

    Nothing says what an area was split from. Two signs are taken: an area with the same parent is named and this one is younger
    than the calendar; or one of the same name in the province is named and has ended.
    """
    today = clock.today()
    lasting = [one for one in calendars(asker) if one.areas and max(stage.last for stage in one.stages) >= today]
    new = list(Area.objects.filter(during(today), level__lte=VILLAGE).order_by("pk")) if lasting else []
    if not new:
        return []
    published = dict(Election.objects.filter(replaced_at__isnull=True).values_list("code", "published_at"))
    found = [LeftOut(one, _beside(one, new, published[one.code].date(), today)) for one in lasting]
    return [one for one in found if one.areas]


def _beside(calendar: Calendar, new: Iterable[Area], published: date, today: date) -> list[Area]:
    """The topmost of these that the calendar should have named."""
    named = {code for code, _ in calendar.areas}
    parents = {code.rpartition(".")[0] for code in named}
    ended = Area.objects.filter(pk__in=named, valid_until__lt=today).values_list("letters", "pk")
    gone = {(name, code.partition(".")[0]) for name, code in ended}
    kept: list[Area] = []
    for area in new:
        younger = area.valid_from is not None and area.valid_from > published
        kin = (younger and (area.parent_id or "") in parents) or (area.letters, area.pk.partition(".")[0]) in gone
        concerned = any(True for _ in stages.concerning([calendar], area.pk))
        if kin and not concerned and not territory.within(area.pk, [one.pk for one in kept]):
            kept.append(area)
    return kept
