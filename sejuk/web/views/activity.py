"""One activity: all its facts, how it came to be, the decision on it, and its report."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from sejuk.activities import queries
from sejuk.activities.actions import accept_activity, clear_caption, return_activity
from sejuk.activities.rules import REPORTED, RETURNED, WITHDRAWN
from sejuk.briefing.queries import directive_titles, titles
from sejuk.lib.problems import Problem
from sejuk.org.rules import Can
from sejuk.press.message import link, message
from sejuk.press.queries import activity_report
from sejuk.press.queries.kept import kept_telling
from sejuk.press.queries.texts import texts_of
from sejuk.web import words
from sejuk.web.doors import Asked, signed_in
from sejuk.web.forms import number
from sejuk.web.reading import What, opened, reads


@require_safe
@signed_in
@reads(What.ACTIVITY)
def activity(request: Asked, activity_id: UUID) -> HttpResponse:
    """The page of a record that one may read."""
    return page(request, activity_id)


def page(request: Asked, activity_id: UUID, problem: Problem | None = None) -> HttpResponse:
    """The page, with what stood in the way of something that was asked on it."""
    found = queries.activity(request.asker, activity_id)
    opened(request, {found.officer_id: 1}, subject=found.pk, unit_id=found.unit_id)
    steps = queries.steps(request.asker, found)
    last = next((step for step in steps if step.verb == "activity.returned"), None)
    context: dict[str, Any] = {
        "row": found, "area": found.area, "tz": found.area.tz, "steps": steps, "heard": list(found.heard_notes.all()),
        "told": titles(request.asker, found.delivered).values(), "photos": queries.captions(request.asker, found),
        "own": found.officer_id == request.asker.officer_id, "clears": _reviews(request, found) and found.state != WITHDRAWN,
        "reviewable": _reviewable(request, found), "fields": [(name, words.field_name(name)) for name in words.REVIEWED],
        "returned": last if found.state == RETURNED else None, "words": problem.words(get_language() or "id") if problem else None,
        "flagged": problem is not None and problem.code == "text_flagged",
        "reason": request.POST.get("reason", ""), "ticked": request.POST.getlist("fields"),
        "marks": [(mark, words.MARKS.get(mark, "")) for mark in found.marks], "source": words.SOURCES.get(found.made_source, ""),
    }  # fmt: skip
    context["releases"] = kept_telling(request.asker, found.pk)
    context["directives"] = _directives(request, found.directives)
    context["held"], context["rivals"] = queries.held_texts(request.asker, found), queries.rivals(request.asker, found)
    if request.asker.may(Can.REVIEW, found.unit):
        context["next"], context["left"] = queries.next_waiting(request.asker, found)
    context["writes"] = request.asker.may(Can.WRITE, found.unit)
    context["released"] = texts_of(request.asker, str(found.pk))
    if found.state != WITHDRAWN:
        text = message(activity_report(request.asker, activity_id))
        context |= {"text": text, "send": link(text)}
    return render(request, "web/activity.html", context, status=problem.status if problem else 200)


def _directives(request: Asked, said: list[dict[str, str]]) -> list[dict[str, str]]:
    """What the record says of each directive, with the title of one that the reader may read."""
    known = directive_titles(request.asker, [one["directive_id"] for one in said if "directive_id" in one])
    return [one | {"title": known.get(one.get("directive_id", ""), "")} for one in said]


def _reviewable(request: Asked, found: Any) -> bool:
    return found.state == REPORTED and _reviews(request, found)


def _reviews(request: Asked, found: Any) -> bool:
    return found.officer_id != request.asker.officer_id and request.asker.may(Can.REVIEW, found.unit)


@require_POST
@signed_in
@reads(What.ACTIVITY)
def review(request: Asked, activity_id: UUID) -> HttpResponse:
    """Accept or return the version that was read; what stands in the way is said on the page itself."""
    queries.activity(request.asker, activity_id)
    given = request.POST
    version = number(given.get("version")) or 0
    try:
        if given.get("decision") == "accept":
            accept_activity(asker=request.asker, activity_id=activity_id, version=version)
        else:
            return_activity(
                asker=request.asker, activity_id=activity_id, version=version, reason=given.get("reason", ""),
                fields=[name for name in given.getlist("fields") if name in words.REVIEWED], vouched="vouched" in given,
            )  # fmt: skip
    except Problem as problem:
        return page(request, activity_id, problem)
    return redirect("activity", activity_id)


@require_POST
@signed_in
@reads(What.ACTIVITY)
def let_caption_pass(request: Asked, activity_id: UUID, photo_id: UUID) -> HttpResponse:
    """Let a caption go out as it is, with a reason."""
    queries.activity(request.asker, activity_id)
    seen, reason = request.POST.getlist("seen"), request.POST.get("reason", "")
    try:
        clear_caption(asker=request.asker, activity_id=activity_id, photo_id=photo_id, seen=seen, reason=reason)
    except Problem as problem:
        return page(request, activity_id, problem)
    return redirect("activity", activity_id)


@require_safe
@signed_in
@reads(What.PHOTO)
def photo(request: Asked, photo_id: UUID, size: str) -> FileResponse:
    """A photo's copy without metadata, for who may read its activity."""
    file, row = queries.photo_file(request.asker, photo_id, thumb=size == "small")
    opened(request, {row.officer_id: 1}, subject=row.pk, unit_id=row.unit_id)
    answer = FileResponse(file, content_type="image/jpeg", filename=f"{photo_id}.jpg")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'"
    return answer
