"""Where a unit reaches: its dated lines, expanded to villages. A narrower line of another unit wins over a wider one of this."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django.db.models.functions import Substr

from sejuk.lib import clock
from sejuk.org import rules
from sejuk.org.models import Area, Jurisdiction, Unit, during


def within(code: str, prefixes: Iterable[str]) -> bool:
    """Whether an area lies in one of the areas ``prefixes``."""
    return any(code == prefix or code.startswith(f"{prefix}.") for prefix in prefixes)


def touches(code: str, prefixes: Iterable[str]) -> bool:
    """Whether an area lies in one of them or holds one: a resort's ceremony may be recorded for its whole regency."""
    prefixes = tuple(prefixes)
    return within(code, prefixes) or any(prefix.startswith(f"{code}.") for prefix in prefixes)


def and_above(code: str) -> list[str]:
    """An area's code and those of the areas that hold it, itself first."""
    parts = code.split(".")
    return [".".join(parts[:level]) for level in range(len(parts), 0, -1)]


def lying_in(column: str, codes: Iterable[str]) -> tuple[dict[str, Substr], Q]:
    """Aliases for a queryset and the condition that its ``column`` (a code) is one of ``codes`` or lies in one.

    By sets, not code by code: a province serves hundreds.
    """
    wide = widest(codes)
    condition, aliases = Q(**{f"{column}__in": wide}), {}
    for length in {len(code) for code in wide}:
        aliases[f"first_{length}"] = Substr(column, 1, length + 1)
        condition |= Q(**{f"first_{length}__in": [f"{code}." for code in wide if len(code) == length]})
    return aliases, condition


def resort_of(unit: Unit) -> Unit:
    """The Polres of a Polsek; any other unit stands for itself."""
    if unit.kind == rules.UnitKind.POLSEK and unit.parent is not None:
        return unit.parent
    return unit


def lines(unit: Unit, day: date | None = None) -> list[str]:
    """The codes that a unit and the units below it serve on a day, as the units wrote them (any level)."""
    return list(
        Jurisdiction.objects.filter(during(day or clock.today()), unit__path__startswith=unit.path)
        .order_by("area_id")
        .values_list("area_id", flat=True)
        .distinct()
    )


def own_lines(unit: Unit, day: date | None = None) -> list[str]:
    """The codes that a unit itself serves on a day, without those of the units below it."""
    rows = Jurisdiction.objects.filter(during(day or clock.today()), unit=unit)
    return list(rows.order_by("area_id").values_list("area_id", flat=True).distinct())


def widest(codes: Iterable[str]) -> list[str]:
    """The codes without those that lie in another of them, in order."""
    kept: list[str] = []
    for code in sorted(set(codes)):
        if not kept or not within(code, kept[-1:]):
            kept.append(code)
    return kept


_DEPTH = len({kind.level for kind in rules.AREA_KINDS.values()}) - 1


def covered(prefixes: Iterable[str]) -> Q:
    """The condition that an Area is one of ``prefixes`` or lies in it.

    It follows the parents, which have an index, level by level: one comparison a prefix would be too deep for SQLite at Mabes.
    """
    above: Any = widest(prefixes)
    condition = Q(pk__in=above)
    for _ in range(_DEPTH):
        condition |= Q(parent__in=above)
        above = Area.objects.filter(parent__in=above).values("pk")
    return condition


def areas_of(unit: Unit, *, levels: Iterable[int], day: date | None = None) -> QuerySet[Area]:
    """The areas of these levels that a unit serves on a day, without those that a sibling serves by a narrower line."""
    day = day or clock.today()
    own = lines(unit, day)
    rows = Area.objects.filter(covered(own), level__in=tuple(levels))
    if unit.kind == rules.UnitKind.POLSEK:
        rows = rows.exclude(covered(_narrower(unit, own, day)))
    return rows.order_by("parent_id", "name")


def _narrower(unit: Unit, own: list[str], day: date) -> list[str]:
    """Codes that another Polsek serves by a line inside one of ``own``, unless this unit wrote the same line itself."""
    siblings = Jurisdiction.objects.filter(during(day), unit__kind=unit.kind, area__in=Area.objects.filter(covered(own)))
    codes = siblings.exclude(unit=unit).values_list("area_id", flat=True).distinct()
    return [code for code in codes if code not in own and within(code, own)]


def villages_of(unit: Unit, day: date | None = None) -> QuerySet[Area]:
    """The villages that a unit serves on a day."""
    return areas_of(unit, levels=(rules.VILLAGE,), day=day)


def common_area(unit_path: str) -> str:
    """The code of the narrowest area that holds all that a unit and those below it serve today; empty for the whole country."""
    served = Jurisdiction.objects.filter(during(clock.today()), unit__path__startswith=unit_path)
    ends = served.aggregate(first=Min("area_id"), last=Max("area_id"))
    shared = []
    for one, other in zip((ends["first"] or "").split("."), (ends["last"] or "").split("."), strict=False):
        if one != other:
            break
        shared.append(one)
    return ".".join(shared)
