"""Reading one's own uploaded files."""

from __future__ import annotations

from uuid import UUID

from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import ImportFile
from sejuk.org.rules import Can


def import_file(asker: Asker, import_id: UUID) -> ImportFile:
    """A file that the asker uploaded and may still import; any other looks absent."""
    found = ImportFile.objects.filter(pk=import_id, officer=asker.officer_id or 0).select_related("unit").first()
    if found is None or not asker.may(Can.IMPORT, found.unit):
        raise Problem("not_found")
    return found


def import_files(asker: Asker, limit: int = 20) -> list[ImportFile]:
    """The asker's own files, newest first."""
    rows = ImportFile.objects.filter(officer=asker.officer_id or 0).select_related("unit")
    return list(rows.order_by("-created_at")[:limit])
