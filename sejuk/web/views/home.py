"""Where a person starts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from sejuk.org.rules import Can
from sejuk.web.doors import Asked, signed_in

STARTS = (
    (Can.READ, "/board/"),
    (Can.RECORD, "/me/"),
    (Can.OPERATE, "/org/"),
    (Can.AUDIT, "/journal/"),
    (Can.AGGREGATE, "/summary/"),
)


@require_safe
@signed_in
def home(request: Asked) -> HttpResponse:
    """Go to the page that this person works with."""
    return redirect(next((path for can, path in STARTS if request.asker.may(can)), "/me/"))
