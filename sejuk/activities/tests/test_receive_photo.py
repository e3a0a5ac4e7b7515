"""Photos: before or after their record, the same bytes once, and only what is a photo."""

from __future__ import annotations

import errno
import hashlib
import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image

from sejuk.activities.actions import receive_photo
from sejuk.activities.models import Photo
from sejuk.activities.tests import pictures
from sejuk.journal.models import Event
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


@pytest.mark.parametrize("kind", pictures.BAD)
def test_what_is_no_photo_is_refused(officer: Officer, kind: str) -> None:
    content = pictures.BAD[kind]
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


def test_a_bomb_costs_no_more_memory_than_a_photo(officer: Officer) -> None:
    """It is refused by what its header asks for, before any of it is unpacked."""
    kinds = ["more pixels than anybody needs", "a bomb that says so"]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for kind in kinds:
        with pytest.raises(Problem, match="not_a_photo"):
            receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=_sha(pictures.BAD[kind]), content=pictures.BAD[kind])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_many_at_once_are_one_photo(transactional_db: None, officer: Officer) -> None:
    """The same photo by many requests: none fails, one is written down."""
    content, photo_id = picture(), uuid4()

    def receive(_: int) -> int | None:
        try:
            return receive_photo(officer_id=officer.pk, photo_id=photo_id, sha256=_sha(content), content=content).sequence
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(receive, range(8)))) == 1
    assert Event.objects.filter(verb="photo.received").count() == 1


@pytest.mark.parametrize("left", [b"", picture()[:200], picture()[:-1] + b"?"])
def test_half_a_photo_that_lies_there_is_replaced_before_the_receipt(officer: Officer, left: bytes) -> None:
    content = picture()
    default_storage.save(f"{officer.pk}/{_sha(content)}", ContentFile(left))
    photo = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=_sha(content), content=content)
    with default_storage.open(photo.stored) as file:
        assert file.read() == content


def test_a_broken_copy_is_made_anew(officer: Officer) -> None:
    content = picture()
    default_storage.save(f"{officer.pk}/{_sha(content)}.shown.jpg", ContentFile(b"half"))
    photo = receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=_sha(content), content=content)
    photo.refresh_from_db()
    with default_storage.open(photo.shown) as file:
        Image.open(file).load()


def test_a_disk_that_is_full_leaves_no_part_and_no_receipt(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    content, photo_id = picture(size=(311, 200)), uuid4()

    def full(self: ContentFile[bytes], chunk_size: int | None = None) -> Iterator[bytes]:
        yield content[:100]
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="full"):
        patch.setattr(ContentFile, "chunks", full, raising=False)
        receive_photo(officer_id=officer.pk, photo_id=photo_id, sha256=_sha(content), content=content)
    folder = Path(default_storage.path(str(officer.pk)))
    assert [path for path in folder.iterdir() if path.name[0] == "." or path.name == _sha(content)] == []
    assert not Photo.objects.filter(received_at__isnull=False).exists()
    photo = receive_photo(officer_id=officer.pk, photo_id=photo_id, sha256=_sha(content), content=content)
    assert default_storage.size(photo.stored) == len(content)


def test_a_store_that_loses_bytes_gives_no_receipt(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    content = picture(size=(312, 200))
    monkeypatch.setattr(ContentFile, "chunks", lambda *_: iter([content[:100]]))
    with pytest.raises(OSError, match="does not hold"):
        receive_photo(officer_id=officer.pk, photo_id=uuid4(), sha256=_sha(content), content=content)
    assert not Event.objects.filter(verb="photo.received").exists()
