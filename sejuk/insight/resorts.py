"""What numbers above the resort need to know of resorts, in a few statements for the whole country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from sejuk.insight.models import DayCount
from sejuk.org.models import Area, Jurisdiction, Posting, Unit, during
from sejuk.org.rules import VILLAGE
from sejuk.org.territory import widest, within


def below(resort: Unit, units: list[Unit]) -> Iterable[Unit]:
    """Of these the resort and its sectors."""
    return (unit for unit in units if unit.path.startswith(resort.path))


def busy(resort_of: dict[int, int]) -> set[int]:
    """The resorts that have, or ever had, somebody posted or something recorded."""
    posted, recorded = (rows.order_by().values_list("unit_id", flat=True) for rows in (Posting.objects, DayCount.objects))
    return {resort_of[unit_id] for unit_id in posted.union(recorded) if unit_id in resort_of}


def served_by(resorts: list[Unit], day: date, inside: list[str] | None = None) -> dict[int, int]:
    """How many villages lie on each resort's lines (and in the areas ``inside``), from two statements for the whole country."""
    lines: dict[str, list[str]] = {resort.path: [] for resort in resorts}
    for path, code in Jurisdiction.objects.filter(during(day)).values_list("unit__path", "area_id"):
        owner = next((top for top in _tops(path) if top in lines), None)
        if owner is not None:
            lines[owner].append(code)
    villages: dict[str, int] = defaultdict(int)
    districts = Area.objects.filter(level=VILLAGE).order_by().values_list("parent_id").annotate(n=Count("pk"))
    for code, n in districts:
        for level in range(1, VILLAGE):
            villages[".".join(str(code).split(".")[:level])] += n
    return {resort.pk: sum(_inside(code, villages) for code in _common(widest(lines[resort.path]), inside)) for resort in resorts}


def _common(codes: list[str], others: list[str] | None) -> list[str]:
    """The areas that lie in one of both lists."""
    if others is None:
        return codes
    return widest([*(code for code in codes if within(code, others)), *(code for code in others if within(code, codes))])


def _tops(path: str) -> list[str]:
    parts = path.rstrip(".").split(".")
    return ["".join(f"{part}." for part in parts[:n]) for n in range(1, len(parts) + 1)]


def _inside(code: str, villages: dict[str, int]) -> int:
    level = code.count(".") + 1
    return villages[code] if level < VILLAGE else int(level == VILLAGE)
