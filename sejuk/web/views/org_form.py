"""How every form of the organisation's pages is answered: do it and go back, or show what is wrong beside its field."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sejuk.lib.problems import Problem
from sejuk.web.doors import Asked
from sejuk.web.forms_org import Form

ABSENT = 404


def answer(request: Asked, form: Form, act: Callable[[], str | HttpResponse]) -> HttpResponse:
    """Show the form, or act and go where ``act`` says (or show the page that it made)."""
    if request.method != "POST":
        return render(request, "web/org/form.html", {"form": form})
    form.fill(request.POST)
    if form.missing():
        return render(request, "web/org/form.html", {"form": form}, status=422)
    try:
        done = act()
    except Problem as problem:
        if problem.status == ABSENT:
            raise
        form.refuse(problem)
        return render(request, "web/org/form.html", {"form": form}, status=422)
    return redirect(done) if isinstance(done, str) else done


def back_to(unit_id: int, done: str = "", at: str = "") -> str:
    """A unit's page, with what was done, at a part of it."""
    address = reverse("org_unit", args=[unit_id])
    return f"{address}{f'?done={done}' if done else ''}{f'#{at}' if at else ''}"
