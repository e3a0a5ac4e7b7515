"""Photos by the tus 1.0.0 protocol: creation with upload. Resuming comes with the issue that makes this path unbreakable."""

from __future__ import annotations

import base64
import binascii
import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from sejuk.activities import actions
from sejuk.activities.actions.photos import LARGEST
from sejuk.activities.models import Photo
from sejuk.lib.problems import Problem
from sejuk.sync import receipts
from sejuk.sync.models import Device

TUS = "1.0.0"
EXTENSIONS = "creation,creation-with-upload"
OFFSET_TYPE = "application/offset+octet-stream"


def options() -> HttpResponse:
    """What this server can do."""
    return HttpResponse(
        status=204,
        headers={"Tus-Resumable": TUS, "Tus-Version": TUS, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(LARGEST)},
    )


def create(request: HttpRequest, device: Device, address: str) -> HttpResponse:
    """Take in a whole photo; ``address`` is where uploads live."""
    _check_version(request)
    photo_id, sha256 = _metadata(request.headers.get("Upload-Metadata", ""))
    length = _length(request)
    if length > LARGEST:
        raise Problem("photo_too_large", "Upload-Length", limit=LARGEST // 1024 // 1024)
    content = request.body
    if request.headers.get("Content-Type") != OFFSET_TYPE or len(content) != length:
        raise Problem("bad_upload", "Upload-Length")
    before = Photo.objects.filter(pk=photo_id, received_at__isnull=False).exists()
    photo = actions.receive_photo(officer_id=device.officer_id, photo_id=photo_id, sha256=sha256, content=content)
    return HttpResponse(status=200 if before else 201, headers=_headers(photo) | {"Location": f"{address}/{photo.id}"})


def state(request: HttpRequest, device: Device, photo_id: UUID) -> HttpResponse:
    """How many bytes of a photo are here."""
    _check_version(request)
    photo = Photo.objects.filter(pk=photo_id, officer_id=device.officer_id).first()
    if photo is None:
        raise Problem("not_found")
    return HttpResponse(status=200, headers=_headers(photo) | {"Cache-Control": "no-store", "Upload-Length": str(photo.size)})


def _headers(photo: Photo) -> dict[str, str]:
    headers = {"Tus-Resumable": TUS, "Upload-Offset": str(photo.size if photo.received_at else 0)}
    if photo.received_at is not None and photo.sequence is not None:
        unit = photo.activity.unit.name if photo.activity else ""
        receipt = receipts.sign(
            op_id=photo.id, digest=photo.sha256, received_at=photo.received_at, sequence=photo.sequence, unit=unit
        )
        headers["Upload-Receipt"] = base64.b64encode(json.dumps(receipt).encode()).decode()
    return headers


def _check_version(request: HttpRequest) -> None:
    if request.headers.get("Tus-Resumable") != TUS:
        raise Problem("tus_version", "Tus-Resumable")


def _length(request: HttpRequest) -> int:
    text = request.headers.get("Upload-Length", "")
    if not text.isascii() or not text.isdigit():
        raise Problem("bad_upload", "Upload-Length")
    return int(text)


def _metadata(header: str) -> tuple[UUID, str]:
    try:
        pairs = dict(part.strip().split(" ", 1) for part in header.split(",") if part.strip())
        values = {key: base64.b64decode(value, validate=True).decode() for key, value in pairs.items()}
        return UUID(values["photo_id"]), values["sha256"].lower()
    except (ValueError, KeyError, binascii.Error, UnicodeDecodeError):
        raise Problem("bad_upload", "Upload-Metadata") from None
