"""The board: one column of what needs a person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.insight import queries
from sejuk.insight import rules as insight_rules
from sejuk.lib import clock
from sejuk.org.rules import Can
from sejuk.press import queries as press
from sejuk.press.queries.texts import waiting
from sejuk.web import charts
from sejuk.web.doors import HTMX, Asked, allowed
from sejuk.web.forms import day
from sejuk.web.scope import choices, chosen_unit

NAMED = 5  # so many are named in a sentence; the rest is behind the number


@require_safe
@allowed(Can.READ)
def board(request: Asked) -> HttpResponse:
    """A unit's board; htmx asks for the changing part alone."""
    here = chosen_unit(request)
    today = clock.today(here.tz)
    on = min(day(request.GET.get("day")) or today, today)
    found = queries.board(request.asker, here, on)
    context = {
        "board": found, "unit": here, "today": today, "is_today": on == today, "chart": charts.days(found.chart),
        "named": f":{NAMED}", "rules": insight_rules, "refreshed": clock.now(), "kept": press.ready(request.asker, here, on),
        "texts": waiting(request.asker, here),
    }  # fmt: skip
    if request.headers.get(HTMX):
        return render(request, "web/parts/board.html", context)
    return render(request, "web/board.html", context | {"choices": choices(request)})
