"""Import from a file: upload, read the report, confirm, see what was written."""

from __future__ import annotations

import csv
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.lib.problems import Problem
from sejuk.org import queries
from sejuk.org.actions import imports as actions
from sejuk.org.imports import files, templates
from sejuk.org.rules import Can, ImportState
from sejuk.web.doors import Asked, allowed
from sejuk.web.forms import number
from sejuk.web.forms_org import said
from sejuk.web.sheets import harmless

AT_ONCE = 300_000  # bytes (unpacked) up to which the page itself checks and writes; the background does the rest
SHOWN = 200


@require_http_methods(["GET", "POST"])
@allowed(Can.IMPORT)
def uploads(request: Asked) -> HttpResponse:
    """Choose a file, and see one's earlier ones."""
    own = queries.own_units(request.asker, Can.IMPORT)
    asked = number(request.POST.get("unit") or request.GET.get("unit"))
    unit = queries.unit(request.asker, asked, Can.IMPORT) if asked else own[0]
    kind = request.POST.get("kind", request.GET.get("kind", "people"))
    wrong = ""
    if request.method == "POST":
        try:
            return redirect("org_import", _receive(request, unit.pk, kind))
        except Problem as problem:
            wrong = said(problem)
    context = {"unit": unit, "kind": kind, "wrong": wrong, "files": queries.import_files(request.asker)}
    return render(request, "web/org/imports.html", context, status=422 if wrong else 200)


def _receive(request: Asked, unit_id: int, kind: str) -> UUID:
    file = request.FILES.get("file")
    if file is None:
        raise Problem("file_missing", "file")
    unit = queries.unit(request.asker, unit_id, Can.IMPORT)
    row = actions.receive_import(asker=request.asker, unit=unit, kind=kind, name=file.name or "", file=file)
    if files.weight(row) <= AT_ONCE:
        actions.check_import(import_id=row.pk)
    return row.pk


@require_safe
@allowed(Can.IMPORT)
def report(request: Asked, import_id: UUID) -> HttpResponse:
    """Where a file stands: being checked, the report, or what was written."""
    row = queries.import_file(request.asker, import_id)
    language = get_language() or "id"
    found = [_shown(problem, language) for problem in row.report.get("problems", [])[:SHOWN]]
    broken = row.report.get("file")
    context = {
        "row": row, "problems": found, "more": max(len(row.report.get("problems", [])) - SHOWN, 0),
        "good": row.rows - row.report.get("bad", 0), "counts": _counts(row.report.get("counts", {})),
        "broken": Problem(broken["code"], None, **broken.get("params", {})).words(language) if broken else None,
        "busy": row.state in (ImportState.RECEIVED, ImportState.CHECKING, ImportState.WRITING),
    }  # fmt: skip
    part = bool(request.headers.get("HX-Request"))
    return render(request, "web/org/parts/import.html" if part else "web/org/import.html", context)


def _shown(problem: dict[str, object], language: str) -> dict[str, object]:
    """A finding with its words in the reader's language."""
    params = problem.get("params") or {}
    assert isinstance(params, dict)  # noqa: S101 - written by Report.bad
    return problem | {"words": Problem(str(problem["code"]), None, **params).words(language)}


def _counts(counts: dict[str, dict[str, int]]) -> list[tuple[str, dict[str, int]]]:
    names = {"officers": _("Petugas"), "postings": _("Penugasan"), "units": _("Satuan")}
    return [(names[key], value) for key, value in counts.items()]


@require_POST
@allowed(Can.IMPORT)
def confirm(request: Asked, import_id: UUID) -> HttpResponse:
    """Write it: all rows, or only the good ones where the owner says so."""
    row = queries.import_file(request.asker, import_id)
    weight = files.weight(row) if row.state == ImportState.CHECKED else 0
    actions.confirm_import(asker=request.asker, row=row, only_good=request.POST.get("only_good") == "yes")
    if weight <= AT_ONCE:
        actions.write_import(import_id=row.pk)
    return redirect("org_import", import_id)


@require_POST
@allowed(Can.IMPORT)
def drop(request: Asked, import_id: UUID) -> HttpResponse:
    """Throw it away."""
    row = queries.import_file(request.asker, import_id)
    actions.drop_import(asker=request.asker, row=row)
    return redirect(f"{reverse('org_imports')}?unit={row.unit_id}&kind={row.kind}")


@require_safe
@allowed(Can.IMPORT)
def problems(request: Asked, import_id: UUID) -> HttpResponse:
    """The bad rows as a list, in both languages, to mend the file by."""
    row = queries.import_file(request.asker, import_id)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="baris-keliru.csv"'
    writer = csv.writer(answer, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([_("Baris"), _("Kolom"), _("Kode"), "Indonesia", "English"])
    for found in row.report.get("problems", []):
        problem = Problem(found["code"], None, **found["params"])
        words = [" ".join(problem.words(tongue)) for tongue in ("id", "en")]
        writer.writerow([harmless(cell) for cell in (found["line"], found["column"], found["code"], *words)])
    return answer


@require_safe
@allowed(Can.IMPORT)
def template(request: Asked, kind: str, form: str) -> HttpResponse:
    """An empty file with the right columns; in the workbook a second sheet shows how to fill it in."""
    data, content_type = templates.template(kind, form)
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{"petugas" if kind == "people" else "satuan"}.{form}"'
    return answer
