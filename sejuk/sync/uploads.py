"""Photos by the tus 1.0.0 protocol: creation, with or without bytes, then on from the byte where the line broke."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from itertools import islice
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError

from sejuk.activities import actions, queries
from sejuk.activities.actions.photos import LARGEST
from sejuk.activities.models import Photo
from sejuk.lib.problems import Problem
from sejuk.sync import parts, receipts
from sejuk.sync.models import Device
from sejuk.sync.parts import Moved, Part
from sejuk.sync.queries import asker_on
from sejuk.sync.turns import turn

TUS = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration"
OFFSET_TYPE = "application/offset+octet-stream"
ALGORITHMS = ("sha1", "sha256")
PIECE = 4096  # what a line that hangs may still keep to itself
# What no further byte can mend: the part goes, and the phone starts over or asks a person.
HOPELESS = ("photo_hash_mismatch", "not_a_photo", "photo_of_another", "photo_too_large")


def headers(status: int) -> dict[str, str]:
    """What every answer about uploads carries, a refusal too."""
    return {"Tus-Resumable": TUS} | ({"Tus-Version": TUS} if status == 412 else {})  # noqa: PLR2004 - HTTP's own number


def options() -> HttpResponse:
    """What this server can do."""
    return HttpResponse(
        status=204,
        headers=headers(204) | {
            "Tus-Version": TUS, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(LARGEST),
            "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
        },
    )  # fmt: skip


def create(request: HttpRequest, device: Device, address: str) -> HttpResponse:
    """Begin a photo and take the bytes that come along; ``address`` is where uploads live."""
    with turn(device.officer_id), _heard_out(request):
        photo_id, sha256 = _metadata(request.headers.get("Upload-Metadata", ""))
        length = _number(request, "Upload-Length")
        if length > LARGEST:
            raise Problem("photo_too_large", "Upload-Length", limit=LARGEST // 1024 // 1024)
        body = _body_length(request, length, "Upload-Length")
        known = Photo.objects.filter(pk=photo_id).first()
        if known and (known.officer_id != device.officer_id or known.sha256 != sha256):
            raise Problem("photo_of_another", "photo_id")
        location = {"Location": f"{address}/{photo_id}"}
        if photo := _known_bytes(device, photo_id, sha256):
            _skip(request)
            return HttpResponse(status=200 if known and known.received_at else 201, headers=_received(photo) | location)
        part = parts.begin(device.officer_id, photo_id, sha256, length)
        if body:
            _take_from_start(request, part)
        return HttpResponse(status=201, headers=_standing(device, part) | location)


def append(request: HttpRequest, device: Device, photo_id: UUID) -> HttpResponse:
    """Go on at ``Upload-Offset``, which must be where this server stands."""
    with turn(device.officer_id), _heard_out(request):
        offset = _number(request, "Upload-Offset")
        if request.headers.get("Content-Type") != OFFSET_TYPE:
            raise Problem("upload_type", "Content-Type")
        found = _find(device, photo_id)
        here = found.size if isinstance(found, Photo) else found.end
        if offset != here:
            raise Problem("upload_offset", "Upload-Offset", offset=here)
        if isinstance(found, Photo):
            _body_length(request, 0, "Upload-Offset")
            return HttpResponse(status=204, headers=_received(found))
        if _body_length(request, found.length - offset, "Upload-Offset"):
            _take(request, found, offset)
        return HttpResponse(status=204, headers=_standing(device, found))


def state(request: HttpRequest, device: Device, photo_id: UUID) -> HttpResponse:
    """How many bytes of a photo are here."""
    with _heard_out(request):
        found = _find(device, photo_id)
        said = _received(found) if isinstance(found, Photo) else _standing(device, found)
        length = found.size if isinstance(found, Photo) else found.length
        pairs = {"photo_id": str(photo_id), "sha256": found.sha256}
        metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())
        own = {"Cache-Control": "no-store", "Upload-Length": str(length), "Upload-Metadata": metadata}
        return HttpResponse(status=200, headers=said | own)


@contextmanager
def _heard_out(request: HttpRequest) -> Iterator[None]:
    """Only tus 1.0.0; and whoever is refused is heard out first, for a sender cut off in mid-sentence may miss the answer."""
    try:
        if request.headers.get("Tus-Resumable") != TUS:
            raise Problem("tus_version", "Tus-Resumable")
        yield
    except Problem:
        _skip(request)
        raise


def _find(device: Device, photo_id: UUID) -> Photo | Part:
    """This officer's photo if it is here as a whole, or else its part."""
    photo = Photo.objects.filter(pk=photo_id, officer_id=device.officer_id, received_at__isnull=False).first()
    found = photo or parts.find(device.officer_id, photo_id)
    if found is None:
        raise Problem("not_found")
    return found


