"""Reports as message and paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
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
from sejuk.press.paper import briefing_pdf, pdf
from sejuk.press.periods import Kind, Period, period_of
from sejuk.press.report import Report
from sejuk.web import charts
from sejuk.web.doors import Asked, allowed, signed_in
from sejuk.web.forms import day, month
from sejuk.web.reading import What, opened, reads
from sejuk.web.scope import choices, chosen_unit

ABOVE = ("polda", "mabes")  # units that report numbers only


@require_safe
@signed_in
@reads(What.ACTIVITY_PAPER)
def activity_paper(request: Asked, activity_id: UUID) -> HttpResponse:
    """One activity's report as PDF."""
    row = activity(request.asker, activity_id)
    opened(request, {row.officer_id: 1}, subject=row.pk, unit_id=row.unit_id)
    return paper(queries.activity_report(request.asker, activity_id), f"laporan-{activity_id}")


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
        "kept": queries.ready(request.asker, here, on), "may": request.asker.may(Can.BRIEF, here),
        "periods": _periods("day", here.pk, on),
        **shown(report, f"{reverse('day_paper')}?unit={here.pk}&day={on}"),
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
    return paper(queries.day_report(request.asker, here, on), f"laporan-harian-{here.code}-{on:%Y-%m-%d}")


def _period(request: Asked, span: str) -> tuple[Any, Period]:
    """The unit and the week or month that the address names. Who reads no records anywhere gets numbers of a region."""
    here = chosen_unit(request, _can(request))
    today = clock.today(here.tz)
    on = day(request.GET.get("day")) or month(request.GET.get("month"))
    return here, period_of(Kind(span), on or today, today)


def _can(request: Asked) -> Can:
    return Can.READ if request.asker.may(Can.READ) else Can.AGGREGATE


def _reporting(request: Asked, can: Can) -> list[Any]:
    return [unit for unit in choices(request, can) if can == Can.READ or unit.kind in ABOVE]


def _opened(request: Asked, unit_id: int, period: Period) -> None:
    if request.asker.may(Can.READ):
        whose = authors(request.asker, Filter(unit=unit_id, day_from=period.first, day_to=period.until))
        opened(request, whose, unit_id=unit_id)


@require_safe
@allowed(Can.READ, Can.AGGREGATE)
@reads(What.PERIOD_REPORT)
def period_report(request: Asked, span: str) -> HttpResponse:
    """A unit's week or month: figures to look at, the report to read, its sum to send."""
    here, period = _period(request, span)
    report = queries.period_report(request.asker, here, period)
    _opened(request, here.pk, period)
    can, regional = _can(request), here.kind in ABOVE
    context = {
        "unit": here, "period": period, "today": clock.today(here.tz), "figures": [charts.figure(one) for one in report.figures],
        "choices": _reporting(request, can),
        "periods": _periods(span, here.pk, period.until, daily=not regional), "regional": regional,
        **shown(report, f"{reverse('period_paper', args=[span])}?unit={here.pk}&day={period.until}"),
    }  # fmt: skip
    return render(request, "web/period_report.html", context)


@require_safe
@allowed(Can.READ, Can.AGGREGATE)
@reads(What.PERIOD_PAPER)
def period_paper(request: Asked, span: str) -> HttpResponse:
    """The same as PDF, with every record in its annex."""
    here, period = _period(request, span)
    report = queries.period_report(request.asker, here, period)
    _opened(request, here.pk, period)
    return paper(report, f"laporan-{'mingguan' if span == 'week' else 'bulanan'}-{here.code}-{period.first:%Y-%m-%d}")


@require_safe
@allowed(Can.READ, Can.AGGREGATE)
def briefing(request: Asked) -> HttpResponse:
    """What needs a person, on one page, before a meeting; above the resort numbers alone."""
    can = _can(request)
    here = chosen_unit(request, can)
    context = {"unit": here, "briefing": queries.briefing(request.asker, here), "choices": _reporting(request, can)}
    return render(request, "web/briefing.html", context)


@require_safe
@allowed(Can.READ, Can.AGGREGATE)
def briefing_paper(request: Asked) -> HttpResponse:
    """The same as PDF."""
    here = chosen_unit(request, _can(request))
    found = queries.briefing(request.asker, here)
    return _file(briefing_pdf(found), f"bahan-rapat-{here.code}-{clock.local(found.at, here.tz):%Y-%m-%d}")


def _periods(current: str, unit_id: int, on: date, *, daily: bool = True) -> list[tuple[str, str, bool]]:
    """The same unit and day as other kinds of reports: name, address, whether it is this one."""
    found = [("day", _("Harian"), reverse("day_report"))] if daily else []
    found += [
        (kind, name, reverse("period_report", args=[kind])) for kind, name in (("week", _("Mingguan")), ("month", _("Bulanan")))
    ]
    return [(name, f"{address}?unit={unit_id}&day={on}", kind == current) for kind, name, address in found]


def shown(report: Report, address: str) -> dict[str, object]:
    """What every page of a report needs."""
    text = message(report)
    return {"report": report, "text": text, "send": link(text), "paper": address}


def paper(report: Report, name: str) -> HttpResponse:
    """A report's PDF under that name."""
    return _file(pdf(report), name)


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
