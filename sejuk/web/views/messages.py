"""The message library: what may be said in which phase, its versions, and what may be done with them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.briefing import actions, queries, rules
from sejuk.briefing.actions import Draft
from sejuk.briefing.vocabulary import AUDIENCES, LANGUAGES, MESSAGE_STATES, THEMES
from sejuk.lib.labels import Label
from sejuk.lib.problems import Problem
from sejuk.org.queries import own_units
from sejuk.org.rules import Can
from sejuk.org.stages import IN_TIME, KIND_LABELS, PHASE_LABELS
from sejuk.web.doors import Asked, allowed, signed_in
from sejuk.web.forms_org import Choice, Field, Form, date_field
from sejuk.web.place import pieces_here
from sejuk.web.views.org_form import answer
from sejuk.web.views.told import where_told


def _one(text: str | None, values: Collection[str]) -> str:
    return text if text and text in values else ""


@require_safe
@signed_in
def messages(request: Asked) -> HttpResponse:
    """The library; without a filter, what may be said at one's place today comes first."""
    given = request.GET
    wanted = queries.Wanted(
        theme=_one(given.get("theme"), THEMES), phase=_one(given.get("phase"), rules.PHASES),
        election=_one(given.get("election"), rules.ELECTIONS), state=_one(given.get("state"), MESSAGE_STATES),
        text=given.get("q", "").replace("\0", "").strip()[:80],
    )  # fmt: skip
    pieces = pieces_here(request.asker)
    rows = [(row, rules.standing(row, pieces)) for row in queries.library(request.asker, wanted)]
    rows.sort(key=lambda pair: (pair[1] != rules.Standing.NOW, pair[1] != rules.Standing.IN_PARTS))
    context = {
        "rows": rows, "wanted": wanted, "themes": THEMES, "phases": rules.PHASES, "states": MESSAGE_STATES,
        "may": request.asker.may(Can.BRIEF), "filtered": any((wanted.theme, wanted.phase, wanted.state, wanted.text)),
    }  # fmt: skip
    return render(request, "web/messages.html", context)


@require_safe
@signed_in
def message(request: Asked, version_id: UUID) -> HttpResponse:
    """One version with its wordings, and every other version."""
    return _page(request, version_id)


def _page(request: Asked, version_id: UUID, problem: Problem | None = None) -> HttpResponse:
    found = queries.version(request.asker, version_id)
    standing = rules.standing(found, pieces_here(request.asker))
    current = found.state == rules.APPROVED and standing not in (rules.Standing.ENDED, rules.Standing.LATER)
    context = {
        "row": found, "wordings": queries.checked(request.asker, found),
        "versions": queries.versions_of(request.asker, found.message),
        "issues": list(found.issues.select_related("area", "unit")),
        "standing": standing, "silences": queries.silences(request.asker, found) if current else (),
        "briefs": request.asker.may(Can.BRIEF, found.message.unit),
        "decides": queries.may_decide(request.asker, found), "issuers": own_units(request.asker, Can.BRIEF),
        "me": request.asker.officer_id, "words": problem.words(get_language() or "id") if problem else None,
        "reason": request.POST.get("reason", ""), "openings": queries.openings_of(request.asker, found),
        **where_told(request, version_id),
    }  # fmt: skip
    return render(request, "web/message.html", context, status=problem.status if problem else 200)


@require_POST
@allowed(Can.BRIEF)
def act(request: Asked, version_id: UUID) -> HttpResponse:
    """Approve, issue or withdraw a version; what stands in the way is said on its page."""
    queries.version(request.asker, version_id)
    given = request.POST
    try:
        if given.get("do") == "approve":
            actions.approve_message(asker=request.asker, version_id=version_id)
        elif given.get("do") == "withdraw":
            actions.withdraw_message(asker=request.asker, version_id=version_id, reason=given.get("reason", ""))
        else:
            unit = next((unit for unit in own_units(request.asker, Can.BRIEF) if str(unit.pk) == given.get("unit")), None)
            if unit is None:
                raise Problem("value_missing", "unit")
            actions.issue_message(asker=request.asker, version_id=version_id, unit=unit)
    except Problem as problem:
        return _page(request, version_id, problem)
    return redirect("message", version_id)


@require_POST
@allowed(Can.BRIEF)
def act_on_wording(request: Asked, version_id: UUID, wording_id: int) -> HttpResponse:
    """A second person approves a wording in another language, or lets words in it pass."""
    queries.version(request.asker, version_id)
    given = request.POST
    try:
        if given.get("do") == "clear":
            actions.clear_wording(
                asker=request.asker, wording_id=wording_id, seen=given.getlist("seen"), reason=given.get("reason", "")
            )
        else:
            actions.approve_wording(asker=request.asker, wording_id=wording_id)
    except Problem as problem:
        return _page(request, version_id, problem)
    return redirect("message", version_id)


