"""Texts for the public: what waits for whom, one text with what each sentence rests on, and the steps that it takes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.queries import own_units, unit, units
from sejuk.org.rules import Can
from sejuk.press import actions
from sejuk.press.queries import texts as queries
from sejuk.press.rules import UNISSUED
from sejuk.press.selection import Selection
from sejuk.web import words_texts as words
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import day, identifier, number
from sejuk.web.reading import What, opened, reads
from sejuk.web.scope import choices

MOST_TICKED = 400
SPANS = {"day": 1, "week": 7, "month": 30}


@require_safe
@allowed(Can.WRITE)
def texts(request: Asked) -> HttpResponse:
    """All texts by state, what waits for a person first; those that are out and whose record changed on top."""
    wanted = number(request.GET.get("unit"))
    groups = [(group, words.GROUPS[group.state]) for group in queries.texts_by_state(request.asker, wanted)]
    own = own_units(request.asker, Can.WRITE)
    context = {
        "groups": groups, "flagged": queries.flagged(request.asker), "units": choices(request, Can.WRITE), "wanted": wanted,
        "own": own[0] if own else None, "today": clock.today(own[0].tz) if own else None,
        "yesterday": clock.today(own[0].tz) - timedelta(days=1) if own else None,
    }  # fmt: skip
    return render(request, "web/texts.html", context)


@require_safe
@allowed(Can.WRITE)
@reads(What.TEXT)
def text(request: Asked, text_id: UUID) -> HttpResponse:
    """One text: hover, focus or tap on a sentence shows the records that it rests on."""
    return _page(request, text_id)


def _page(request: Asked, text_id: UUID, problem: Problem | None = None) -> HttpResponse:
    found = queries.text_page(request.asker, text_id)
    row = found.text
    opened(request, found.whose, subject=row.pk, unit_id=row.unit_id)
    publishes = request.asker.may(Can.PUBLISH, row.unit)
    context: dict[str, Any] = {
        "page": found, "row": row, "tz": row.unit.tz, "state": words.STATES[row.state],
        "photos": list(row.photos.select_related("photo")), "quotes": list(row.quotes.select_related("entered_by", "approved_by")),
        "open": row.state in UNISSUED, "publishes": publishes,
        "checks": publishes and row.state in ("drafted", "edited") and request.asker.officer_id not in found.hands,
        "mine": request.asker.officer_id in found.hands,
        "steps": [(step, words.STEPS.get(step.verb, step.verb)) for step in found.steps],
        "problem": problem.words(get_language() or "id") if problem else None, "given": request.POST,
        "out": bool(row.code) and row.out_since <= clock.now(), "early": bool(row.code) and row.out_since > clock.now(),
    }  # fmt: skip
    return render(request, "web/text.html", context, status=problem.status if problem else 200)


@require_POST
@allowed(Can.WRITE)
@reads(What.TEXT)
def act(request: Asked, text_id: UUID) -> HttpResponse:
    """Check, publish, withdraw or compose again; what stands in the way is said on its page."""
    row, given = queries.text(request.asker, text_id), request.POST
    version, do = number(given.get("version")) or 0, given.get("do")
    try:
        if do == "check":
            actions.check_text(asker=request.asker, text_id=text_id, version=version)
        elif do == "publish":
            actions.publish_text(asker=request.asker, text_id=text_id, version=version, embargo_until=_embargo(given, row.unit.tz))
        elif do == "keep":
            actions.keep_text(asker=request.asker, text_id=text_id)
        elif do == "withdraw":
            actions.withdraw_text(asker=request.asker, text_id=text_id, reason=given.get("reason", ""))
        else:
            actions.recompose_text(asker=request.asker, text_id=text_id, version=version)
    except Problem as problem:
        if problem.code == "not_found":
            raise
        return _page(request, text_id, problem)
    return redirect("text", text_id)


def _embargo(given: QueryDict, tz: str) -> datetime | None:
    """The instant until which a text stays back, on the unit's own clock; None where nothing was entered."""
    said = given.get("embargo", "").strip()
    if not said:
        return None
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        raise Problem("bad_time", "embargo") from None
    return found if found.tzinfo else found.replace(tzinfo=clock.zone(tz))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.WRITE)
@reads(What.TEXT)
def new(request: Asked) -> HttpResponse:
    """What a text would be made from: one record, those that were ticked, or a unit's days; then it is composed."""
    given = request.POST if request.method == "POST" else request.GET
    mine = list(units(request.asker, Can.WRITE).filter(closed_on__isnull=True)[:80])
    own = own_units(request.asker, Can.WRITE)[0]
    problem = None
    try:
        selection = _selection(request, given)
        if request.method == "POST":
            speaker = unit(request.asker, number(given.get("for")) or 0, Can.WRITE)
            made = actions.draft_text(asker=request.asker, unit=speaker, selection=selection)
            return redirect("text", made.pk)
    except Problem as stopped:
        if stopped.code == "not_found":
            raise
        problem, selection = stopped, _selection(request, given)
    found = queries.chosen(request.asker, selection)
    opened(request, found.whose, unit_id=own.pk)
    context = {
        "selection": selection, "found": found, "units": mine, "own": own, "today": clock.today(own.tz),
        "problem": problem.words(get_language() or "id") if problem else None, "picked": _speaker(given, selection, own.pk),
        "empty": not (selection.activities or selection.releases or selection.of_days),
    }  # fmt: skip
    return render(request, "web/text_new.html", context, status=problem.status if problem else 200)


def _selection(request: Asked, given: QueryDict) -> Selection:
    """The selection that an address or a form asks for. A unit out of reach looks absent."""
    activities = tuple(pk for text in given.getlist("activity")[:MOST_TICKED] if (pk := identifier(text)))
    releases = tuple(pk for text in given.getlist("release")[:MOST_TICKED] if (pk := identifier(text)))
    unreviewed = "unreviewed" in given
    if activities or releases or not given.get("unit"):
        return Selection(activities, releases, unreviewed=unreviewed)
    where = unit(request.asker, number(given.get("unit")) or 0, Can.WRITE)
    first, last = _days(given, clock.today(where.tz))
    return Selection(unit=where.pk, day_from=first, day_to=last, unreviewed=unreviewed)


def _days(given: QueryDict, today: date) -> tuple[date, date]:
    """From when to when: as it was written, or a span that ends on a day (today)."""
    last = day(given.get("to")) or day(given.get("day")) or today
    first = day(given.get("from")) or last - timedelta(days=SPANS.get(given.get("span", ""), 1) - 1)
    return min(first, last), max(first, last)


def _speaker(given: QueryDict, selection: Selection, own: int) -> int:
    return number(given.get("for")) or selection.unit or own
