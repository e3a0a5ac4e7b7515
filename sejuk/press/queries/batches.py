"""Papers of all villages of a unit: where a batch stands, and all of it as one ZIP."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils.text import slugify

from sejuk.briefing import rules as briefing_rules
from sejuk.briefing.models import MessageVersion
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Area
from sejuk.org.rules import Can
from sejuk.press.models import Batch
from sejuk.press.rules import BatchState


def _visible(asker: Asker) -> QuerySet[Batch]:
    return Batch.objects.filter(asker.units(Can.BRIEF, "unit")).select_related("unit", "version__message", "officer")


def batches(asker: Asker, version: MessageVersion) -> list[Batch]:
    """The batches of a version at units where the asker briefs, newest first."""
    return list(_visible(asker).filter(version=version).order_by("-created_at")[:10])


def batch(asker: Asker, batch_id: UUID) -> Batch:
    """One of these; any other looks absent."""
    found = _visible(asker).filter(pk=batch_id).first()
    if found is None:
        raise Problem("not_found")
    return found


def zipped(asker: Asker, batch_id: UUID) -> Iterator[bytes]:
    """A finished batch as a ZIP, paper by paper; refused once its message was withdrawn."""
    found = batch(asker, batch_id)
    if found.state != BatchState.DONE:
        raise Problem("batch_not_ready")
    if found.version.state != briefing_rules.APPROVED:
        raise Problem("message_withdrawn")
    if not briefing_rules.holds(None, found.version.valid_until, clock.today()):
        raise Problem("message_expired")
    return _zip(found)


class _Sink:
    """What a ZIP is written into: taken out piece by piece, never held as a whole."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, b: bytes, /) -> int:
        """As a file takes it."""
        self._parts.append(bytes(b))
        return len(b)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Nor is anything open."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _zip(found: Batch) -> Iterator[bytes]:
    names = dict(Area.objects.filter(pk__in=found.areas).values_list("pk", "name"))
    sink, made = _Sink(), _wall(found.created_at)
    with zipfile.ZipFile(sink, "w") as archive:
        for code in found.areas:
            with default_storage.open(found.file_of(code)) as file:
                entry = zipfile.ZipInfo(f"{code}-{slugify(names.get(code, '')) or 'desa'}.pdf", made)
                archive.writestr(entry, file.read())
            yield sink.taken()
    yield sink.taken()


def _wall(at: datetime) -> tuple[int, int, int, int, int, int]:
    return at.year, at.month, at.day, at.hour, at.minute, at.second
