"""Work that a phone could not send and handed over in a file: look at it first, then take it in. Its words are shown to nobody."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sejuk.lib.problems import Problem
from sejuk.org import phones
from sejuk.org.phones import Escrow
from sejuk.org.rules import LARGEST_ESCROW, Can
from sejuk.web.doors import Asked, allowed
from sejuk.web.reading import What, opened, reads


@require_http_methods(["GET", "POST"])
@allowed(Can.MANAGE)
@reads(What.ESCROW)
def escrow(request: Asked) -> HttpResponse:
    """Choose a file; see whose work it holds and what it would bring; take it in."""
    if request.method != "POST":
        return render(request, "web/escrow.html")
    language = get_language() or "id"
    file, taking = request.POST.get("take", ""), "take" in request.POST
    try:
        if taking:
            found = phones.door().take_escrow(request.asker, file, request.POST.get("sure") == "yes", language)
        else:
            found = phones.door().open_escrow(request.asker, _chosen(request), language)
    except Problem as problem:
        return render(request, "web/escrow.html", {"wrong": problem.words(language)}, status=problem.status)
    opened(request, {found.officer.pk: len(found.ops)}, subject=found.file[:16], unit_id=found.unit.pk)
    return render(request, "web/escrow.html", {"found": found, "taken": taking} | _sums(request, found))


def _chosen(request: Asked) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        raise Problem("escrow_missing", "file")
    return bytes(file.read(LARGEST_ESCROW + 1))  # one byte more than allowed shows that it is too large


def _sums(request: Asked, found: Escrow) -> dict[str, Any]:
    counts = Counter(op.status for op in found.ops)
    broken = [words for words in found.photos if words]
    names = {
        "activity.report": _("Laporan"), "activity.amend": _("Perbaikan"), "activity.withdraw": _("Penarikan"),
    }  # fmt: skip
    return {
        "new": counts["accepted"], "known": counts["duplicate"], "open": counts["refused"] + counts["retry"],
        "photos": len(found.photos) - len(broken), "broken": broken,
        "ops": [(names.get(op.kind, _("Tidak terbaca")), op) for op in found.ops],
        "may_answer": request.asker.may(Can.REVIEW, found.unit),
    }  # fmt: skip
