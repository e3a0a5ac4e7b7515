"""Coverage: a map and a table that say the same, because the map is drawn from the table."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from sejuk.activities.queries import Filter
from sejuk.insight import queries
from sejuk.insight import rules as insight_rules
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.rules import Can, UnitKind
from sejuk.web import maps
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import CODE, day
from sejuk.web.scope import choices, chosen_unit

REGENCY = re.compile(r"\d\d\.\d\d\Z", re.ASCII)
SHOWN = ("vacant", "stale")


@require_safe
@allowed(Can.READ)
def coverage(request: Asked) -> HttpResponse:
    """A resort by district, a district or a Polsek by village."""
    here = chosen_unit(request)
    on = min(day(request.GET.get("day")) or clock.today(here.tz), clock.today(here.tz))
    found = queries.coverage(request.asker, here, on)
    show = request.GET.get("show", "")
    district = request.GET.get("district", "")
    show, district = show if show in SHOWN else "", district if CODE.match(district) else ""
    by_district = here.kind != UnitKind.POLSEK and not show and not district
    villages = [] if by_district else _villages(found, show, district)
    context = {
        "cover": found, "unit": here, "show": show, "by_district": by_district, "villages": villages, "rules": insight_rules,
        "district": next((one for one in found.districts if one.code == district), None), "choices": choices(request),
        "shapes": sorted({one.code[:5] for one in found.districts}), "rows": _rows(here.pk, found, villages, by_district),
        "is_today": on == clock.today(here.tz), "ramp": _ramp(),
    }  # fmt: skip
    return render(request, "web/coverage.html", context)


def _villages(found: queries.Coverage, show: str, district: str) -> list[queries.Village]:
    chosen = {"vacant": found.vacant, "stale": found.stale}.get(show, found.villages)
    return [village for village in chosen if not district or village.district == district]


def _rows(unit_id: int, found: queries.Coverage, villages: list[queries.Village], by_district: bool) -> list[dict[str, Any]]:  # noqa: FBT001 - private
    """What table and map both show, each with the filter that lists its activities."""
    rows: list[queries.District] | list[queries.Village] = found.districts if by_district else villages
    return [
        {
            "row": row,
            "filter": Filter(unit=unit_id, area=row.code, day_from=found.since, day_to=found.day),
            "hatched": row.vacant * 2 >= row.villages if isinstance(row, queries.District) else row.vacant,
            "last": None if isinstance(row, queries.District) else _last(unit_id, row),
        }
        for row in rows
    ]


def _last(unit_id: int, village: queries.Village) -> Filter | None:
    if village.last_day is None:
        return None
    return Filter(unit=unit_id, area=village.code, day_from=village.last_day, day_to=village.last_day)


def _ramp() -> list[tuple[int, int, int | None]]:
    """The steps of the ramp: number, first and last day."""
    firsts = (0, *(last + 1 for last in insight_rules.STEPS))
    return list(zip(range(len(firsts)), firsts, (*insight_rules.STEPS, None), strict=True))


@require_safe
@gzip_page
@cache_control(public=True, max_age=30 * 86_400)
def shapes(request: HttpRequest, code: str) -> HttpResponse:
    """The outlines of a regency's districts. They are public facts."""
    found = maps.regency_shapes(code) if REGENCY.match(code) else None
    if found is None:
        raise Problem("not_found")
    return HttpResponse(found, content_type="application/geo+json")
