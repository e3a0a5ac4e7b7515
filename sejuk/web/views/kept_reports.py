"""Daily reports as they stood at the cut-off, and when that is."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import queries as org
from sejuk.org.rules import Can
from sejuk.press import actions, queries
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import day
from sejuk.web.reading import What, opened, reads
from sejuk.web.scope import choices, chosen_unit
from sejuk.web.views.reports import paper, shown


@require_safe
@allowed(Can.READ)
def kept_reports(request: Asked) -> HttpResponse:
    """What a unit's cut-off kept, newest first."""
    here = chosen_unit(request)
    rows = queries.kept_reports(request.asker, here, day(request.GET.get("before")))
    context = {
        "unit": here, "rows": rows, "choices": choices(request), "cut_off": queries.cut_off(request.asker, here),
        "before": rows[-1].day if len(rows) == queries.KEPT_PAGE else None, "may": request.asker.may(Can.BRIEF, here),
        "today": clock.today(here.tz),
    }  # fmt: skip
    return render(request, "web/kept_reports.html", context)


@require_safe
@allowed(Can.READ)
@reads(What.KEPT_REPORT)
def kept_report(request: Asked, report_id: UUID) -> HttpResponse:
    """One of them, with what came in or changed since."""
    kept = queries.kept_report(request.asker, report_id)
    opened(request, queries.kept_authors(request.asker, kept.row), unit_id=kept.row.unit_id)
    context = {"kept": kept, "unit": kept.row.unit, **shown(kept.report, reverse("kept_paper", args=[report_id]))}
    return render(request, "web/kept_report.html", context)


@require_safe
@allowed(Can.READ)
@reads(What.KEPT_PAPER)
def kept_paper(request: Asked, report_id: UUID) -> HttpResponse:
    """The same as PDF."""
    kept = queries.kept_report(request.asker, report_id)
    opened(request, queries.kept_authors(request.asker, kept.row), unit_id=kept.row.unit_id)
    until = clock.local(kept.row.until, kept.row.unit.tz)
    return paper(kept.report, f"laporan-harian-{kept.row.unit.code}-{until:%Y-%m-%d-%H%M}")


def _days() -> list[tuple[str, str]]:
    """The days of the week as the form names them."""
    english = get_language() == "en"
    return [(str(n), f"{date(2024, 1, n + 1):%A}" if english else name) for n, name in enumerate(clock.DAYS)]


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.READ)
def cut_off(request: Asked, unit_id: int) -> HttpResponse:
    """At what time, and on which days, a unit's daily report is kept."""
    unit = org.unit(request.asker, unit_id, Can.READ)
    request.asker.need(Can.BRIEF, unit)
    row, problem = queries.cut_off(request.asker, unit), None
    given = {"at": f"{row.at:%H:%M}" if row else "18:00", "days": [str(one) for one in row.days] if row else list("0123456")}
    if request.method == "POST":
        given = {"at": request.POST.get("at", ""), "days": request.POST.getlist("days")}
        try:
            actions.change_cut_off(asker=request.asker, unit=unit, at=request.POST.get("at", ""), days=request.POST.getlist("days"))
            return redirect(f"{reverse('cut_off', args=[unit_id])}?done=1")
        except Problem as found:
            problem = found
    context = {
        "unit": unit, "row": row, "given": given, "days": _days(),
        "zone": clock.SHORT.get(unit.tz, unit.tz), "done": "done" in request.GET,
        "words": problem.words(get_language() or "id") if problem else None, "wrong": problem.field if problem else "",
    }  # fmt: skip
    return render(request, "web/cut_off.html", context, status=problem.status if problem else 200)
