"""A unit's logo: taken in as PNG or JPEG, kept as a small PNG of the bare pixels, whatever else the file carried."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from sejuk.activities.actions.photos import UNREADABLE
from sejuk.lib.problems import Problem
from sejuk.press.rules import LARGEST_LOGO

FORMATS = ("PNG", "JPEG")
SIDE = 400  # pixels of the kept square
LARGEST_SIDE = 4000  # pixels: 64 MB of memory, however small the file; a picture that claims more is not decoded


def logo(file: File[bytes]) -> bytes:
    """The logo in the middle of a transparent square, as PNG; anything but a PNG or JPEG is refused before it is decoded."""
    if file.size > LARGEST_LOGO:
        raise _too_large()
    try:
        opened = Image.open(BytesIO(file.read()), formats=FORMATS)
        if max(opened.size) > LARGEST_SIDE:
            raise _too_large()
        opened.draft("RGB", (SIDE, SIDE))  # a JPEG is decoded at a fraction of its size
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except UNREADABLE:
        raise Problem("logo_unreadable", "logo") from None
    picture.thumbnail((SIDE, SIDE))
    square = Image.new("RGBA", (SIDE, SIDE))
    square.paste(picture, ((SIDE - picture.width) // 2, (SIDE - picture.height) // 2))
    out = BytesIO()
    square.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def _too_large() -> Problem:
    return Problem("logo_too_large", "logo", limit=LARGEST_LOGO // 1024 // 1024, side=LARGEST_SIDE)


def stored(name: str) -> bytes:
    """A kept logo; nothing when there is none, or when the store lost it."""
    try:
        return _read(name) if name else b""
    except OSError:
        return b""


@lru_cache(maxsize=16)
def _read(name: str) -> bytes:
    """A name is a digest, so what it holds never changes: a batch reads it once."""
    with default_storage.open(name) as file:
        return bytes(file.read())


def keep(name: str, content: bytes) -> None:
    """Write it under its digest: the same bytes lie there once."""
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
