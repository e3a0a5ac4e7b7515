"""Photos: taken in by their digest, shown only as re-encoded copies without metadata."""

from __future__ import annotations

import contextlib
import hashlib
import struct
from datetime import timedelta
from io import BytesIO
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from sejuk import journal
from sejuk.activities.models import Photo
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org.models import Officer

LARGEST = 6 * 1024 * 1024
LARGEST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
ORPHAN_DAYS = 30
SHOWN_PX, THUMB_PX = 1280, 320
# What Pillow raises at files that are cut off, forged or no pictures at all.
UNREADABLE = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, OverflowError,
    struct.error, Image.DecompressionBombError,
)  # fmt: skip


def receive_photo(*, officer_id: int, photo_id: UUID, sha256: str, content: bytes) -> Photo:
    """Take in a photo whose every byte is here; the same photo again changes nothing. It may come before its activity."""
    _check(sha256, content)
    name = f"{officer_id}/{sha256}"  # the same bytes are stored once for an officer, never across officers
    _store(name, content)  # here already, so that nobody waits for a slow store within the transaction
    with transaction.atomic():
        _lock_photos(officer_id)
        photo, _ = Photo.objects.get_or_create(
            pk=photo_id, defaults={"officer_id": officer_id, "sha256": sha256, "size": len(content)}
        )
        if photo.officer_id != officer_id or photo.sha256 != sha256:
            raise Problem("photo_of_another", "photo_id")
        if photo.received_at is None:
            if not default_storage.exists(name):  # dropped with an orphan of the same bytes in the meantime
                _store(name, content)
            photo.stored, photo.size, photo.received_at = name, len(content), clock.now()
            photo.save()
            unit_id = photo.activity.unit_id if photo.activity else None
            photo.sequence = journal.record(
                "photo.received", photo.id, actor_id=officer_id, unit_id=unit_id, data={"sha256": sha256, "bytes": len(content)}
            )
            photo.save(update_fields=["sequence"])
            if photo.activity is not None:
                photo.activity.change_seq = org.touch_officer(officer_id)
                photo.activity.save(update_fields=["change_seq"])
    return photo


def _lock_photos(officer_id: int) -> None:
    """One at a time for each officer: bytes are never dropped between being found and being claimed."""
    Officer.objects.select_for_update(no_key=True).get(pk=officer_id)


def _store(name: str, content: bytes) -> None:
    """These very bytes lie there when this returns: whatever else lay there, such as half a photo, is replaced."""
    if _holds(name, content):
        return
    saved = default_storage.save(name, ContentFile(content))  # never removed first: another request may have just mended it
    if saved != name:
        default_storage.delete(saved)
    if not _holds(name, content):
        msg = "the store does not hold what it was given"
        raise OSError(msg)


def _holds(name: str, content: bytes) -> bool:
    with contextlib.suppress(FileNotFoundError):
        if default_storage.exists(name) and default_storage.size(name) == len(content):
            with default_storage.open(name) as file:
                return bool(file.read() == content)
    return False


def _check(sha256: str, content: bytes) -> None:
    if len(content) > LARGEST:
        raise Problem("photo_too_large", "photo", limit=LARGEST // 1024 // 1024)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Problem("photo_hash_mismatch", "sha256")
    _opened(content)


def _opened(content: bytes) -> Image.Image:
    """The picture, decoded in full but, where its format allows, no larger than it is shown; or ``not_a_photo``."""
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
        if picture.width * picture.height > LARGEST_PIXELS:
            raise Problem("not_a_photo", "photo")
        picture.draft("RGB", (SHOWN_PX, SHOWN_PX))
        picture.load()
    except UNREADABLE:
        raise Problem("not_a_photo", "photo") from None
    return picture


def show_photos(*, photo_ids: list[str]) -> int:
    """Make the copies that pages show: turned upright, re-encoded, with no metadata; return how many were made."""
    made = 0
    for photo in Photo.objects.filter(pk__in=photo_ids, received_at__isnull=False, shown=""):
        with default_storage.open(photo.stored) as file:
            picture = _plain(_opened(file.read()))
        photo.shown = _copy(picture, f"{photo.stored}.shown.jpg", SHOWN_PX)
        photo.thumb = _copy(picture, f"{photo.stored}.thumb.jpg", THUMB_PX)
        with transaction.atomic():
            photo.save(update_fields=["shown", "thumb"])
            journal.record("photo.shown", photo.id, actor_id=photo.officer_id)
        made += 1
    return made


def _plain(picture: Image.Image) -> Image.Image:
    """The pixels alone, upright, in eight bits a colour, on white where they were transparent."""
    with contextlib.suppress(*UNREADABLE):  # a note on how it was held that cannot be read turns nothing
        picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I"):  # sixteen bits of grey, which Pillow would cut off at white instead of scaling
        picture = picture.convert("I").point(lambda value: value / 257).convert("L")
    picture.thumbnail((SHOWN_PX, SHOWN_PX))
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    plain = Image.new("RGB", picture.size)
    plain.paste(picture.convert("RGB"))  # pixels only: what else a file can carry stays behind
    return plain


def _copy(picture: Image.Image, name: str, longest: int) -> str:
    small, out = picture.copy(), BytesIO()
    small.thumbnail((longest, longest))
    small.save(out, "JPEG", quality=80, optimize=True)
    _store(name, out.getvalue())
    return name


def drop_orphan_photos() -> int:
    """Remove photos that no activity has claimed for ``ORPHAN_DAYS``; return how many."""
    old = Photo.objects.filter(activity__isnull=True, created_at__lt=clock.now() - timedelta(days=ORPHAN_DAYS))
    dropped = 0
    for photo in old:
        with transaction.atomic():
            _lock_photos(photo.officer_id)
            shared = Photo.objects.filter(officer=photo.officer, sha256=photo.sha256).exclude(pk=photo.pk).exists()
            journal.record("photo.dropped", photo.id, actor_id=photo.officer_id)
            photo.delete()
            for name in [] if shared else filter(None, (photo.stored, photo.shown, photo.thumb)):
                default_storage.delete(name)
        dropped += 1
    return dropped