def _known_bytes(device: Device, photo_id: UUID, sha256: str) -> Photo | None:
    """The photo, received by this very call if its officer sent the same bytes before under another id."""
    if photo := Photo.objects.filter(pk=photo_id, received_at__isnull=False).first():
        return photo
    content = queries.sent_bytes(asker_on(device), sha256)
    if content is None:
        return None
    return actions.receive_photo(officer_id=device.officer_id, photo_id=photo_id, sha256=sha256, content=content)


def _standing(device: Device, part: Part) -> dict[str, str]:
    """Where a part stands. With its last byte it becomes a photo, at whichever call notices that first."""
    try:
        offset = part.size
        if offset < part.length:
            expires = format_datetime(part.expires_at, usegmt=True)
            return headers(200) | {"Upload-Offset": str(offset), "Upload-Expires": expires}
        content = part.read()
    except FileNotFoundError:  # another call was faster
        found = _find(device, part.photo_id)
        if isinstance(found, Part):
            raise Problem("upload_offset", "Upload-Offset", offset=found.end) from None
        return _received(found)
    try:
        photo = actions.receive_photo(officer_id=device.officer_id, photo_id=part.photo_id, sha256=part.sha256, content=content)
    except Problem as problem:
        if problem.code in HOPELESS:
            part.drop()
        raise
    part.drop()
    return _received(photo)


def _received(photo: Photo) -> dict[str, str]:
    said = headers(200) | {"Upload-Offset": str(photo.size)}
    if receipt := receipts.of_photo(photo):
        said["Upload-Receipt"] = base64.b64encode(json.dumps(receipt).encode()).decode()
    return said


def _take(request: HttpRequest, part: Part, offset: int) -> None:
    """Append the body as it comes. A line that breaks leaves what came; two at once write no byte twice."""
    try:
        with part.opened() as writer:
            at = writer.append(offset, b"")  # a wrong offset is told before anything is read
            for piece in _pieces(request):
                at = writer.append(at, piece)
    except Moved:
        raise Problem("upload_offset", "Upload-Offset", offset=part.end) from None


def _take_from_start(request: HttpRequest, part: Part) -> None:
    """The body begins at the first byte, though some may be here from an earlier try: those are passed over, being the same."""
    try:
        with part.opened() as writer:
            have, at = part.size, 0
            for piece in _pieces(request):
                end = at + len(piece)
                if end > have:
                    have = writer.append(have, piece[max(0, have - at) :])
                at = end
    except (Moved, FileNotFoundError):
        _skip(request)  # another call is at it: what stands is told below


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """The body as it comes; with a checksum only as a whole, for nothing wrong may be kept."""
    check = request.headers.get("Upload-Checksum")
    if check is None:
        yield from _came(request)
        return
    algorithm, _, wanted = check.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Problem("bad_upload", "Upload-Checksum")
    whole = b"".join(_came(request))
    if base64.b64encode(hashlib.new(algorithm, whole, usedforsecurity=False).digest()).decode() != wanted:
        raise Problem("upload_checksum", "Upload-Checksum")
    yield whole


def _came(request: HttpRequest) -> Iterator[bytes]:
    """Pieces of the body until it ends or the line breaks."""
    try:
        while piece := request.read(PIECE):
            yield piece
    except (UnreadablePostError, OSError):
        return


def _skip(request: HttpRequest) -> None:
    """Read what still comes of a body, up to what a photo may have."""
    for _ in islice(_came(request), LARGEST // PIECE):
        pass


def _number(request: HttpRequest, name: str, default: str = "") -> int:
    text = request.headers.get(name) or default
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise Problem("bad_upload", name)
    return int(text)


def _body_length(request: HttpRequest, room: int, field: str) -> int:
    """How long the body says it is: a known length that fits in, of the type that tus names."""
    body = _number(request, "Content-Length", "0")
    if "Transfer-Encoding" in request.headers:
        raise Problem("bad_upload", "Content-Length")
    if body and request.headers.get("Content-Type") != OFFSET_TYPE:
        raise Problem("upload_type", "Content-Type")
    if body > max(room, 0):
        raise Problem("bad_upload", field)
    return body


def _metadata(header: str) -> tuple[UUID, str]:
    try:
        pairs = dict(part.strip().split(" ", 1) for part in header.split(",") if " " in part.strip())
        values = {key: base64.b64decode(pairs[key], validate=True).decode() for key in ("photo_id", "sha256")}
        photo_id, sha256 = UUID(values["photo_id"]), values["sha256"].lower()
    except (ValueError, KeyError, binascii.Error):
        raise Problem("bad_upload", "Upload-Metadata") from None
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise Problem("bad_upload", "Upload-Metadata")
    return photo_id, sha256
