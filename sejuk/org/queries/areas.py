"""Reading areas. They are public facts, so everybody may."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.models import Area, Unit


def area(asker: Asker, code: str) -> Area:
    """The area with that code."""
    del asker
    found = Area.objects.filter(pk=code).first()
    if found is None:
        raise Problem("area_unknown", "area_code")
    return found


def search_areas(asker: Asker, text: str, *, within: Sequence[str] = (), limit: int = 20) -> list[Area]:
    """Areas whose letters begin with those of ``text``, then those that contain them; highest level first.

    KI'E is found as "kie". A code finds its area; "wonodadi, blitar" finds those called Wonodadi that lie in a Blitar.
    """
    del asker
    text = text.replace("\0", "")  # PostgreSQL takes none
    if "." in text and (exact := Area.objects.filter(code=text.strip().upper()).first()):
        return [exact]
    name, _, above = text.partition(",")
    wanted, parents = letters(name), [letters(part) for part in above.split(",") if letters(part)]
    if not wanted:
        return []
    rows = Area.objects.filter(territory.covered(within)) if within else Area.objects.all()
    for parent in parents:  # sets, not joins: PostgreSQL without fresh statistics joined 91,599 rows with themselves for 30 min
        named = Area.objects.filter(letters__contains=parent).values("pk")
        rows = rows.filter(Q(parent__in=named) | Q(parent__in=Area.objects.filter(parent__in=named).values("pk")))
    found = list(_ordered(rows.filter(letters__startswith=wanted))[:limit])
    if len(found) < limit:
        rest = rows.filter(letters__contains=wanted).exclude(letters__startswith=wanted)
        found += _ordered(rest)[: limit - len(found)]
    return found


def search_near(asker: Asker, text: str, unit: Unit, *, limit: int = 20) -> list[Area]:
    """The same, but only in the unit's resort where it finds something there: whoever writes "Oenai" means the near one."""
    near = search_areas(asker, text, within=territory.lines(territory.resort_of(unit)), limit=limit)
    return near or search_areas(asker, text, limit=limit)


def _ordered(rows: QuerySet[Area]) -> QuerySet[Area]:
    return rows.order_by("level", "letters", "code")
