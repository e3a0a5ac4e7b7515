"""Programmes of commanders: what stands under each, with its author and dates."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.briefing import actions, queries
from sejuk.lib import clock
from sejuk.org.queries import own_units
from sejuk.org.rules import Can
from sejuk.web.doors import Asked, allowed, signed_in
from sejuk.web.forms_org import Field, Form, date_field
from sejuk.web.views.org_form import answer


@require_safe
@signed_in
def programmes(request: Asked) -> HttpResponse:
    """Those of one's units and of all above."""
    context = {"rows": queries.programmes(request.asker), "directs": request.asker.may(Can.DIRECT)}
    return render(request, "web/programmes.html", context)


@require_safe
@signed_in
def programme(request: Asked, programme_id: UUID) -> HttpResponse:
    """One, with the directives under it that one may read."""
    found, rows = queries.programme(request.asker, programme_id)
    context = {
        "row": found,
        "rows": rows,
        "own": request.asker.may(Can.DIRECT, found.unit),
        "directs": request.asker.may(Can.DIRECT),
    }
    return render(request, "web/programme.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.DIRECT)
def new(request: Asked) -> HttpResponse:
    """Begin a programme of one's unit."""
    units = own_units(request.asker, Can.DIRECT)
    fields = [
        Field("unit", _("Satuan"), "select", choices=[(str(unit.pk), unit.name) for unit in units], value=str(units[0].pk)),
        Field("name", _("Nama program"), hint=_("Misalnya Commander Wish 2026.")),
        Field("aim", _("Tujuan"), "long", required=False),
        date_field("started_on", _("Mulai"), value=clock.today(units[0].tz)),
    ]
    form = Form(_("Mulai program"), _("Mulai"), reverse("programmes"), fields)
    form.intro = _("Program mengelompokkan arahan. Nama Anda dan tanggalnya tetap tercatat, juga setelah pejabatnya berganti.")

    def done() -> str:
        unit = next(unit for unit in units if str(unit.pk) == form.choice("unit"))
        made = actions.start_programme(
            asker=request.asker, unit=unit, name=form.text("name"), aim=form.text("aim"), started_on=form.day("started_on")
        )
        return reverse("programme", args=[made.pk])

    return answer(request, form, done)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.DIRECT)
def end(request: Asked, programme_id: UUID) -> HttpResponse:
    """End one; its directives stay as they are."""
    found, _rows = queries.programme(request.asker, programme_id)
    request.asker.need(Can.DIRECT, found.unit)
    fields = [date_field("last_day", _("Hari terakhir"), value=clock.today(found.unit.tz))]
    form = Form(_("Akhiri program"), _("Akhiri"), reverse("programme", args=[programme_id]), fields)
    form.facts = [(_("Program"), found.name), (_("Dimulai oleh"), found.author)]
    form.intro = _("Arahan yang masih berlaku tidak ikut berakhir; tarik atau ganti satu per satu.")

    def done() -> str:
        actions.end_programme(asker=request.asker, programme_id=programme_id, last_day=form.day("last_day"))
        return reverse("programme", args=[programme_id])

    return answer(request, form, done)
