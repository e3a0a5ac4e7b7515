"""Baca rilis: paste a text, see every fact where it stands, correct what is wrong, and keep it. Nothing is stored before that."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from sejuk.lib.problems import Problem
from sejuk.org.rules import Can
from sejuk.press import actions
from sejuk.press.given import text_of, text_of_file
from sejuk.press.keeping import LONGEST_FILE, LONGEST_TEXT
from sejuk.press.queries.pasted import Pasted, read_pasted
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms_releases import of_pasted
from sejuk.web.marked import pieces
from sejuk.web.pace import slow_down
from sejuk.web.typed import keeps_typed
from sejuk.web.views.org_form import ABSENT


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.WRITE)
def read(request: Asked) -> HttpResponse:
    """The empty page; the text with its facts; and on ``keep`` the record that it becomes."""
    if request.method != "POST":
        return _paste(request, "")
    given = request.POST.get("text", "")
    try:
        slow_down(request.asker)
        pasted = read_pasted(request.asker, _text(request, given))
    except Problem as problem:
        return _paste(request, given, problem)
    return _keep(request, pasted) if request.POST.get("do") == "keep" else _shown(request, pasted)


def _text(request: Asked, given: str) -> str:
    file = request.FILES.get("file")
    if file is None or given.strip():
        return text_of(given)
    return text_of_file(bytes(file.read(LONGEST_FILE + 1)))  # one byte more than allowed shows that it is too large


def _paste(request: Asked, given: str, problem: Problem | None = None) -> HttpResponse:
    words = problem.words(get_language() or "id") if problem else None
    context = {"given": given, "words": words, "limit": LONGEST_TEXT}
    return render(request, "web/release_read.html", context, status=problem.status if problem else 200)


def _shown(request: Asked, pasted: Pasted) -> HttpResponse:
    return _result(request, pasted, of_pasted(pasted))


def _result(request: Asked, pasted: Pasted, form: object, status: int = 200) -> HttpResponse:
    context = {"pasted": pasted, "form": form, "pieces": pieces(pasted), "found": bool(pasted.reading.facts)}
    return render(request, "web/release_result.html", context, status=status)


def _keep(request: Asked, pasted: Pasted) -> HttpResponse:
    form = of_pasted(pasted)
    form.fill(request.POST)
    if not form.missing():
        try:
            row = actions.keep_release(
                asker=request.asker, unit=form.unit(pasted.homes), digest=pasted.digest, content=form.content(request.asker)
            )
        except Problem as problem:
            if problem.status == ABSENT:
                raise
            form.refuse(problem)
        else:
            return redirect(f"{reverse('release', args=[row.pk])}?done=kept")
    return _result(request, pasted, form, 422)
