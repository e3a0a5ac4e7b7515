"""The copies that pages show: upright, plain pixels, made once; whatever kind of picture came."""

from __future__ import annotations

import hashlib
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from sejuk.activities.actions import receive_photo, show_photos
from sejuk.activities.models import Photo
from sejuk.activities.tests import pictures
from sejuk.org.models import Officer
from sejuk.testing import picture


def _received(officer: Officer, content: bytes) -> Photo:
    photo = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=hashlib.sha256(content).hexdigest(), content=content)
    photo.refresh_from_db()
    return photo


def _shown(photo: Photo) -> Image.Image:
    with default_storage.open(photo.shown) as file:
        return Image.open(BytesIO(file.read()))


def test_copies_are_made_once(officer: Officer) -> None:
    photo = _received(officer, picture())
    assert show_photos(photo_ids=[str(photo.id)]) == 0


@pytest.mark.parametrize("kind", pictures.GOOD)
def test_every_picture_is_shown_as_plain_pixels(officer: Officer, kind: str) -> None:
    content = pictures.GOOD[kind]
    photo = _received(officer, content)
    with default_storage.open(photo.stored) as file:
        assert file.read() == content, "the bytes as uploaded are what the receipt signs"
    for name, longest in ((photo.shown, 1280), (photo.thumb, 320)):
        with default_storage.open(name) as file:
            copy = file.read()
        shown = Image.open(BytesIO(copy))
        assert (shown.format, shown.mode, shown.info.keys() & {"icc_profile", "exif", "comment"}) == ("JPEG", "RGB", set())
        assert max(shown.size) <= longest
        assert copy.endswith(b"\xff\xd9"), "nothing hangs behind the picture"
        assert not [word for word in (b"script", b"PK\x03\x04", b"Exif", b"village", b"secret") if word in copy]


def _near(found: object, wanted: tuple[int, int, int]) -> bool:
    return isinstance(found, tuple) and all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("progressive JPEG", pictures.RED),
        ("CMYK JPEG", pictures.RED),
        ("animated PNG", pictures.RED),
        ("animated WebP", pictures.RED),
        ("JPEG with several pictures", pictures.RED),
        ("PNG with transparency", pictures.WHITE),
        ("PNG with sixteen bits", (128, 128, 128)),
        ("grey JPEG", (90, 90, 90)),
    ],
)
def test_the_colours_are_those_of_the_first_picture(officer: Officer, kind: str, wanted: tuple[int, int, int]) -> None:
    assert _near(_shown(_received(officer, pictures.GOOD[kind])).getpixel((40, 30)), wanted)


def test_what_a_camera_held_sideways_is_turned_upright(officer: Officer) -> None:
    shown = _shown(_received(officer, pictures.turned()))
    assert shown.size == (60, 80)
    assert _near(shown.getpixel((30, 5)), pictures.RED)
    assert _near(shown.getpixel((30, 70)), pictures.WHITE)
