"""The uploaded files themselves: where they lie, how much there is to read, and those that a dead process left half done."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from sejuk.org.imports import reading
from sejuk.org.models import ImportFile
from sejuk.org.rules import ImportState


def path_of(import_id: UUID | str) -> str:
    """Where the file lies until it is written: under its random number, apart from everything that pages serve."""
    return f"imports/{import_id}"


def weight(row: ImportFile) -> int:
    """How many bytes there are to read in a file that waits; see ``reading.weight``."""
    with default_storage.open(path_of(row.pk)) as file:
        return reading.weight(file)


def interrupted() -> tuple[list[str], list[str]]:
    """The files that were being checked and those that were being written, for a start at which nothing runs yet."""
    rows = ImportFile.objects.filter(state__in=(ImportState.CHECKING, ImportState.WRITING)).values_list("pk", "state")
    found = {state: [str(pk) for pk, now in rows if now == state] for state in (ImportState.CHECKING, ImportState.WRITING)}
    return found[ImportState.CHECKING], found[ImportState.WRITING]


@transaction.atomic
def resume_checks(*, import_ids: Iterable[str], again: bool) -> None:
    """What died while these were checked will check them again, or has been given up."""
    rows = ImportFile.objects.filter(pk__in=list(import_ids), state=ImportState.CHECKING)
    if again:
        rows.update(state=ImportState.RECEIVED, rows_done=0)
    else:
        rows.update(state=ImportState.FAILED, report={"file": {"code": "server_trouble"}})
