"""Units: what a unit looks after itself, from its name to its last RT."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import actions, queries, rules
from sejuk.org.rules import Can, UnitKind
from sejuk.web.doors import HTMX, Asked, allowed
from sejuk.web.forms import number
from sejuk.web.forms_org import Field, Form, area_field, date_field, near, said
from sejuk.web.templatetags.sejuk import unit_name
from sejuk.web.views.org_form import answer, back_to

AT_ONCE = 20  # proposals on a page


@require_safe
@allowed(Can.MANAGE)
def home(request: Asked) -> HttpResponse:
    """The units that one looks after; straight to the only one."""
    own = queries.own_units(request.asker, Can.MANAGE)
    text = request.GET.get("q", "")
    if len(own) == 1 and "q" not in request.GET:
        return redirect("org_unit", own[0].pk)
    found = queries.find_units(request.asker, Can.MANAGE, text) if text else own
    people = queries.find_officers(request.asker, text)
    context = {
        "units": found, "q": text, "people": people, "may_import": request.asker.may(Can.IMPORT),
        "operates": any(row.parent is None and request.asker.may(Can.OPERATE, row) for row in own),
    }  # fmt: skip
    return render(request, "web/org/home.html", context)


@require_safe
@allowed(Can.MANAGE)
def unit(request: Asked, unit_id: int) -> HttpResponse:
    """A unit: what waits for a word, who serves, which villages nobody has, what lies below, its areas."""
    asker = request.asker
    here = queries.unit(asker, unit_id, Can.MANAGE)
    now, ended = queries.postings_at(asker, here)
    local = here.kind in (UnitKind.POLRES, UnitKind.POLSEK)
    below = list(queries.below(asker, here, Can.MANAGE))
    context = {
        "unit": here, "above": queries.above(asker, here), "below": below, "postings": now, "ended": ended,
        "managed": {row.pk for row in queries.above(asker, here) if asker.may(Can.MANAGE, row)},
        "lines": queries.jurisdictions(asker, here), "shared": queries.shared_lines(asker, here), "today": clock.today(here.tz),
        "vacant": queries.vacant_villages(asker, here) if local else [], "local": local,
        "constables": queries.villages_by_officer(asker, here) if here.kind == UnitKind.POLRES else [],
        "neighbourhoods": queries.neighbourhoods(asker, here) if here.kind == UnitKind.POLSEK else [],
        "unconfirmed": [row for row in below if row.confirmed_at is None and row.closed_on is None],
        "below_kind": {UnitKind.MABES: "Polda", UnitKind.POLDA: "Polres", UnitKind.POLRES: "Polsek"}.get(UnitKind(here.kind)),
        "may_import": asker.may(Can.IMPORT, here), "is_resort": here.kind == UnitKind.POLRES,
        "may_close": here.parent is not None and asker.may(Can.MANAGE, here.parent), "done": request.GET.get("done", ""),
    }  # fmt: skip
    return render(request, "web/org/unit.html", context)


@require_safe
@allowed(Can.MANAGE, Can.BRIEF)
def areas(request: Asked) -> HttpResponse:
    """Search for an area by name or code: a page, or only the choices where a form asks for them."""
    name = request.GET.get("name", "area")
    text = (request.GET.get("q") or request.GET.get(name, "")).strip()
    found = near(request.asker, text, number(request.GET.get("near")) or 0)
    part = bool(request.headers.get(HTMX))
    context = {"found": found, "q": text, "name": name, "choose": part}
    return render(request, "web/org/parts/areas.html" if part else "web/org/areas.html", context)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def proposals(request: Asked) -> HttpResponse:
    """Units that are still proposals: confirm each with the name that its people use."""
    wrong: dict[int, str] = {}
    if request.method == "POST":
        for unit_id in request.POST.getlist("unit"):
            here = queries.unit(request.asker, int(unit_id) if unit_id.isdigit() else 0, Can.MANAGE)
            try:
                actions.confirm_unit(asker=request.asker, unit=here, name=request.POST.get(f"name_{here.pk}", ""))
            except Problem as problem:
                wrong[here.pk] = said(problem)
        if not wrong:
            kept = {key: value for key, value in request.GET.items() if key != "done"}
            return redirect(f"{request.path}?{urlencode(kept | {'done': 'confirmed'})}")
    under, text = number(request.GET.get("unit")), request.GET.get("q", "").strip()
    below = queries.unit(request.asker, under, Can.MANAGE) if under else None
    found = Paginator(queries.proposals(request.asker, below, text), AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "rows": [(row, wrong.get(row.pk, "")) for row in found], "under": under, "q": text, "found": found,
        "filter": urlencode({"unit": under or "", "q": text}), "done": request.GET.get("done", ""),
    }  # fmt: skip
    return render(request, "web/org/proposals.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def confirm(request: Asked, unit_id: int) -> HttpResponse:
    """This unit exists, is called so, and its areas are right."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    form = Form(
        title=_("Benarkan %(unit)s") % {"unit": here.name}, submit=_("Ya, benar"), back=back_to(here.pk),
        intro=_("Satuan ini diusulkan dari daftar tahun 2023 atau dari batas kecamatan. Periksa nama dan wilayahnya."),
        facts=[(_("Wilayah"), line.area.label) for line in queries.jurisdictions(request.asker, here)],
        fields=[Field("name", _("Nama satuan"), value=here.name)],
    )  # fmt: skip

    def act() -> str:
        actions.confirm_unit(asker=request.asker, unit=here, name=form.text("name"))
        return back_to(here.pk, "confirmed")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def rename(request: Asked, unit_id: int) -> HttpResponse:
    """Write the name as its people write it."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    form = Form(
        title=_("Ganti nama %(unit)s") % {"unit": here.name}, submit=_("Simpan"), back=back_to(here.pk),
        fields=[Field("name", _("Nama satuan"), value=here.name)],
    )  # fmt: skip

    def act() -> str:
        actions.rename_unit(asker=request.asker, unit=here, name=form.text("name"))
        return back_to(here.pk, "saved")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def close(request: Asked, unit_id: int) -> HttpResponse:
    """A unit ends with a day."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    if here.parent is None or not request.asker.may(Can.MANAGE, here.parent):
        raise Problem("not_found")
    parent = here.parent
    form = Form(
        title=_("Tutup %(unit)s") % {"unit": here.name}, submit=_("Tutup satuan ini"), back=back_to(here.pk),
        warning=_("Tidak bisa dibatalkan. Semua catatannya tetap ada; wilayahnya bisa dilayani satuan lain mulai hari berikutnya."),
        fields=[date_field("last_day", _("Hari terakhir"), value=clock.today(here.tz))],
    )  # fmt: skip

    def act() -> str:
        actions.close_unit(asker=request.asker, unit=here, last_day=form.day("last_day"))
        return back_to(parent.pk, "closed")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def add(request: Asked, unit_id: int) -> HttpResponse:
    """Add a unit below this one, with its first area."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    form = Form(
        title=_("Tambah satuan di bawah %(unit)s") % {"unit": here.name}, submit=_("Tambah"), back=back_to(here.pk),
        fields=[Field("name", _("Nama satuan"), hint=_("Misalnya Polsek Carenang."))],
    )  # fmt: skip

    def act() -> str:
        made = actions.add_unit(asker=request.asker, parent=here, name=form.text("name"))
        return back_to(made.pk, "added")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def sectors(request: Asked, unit_id: int) -> HttpResponse:
    """Propose a Polsek for each kecamatan without one."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    if here.kind != UnitKind.POLRES:
        raise Problem("not_found")
    form = Form(
        title=_("Usulkan Polsek untuk %(unit)s") % {"unit": here.name}, submit=_("Buat usulan"), back=back_to(here.pk),
        intro=_(
            "Satu Polsek diusulkan untuk setiap kecamatan yang belum dilayani. Polsek tidak selalu sama dengan kecamatan: "
            "setelah ini ganti namanya, pindahkan desanya, atau tutup yang tidak ada. Usulan langsung ada di papan dan "
            "laporan; sampai dibenarkan, namanya bertanda (usulan)."
        ),
    )  # fmt: skip

    def act() -> str:
        made = actions.propose_sectors(asker=request.asker, unit=here)
        return back_to(here.pk, "proposed" if made else "nothing_proposed")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def add_line(request: Asked, unit_id: int) -> HttpResponse:
    """Let a unit serve a further area."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    form = Form(
        title=_("Tambah wilayah %(unit)s") % {"unit": here.name}, submit=_("Tambah"), back=back_to(here.pk, at="wilayah"),
        intro=_("Kecamatan, atau satu desa saja. Baris untuk satu desa mengalahkan baris kecamatan milik Polsek lain."),
        fields=[
            area_field("area_code", _("Wilayah"), here.pk),
            date_field("valid_from", _("Mulai"), value=clock.today(here.tz)),
            date_field("valid_until", _("Sampai"), required=False, hint=_("Kosongkan bila belum ada akhirnya.")),
        ],
    )  # fmt: skip

    def act() -> str:
        actions.give_jurisdiction(
            asker=request.asker, unit=here, area_code=form.area(request.asker, "area_code"), valid_from=form.day("valid_from"),
            valid_until=form.day_if_any("valid_until"),
        )  # fmt: skip
        return back_to(here.pk, "saved", at="wilayah")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def end_line(request: Asked, line_id: int) -> HttpResponse:
    """A unit serves an area no longer."""
    line = queries.jurisdiction(request.asker, line_id)
    form = Form(
        title=_("Akhiri wilayah %(area)s") % {"area": line.area.own_label}, submit=_("Akhiri"),
        back=back_to(line.unit_id, at="wilayah"),
        intro=_("Mulai hari berikutnya wilayah ini tidak lagi dilayani satuan ini. Catatan sebelumnya tetap miliknya."),
        facts=[(_("Satuan"), line.unit.name), (_("Wilayah"), line.area.label)],
        fields=[date_field("valid_until", _("Hari terakhir"), value=clock.today(line.unit.tz))],
    )  # fmt: skip

    def act() -> str:
        actions.end_jurisdiction(asker=request.asker, line=line, last_day=form.day("valid_until"))
        return back_to(line.unit_id, "saved", at="wilayah")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def move(request: Asked, unit_id: int) -> HttpResponse:
    """Move a village or a kecamatan to one of the sectors below."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    below = {str(row.pk): row for row in queries.below(request.asker, here, Can.MANAGE) if row.closed_on is None}
    form = Form(
        title=_("Pindahkan desa di %(unit)s") % {"unit": here.name}, submit=_("Pindahkan"), back=back_to(here.pk, at="wilayah"),
        fields=[
            area_field("area_code", _("Desa, kelurahan, atau kecamatan"), here.pk),
            Field("unit", _("Ke Polsek"), "select", choices=[(key, unit_name(row)) for key, row in below.items()]),
            date_field("valid_from", _("Mulai"), value=clock.today(here.tz)),
        ],
    )  # fmt: skip

    def act() -> str:
        actions.move_area(
            asker=request.asker, unit=below[form.choice("unit")], area_code=form.area(request.asker, "area_code"),
            valid_from=form.day("valid_from"),
        )  # fmt: skip
        return back_to(here.pk, "saved", at="wilayah")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def neighbourhood(request: Asked, unit_id: int) -> HttpResponse:
    """Add an RW or RT to a village."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    form = Form(
        title=_("Tambah RW atau RT"), submit=_("Tambah"), back=back_to(here.pk, at="rw"),
        fields=[
            area_field("village_code", _("Desa atau kelurahan"), here.pk),
            Field("rw", "RW", "number", required=False, hint=_("Boleh kosong: di beberapa desa ada RT tanpa RW.")),
            Field("rt", "RT", "number", required=False, hint=_("Kosongkan untuk menambah RW saja.")),
        ],
    )  # fmt: skip

    def act() -> str:
        actions.add_neighbourhood(
            asker=request.asker,
            unit=here,
            village_code=form.area(request.asker, "village_code"),
            rw=form.text("rw"),
            rt=form.text("rt"),
        )
        return back_to(here.pk, "saved", at="rw")

    return answer(request, form, act)


def role_choices(request: Asked, unit_id: int) -> list[tuple[str, str]]:
    """The roles that exist at a unit and that the asker may hand out there."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    language = get_language() or "id"
    return [
        (role.value, rules.role_label(role, here.kind, language))
        for role in rules.Role
        if rules.granted(role, here.kind) and request.asker.may_give(role, here)
    ]
