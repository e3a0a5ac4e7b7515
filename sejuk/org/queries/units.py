"""Reading units, their lines, and the proposals that wait for a word of their people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from sejuk.lib import clock
from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.models import Area, Jurisdiction, Officer, Unit, during
from sejuk.org.rules import VILLAGE, Can


def units(asker: Asker, can: Can) -> QuerySet[Unit]:
    """The units at which the asker may do this, in tree order."""
    return Unit.objects.filter(asker.units(can)).select_related("parent").order_by("path")


def unit(asker: Asker, unit_id: int, can: Can) -> Unit:
    """One of these; any other looks absent."""
    found = units(asker, can).filter(pk=unit_id).first()
    if found is None:
        raise Problem("not_found")
    return found


def own_units(asker: Asker, can: Can) -> list[Unit]:
    """The units from which the asker may do this: the tops of what they see."""
    tops = Q(pk__in=())
    for path in asker.paths(can):
        tops |= Q(path=path)
    return list(Unit.objects.filter(tops).select_related("parent").order_by("path"))


def find_units(asker: Asker, can: Can, text: str, limit: int = 50) -> list[Unit]:
    """Units at which the asker may do this whose name has these letters."""
    wanted = letters(text)
    if not wanted:
        return []
    rows = units(asker, can).filter(closed_on__isnull=True)
    return [row for row in rows if wanted in letters(row.name)][:limit]


def above(asker: Asker, unit: Unit) -> list[Unit]:
    """The units above one, highest first. Their names are public."""
    del asker
    keys = [int(part) for part in unit.path.split(".") if part][:-1]
    return list(Unit.objects.filter(pk__in=keys).order_by("path"))


def below(asker: Asker, unit: Unit, can: Can) -> QuerySet[Unit]:
    """The units directly below one, those still at work first, with the number of people posted there now."""
    now = Count("postings__officer", filter=during(clock.today(), "postings__"), distinct=True)
    return units(asker, can).filter(parent=unit).annotate(people=now).order_by("closed_on", "name")


def below_each(asker: Asker, parents: Sequence[Unit], can: Can) -> list[tuple[Unit, list[Unit]]]:
    """The units at work directly below each of some units, by name, in one statement."""
    found: dict[int | None, list[Unit]] = defaultdict(list)
    for row in units(asker, can).filter(parent__in=parents, closed_on__isnull=True).order_by("name"):
        found[row.parent_id].append(row)
    return [(parent, found[parent.pk]) for parent in parents if parent.pk in found]


def proposals(asker: Asker, under: Unit | None = None, text: str = "") -> QuerySet[Unit]:
    """Proposed units (below ``under``) that the asker may confirm, in tree order, with the areas proposed for each.

    With ``text`` only those whose name, or the name of the unit above, has these letters.
    """
    rows = units(asker, Can.MANAGE).filter(confirmed_at__isnull=True, closed_on__isnull=True)
    rows = rows.filter(path__startswith=under.path) if under else rows
    if wanted := letters(text):
        names = rows.values_list("pk", "name", "parent__name")
        rows = rows.filter(pk__in=[pk for pk, *said in names if any(wanted in letters(name or "") for name in said)])
    return rows.prefetch_related("jurisdictions__area")


def jurisdictions(asker: Asker, unit: Unit) -> list[Jurisdiction]:
    """The lines of a unit, those that hold first, then those to come and those that ended."""
    asker.need(Can.MANAGE, unit)
    rows = Jurisdiction.objects.filter(unit=unit).select_related("area", "unit").order_by("area_id", "-valid_from")
    today = clock.today()
    return sorted(rows, key=lambda line: line.valid_until is not None and line.valid_until < today)


def jurisdiction(asker: Asker, line_id: int) -> Jurisdiction:
    """One line of a unit that the asker manages."""
    found = Jurisdiction.objects.filter(pk=line_id).select_related("unit__parent", "area").first()
    if found is None or not asker.may(Can.MANAGE, found.unit):
        raise Problem("not_found")
    return found


def neighbourhoods(asker: Asker, unit: Unit) -> list[tuple[Area, list[Area]]]:
    """The villages of a unit that have RW or RT, each with them in order."""
    asker.need(Can.MANAGE, unit)
    villages = {village.code: village for village in territory.villages_of(unit)}
    added: dict[str, list[Area]] = defaultdict(list)
    rows = Area.objects.filter(level__gt=VILLAGE)
    for area in rows.filter(Q(parent__in=villages) | Q(parent__parent__in=villages)).order_by("code"):
        added[area.code.split(".RW")[0].split(".RT")[0]].append(area)
    return [(villages[code], areas) for code, areas in sorted(added.items())]


class Shared(NamedTuple):
    """An area that two units write down as theirs on the same day."""

    line: Jurisdiction
    other: Jurisdiction


def shared_lines(asker: Asker, unit: Unit) -> list[Shared]:
    """The unit's lines that another unit of the same kind has too: somebody should decide."""
    asker.need(Can.MANAGE, unit)
    today = clock.today()
    own = {line.area_id: line for line in Jurisdiction.objects.filter(during(today), unit=unit).select_related("area")}
    rows = Jurisdiction.objects.filter(during(today), area__in=own, unit__kind=unit.kind).exclude(unit=unit)
    return [Shared(own[line.area_id], line) for line in rows.select_related("unit").order_by("area_id")]


def counts(asker: Asker) -> dict[str, int]:
    """How many units and officers there are: shows that the database answers."""
    del asker
    return {"units": Unit.objects.count(), "officers": Officer.objects.count()}
