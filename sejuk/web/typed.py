"""What was typed is not lost when a session ends meanwhile: the page comes back with it, to be sent again after signing in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve

from sejuk.org.models import Officer

P = ParamSpec("P")
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
LONGEST = 200_000  # characters that are handed back: more than any form of these takes


def keeps_typed(view: AnyView[P]) -> AnyView[P]:
    """A view in front of ``signed_in``: a form sent to it by somebody whose session has ended is handed back with all its words."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "POST" and not isinstance(request.user, Officer) and _typed(request):
            return handed_back(request)
        return view(request, *args, **kwargs)

    door.keeps_typed = True  # type: ignore[attr-defined]
    return door


def keeps(request: HttpRequest) -> bool:
    """Whether the form that was sent belongs to such a view and holds anything."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return request.method == "POST" and getattr(view, "keeps_typed", False) and bool(_typed(request))


def handed_back(request: HttpRequest) -> HttpResponse:
    """The page with the form as it was sent; files cannot be handed back."""
    typed = _typed(request)
    longest = max((value for _name, value in typed), key=len)
    context = {"typed": typed, "longest": longest, "signed_in": isinstance(request.user, Officer), "files": bool(request.FILES)}
    return render(request, "web/typed.html", context, status=403)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    said = [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]
    return said if any(value.strip() for _name, value in said) and sum(len(value) for _name, value in said) <= LONGEST else []
