"""The forms of directives: issue, replace, add a word, withdraw."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sejuk.briefing import actions, queries
from sejuk.lib.problems import Problem
from sejuk.org.queries import own_units
from sejuk.org.rules import Can
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms_directives import fields_of, order_of
from sejuk.web.forms_org import Field, Form
from sejuk.web.views.org_form import answer

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@allowed(Can.DIRECT)
def new(request: Asked) -> HttpResponse:
    """Issue a directive of one's unit; ``?parent=`` and ``?programme=`` fill in what it follows from."""
    units = own_units(request.asker, Can.DIRECT)
    form = Form(_("Keluarkan arahan"), _("Keluarkan"), reverse("directives"), fields_of(request.asker, units))
    if len(units) > 1:
        choices = [(str(unit.pk), unit.name) for unit in units]
        form.fields.insert(0, Field("unit", _("Satuan"), "select", choices=choices, value=str(units[0].pk)))
    for name in ("parent", "programme"):
        form.at(name).value = request.GET.get(name, "")

    def done() -> str:
        unit = next(one for one in units if str(one.pk) == form.choice("unit")) if len(units) > 1 else units[0]
        made = actions.issue_directive(asker=request.asker, unit=unit, order=order_of(form))
        return reverse("directive", args=[made.pk])

    return answer(request, form, done)


@require_http_methods(FORMS)
@allowed(Can.DIRECT)
def replace(request: Asked, directive_id: UUID) -> HttpResponse:
    """Put another in its place, starting from its words."""
    old = queries.own_directive(request.asker, directive_id)
    intro = _("Arahan lama hilang dari telepon dan diganti yang ini. Siapa yang sudah membaca yang lama tetap tercatat.")
    fields = fields_of(request.asker, [old.unit], list(old.targets.all()))
    form = Form(_("Ganti arahan"), _("Ganti"), reverse("directive", args=[directive_id]), fields, intro)
    said = {
        "title": old.title, "text": old.text, "valid_until": old.valid_until.isoformat() if old.valid_until else "",
        "parent": str(old.parent_id or ""), "programme": str(old.programme_id or ""),
    }  # fmt: skip
    for name, value in said.items():
        form.at(name).value = value
    ticked = {"roles": set(old.roles), "unit_kinds": set(old.unit_kinds), "targets": {str(unit.pk) for unit in old.targets.all()}}
    for field in form.fields:
        field.ticked = ticked.get(field.name, set())

    def done() -> str:
        made = actions.replace_directive(asker=request.asker, directive_id=directive_id, order=order_of(form))
        return reverse("directive", args=[made.pk])

    return answer(request, form, done)


@require_http_methods(FORMS)
@allowed(Can.DIRECT)
def withdraw(request: Asked, directive_id: UUID) -> HttpResponse:
    """Take it back, with the reason."""
    found = queries.own_directive(request.asker, directive_id)
    fields = [Field("reason", _("Mengapa ditarik?"), "long", hint=_("Arahan hilang dari setiap telepon saat tersambung."))]
    form = Form(_("Tarik arahan"), _("Tarik"), reverse("directive", args=[directive_id]), fields)
    form.facts = [(_("Nomor"), found.number), (_("Judul"), found.title)]

    def done() -> str:
        actions.withdraw_directive(asker=request.asker, directive_id=directive_id, reason=form.text("reason"))
        return reverse("directive", args=[directive_id])

    return answer(request, form, done)


@require_http_methods(FORMS)
@allowed(Can.DIRECT)
def cascade(request: Asked, directive_id: UUID) -> HttpResponse:
    """Add a word for one's own people."""
    found = queries.directive(request.asker, directive_id)
    units = [unit for unit in own_units(request.asker, Can.DIRECT) if found.reaches(unit)]
    if not units:
        raise Problem("not_found")
    unit = units[0]
    now = next((one for one in queries.additions_to(request.asker, found) if one.unit_id == unit.pk), None)
    asked = Field("text", _("Tambahan %(unit)s") % {"unit": unit.name}, "long", value=now.text if now else "", required=False)
    asked.hint = _("Dibaca anggota satuan Anda bersama arahannya. Kosongkan untuk mencabut tambahan.")
    form = Form(_("Teruskan dengan tambahan"), _("Simpan"), reverse("directive", args=[directive_id]), [asked])
    form.facts = [(_("Dari"), found.issuer), (_("Arahan"), found.title)]

    def done() -> str:
        actions.cascade_directive(asker=request.asker, directive_id=directive_id, unit=unit, text=form.text("text"))
        return reverse("directive", args=[directive_id])

    return answer(request, form, done)
