"""Officers as those who manage them see them: account, postings, phones."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import actions, queries, rules, territory
from sejuk.org.access import may_manage
from sejuk.org.rules import Can
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms_org import Field, Form, area_field, date_field, village_groups
from sejuk.web.reading import What, opened, reads
from sejuk.web.views.org_form import answer, back_to
from sejuk.web.views.org_units import role_choices


@require_safe
@allowed(Can.MANAGE)
def find(request: Asked) -> HttpResponse:
    """Find an officer by name or service number."""
    text, new = request.GET.get("q", "").strip(), request.GET.get("show") == "without-password"
    found = queries.without_password(request.asker) if new else queries.find_officers(request.asker, text)
    if len(found) == 1 and not new:
        return redirect("org_officer", found[0].pk)
    return render(request, "web/org/officers.html", {"found": found, "q": text, "new": new})


@require_safe
@allowed(Can.MANAGE)
@reads(What.ACCOUNT)
def officer(request: Asked, officer_id: int) -> HttpResponse:
    """An officer: postings here and what may be done about them."""
    person = queries.officer(request.asker, officer_id)
    opened(request, {person.pk: 0}, subject=person.pk)
    mine = may_manage(request.asker, person)
    postings = queries.postings_of(request.asker, person)
    context = {
        "person": person, "postings": postings, "today": clock.today(), "may_manage": mine,
        "phones": queries.phones_of(request.asker, person) if mine else [], "tz": postings[0].unit.tz if postings else clock.WIB,
        "second_factor": mine and queries.has_second_factor(request.asker, person),
        "own": person.pk == request.asker.officer_id, "done": request.GET.get("done", ""),
        "changeable": {p.pk for p in postings if person.pk != request.asker.officer_id and request.asker.may_give(p.role, p.unit)},
    }  # fmt: skip
    return render(request, "web/org/officer.html", context)


def _posting_fields(request: Asked, unit_id: int) -> list[Field]:
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    return [
        Field("role", _("Peran"), "select", choices=role_choices(request, unit_id)),
        Field(
            "area_codes", _("Desa atau kelurahan"), "ticks", required=False, groups=village_groups(territory.villages_of(here)),
            hint=_("Boleh lebih dari satu. Tanpa pilihan: seluruh wilayah satuan."),
        ),
        area_field("other_area", _("Wilayah lain di Polres ini"), here.pk, required=False),
        date_field("valid_from", _("Mulai"), value=clock.today(here.tz)),
        date_field("valid_until", _("Sampai"), required=False, hint=_("Kosongkan bila belum ada akhirnya.")),
        Field("order_letter", _("Nomor surat perintah"), required=False),
    ]  # fmt: skip


def _codes(request: Asked, form: Form) -> list[str]:
    codes = form.ticks("area_codes")
    if form.text("other_area"):
        codes.append(form.area(request.asker, "other_area", most_level=6))
    return codes


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def appoint(request: Asked, unit_id: int) -> HttpResponse:
    """Add an officer with a first posting; a password for one sign-in is shown once."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    form = Form(
        title=_("Tambah petugas di %(unit)s") % {"unit": here.name}, submit=_("Tambah petugas"), back=back_to(here.pk),
        fields=[
            Field("service_number", _("NRP atau NIP"), "number"),
            Field("rank", _("Pangkat"), "select", choices=[(rank, rank) for rank in rules.RANKS]),
            Field("name", _("Nama lengkap")), *_posting_fields(request, unit_id),
        ],
    )  # fmt: skip

    def act() -> HttpResponse:
        made = actions.appoint_officer(
            asker=request.asker, service_number=form.text("service_number"), rank=form.choice("rank"), name=form.text("name"),
            unit=here, role=form.choice("role"), valid_from=form.day("valid_from"), valid_until=form.day_if_any("valid_until"),
            area_codes=_codes(request, form), order_letter=form.text("order_letter"),
        )  # fmt: skip
        secret = actions.reset_password(asker=request.asker, officer=made)
        return render(request, "web/org/one_time_password.html", {"person": made, "secret": secret, "new": True})

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def give(request: Asked, unit_id: int) -> HttpResponse:
    """Post somebody who is registered already, from here or from elsewhere."""
    here = queries.unit(request.asker, unit_id, Can.MANAGE)
    number = Field("service_number", _("NRP atau NIP"), "number", value=request.GET.get("nrp", "")[:20])
    form = Form(
        title=_("Beri penugasan di %(unit)s") % {"unit": here.name}, submit=_("Beri penugasan"), back=back_to(here.pk),
        intro=_("Untuk petugas yang sudah terdaftar. Penugasan lamanya tetap berlaku sampai diakhiri."),
        fields=[number, *_posting_fields(request, unit_id)],
    )  # fmt: skip

    def act() -> str:
        person = queries.officer_by_number(request.asker, form.text("service_number"))
        try:
            actions.give_posting(
                asker=request.asker, officer=person, unit=here, role=form.choice("role"), valid_from=form.day("valid_from"),
                valid_until=form.day_if_any("valid_until"), area_codes=_codes(request, form),
                order_letter=form.text("order_letter"),
            )  # fmt: skip
        except Problem as problem:
            field = "service_number" if problem.field == "officer" else problem.field
            raise Problem(problem.code, field, **problem.params) from None
        return _to(person.pk, "posted")

    return answer(request, form, act)


