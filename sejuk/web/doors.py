"""Before a page answers: who is signed in, whether their password must be changed first, and that nobody keeps a copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Officer
from sejuk.org.rules import Can
from sejuk.web.queries import lacks_code

P = ParamSpec("P")
HTMX = "HX-Request"
WITHOUT_CODE = ("/account/code/", "/account/password/")  # what one reaches before the six digits are set up


class Asked(HttpRequest):
    """A request on which ``middleware.asker`` has set who asks."""

    asker: Asker


View = Callable[Concatenate[Asked, P], HttpResponseBase]
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def signed_in(view: View[P]) -> AnyView[P]:
    """A page for whoever is signed in. Others are asked to sign in and come back; a first password is changed first."""

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Officer):
            return _to(request, f"{reverse('sign_in')}?{urlencode({'next': request.get_full_path()})}")
        if request.user.must_change_password and request.path not in (reverse("password"), reverse("sign_out")):
            return _to(request, reverse("password"))
        if request.path not in WITHOUT_CODE and lacks_code(request.asker):  # type: ignore[attr-defined]
            return _to(request, reverse("set_up_code"))
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return never_cache(door)


def allowed(*can: Can) -> Callable[[View[P]], AnyView[P]]:
    """A page for those who may do one of these somewhere; to anybody else it is absent. Which rows they see, queries decide."""

    def around(view: View[P]) -> AnyView[P]:
        @wraps(view)
        def door(request: Asked, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not any(request.asker.may(one) for one in can):
                raise Problem("not_found")
            return view(request, *args, **kwargs)

        return signed_in(door)

    return around


def _to(request: HttpRequest, address: str) -> HttpResponse:
    """Go there; a part of a page that htmx asked for takes the whole page along."""
    if request.headers.get(HTMX):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def me(request: HttpRequest) -> Officer:
    """The officer who is signed in."""
    assert isinstance(request.user, Officer)  # noqa: S101 - every caller stands behind ``signed_in``
    return request.user
