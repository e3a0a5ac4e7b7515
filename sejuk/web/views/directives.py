"""Directives: one's own with what is still unread first, what one's unit issued, each with who read it and who did something."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from sejuk.briefing import actions, queries
from sejuk.insight import queries as insight
from sejuk.lib.problems import Problem
from sejuk.org.queries import own_units
from sejuk.org.rules import Can
from sejuk.web.doors import Asked, allowed, signed_in
from sejuk.web.forms import number


@require_safe
@signed_in
def directives(request: Asked) -> HttpResponse:
    """The lists."""
    directs = request.asker.may(Can.DIRECT)
    mine = queries.my_directives(request.asker)
    context = {
        "unread": [one for one in mine if one.read_at is None], "read": [one for one in mine if one.read_at is not None],
        "issued": queries.issued_directives(request.asker) if directs else [], "directs": directs,
    }  # fmt: skip
    return render(request, "web/directives.html", context)


@require_safe
@signed_in
def directive(request: Asked, directive_id: UUID) -> HttpResponse:
    """One directive with what was added on its way down."""
    return _page(request, directive_id)


@require_POST
@allowed(Can.DIRECT)
def clear(request: Asked, directive_id: UUID) -> HttpResponse:
    """Let the words of a held directive pass, with a reason; it is issued thereby."""
    queries.own_directive(request.asker, directive_id)
    seen, reason = request.POST.getlist("seen"), request.POST.get("reason", "")
    try:
        actions.clear_directive(asker=request.asker, directive_id=directive_id, seen=seen, reason=reason)
    except Problem as problem:
        return _page(request, directive_id, problem)
    return redirect("directive", directive_id)


def _page(request: Asked, directive_id: UUID, problem: Problem | None = None) -> HttpResponse:
    found = queries.directive(request.asker, directive_id)
    units = own_units(request.asker, Can.DIRECT)
    context = {
        "row": found, "given": queries.my_directive(request.asker, found), "additions": queries.additions_to(request.asker, found),
        "parent": queries.readable(request.asker, found.parent), "newer": queries.readable(request.asker, found.replaced_by),
        "following": queries.following(request.asker, found), "own": request.asker.may(Can.DIRECT, found.unit),
        "checked": queries.checked_directive(request.asker, found),
        "clears": found.held and found.issued_by_id != request.asker.officer_id,
        "words": problem.words(get_language() or "id") if problem else None, "reason": request.POST.get("reason", ""),
        "through": [unit for unit in units if found.reaches(unit) and not found.held], "targets": list(found.targets.all()),
    }  # fmt: skip
    return render(request, "web/directive.html", context, status=problem.status if problem else 200)


@require_POST
@signed_in
def acknowledge(request: Asked, directive_id: UUID) -> HttpResponse:
    """Say that one read it."""
    actions.acknowledge_directive(asker=request.asker, directive_id=directive_id)
    return redirect("directives" if request.POST.get("back") == "list" else "directive", *_named(request, directive_id))


def _named(request: Asked, directive_id: UUID) -> list[UUID]:
    return [] if request.POST.get("back") == "list" else [directive_id]


@require_safe
@allowed(Can.DIRECT)
def progress(request: Asked, directive_id: UUID) -> HttpResponse:
    """Who read it and who did something, unit by unit."""
    found = insight.directive_progress(request.asker, directive_id, number(request.GET.get("unit")))
    return render(request, "web/directive_progress.html", {"progress": found, "row": found.directive})


@require_safe
@allowed(Can.DIRECT)
def total(request: Asked, directive_id: UUID) -> HttpResponse:
    """The sum of that, for a line of a list."""
    return render(request, "web/parts/tally.html", {"tally": insight.directive_total(request.asker, directive_id)})
