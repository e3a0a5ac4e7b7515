"""A page for everybody: is this receipt or proof ours, and unchanged? It says nothing about what anybody recorded."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.journal import documents, log
from sejuk.journal.documents import Verdict
from sejuk.journal.signing import public_key
from sejuk.org import brake

LARGEST = 20_000
CHECKS = 120  # in ten minutes from one address: this page is open to everybody


@never_cache
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Paste it, read whether it holds."""
    text = request.POST.get("document", "").strip()
    if text:
        brake.take(brake.key("verify", brake.place(request.META.get("REMOTE_ADDR", ""))), CHECKS)
    context: dict[str, Any] = {"key": public_key(), "checkpoint": log.checkpoint(), "document": text[:LARGEST]}
    if text:
        verdict = _checked(text)
        context |= {"verdict": verdict, "name": _name(verdict.kind), "reason": _reason(verdict.fault)}
    return render(request, "web/verify.html", context)


@never_cache
@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The latest signed root with the key, to keep somewhere else; `404` before the first sealing."""
    last = log.checkpoint()
    if last is None:
        return JsonResponse({}, status=404)
    name = f"sejuk-checkpoint-{last['size']}.json"
    return JsonResponse(
        last | {"public_key": public_key()["public_key"]}, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _checked(text: str) -> Verdict:
    try:
        document = json.loads(text) if len(text) <= LARGEST else None
    except (ValueError, RecursionError):
        document = None
    key = documents.key_of(public_key()["public_key"])
    verdict = documents.check(document, key)
    signed = _root_in(verdict, document)
    if signed:  # a signed root is ours only if today's log still goes on from it
        after = log.continues(signed, key)
        verdict = verdict if after.holds else Verdict(verdict.kind, after.fault, {})
    return verdict


def _root_in(verdict: Verdict, document: Any) -> dict[str, Any]:
    """The checkpoint that a good document is, or ends in."""
    if not verdict.holds:
        return {}
    inner = {
        documents.CHECKPOINT: document,
        documents.INCLUSION: document.get("checkpoint"),
        documents.CONSISTENCY: document.get("new"),
    }
    return inner.get(verdict.kind) or {}


def _name(kind: str) -> str:
    return {
        documents.RECEIPT: gettext("Tanda terima"),
        documents.CHECKPOINT: gettext("Akar jurnal"),
        documents.INCLUSION: gettext("Bukti peristiwa"),
        documents.CONSISTENCY: gettext("Bukti kelanjutan jurnal"),
    }.get(kind, gettext("Berkas"))


def _reason(fault: str) -> str:
    return {
        "shape": gettext("Ini bukan tanda terima atau bukti yang dikenal. Salin seluruh isinya, dari { sampai }."),
        "other_key": gettext("Ini ditandatangani pemasangan Sejuk yang lain. Periksa di alamat asalnya."),
        "signature": gettext("Tanda tangannya tidak cocok. Isinya diubah setelah dibuat."),
        "root": gettext("Isinya tidak cocok dengan jurnal yang ditandatangani."),
        "shorter": gettext(
            "Jurnal di server ini lebih pendek dari yang tertulis: ada yang hilang, atau server dikembalikan dari cadangan."
        ),
    }.get(fault, "")
