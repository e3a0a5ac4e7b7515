"""The forms of a text: its sentences, quotes and photos. What was typed comes back when it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from sejuk.lib.problems import Problem
from sejuk.org.rules import Can
from sejuk.press import actions
from sejuk.press.actions import TextRefused
from sejuk.press.editing import Line
from sejuk.press.queries import texts as queries
from sejuk.press.rules import UNISSUED
from sejuk.press.writing.shape import Refused, Sentence
from sejuk.web import words_texts as words
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import identifier, number
from sejuk.web.reading import What, opened, reads
from sejuk.web.typed import keeps_typed


class Row(NamedTuple):
    """A sentence in the form: what it was, what it says now, and why it may not go out."""

    place: int
    was: Sentence
    text: str
    own: bool
    added: str  # a new sentence behind it
    why: list[tuple[Refused, object]]
    why_added: list[tuple[Refused, object]]


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.WRITE)
@reads(What.TEXT)
def edit(request: Asked, text_id: UUID, language: str) -> HttpResponse:
    """The sentences of one language, each in a field of its own."""
    page = queries.text_page(request.asker, text_id)
    row, problem, given = page.text, None, request.POST
    opened(request, page.whose, subject=row.pk, unit_id=row.unit_id)
    version = number(given.get("version")) or row.version
    before = queries.wording(request.asker, row, version, language)
    if request.method == "POST":
        try:
            actions.edit_text(
                asker=request.asker, text_id=text_id, version=version, language=language, lines=_lines(given, len(before))
            )
            return redirect("text", text_id)
        except Problem as stopped:
            if stopped.code == "not_found":
                raise
            problem = stopped
    rows = _rows(before, given if request.method == "POST" else None, problem)
    context = {
        "row": row, "language": language, "rows": rows, "version": version, "page": page,
        "problem": problem.words(get_language() or "id") if problem else None,
        "behind": problem is not None and problem.code == "changed_meanwhile",
    }  # fmt: skip
    return render(request, "web/text_edit.html", context, status=problem.status if problem else 200)


def _lines(given: QueryDict, count: int) -> list[Line]:
    """Every sentence that the form held, each followed by the new one behind it."""
    made = []
    for place in range(count):
        made.append(Line(place, given.get(f"s{place}", ""), own=f"own{place}" in given))
        made.append(Line(None, given.get(f"n{place}", "")))
    return made


def _rows(before: Sequence[Sentence], given: QueryDict | None, problem: Problem | None) -> list[Row]:
    stops: dict[int, list[tuple[Refused, object]]] = {}
    if isinstance(problem, TextRefused) and given is not None:
        kept = [at for at, line in enumerate(_lines(given, len(before))) if line.text.strip()]
        for one in problem.found:
            stops.setdefault(kept[one.sentence], []).append((one, words.INSTEAD.get(one.code, words.OTHERWISE)))
    return [
        Row(
            place, was, was.text if given is None else given.get(f"s{place}", ""),
            was.own if given is None else f"own{place}" in given, "" if given is None else given.get(f"n{place}", ""),
            stops.get(2 * place, []), stops.get(2 * place + 1, []),
        )
        for place, was in enumerate(before)
    ]  # fmt: skip


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.WRITE)
def quotes(request: Asked, text_id: UUID) -> HttpResponse:
    """Words of officers: entered here, approved by a second person or the speaker."""
    row, given, problem = queries.text(request.asker, text_id), request.POST, None
    if request.method == "POST":
        try:
            _quote(request, text_id, given)
            return redirect("text_quotes", text_id)
        except Problem as stopped:
            if stopped.code == "not_found":
                raise
            problem = stopped
    context = {
        "row": row, "quotes": queries.quotes_of(request.asker, row), "me": request.asker.officer_id,
        "speakers": queries.speaker_choices(request.asker, row), "chosen": number(given.get("posting")),
        "said": given.get("words", ""), "problem": problem.words(get_language() or "id") if problem else None,
        "open": row.state in UNISSUED,
    }  # fmt: skip
    return render(request, "web/text_quotes.html", context, status=problem.status if problem else 200)


def _quote(request: Asked, text_id: UUID, given: QueryDict) -> None:
    quote_id = identifier(given.get("quote"))
    if quote_id and given.get("do") == "approve":
        actions.approve_quote(asker=request.asker, text_id=text_id, quote_id=quote_id)
    elif quote_id and given.get("do") == "drop":
        actions.drop_quote(asker=request.asker, text_id=text_id, quote_id=quote_id)
    else:
        actions.add_quote(
            asker=request.asker, text_id=text_id, posting_id=number(given.get("posting")) or 0, words=given.get("words", "")
        )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.WRITE)
def photos(request: Asked, text_id: UUID) -> HttpResponse:
    """The photos of the text's records: which go out, with which words beneath."""
    row, given, problem = queries.text(request.asker, text_id), request.POST, None
    if request.method == "POST":
        try:
            photo_id = identifier(given.get("photo"))
            if photo_id is None:
                raise Problem("value_missing", "photo")
            if given.get("do") == "drop":
                actions.drop_photo(asker=request.asker, text_id=row.pk, photo_id=photo_id)
            else:
                actions.choose_photo(asker=request.asker, text_id=row.pk, photo_id=photo_id, caption=given.get("caption", ""))
            return redirect("text_photos", text_id)
        except Problem as stopped:
            if stopped.code == "not_found":
                raise
            problem = stopped
    chosen = {one.photo_id: one for one in row.photos.all()}
    found = [(photo, chosen.get(photo.pk)) for photo in queries.photo_choices(request.asker, row)]
    context = {
        "row": row, "found": found, "wrong": given.get("photo", ""), "caption": given.get("caption", ""),
        "problem": problem.words(get_language() or "id") if problem else None, "open": row.state in UNISSUED,
    }  # fmt: skip
    return render(request, "web/text_photos.html", context, status=problem.status if problem else 200)
