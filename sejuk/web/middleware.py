"""Around every page: a request id in the log, the language, who asks, and problems as pages instead of tracebacks."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict, UnreadablePostError
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from structlog.contextvars import bound_contextvars

from sejuk.lib import ids
from sejuk.lib.letters import without_controls
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC, Asker, asker_for
from sejuk.org.models import Officer

Handler = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("sejuk.web")
LANGUAGE_COOKIE = "language"


def behind_proxy(get_response: Handler) -> Handler:
    """Who is at the other end of the proxy: the last address that it wrote, for what stands before that anybody can claim."""

    def handle(request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if settings.BEHIND_PROXY and told:
            request.META["REMOTE_ADDR"] = told
        return get_response(request)

    return handle


def request_log(get_response: Handler) -> Handler:
    """One line a request: method, matched route (never the address itself, which may hold ids), status, milliseconds."""

    def handle(request: HttpRequest) -> HttpResponse:
        with bound_contextvars(request=str(ids.new_id())):
            started = time.monotonic()
            response = get_response(request)
            route = request.resolver_match.route if request.resolver_match else "-"
            millis = round((time.monotonic() - started) * 1000)
            log.info("request", method=request.method, route=route, status=response.status_code, ms=millis)
        return response

    return handle


def language(get_response: Handler) -> Handler:
    """Indonesian first; English where the person chose it on this device."""

    def handle(request: HttpRequest) -> HttpResponse:
        chosen = "en" if request.COOKIES.get(LANGUAGE_COOKIE) == "en" else "id"
        with translation.override(chosen):
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return handle


def plain(get_response: Handler) -> Handler:
    """What was typed, without control characters. The phones' door reads its own."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.COOKIES = {name: without_controls(value) for name, value in request.COOKIES.items()}
        request.GET = _plain(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and not request.path.startswith("/api/"):
            try:
                request.POST = _plain(request.POST)  # type: ignore[assignment]
            except UnreadablePostError:  # nobody is there any more to read what went wrong
                return HttpResponse(status=400)
        return get_response(request)

    return handle


def _plain(given: QueryDict) -> QueryDict:
    wanted = {name: [without_controls(value) for value in values] for name, values in given.lists()}
    if all(values == given.getlist(name) for name, values in wanted.items()):
        return given
    changed = given.copy()
    for name, values in wanted.items():
        changed.setlist(name, values)
    return changed


def asker(get_response: Handler) -> Handler:
    """``request.asker``: who asks and what they may do, read once and only when a page needs it."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.asker = SimpleLazyObject(lambda: _asker(request))  # type: ignore[attr-defined]
        return get_response(request)

    return handle


def _asker(request: HttpRequest) -> Asker:
    return asker_for(request.user) if isinstance(request.user, Officer) else PUBLIC


def problems(get_response: Handler) -> Handler:
    """A ``Problem`` that no view handled becomes its own page; a method that no door takes is told like any other refusal."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or not request.path.startswith("/api/"):
            return response
        from sejuk.web.views.errors import problem_page

        told = problem_page(request, Problem("wrong_method"))
        told.headers["Allow"] = response.headers["Allow"]
        return told

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        from sejuk.web.views.errors import problem_page

        return problem_page(request, exception) if isinstance(exception, Problem) else None

    handle.process_exception = process_exception  # type: ignore[attr-defined]
    return handle
