"""Signing in and out, and the language of the pages."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.lib.problems import Problem
from sejuk.org import actions
from sejuk.web.doors import HTMX
from sejuk.web.middleware import LANGUAGE_COOKIE

BACKEND = "django.contrib.auth.backends.ModelBackend"
A_YEAR = 365 * 86_400


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Service number and password, and the six digits where a second factor is set up."""
    if request.method == "GET":
        if request.user.is_authenticated:
            return redirect(_safe(request, request.GET.get("next")))
        return render(request, "web/sign_in.html", {"next": request.GET.get("next", "")})
    given = request.POST
    try:
        officer = actions.sign_in(
            service_number=given.get("service_number", "")[:40],
            password=given.get("password", "")[:1000],
            code=given.get("code", "").replace(" ", "") or None,
            address=request.META.get("REMOTE_ADDR", ""),
        )
    except Problem as problem:
        return _again(request, problem)
    login(request, officer, backend=BACKEND)
    target = _safe(request, given.get("next"))
    if request.headers.get(HTMX):
        return HttpResponse(status=204, headers={"HX-Redirect": iri_to_uri(target)})
    return redirect(target)


def _again(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The form with what went wrong; through htmx only the answer, so that the password stays typed."""
    context = {
        "next": request.POST.get("next", ""),
        "service_number": request.POST.get("service_number", ""),
        "words": problem.words(get_language() or "id"),
        "ask_code": problem.code in ("code_required", "code_wrong"),
    }
    name = "web/parts/sign_in_answer.html" if request.headers.get(HTMX) else "web/sign_in.html"
    return render(request, name, context, status=problem.status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this browser's session. Phones keep their own."""
    logout(request)
    return redirect("sign_in")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language on this device and go back."""
    answer = redirect(_safe(request, request.POST.get("next")))
    chosen = "en" if request.POST.get("language") == "en" else "id"
    answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=A_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return answer


def _safe(request: HttpRequest, address: str | None) -> str:
    """The address, if it is one of our own; the start page otherwise."""
    own = address and url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if own and address else "/"