def _choices(table: dict[str, Label]) -> list[Choice]:
    english = get_language() == "en"
    return [(value, label.en if english else label.id) for value, label in table.items()]


def _ticks() -> list[Field]:
    english = get_language() == "en"
    kinds = [(rules.ANY, _("Pemilihan apa pun, juga bila tidak ada"))] + [
        (k.value, pair[english]) for k, pair in KIND_LABELS.items()
    ]
    phases = [(phase.value, PHASE_LABELS[phase][english]) for phase in IN_TIME]
    return [
        Field("elections", _("Untuk pemilihan"), "ticks", groups=[("", kinds)]),
        Field("phases", _("Boleh disampaikan pada"), "ticks", groups=[("", phases)]),
    ]


def _content() -> list[Field]:
    return [
        Field("title", _("Judul")),
        Field("text", _("Isi"), "long", hint=_("Kalimat pendek untuk diucapkan di depan pintu, paling banyak 600 huruf.")),
        Field("source", _("Dasar hukum atau sumber")), *_ticks(),
        date_field("valid_from", _("Berlaku dari"), required=False), date_field("valid_until", _("Berlaku sampai"), required=False),
    ]  # fmt: skip


def _draft(form: Form) -> Draft:
    return Draft(
        form.text("title"), form.text("text"), form.text("source"), tuple(form.ticks("elections")), tuple(form.ticks("phases")),
        form.day_if_any("valid_from"), form.day_if_any("valid_until"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.BRIEF)
def new(request: Asked) -> HttpResponse:
    """Write a new message of one's unit."""
    units = own_units(request.asker, Can.BRIEF)
    fields = [
        Field("unit", _("Satuan"), "select", choices=[(str(unit.pk), unit.name) for unit in units], value=str(units[0].pk)),
        Field("theme", _("Tema"), "select", choices=_choices(THEMES)),
        Field("audience", _("Untuk siapa"), "select", choices=_choices(AUDIENCES), value="all"), *_content(),
    ]  # fmt: skip
    intro = _("Pesan baru berlaku setelah orang kedua menyetujuinya.")
    form = Form(_("Tulis pesan"), _("Simpan rancangan"), reverse("messages"), fields, intro)

    def done() -> str:
        unit = next(unit for unit in units if str(unit.pk) == form.choice("unit"))
        made = actions.draft_message(
            asker=request.asker, unit=unit, theme=form.choice("theme"), audience=form.choice("audience"), draft=_draft(form)
        )
        return reverse("message", args=[made.pk])

    return answer(request, form, done)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.BRIEF)
def revise(request: Asked, version_id: UUID) -> HttpResponse:
    """Write the next version, starting from this one."""
    found = queries.version(request.asker, version_id)
    first = next((wording for wording in found.wordings.all() if wording.language == rules.SOURCE_LANGUAGE), None)
    form = Form(_("Tulis versi baru"), _("Simpan rancangan"), reverse("message", args=[version_id]), _content())
    for name, value in (("title", first.title if first else ""), ("text", first.text if first else ""), ("source", found.source)):
        form.at(name).value = value
    form.at("elections").ticked, form.at("phases").ticked = set(found.elections), set(found.phases)

    def done() -> str:
        made = actions.revise_message(asker=request.asker, message_id=found.message_id, draft=_draft(form))
        return reverse("message", args=[made.pk])

    return answer(request, form, done)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Can.BRIEF)
def word(request: Asked, version_id: UUID) -> HttpResponse:
    """Write a version in another language."""
    found = queries.version(request.asker, version_id)
    there = {wording.language for wording in found.wordings.all()}
    choices = [choice for choice in _choices(LANGUAGES) if choice[0] not in there]
    fields = [
        Field("language", _("Bahasa"), "select", choices=choices),
        Field("title", _("Judul")),
        Field("text", _("Isi"), "long"),
    ]
    form = Form(_("Tulis dalam bahasa lain"), _("Simpan"), reverse("message", args=[version_id]), fields)

    def done() -> str:
        actions.add_wording(
            asker=request.asker,
            version_id=version_id,
            language=form.choice("language"),
            title=form.text("title"),
            text=form.text("text"),
        )
        return reverse("message", args=[version_id])

    return answer(request, form, done)
