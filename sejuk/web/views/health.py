"""Is the system alive?"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from sejuk import __version__
from sejuk.org.access import PUBLIC
from sejuk.org.queries import counts


def healthz(request: HttpRequest) -> JsonResponse:
    """Answers 200 once the database answers; holds no content and no counts."""
    del request
    counts(PUBLIC)
    return JsonResponse({"status": "ok", "version": __version__})
