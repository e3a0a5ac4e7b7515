"""Pages for what went wrong: what happened, what is safe, what to do. Never a traceback."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from sejuk.journal.busy import RETRY_SECONDS, is_busy
from sejuk.lib.problems import Problem
from sejuk.web import typed


def problem_page(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A problem as a page, or as JSON under /api/."""
    if request.path.startswith("/api/"):
        return JsonResponse(problem.as_json(), status=problem.status, content_type="application/problem+json")
    words = problem.words(get_language() or "id")
    return render(request, "web/problem.html", {"problem": problem, "words": words}, status=problem.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A host that is not ours, or a form in pieces: not even the page around a problem can be trusted to be made."""
    del request, exception
    text = "Permintaan ini tidak dapat diterima.\nThis request cannot be accepted.\n"
    return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Absent and forbidden look the same."""
    del exception
    return problem_page(request, Problem("not_found"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own trouble: a page that asks the database nothing, for it may be what is in trouble, or only busy."""
    busy = is_busy(sys.exception())
    problem = Problem("server_busy" if busy else "server_trouble")
    if request.path.startswith("/api/"):
        answer = problem_page(request, problem)
    else:
        html = render_to_string("web/problem.html", {"words": problem.words(get_language() or "id")})
        answer = HttpResponse(html, status=problem.status)
    if busy:
        answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long or came from elsewhere."""
    del reason
    return typed.handed_back(request) if typed.keeps(request) else problem_page(request, Problem("form_expired"))
