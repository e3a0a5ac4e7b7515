"""Reports as message and paper."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sejuk.activities.queries import Filter, activity
from sejuk.activities.queries.listing import authors
from sejuk.lib import clock
from sejuk.org.rules import Can
from sejuk.press import queries
from sejuk.press.message import link, message
from sejuk.press.paper import pdf
from sejuk.press.report import Report
from sejuk.web.doors import Asked, allowed, signed_in
from sejuk.web.forms import day
from sejuk.web.reading import What, opened, reads
from sejuk.web.scope import choices, chosen_unit


@require_safe
@signed_in
@reads(What.ACTIVITY_PAPER)
def activity_paper(request: Asked, activity_id: UUID) -> HttpResponse:
    """One activity's report as PDF."""
    row = activity(request.asker, activity_id)
    opened(request, {row.officer_id: 1}, subject=row.pk, unit_id=row.unit_id)
    return _paper(queries.activity_report(request.asker, activity_id), f"laporan-{activity_id}")


@require_safe
@allowed(Can.READ)
@reads(What.DAY_REPORT)
def day_report(request: Asked) -> HttpResponse:
    """A unit's day, to read, copy and share."""
    here = chosen_unit(request)
    today = clock.today(here.tz)
    on = min(day(request.GET.get("day")) or today, today)
    report = queries.day_report(request.asker, here, on)
    opened(request, authors(request.asker, Filter.of_days(here.pk, on)), unit_id=here.pk)
    context = {
        "unit": here, "day": on, "before": on - timedelta(days=1), "today": today, "choices": choices(request),
        "periods": _periods("day_report", here.pk, on), **_shown(report, f"{reverse('day_paper')}?unit={here.pk}&day={on}"),
    }  # fmt: skip
    return render(request, "web/day_report.html", context)


@require_safe
@allowed(Can.READ)
@reads(What.DAY_PAPER)
def day_paper(request: Asked) -> HttpResponse:
    """A unit's day as PDF."""
    here = chosen_unit(request)
    today = clock.today(here.tz)
    on = min(day(request.GET.get("day")) or today, today)
    opened(request, authors(request.asker, Filter.of_days(here.pk, on)), unit_id=here.pk)
    return _paper(queries.day_report(request.asker, here, on), f"laporan-harian-{here.code}-{on:%Y-%m-%d}")


def _periods(current: str, unit_id: int, on: date) -> list[tuple[str, str, bool]]:
    """The same unit and day as other kinds of reports: name, address, whether it is this one."""
    names = {"day_report": _("Harian")}
    return [(text, f"{reverse(name)}?unit={unit_id}&day={on}", name == current) for name, text in names.items()]


def _shown(report: Report, paper: str) -> dict[str, object]:
    """What every page of a report needs."""
    text = message(report)
    return {"report": report, "text": text, "send": link(text), "paper": paper}


def _paper(report: Report, name: str) -> HttpResponse:
    answer = HttpResponse(pdf(report), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
