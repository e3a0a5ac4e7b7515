"""The list of activities: a filter that can be shared, pages, and the same as a file."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.activities import queries, vocabulary
from sejuk.activities.queries.listing import authors
from sejuk.briefing.queries import directive_titles, titles
from sejuk.insight.queries import officer_name
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.queries import area
from sejuk.org.rules import Can
from sejuk.press.queries.kept import kept_beside
from sejuk.web import actions, sheets
from sejuk.web.doors import Asked, signed_in
from sejuk.web.forms import activity_filter, filter_query
from sejuk.web.reading import What, opened, reads
from sejuk.web.scope import choices

CHOICES = {
    "kinds": vocabulary.KINDS, "themes": vocabulary.THEMES, "states": vocabulary.STATES, "marks": vocabulary.MARKS,
}  # fmt: skip


@require_safe
@signed_in
@reads(What.LIST)
def activities(request: Asked) -> HttpResponse:
    """One page of what the address asks for."""
    wanted = activity_filter(request.GET)
    page = queries.page(request.asker, wanted, after=request.GET.get("after", ""))
    opened(request, Counter(row.officer_id for row in page.rows), unit_id=wanted.unit)
    context = {
        "page": page, "filter": wanted, "query": filter_query(wanted), "units": choices(request), "choices": CHOICES,
        "writes": request.asker.may(Can.WRITE),
        "area": _area(request, wanted.area), "officer": officer_name(request.asker, wanted.officer),
        "message": next(iter(titles(request.asker, [wanted.message]).values()), None) if wanted.message else None,
        "directive": directive_titles(request.asker, [str(wanted.directive)])[str(wanted.directive)] if wanted.directive else None,
        "releases": kept_beside(request.asker, wanted),
    }  # fmt: skip
    return render(request, "web/activities.html", context)


def _area(request: Asked, code: str) -> object:
    try:
        return area(request.asker, code) if code else None
    except Problem:
        return None


@require_safe
@signed_in
@reads(What.EXPORT)
def export(request: Asked, form: str) -> HttpResponseBase:
    """The whole list as CSV or XLSX; that it was taken is noted."""
    wanted = activity_filter(request.GET)
    rows = queries.export(request.asker, wanted)
    opened(request, authors(request.asker, wanted), unit_id=wanted.unit)
    actions.note_export(asker=request.asker, form=form, keys=sorted(filter_query(wanted)))
    name = f"kegiatan-{clock.today():%Y-%m-%d}.{form}"
    return sheets.csv_answer(rows, name) if form == "csv" else sheets.xlsx_answer(rows, name)
