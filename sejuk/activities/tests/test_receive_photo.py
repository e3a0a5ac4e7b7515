"""Photos: before or after their record, the same bytes once, and only what is a photo."""

from __future__ import annotations

import hashlib
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from sejuk.activities.actions import receive_photo
from sejuk.activities.models import Photo
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.testing import picture, report


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_photo_may_come_before_its_record(officer: Officer) -> None:
    content, photo_id = picture(), uuid4()
    receive_photo(officer_id=officer.pk, photo_id=photo_id, sha256=_sha(content), content=content)
    activity = report(
        officer, photos=[{"photo_id": str(photo_id), "sha256": _sha(content), "bytes": len(content), "caption": "Pasar"}]
    )
    photo = activity.photos.get()
    assert (photo.state, photo.caption) == ("received", "Pasar")


def test_what_is_shown_has_no_metadata(officer: Officer) -> None:
    content = picture(exif=True)
    assert b"Exif" in content
    photo = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=_sha(content), content=content)
    photo.refresh_from_db()
    for name in (photo.shown, photo.thumb):
        with default_storage.open(name) as file:
            shown = file.read()
        assert b"Exif" not in shown
        assert not Image.open(BytesIO(shown)).getexif()


def test_the_same_bytes_are_kept_once_for_an_officer_and_never_across(officer: Officer, stranger: Officer) -> None:
    content = picture()
    first = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=_sha(content), content=content)
    second = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=_sha(content), content=content)
    theirs = receive_photo(officer_id=stranger.pk, photo_id=uuid4(), sha256=_sha(content), content=content)
    assert first.stored == second.stored
    assert first.stored != theirs.stored


def test_again_changes_nothing(officer: Officer) -> None:
    content, photo_id = picture(), uuid4()
    first = receive_photo(officer_id=officer.pk, photo_id=photo_id, sha256=_sha(content), content=content)
    again = receive_photo(officer_id=officer.pk, photo_id=photo_id, sha256=_sha(content), content=content)
    assert first.sequence == again.sequence
    assert Photo.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"no photo at all", b"GIF89a" + b"\0" * 50, b"\xff\xd8\xff\xe0" + b"\0" * 200, b"<svg/>"])
def test_what_is_no_photo_is_refused(officer: Officer, content: bytes) -> None:
    with pytest.raises(Problem, match="not_a_photo"):
        receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=_sha(content), content=content)
    assert not Photo.objects.exists()


def test_damage_on_the_way_is_noticed(officer: Officer) -> None:
    with pytest.raises(Problem, match="photo_hash_mismatch"):
        receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256="0" * 64, content=picture())


def test_a_stranger_cannot_take_the_id(officer: Officer, stranger: Officer) -> None:
    content, photo_id = picture(), uuid4()
    receive_photo(officer_id=officer.pk, photo_id=photo_id, sha256=_sha(content), content=content)
    with pytest.raises(Problem, match="photo_of_another"):
        receive_photo(officer_id=stranger.pk, photo_id=photo_id, sha256=_sha(content), content=content)
