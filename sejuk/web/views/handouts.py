"""What goes out of a message: its papers and picture, those of all villages at once, how a unit signs, what was printed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.briefing import queries as briefing
from sejuk.briefing import rules as briefing_rules
from sejuk.lib.problems import Problem
from sejuk.org import queries as org
from sejuk.org.rules import Can
from sejuk.press import actions, queries, rules
from sejuk.press.handout import pdf, preview, share_image
from sejuk.press.logo import stored
from sejuk.press.outlets.document import TEMPLATE
from sejuk.press.outlets.fields import marks
from sejuk.press.rules import Form
from sejuk.web.doors import HTMX, Asked, allowed, signed_in
from sejuk.web.forms import day, number

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@signed_in
def handouts(request: Asked, version_id: UUID) -> HttpResponse:
    """Choose language, unit and village; see, fetch and share. For who briefs: all villages, and what was printed."""
    return _page(request, version_id)


def _page(request: Asked, version_id: UUID, problem: Problem | None = None) -> HttpResponse:
    row = briefing.version(request.asker, version_id)
    units, unit = queries.home_units(request.asker), queries.home_unit(request.asker, _unit_id(request))
    wordings = [one for one in row.wordings.all() if one.approved_at]
    language = _language(request, [one.language for one in wordings])
    villages = queries.reach(request.asker, unit)
    village = next((place for place in villages if place.area.code == request.GET.get("village")), None)
    context: dict[str, Any] = {
        "row": row, "wordings": wordings, "language": language, "units": units, "unit": unit,
        "villages": villages, "village": village,
        "ready": row.state == briefing_rules.APPROVED and bool(wordings), "briefs": request.asker.may(Can.BRIEF, unit),
        "words": problem.words(get_language() or "id") if problem else None, "given": request.POST,
    }  # fmt: skip
    if context["briefs"]:
        context |= {"tally": queries.tally(request.asker, row), "batches": queries.batches(request.asker, row)}
    return render(request, "web/handouts.html", context, status=problem.status if problem else 200)


def _unit_id(request: Asked) -> int | None:
    return number(request.POST.get("unit") or request.GET.get("unit"))


def _language(request: Asked, there: list[str]) -> str:
    asked = request.POST.get("language") or request.GET.get("language", "")
    return asked if asked in there else briefing_rules.SOURCE_LANGUAGE


def _site(request: Asked) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@require_safe
@signed_in
def handout(request: Asked, version_id: UUID, paper: tuple[str, str]) -> HttpResponse:
    """One paper or picture; with ``?village=`` filled in for it."""
    form, kind = Form(paper[0]), paper[1]
    unit = queries.home_unit(request.asker, _unit_id(request))
    village = None
    if code := request.GET.get("village"):
        village = next((place for place in queries.reach(request.asker, unit) if place.area.code == code), None)
        if village is None:
            raise Problem("not_found")
    language = request.GET.get("language", briefing_rules.SOURCE_LANGUAGE)
    made = queries.handout(request.asker, version_id, language, unit, village, _site(request))
    content = pdf(made, form) if kind == "pdf" else share_image(made) if form == Form.SHARE else preview(made, form)
    answer = HttpResponse(content, content_type="application/pdf" if kind == "pdf" else "image/png")
    name = {Form.LEAFLET: "brosur-a5", Form.POSTER: "poster-a4", Form.SHARE: "gambar"}[form]
    answer["Content-Disposition"] = f'inline; filename="{name}-{language}.{kind}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@allowed(Can.BRIEF)
def order(request: Asked, version_id: UUID) -> HttpResponse:
    """Have one made for each village of a unit, in the background."""
    unit = queries.home_unit(request.asker, _unit_id(request))
    try:
        made = actions.order_batch(
            asker=request.asker, version_id=version_id, unit=unit, form=request.POST.get("form", ""),
            language=request.POST.get("language", ""), site=_site(request),
        )  # fmt: skip
    except Problem as problem:
        return _refused(request, version_id, problem)
    return redirect("batch", made.pk)


def _refused(request: Asked, version_id: UUID, problem: Problem) -> HttpResponse:
    """What stands in the way, on the page; what is absent stays so."""
    if problem.code == "not_found":
        raise problem
    return _page(request, version_id, problem)


@require_safe
@allowed(Can.BRIEF)
def batch(request: Asked, batch_id: UUID) -> HttpResponse:
    """How far the papers of all villages are; htmx asks again while they are made."""
    row = queries.batch(request.asker, batch_id)
    context = {"row": row, "busy": row.state == rules.BatchState.MAKING, "total": len(row.areas), "days": rules.KEPT.days}
    return render(request, "web/parts/batch.html" if request.headers.get(HTMX) else "web/batch.html", context)


@require_safe
@allowed(Can.BRIEF)
def batch_zip(request: Asked, batch_id: UUID) -> StreamingHttpResponse:
    """All of them, streamed."""
    answer = StreamingHttpResponse(queries.zipped(request.asker, batch_id), content_type="application/zip")
    row = queries.batch(request.asker, batch_id)
    answer["Content-Disposition"] = f'attachment; filename="{row.form}-{row.unit.code}.zip"'
    return answer


@require_POST
@allowed(Can.BRIEF)
def record(request: Asked, version_id: UUID) -> HttpResponse:
    """Note how many were printed."""
    unit = queries.home_unit(request.asker, _unit_id(request))
    given = request.POST
    try:
        printed_on = day(given.get("printed_on"))
        if printed_on is None:
            raise Problem("value_missing", "printed_on")
        actions.record_print(
            asker=request.asker, version_id=version_id, unit=unit, form=given.get("form", ""), language=given.get("language", ""),
            count=number(given.get("count")) or 0, printed_on=printed_on,
        )  # fmt: skip
    except Problem as problem:
        return _refused(request, version_id, problem)
    return redirect(f"{reverse('handouts', args=[version_id])}?unit={unit.pk}#printed")


@require_POST
@allowed(Can.BRIEF)
def withdraw(request: Asked, version_id: UUID, run_id: int) -> HttpResponse:
    """Take back a number that was a slip."""
    actions.withdraw_print(asker=request.asker, run_id=run_id)
    return redirect(f"{reverse('handouts', args=[version_id])}#printed")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.BRIEF)
def letterhead(request: Asked, unit_id: int) -> HttpResponse:
    """How a unit signs: logo, telephone of the desk, a sentence of its own, whom journalists ask, its Word template."""
    unit = org.unit(request.asker, unit_id, Can.BRIEF)
    row, problem = queries.own_letterhead(request.asker, unit), None
    given = {name: getattr(row, name) for name in ("phone", "line", "press_office", "press_phone")}
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in given}
        try:
            actions.change_letterhead(
                asker=request.asker, unit=unit, phone=given["phone"], line=given["line"], press_office=given["press_office"],
                press_phone=given["press_phone"], picture=request.FILES.get("logo"), without_logo="without_logo" in request.POST,
                document=request.FILES.get("document"), without_template="without_template" in request.POST,
            )  # fmt: skip
            return redirect(f"{reverse('letterhead', args=[unit_id])}?done=1")
        except Problem as found:
            problem = found
    context = {
        "unit": unit, "row": row, "given": given,
        "shown": queries.letterhead(request.asker, unit), "done": "done" in request.GET,
        "limit": rules.LARGEST_LOGO // 1024 // 1024, "fields": marks(),
        "wrong": problem.field if problem else "", "words": problem.words(get_language() or "id") if problem else None,
    }  # fmt: skip
    return render(request, "web/letterhead.html", context, status=problem.status if problem else 200)


@require_safe
@allowed(Can.BRIEF)
def word_template(request: Asked, unit_id: int) -> HttpResponse:
    """The Word template in force at a unit, to be changed in Word and uploaded again."""
    unit = org.unit(request.asker, unit_id, Can.BRIEF)
    content = stored(queries.letterhead(request.asker, unit).template) or TEMPLATE.read_bytes()
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="templat-rilis-{unit.code}.docx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
