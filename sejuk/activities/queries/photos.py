"""Reading photos: only the re-encoded copies, by who may read their activity."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage

from sejuk.activities.models import Activity, Photo
from sejuk.activities.queries.activities import visible
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker


def photo_file(asker: Asker, photo_id: UUID, *, thumb: bool = False) -> tuple[File[bytes], Activity]:
    """The copy without metadata, and the record that it belongs to; the bytes as uploaded are shown to nobody."""
    photo = Photo.objects.select_related("activity").filter(pk=photo_id, activity__in=visible(asker)).first()
    name = "" if photo is None else photo.thumb if thumb else photo.shown
    if photo is None or photo.activity is None or not name or not default_storage.exists(name):
        raise Problem("not_found")
    return default_storage.open(name), photo.activity


def sent_bytes(asker: Asker, sha256: str) -> bytes | None:
    """What this very officer sent before under that digest, if it is still whole; nobody else's, whatever they may read."""
    photo = Photo.objects.filter(officer=asker.officer_id, sha256=sha256, received_at__isnull=False).first()
    if photo is None or not default_storage.exists(photo.stored):
        return None
    with default_storage.open(photo.stored) as file:
        content = bytes(file.read())
    return content if hashlib.sha256(content).hexdigest() == sha256 else None
