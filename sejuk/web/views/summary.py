"""Numbers above the resort; for auditors the journal, and who opened what."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sejuk.insight import queries
from sejuk.insight import rules as insight_rules
from sejuk.lib import clock
from sejuk.org.rules import Can
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import day, following, number
from sejuk.web.reading import LABELS


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
    numbers = [("actor", _("Nomor pelaku"), wanted.actor), ("unit", _("Nomor satuan"), wanted.unit)]
    kind = {"name": "verb", "title": _("Peristiwa"), "choices": [(verb, verb) for verb in found.verbs], "value": wanted.verb}
    context = {"found": found, "filter": wanted, "kind": kind, "numbers": numbers, "next": following(given, found.after)}
    return render(request, "web/journal.html", context)


@require_safe
@allowed(Can.AUDIT)
def readings(request: Asked) -> HttpResponse:
    """Who opened whose records, in numbers and codes."""
    given = request.GET
    wanted = queries.ReadingFilter(
        what=given.get("what", "")[:20], subject=given.get("subject", "").strip()[:80], reader=number(given.get("reader")),
        officer=number(given.get("officer")), day_from=day(given.get("from")), day_to=day(given.get("to")),
    )  # fmt: skip
    found = queries.readings(request.asker, wanted, after=number(given.get("after")))
    numbers = [("reader", _("Nomor pembuka"), wanted.reader), ("officer", _("Nomor pemilik catatan"), wanted.officer)]
    kind = {"name": "what", "title": _("Yang dibuka"), "choices": LABELS.items(), "value": wanted.what}
    context = {
        "found": found, "filter": wanted, "kind": kind, "numbers": numbers, "next": following(given, found.after),
        "days": settings.READS_DAYS,
    }  # fmt: skip
    return render(request, "web/readings.html", context)
