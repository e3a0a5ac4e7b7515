"""Numbers above the resort, and the journal for auditors."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.insight import queries
from sejuk.insight import rules as insight_rules
from sejuk.lib import clock
from sejuk.org.rules import Can
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import day, number


@require_safe
@allowed(Can.AGGREGATE)
def summary(request: Asked) -> HttpResponse:
    """Aggregates per resort: no names, no words."""
    today = clock.today()
    last = min(day(request.GET.get("to")) or today, today)
    first = min(day(request.GET.get("from")) or last - timedelta(days=insight_rules.WINDOW - 1), last)
    found = queries.summary(request.asker, first, last)
    return render(request, "web/summary.html", {"summary": found, "small": insight_rules.SMALL})


@require_safe
@allowed(Can.AUDIT)
def journal(request: Asked) -> HttpResponse:
    """Events by number and code."""
    given = request.GET
    wanted = queries.EventFilter(
        verb=given.get("verb", "")[:60], subject=given.get("subject", "").strip()[:80], actor=number(given.get("actor")),
        unit=number(given.get("unit")), day_from=day(given.get("from")), day_to=day(given.get("to")),
    )  # fmt: skip
    found = queries.events(request.asker, wanted, after=number(given.get("after")))
    following = given.copy()
    following["after"] = str(found.after or "")
    return render(request, "web/journal.html", {"found": found, "filter": wanted, "next": f"?{following.urlencode()}"})