def _to(officer_id: int, done: str = "") -> str:
    return f"{reverse('org_officer', args=[officer_id])}{f'?done={done}' if done else ''}"


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def change(request: Asked, officer_id: int) -> HttpResponse:
    """A promotion, or a misspelt name."""
    person = _managed(request, officer_id)
    form = Form(
        title=_("Ubah data %(person)s") % {"person": person}, submit=_("Simpan"), back=_to(person.pk),
        fields=[
            Field("rank", _("Pangkat"), "select", value=person.rank, choices=[(rank, rank) for rank in rules.RANKS]),
            Field("name", _("Nama lengkap"), value=person.name),
        ],
    )  # fmt: skip

    def act() -> str:
        actions.change_officer(asker=request.asker, officer=person, rank=form.choice("rank"), name=form.text("name"))
        return _to(person.pk, "saved")

    return answer(request, form, act)


def _managed(request: Asked, officer_id: int) -> Any:
    """The officer, if the asker manages the account: a form that could only be refused is absent from the start."""
    person = queries.officer(request.asker, officer_id)
    if not may_manage(request.asker, person):
        raise Problem("not_found")
    return person


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def password(request: Asked, officer_id: int) -> HttpResponse:
    """Give an officer a password for one sign-in, shown once."""
    person = _managed(request, officer_id)
    form = Form(
        title=_("Kata sandi baru untuk %(person)s") % {"person": person}, submit=_("Buat kata sandi"), back=_to(person.pk),
        intro=_("Kata sandi lama langsung tidak berlaku di halaman ini. Catatan di teleponnya aman dan tetap bisa ditambah."),
        warning=_("Pastikan yang meminta memang orangnya: lewat tatap muka atau nomor yang Anda kenal."),
    )  # fmt: skip

    def act() -> HttpResponse:
        secret = actions.reset_password(asker=request.asker, officer=person)
        return render(request, "web/org/one_time_password.html", {"person": person, "secret": secret})

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def drop_code(request: Asked, officer_id: int) -> HttpResponse:
    """Switch off the six digits of somebody who lost them."""
    person = _managed(request, officer_id)
    form = Form(
        title=_("Matikan kode 6 angka %(person)s") % {"person": person}, submit=_("Matikan kode"), back=_to(person.pk),
        intro=_("Untuk orang yang kehilangan telepon dengan aplikasi autentikatornya. Ia bisa memasangnya lagi."),
        warning=_("Pastikan yang meminta memang orangnya: lewat tatap muka atau nomor yang Anda kenal."),
    )  # fmt: skip

    def act() -> str:
        actions.drop_second_factor(asker=request.asker, officer=person)
        return _to(person.pk, "saved")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def deactivate(request: Asked, officer_id: int) -> HttpResponse:
    """An officer leaves."""
    person = _managed(request, officer_id)
    form = Form(
        title=_("Nonaktifkan %(person)s") % {"person": person}, submit=_("Nonaktifkan"), back=_to(person.pk),
        warning=_("Semua penugasannya berakhir hari ini, ia tidak bisa masuk, dan teleponnya dikeluarkan. Laporannya tetap ada."),
    )  # fmt: skip

    def act() -> str:
        actions.deactivate_officer(asker=request.asker, officer=person)
        return _to(person.pk, "deactivated")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def reactivate(request: Asked, officer_id: int) -> HttpResponse:
    """An officer comes back."""
    person = _managed(request, officer_id)
    form = Form(
        title=_("Aktifkan lagi %(person)s") % {"person": person}, submit=_("Aktifkan"), back=_to(person.pk),
        intro=_("Ia bisa masuk lagi. Penugasan baru menentukan apa yang boleh dilakukannya."),
    )  # fmt: skip

    def act() -> str:
        actions.reactivate_officer(asker=request.asker, officer=person)
        return _to(person.pk, "reactivated")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def revoke(request: Asked, officer_id: int, phone_id: UUID) -> HttpResponse:
    """Sign a phone out for good: one that is no longer used, or a lost one that is to erase what it holds."""
    person = _managed(request, officer_id)
    phone = next((phone for phone in queries.phones_of(request.asker, person) if phone.phone_id == phone_id), None)
    if phone is None or phone.lost_at:
        raise Problem("not_found")
    why = [("lost", _("Hilang atau dicuri: isinya dihapus")), ("unused", _("Tidak dipakai lagi: isinya tetap"))]
    form = Form(
        title=_("Keluarkan telepon %(phone)s") % {"phone": phone.name or _("tanpa nama")}, submit=_("Keluarkan telepon ini"),
        back=_to(person.pk), facts=[(pgettext("one", "Petugas"), str(person))],
        warning=_(
            "Telepon ini tidak bisa mengirim lagi sampai petugas masuk ulang. Yang sudah terkirim tetap ada. Telepon yang hilang "
            "menghapus isinya saat terhubung lagi; pekerjaan yang belum terkirim tinggal sebagai berkas titipan untuk satuan."
        ),
        fields=[
            Field(
                "why", _("Mengapa?"), "select", choices=why[:1] if phone.revoked_at else why,
                hint=_("Isi yang sudah dihapus di telepon tidak bisa dikembalikan."),
            ),
        ],
    )  # fmt: skip

    def act() -> str:
        lost = form.choice("why") == "lost"
        actions.revoke_phone(asker=request.asker, officer=person, phone_id=phone_id, lost=lost)
        return _to(person.pk, "lost" if lost else "revoked")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def posting_areas(request: Asked, posting_id: int) -> HttpResponse:
    """Other villages for the same posting."""
    posting = queries.posting(request.asker, posting_id)
    held = {area.code: area for area in posting.areas.all()}
    groups = village_groups(territory.villages_of(posting.unit))
    listed = {code for _group, choices in groups for code, _label in choices}
    if others := [(code, area.label) for code, area in held.items() if code not in listed]:
        groups.append((_("Wilayah lain"), others))
    form = Form(
        title=_("Wilayah %(person)s") % {"person": posting.officer}, submit=_("Simpan"), back=_to(posting.officer_id),
        intro=_("Berlaku mulai sekarang. Teleponnya menyesuaikan diri saat ada sinyal; catatan lama tetap seperti adanya."),
        fields=[
            Field("area_codes", _("Desa atau kelurahan"), "ticks", required=False, groups=groups, ticked=set(held)),
            area_field("other_area", _("Wilayah lain di Polres ini"), posting.unit_id, required=False),
        ],
    )  # fmt: skip

    def act() -> str:
        actions.change_posting_areas(asker=request.asker, posting=posting, area_codes=_codes(request, form))
        return _to(posting.officer_id, "saved")

    return answer(request, form, act)


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
def end_posting(request: Asked, posting_id: int) -> HttpResponse:
    """A posting ends with a day."""
    posting = queries.posting(request.asker, posting_id)
    language = get_language() or "id"
    form = Form(
        title=_("Akhiri penugasan %(person)s") % {"person": posting.officer}, submit=_("Akhiri penugasan"),
        back=_to(posting.officer_id),
        intro=_("Kegiatan yang dibuat sampai hari terakhir tetap diterima, juga bila baru terkirim sesudahnya."),
        facts=[(_("Peran"), rules.role_label(posting.role, posting.unit.kind, language)), (_("Satuan"), posting.unit.name)],
        fields=[date_field("valid_until", _("Hari terakhir"), value=clock.today(posting.unit.tz))],
    )  # fmt: skip

    def act() -> str:
        actions.end_posting(asker=request.asker, posting=posting, last_day=form.day("valid_until"))
        return _to(posting.officer_id, "ended")

    return answer(request, form, act)
