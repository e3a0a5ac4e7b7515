"""One's own account: password and second factor."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.lib.problems import Problem, Words
from sejuk.lib.qr import qr
from sejuk.org import actions
from sejuk.org.actions import second_factor
from sejuk.org.queries import phones_of
from sejuk.web import queries
from sejuk.web.doors import Asked, me, signed_in
from sejuk.web.place import zone_here

T = TypeVar("T")
LONGEST = 1000  # letters of a password; beyond them hashing would be work for nothing


@require_safe
@signed_in
def account(request: Asked) -> HttpResponse:
    """Who one is to the system, and what protects it."""
    done = request.GET.get("done", "")
    phones = [phone for phone in phones_of(request.asker, me(request)) if phone.revoked_at is None]
    context = {
        "phones": phones,
        "tz": zone_here(request.asker),
        "second_factor": queries.has_second_factor(request.asker),
        "left": queries.recovery_codes_left(request.asker),
        "done": done,
    }
    return render(request, "web/account.html", context)


@require_POST
@signed_in
def sign_out_phone(request: Asked, phone_id: UUID) -> HttpResponse:
    """Sign one of one's own phones out for good."""
    actions.revoke_phone(asker=request.asker, officer=me(request), phone_id=phone_id)
    return redirect("/account/?done=phone")


@sensitive_post_parameters("current", "password", "again")
@require_http_methods(["GET", "POST"])
@signed_in
def password(request: Asked) -> HttpResponse:
    """Change one's password; after a first password this comes before any other page."""
    wrong = _change_password(request) if request.method == "POST" else {}
    if request.method == "POST" and not wrong:
        return redirect("/account/?done=password")
    return render(request, "web/password.html", {"wrong": wrong}, status=422 if wrong else 200)


def _change_password(request: Asked) -> dict[str, str]:
    """Change it, or say at which field something is wrong."""
    officer, given = me(request), request.POST
    current, new = (given.get(name, "")[:LONGEST] for name in ("current", "password"))
    if new != given.get("again", ""):
        return {"again": _("Kedua kata sandi baru tidak sama.")}
    try:
        actions.set_own_password(asker=request.asker, officer=officer, current=current, password=new)
    except Problem as problem:
        return {problem.field or "current": ". ".join(problem.words(get_language() or "id"))}
    auth.update_session_auth_hash(request, officer)
    return {}


@require_http_methods(["GET", "POST"])
@signed_in
def set_up_code(request: Asked) -> HttpResponse:
    """Scan, then prove with one code that it works; recovery codes are shown once."""
    codes, words = _tried(request, second_factor.confirm_second_factor)
    if codes:
        return _shown_once(request, codes)
    device = second_factor.begin_second_factor(asker=request.asker)
    secret = base64.b32encode(device.bin_key).decode().rstrip("=")
    must = queries.lacks_code(request.asker)
    context = {"qr": qr(f"{device.config_url}&issuer=Sejuk"), "secret": secret, "words": words, "must": must}
    return render(request, "web/code_set_up.html", context, status=422 if words else 200)


@require_http_methods(["GET", "POST"])
@signed_in
def recovery_codes(request: Asked) -> HttpResponse:
    """New recovery codes, with a code of the app."""
    codes, words = _tried(request, second_factor.give_recovery_codes)
    if codes:
        return _shown_once(request, codes)
    intro = _("Kode pemulihan yang lama tidak berlaku lagi. Untuk memastikan bahwa ini Anda, tulis kode yang tampil sekarang.")
    return _asked(request, _("Buat kode pemulihan baru"), intro, _("Buat"), words)


@require_http_methods(["GET", "POST"])
@signed_in
def remove_code(request: Asked) -> HttpResponse:
    """Switch the second factor off, with a code."""
    _nothing, words = _tried(request, second_factor.remove_second_factor)
    if request.method == "POST" and not words:
        return redirect("/account/?done=code_off")
    intro = _("Setelah ini kata sandi saja cukup untuk masuk. Untuk memastikan bahwa ini Anda, tulis kode yang tampil sekarang.")
    return _asked(request, _("Matikan kode 6 angka"), intro, _("Matikan"), words)


def _tried(request: Asked, act: Callable[..., T]) -> tuple[T | None, Words | None]:
    """Do it with the code that was sent: the result, or what is said about a wrong code."""
    if request.method != "POST":
        return None, None
    try:
        return act(asker=request.asker, code=_code(request)), None
    except Problem as problem:
        if problem.code != "code_wrong":
            raise
        return None, problem.words(get_language() or "id")


def _asked(request: Asked, title: str, intro: str, submit: str, words: Words | None) -> HttpResponse:
    context = {"title": title, "intro": intro, "submit": submit, "words": words}
    return render(request, "web/code_ask.html", context, status=422 if words else 200)


def _shown_once(request: Asked, codes: list[str]) -> HttpResponse:
    return render(request, "web/recovery_codes.html", {"codes": codes})


def _code(request: HttpRequest) -> str:
    return request.POST.get("code", "").replace(" ", "")
