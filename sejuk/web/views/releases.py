"""Releases read into the record: the list, one of them, its correction and withdrawal, and the list as a file."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.activities.vocabulary import KINDS, THEMES
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.rules import Can
from sejuk.press import actions
from sejuk.press.queries import kept
from sejuk.web import sheets, sheets_releases
from sejuk.web.actions import note_releases_export
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import following, kept_filter, kept_query, number
from sejuk.web.forms_org import Field, Form
from sejuk.web.forms_releases import kept_words, of_kept
from sejuk.web.reading import What, opened, reads
from sejuk.web.scope import choices
from sejuk.web.typed import keeps_typed
from sejuk.web.views.org_form import ABSENT, answer

FORMS = ["GET", "HEAD", "POST"]


@require_safe
@allowed(Can.WRITE)
@reads(What.RELEASES)
def releases(request: Asked) -> HttpResponse:
    """One page of what the address asks for."""
    wanted = kept_filter(request.GET)
    page = kept.kept_page(request.asker, wanted, after=number(request.GET.get("after")) or 0)
    opened(request, Counter(row.kept_by_id for row in page.rows), unit_id=wanted.unit)
    context = {
        "page": page, "filter": wanted, "query": kept_query(wanted), "units": choices(request, Can.WRITE), "kinds": KINDS,
        "themes": THEMES, "next": following(request.GET, page.after),
    }  # fmt: skip
    return render(request, "web/releases.html", context)


@require_safe
@allowed(Can.WRITE)
@reads(What.RELEASES_FILE)
def releases_file(request: Asked) -> HttpResponseBase:
    """The whole list as CSV; that it was taken is noted."""
    wanted = kept_filter(request.GET)
    rows = kept.kept_export(request.asker, wanted)
    opened(request, kept.keepers(request.asker, wanted), unit_id=wanted.unit)
    note_releases_export(asker=request.asker, keys=sorted(kept_query(wanted)))
    name = f"rilis-{clock.today():%Y-%m-%d}.csv"
    return sheets.csv_of(sheets_releases.head(), map(sheets_releases.line, rows), name)


@require_safe
@allowed(Can.WRITE)
@reads(What.RELEASE)
def release(request: Asked, release_id: UUID) -> HttpResponse:
    """One of them."""
    row = kept.kept_release(request.asker, release_id)
    opened(request, {row.kept_by_id: 1}, subject=row.pk, unit_id=row.unit_id)
    told = row.describes if row.describes and request.asker.may(Can.READ, row.describes.unit) else None
    return render(request, "web/release.html", {"row": row, "told": told, "done": request.GET.get("done", "")})


@keeps_typed
@require_http_methods(FORMS)
@allowed(Can.WRITE)
@reads(What.RELEASE)
def correct(request: Asked, release_id: UUID) -> HttpResponse:
    """Put other facts there."""
    row = kept.kept_release(request.asker, release_id)
    opened(request, {row.kept_by_id: 1}, subject=row.pk, unit_id=row.unit_id)
    form = of_kept(row, kept.may_describe(request.asker, row))
    form.back = reverse("release", args=[row.pk])
    version, status = row.version, 200
    if request.method == "POST":
        form.fill(request.POST)
        version, status = number(request.POST.get("version")) or 0, 422
        if not form.missing():
            try:
                actions.correct_release(
                    asker=request.asker, release_id=row.pk, version=version, content=kept_words(form, row, request.asker),
                    describes=form.describes() if any(each.name == "describes" for each in form.fields) else row.describes_id,
                )  # fmt: skip
            except Problem as problem:
                if problem.status == ABSENT:
                    raise
                form.refuse(problem)
                version = row.version
            else:
                return redirect(f"{form.back}?done=corrected")
    return render(request, "web/release_correct.html", {"form": form, "row": row, "version": version}, status=status)


@require_http_methods(FORMS)
@allowed(Can.WRITE)
def withdraw(request: Asked, release_id: UUID) -> HttpResponse:
    """Take it out of the record, with the reason."""
    row = kept.kept_release(request.asker, release_id)
    asked = Field(
        "reason",
        _("Mengapa ditarik?"),
        "long",
        hint=_("Rilis tetap dapat dibaca bersama alasannya; tulisan baru tidak dibuat darinya."),
    )
    form = Form(_("Tarik rilis ini"), _("Tarik"), reverse("release", args=[row.pk]), [asked])
    form.facts = [(_("Rilis"), row.label)]

    def done() -> str:
        actions.withdraw_release(asker=request.asker, release_id=row.pk, reason=form.text("reason"))
        return f"{form.back}?done=withdrawn"

    return answer(request, form, done)
