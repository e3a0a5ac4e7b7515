"""The description of the phones' door."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from sejuk.sync.openapi import document


def openapi(request: HttpRequest) -> JsonResponse:
    """OpenAPI 3.1."""
    del request
    return JsonResponse(document())
