"""An officer's page: facts, no score."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sejuk.web.doors import Asked, signed_in


@require_safe
@signed_in
def own(request: Asked) -> HttpResponse:
    """One's own page."""
    return render(request, "web/base.html")
