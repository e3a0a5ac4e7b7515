"""The election calendar: what is on where, its stages with their sources, and new versions from a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import elections
from sejuk.org.actions import publish_elections
from sejuk.org.queries import elections as queries
from sejuk.org.queries.left_out import left_out
from sejuk.org.rules import Can
from sejuk.org.stages import Calendar
from sejuk.web.doors import Asked, signed_in
from sejuk.web.place import phase_here
from sejuk.web.timeline import timeline

LARGEST = 2_000_000
TYPES = {"csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def calendar(request: Asked) -> HttpResponse:
    """Every calendar in force, those of one's own place first; who may publishes a file."""
    if request.method != "POST":
        return _page(request)
    try:
        publish_elections(asker=request.asker, calendars=_uploaded(request))
    except Problem as problem:
        if problem.code == "not_found":
            raise
        return _page(request, problem)
    return redirect("calendar")


def _uploaded(request: Asked) -> list[Calendar]:
    request.asker.need(Can.MANAGE)
    file = request.FILES.get("file")
    if file is None:
        raise Problem("file_missing", "file")
    if (file.size or 0) > LARGEST:
        raise Problem("calendar_file", "file")
    content = file.read()
    if content.lstrip().startswith(b"BEGIN:VCALENDAR"):
        return elections.read_ics(content)
    try:
        return elections.read_csv(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Problem("calendar_file", "file") from None


def _page(request: Asked, problem: Problem | None = None) -> HttpResponse:
    found = queries.calendars(request.asker)
    today = phase_here(request.asker)
    concerned = [one.calendar.code for one in today.elections]
    ordered = sorted(found, key=lambda one: (one.code not in concerned, -max(stage.last for stage in one.stages).toordinal()))
    may = request.asker.may(Can.MANAGE)
    context = {
        "shown": [(one, timeline(one.stages, today.day)) for one in ordered], "today": today,
        "left_out": left_out(request.asker) if may else (), "may": may,
        "words": problem.words(get_language() or "id") if problem else None,
    }  # fmt: skip
    return render(request, "web/calendar.html", context, status=problem.status if problem else 200)


@require_safe
@signed_in
def calendar_file(request: Asked, form: str) -> HttpResponse:
    """The calendars in force as a file."""
    found = queries.calendars(request.asker)
    content = elections.write_csv(found).encode("utf-8-sig") if form == "csv" else elections.write_ics(found, stamp=clock.now())
    answer = HttpResponse(content, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="kalender-pemilihan.{form}"'
    return answer
