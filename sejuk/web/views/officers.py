"""Officers: who serves where and what is open. Facts, no score, no order of merit."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.activities.queries import Filter
from sejuk.insight import queries
from sejuk.insight import rules as insight_rules
from sejuk.lib import clock
from sejuk.org.rules import Can
from sejuk.web.doors import Asked, allowed, me, signed_in
from sejuk.web.forms import day, following, number
from sejuk.web.place import zone_here
from sejuk.web.reading import LABELS, What, opened, reads
from sejuk.web.scope import choices, chosen_unit


@require_safe
@signed_in
def own(request: Asked) -> HttpResponse:
    """One's own page."""
    return _page(request, me(request).pk)


@require_safe
@signed_in
@reads(What.OFFICER)
def officer(request: Asked, officer_id: int) -> HttpResponse:
    """An officer's page, for themselves and for who reads at their unit."""
    return _page(request, officer_id)


def _page(request: Asked, officer_id: int) -> HttpResponse:
    person = queries.person(request.asker, officer_id)
    opened(request, {officer_id: len(person.recent)}, subject=officer_id)
    context = {
        "person": person, "own": officer_id == request.asker.officer_id, "today": clock.today(), "rules": insight_rules,
        "all": Filter(officer=officer_id), "waiting": Filter(officer=officer_id, state="reported"),
        "returned": Filter(officer=officer_id, state="returned"), "window": Filter(officer=officer_id, day_from=person.since),
    }  # fmt: skip
    return render(request, "web/officer.html", context)


@require_safe
@allowed(Can.READ)
def officers(request: Asked) -> HttpResponse:
    """Everybody posted to field work in a unit, in the order of units and names."""
    here = chosen_unit(request)
    on = min(day(request.GET.get("day")) or clock.today(here.tz), clock.today(here.tz))
    show = "quiet" if request.GET.get("show") == "quiet" else ""
    found = (queries.quiet_officers if show else queries.recording)(request.asker, here, on)
    context = {"unit": here, "rows": found, "show": show, "day": on, "rules": insight_rules, "choices": choices(request)}
    return render(request, "web/officers.html", context)


@require_safe
@signed_in
def readers(request: Asked) -> HttpResponse:
    """Who opened one's own records."""
    found, after = queries.readers_of_mine(request.asker, after=number(request.GET.get("after")))
    rows = [(one, LABELS.get(one.what, one.what)) for one in found]
    context = {"rows": rows, "next": following(request.GET, after), "days": settings.READS_DAYS, "tz": zone_here(request.asker)}
    return render(request, "web/readers.html", context)
