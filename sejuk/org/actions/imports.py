"""Units, officers and postings from a file: receive it, check it and write nothing, then write all of it or nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.access import Asker, asker_for
from sejuk.org.imports import columns, files, people, reading, units, writing
from sejuk.org.imports.report import Progress, Report
from sejuk.org.models import ImportFile, Unit
from sejuk.org.rules import Can, ImportState

KEPT = timedelta(hours=24)


@transaction.atomic
def receive_import(*, asker: Asker, unit: Unit, kind: str, name: str, file: File[bytes]) -> ImportFile:
    """Take a file to check later. Nothing is read yet; only its owner sees it."""
    asker.need(Can.IMPORT, unit)
    if kind not in rules.IMPORT_KINDS:
        raise Problem("not_found")
    if file.size > reading.MOST_BYTES:
        raise Problem("file_too_large", "file", limit="10 MB")
    if not file.size:
        raise Problem("file_empty", "file")
    row = ImportFile.objects.create(
        officer_id=asker.officer_id or 0, unit=unit, kind=kind, name=" ".join(name.split())[-120:], state=ImportState.RECEIVED
    )
    default_storage.save(files.path_of(row.pk), ContentFile(file.read()))
    journal.record("import.received", row.pk, actor_id=asker.officer_id, unit_id=unit.pk, data={"kind": kind})
    return row


def check_import(*, import_id: UUID | str) -> None:
    """Read every row, note what is wrong and count what would change. Only one process does it, and only once."""
    with transaction.atomic():
        rows = ImportFile.objects.filter(pk=import_id, state=ImportState.RECEIVED)
        if not rows.update(state=ImportState.CHECKING):
            return
    row = ImportFile.objects.select_related("unit", "officer").get(pk=import_id)
    try:
        _, report, total = _planned(row, lambda done: _progress(row, done))
        state = ImportState.CHECKED
    except Problem as problem:
        report, total, state = {"file": {"code": problem.code, "params": problem.params}}, 0, ImportState.FAILED
    except Exception:
        ImportFile.objects.filter(pk=row.pk).update(state=ImportState.FAILED, report={"file": {"code": "server_trouble"}})
        raise
    with transaction.atomic():
        ImportFile.objects.filter(pk=row.pk).update(state=state, report=report, rows=total, rows_done=total)
        journal.record("import.checked", row.pk, actor_id=row.officer_id, unit_id=row.unit_id, data={"rows": total})


def _progress(row: ImportFile, done: int) -> None:
    ImportFile.objects.filter(pk=row.pk).update(rows_done=done)


def _planned(row: ImportFile, progress: Progress) -> tuple[Any, dict[str, Any], int]:
    """The plan of a file, what a page shows of it, and its number of rows. The owner's rights are those of this moment."""
    asker = asker_for(row.officer)
    asker.need(Can.IMPORT, row.unit)
    with default_storage.open(files.path_of(row.pk)) as file:
        table = columns.table(row.kind, reading.rows(file.read()))
    report = Report(table.headers)
    plan: Any
    if row.kind == columns.PEOPLE:
        plan, total = people.plan(asker, row.unit, table.rows, report, progress)
        counts = {"officers": vars(plan.officers), "postings": vars(plan.posted)}
    else:
        plan, total = units.plan(asker, table.rows, report, progress)
        counts = {"units": vars(plan.counted)}
    if not total:
        raise Problem("file_empty", "file")
    shown = {
        "headers": table.headers, "ignored": table.ignored, "counts": counts, "bad": len(report.bad_lines),
        "changes": report.changes,
        "problems": sorted(report.problems, key=lambda problem: problem["line"]),
    }  # fmt: skip
    return plan, shown, total


@transaction.atomic
def confirm_import(*, asker: Asker, row: ImportFile, only_good: bool = False) -> None:
    """The owner has read the report and wants it written; with wrong rows only if they say so."""
    _need_own(asker, row)
    if row.state != ImportState.CHECKED:
        raise Problem("import_not_ready")
    if row.report.get("bad") and not only_good:
        raise Problem("import_has_problems")
    claimed = ImportFile.objects.filter(pk=row.pk, state=ImportState.CHECKED)
    if not claimed.update(state=ImportState.WRITING, only_good=only_good):
        raise Problem("import_not_ready")
    journal.record("import.confirmed", row.pk, actor_id=asker.officer_id, unit_id=row.unit_id)


def write_import(*, import_id: UUID | str) -> None:
    """Check again, for things may have changed, and write all good rows in one transaction. A second call does nothing."""
    try:
        with transaction.atomic():
            row = ImportFile.objects.select_for_update(of=("self",)).select_related("unit", "officer").get(pk=import_id)
            if row.state != ImportState.WRITING:
                return
            _write(row)
    except Problem as problem:
        report = {"file": {"code": problem.code, "params": problem.params}}
        ImportFile.objects.filter(pk=import_id).update(state=ImportState.FAILED, report=report)
        return
    except Exception:  # nothing was written: let the owner decide again, and whoever looks after the system see why
        ImportFile.objects.filter(pk=import_id, state=ImportState.WRITING).update(state=ImportState.CHECKED)
        raise
    default_storage.delete(files.path_of(import_id))


def _write(row: ImportFile) -> None:
    plan, report, total = _planned(row, lambda _: None)
    if report["bad"] and not row.only_good:
        row.state, row.report = ImportState.CHECKED, report  # something changed meanwhile: show it, write nothing
        row.save(update_fields=["state", "report"])
        return
    asker = asker_for(row.officer)
    if row.kind == columns.PEOPLE:
        writing.write_people(asker, plan)
    else:
        writing.write_units(asker, plan)
    row.state, row.report, row.rows, row.finished_at = ImportState.DONE, report, total, clock.now()
    row.save(update_fields=["state", "report", "rows", "finished_at"])
    journal.record("import.written", row.pk, actor_id=row.officer_id, unit_id=row.unit_id, data={"counts": report["counts"]})


@transaction.atomic
def drop_import(*, asker: Asker, row: ImportFile) -> None:
    """Throw an uploaded file away before it is written."""
    _need_own(asker, row)
    _drop(row)
    journal.record("import.dropped", row.pk, actor_id=asker.officer_id, unit_id=row.unit_id)


@transaction.atomic
def drop_old_imports() -> int:
    """Files that nobody confirmed within a day go, and so do the words of old reports."""
    old = list(ImportFile.objects.filter(created_at__lt=clock.now() - KEPT))
    left = [row for row in old if row.state != ImportState.DONE]
    for row in left:
        _drop(row)
    for row in old:
        if row.state == ImportState.DONE and (row.report.get("problems") or row.report.get("changes")):
            row.report = row.report | {"problems": [], "changes": []}
            row.save(update_fields=["report"])
    if left:
        journal.record("imports.dropped", "imports", data={"count": len(left)})
    return len(left)


def _drop(row: ImportFile) -> None:
    default_storage.delete(files.path_of(row.pk))
    ImportFile.objects.filter(pk=row.pk).delete()


def _need_own(asker: Asker, row: ImportFile) -> None:
    if asker.officer_id is None or row.officer_id != asker.officer_id or not asker.may(Can.IMPORT, row.unit):
        raise Problem("not_found")
