"""Photos by tus in several requests: on from the byte where the line broke, safe against two at once, gone after a month."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import threading
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from sejuk.activities.models import Photo
from sejuk.journal import documents
from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.sync import parts, receipts
from sejuk.sync.tasks import drop_old_parts
from sejuk.testing import Phone, picture, report_body

UPLOADS = "/api/v1/sync/uploads"
TYPE = "application/offset+octet-stream"
PHOTO = picture(size=(640, 480))
SHA = hashlib.sha256(PHOTO).hexdigest()


class Upload:
    """One photo on its way from one phone."""

    def __init__(self, phone: Phone, content: bytes = PHOTO, photo_id: str | None = None, sha256: str | None = None) -> None:
        self.phone, self.content, self.photo_id = phone, content, photo_id or str(uuid4())
        self.sha256 = sha256 or hashlib.sha256(content).hexdigest()
        self.headers = phone.headers | {"Tus-Resumable": "1.0.0"}
        self.url = f"{UPLOADS}/{self.photo_id}"

    def begin(self, body: bytes = b"", **changes: str) -> Any:
        pairs = {"photo_id": self.photo_id, "sha256": self.sha256, "filename": "foto.jpg"}
        own = {
            "Upload-Length": str(len(self.content)),
            "Upload-Metadata": ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items()),
        }
        kind = TYPE if body else "application/octet-stream"
        return self.phone.client.post(UPLOADS, body, content_type=kind, headers=self.headers | own | changes)

    def go_on(self, offset: int, end: int | None = None, kind: str = TYPE, **changes: str) -> Any:
        headers = self.headers | {"Upload-Offset": str(offset), "Content-Type": kind} | changes
        return self.phone.client.patch(self.url, self.content[offset:end], content_type=kind, headers=headers)

    def stands(self) -> Any:
        return self.phone.client.head(self.url, headers=self.headers)

    @property
    def part(self) -> parts.Part | None:
        return parts.find(self.phone.officer.pk, UUID(self.photo_id))


def receipt_in(answer: Any) -> Any:
    return json.loads(base64.b64decode(answer.headers["Upload-Receipt"]))


@pytest.fixture(autouse=True)
def empty_folder() -> None:
    shutil.rmtree(Path(settings.HOME) / "parts", ignore_errors=True)


@pytest.fixture
def upload(phone: Phone) -> Upload:
    return Upload(phone)


def test_it_goes_on_from_the_byte_where_it_stopped(upload: Upload) -> None:
    begun = upload.begin()
    assert (begun.status_code, begun.headers["Location"], begun.headers["Upload-Offset"]) == (201, upload.url, "0")
    assert upload.go_on(0, 1000).headers["Upload-Offset"] == "1000"
    standing = upload.stands()
    assert (standing.status_code, standing.headers["Upload-Offset"]) == (200, "1000")
    assert (standing.headers["Upload-Length"], standing.headers["Cache-Control"]) == (str(len(PHOTO)), "no-store")
    assert f"sha256 {base64.b64encode(SHA.encode()).decode()}" in standing.headers["Upload-Metadata"]
    assert "Upload-Receipt" not in standing.headers
    done = upload.go_on(1000)
    assert (done.status_code, done.headers["Upload-Offset"]) == (204, str(len(PHOTO)))
    assert receipt_in(done)["digest"] == SHA
    assert "Upload-Expires" not in done.headers
    assert upload.part is None
    assert Photo.objects.get().received_at


def test_a_photo_may_begin_with_a_part_of_its_bytes(upload: Upload) -> None:
    begun = upload.begin(PHOTO[:700])
    assert (begun.status_code, begun.headers["Upload-Offset"]) == (201, "700")
    assert receipt_in(upload.go_on(700))["op_id"] == upload.photo_id


def test_begun_again_it_passes_over_what_is_here(upload: Upload) -> None:
    upload.begin(PHOTO[:700])
    assert upload.begin().headers["Upload-Offset"] == "700"
    assert upload.begin(PHOTO[:300]).headers["Upload-Offset"] == "700"
    assert receipt_in(upload.begin(PHOTO))["digest"] == SHA


@pytest.mark.parametrize(
    ("offset", "kind", "changes", "status", "code"),
    [
        (0, TYPE, {}, 409, "upload_offset"),
        (999, TYPE, {}, 409, "upload_offset"),
        (99_999, TYPE, {}, 409, "upload_offset"),
        (700, "image/jpeg", {}, 415, "upload_type"),
        (700, TYPE, {"Upload-Offset": "-1"}, 400, "bad_upload"),
        (700, TYPE, {"Upload-Offset": ""}, 400, "bad_upload"),
        (700, TYPE, {"Tus-Resumable": "0.2.2"}, 412, "tus_version"),
        (700, TYPE, {"Upload-Checksum": "sha1 AAAA"}, 460, "upload_checksum"),
        (700, TYPE, {"Upload-Checksum": "crc32 AAAA"}, 400, "bad_upload"),
        (700, TYPE, {"Transfer-Encoding": "chunked"}, 400, "bad_upload"),
    ],
)
def test_what_does_not_fit_changes_nothing(
    upload: Upload, offset: int, kind: str, changes: dict[str, str], status: int, code: str
) -> None:
    upload.begin(PHOTO[:700])
    answer = upload.go_on(offset, None, kind, **changes)
    assert (answer.status_code, answer.json()["code"], answer.headers["Tus-Resumable"]) == (status, code, "1.0.0")
    assert upload.stands().headers["Upload-Offset"] == "700"


def test_more_bytes_than_were_announced_are_refused(phone: Phone) -> None:
    upload = Upload(phone)
    upload.begin(PHOTO[:700])
    upload.content += b"x"
    assert upload.go_on(700).json()["code"] == "bad_upload"
    assert upload.stands().headers["Upload-Offset"] == "700"


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_piece_may_carry_its_own_checksum(upload: Upload, algorithm: str) -> None:
    upload.begin()
    digest = base64.b64encode(hashlib.new(algorithm, PHOTO).digest()).decode()
    assert receipt_in(upload.go_on(0, None, TYPE, **{"Upload-Checksum": f"{algorithm} {digest}"}))["digest"] == SHA


def test_what_is_unknown_or_of_another_officer_is_not_found(upload: Upload, stranger: Officer) -> None:
    assert upload.stands().status_code == upload.go_on(0).status_code == 404
    assert upload.stands().headers["Tus-Resumable"] == "1.0.0"
    upload.begin(PHOTO[:700])
    theirs = Upload(Phone(stranger), photo_id=upload.photo_id)
    assert theirs.stands().status_code == theirs.go_on(700).status_code == 404
    theirs.begin(PHOTO[:10])
    assert (upload.stands().headers["Upload-Offset"], theirs.stands().headers["Upload-Offset"]) == ("700", "10")
    upload.go_on(700)
    assert (theirs.go_on(10).status_code, theirs.part) == (409, None)
    assert Upload(Phone(stranger)).begin().headers["Upload-Offset"] == "0", "the same bytes are not known across officers"
    assert upload.phone.client.head(f"{UPLOADS}/photo", headers=upload.headers).status_code == 404


def test_the_officer_goes_on_from_another_phone(upload: Upload) -> None:
    upload.begin(PHOTO[:700])
    other = Upload(Phone(upload.phone.officer), photo_id=upload.photo_id)
    assert other.stands().headers["Upload-Offset"] == "700"
    assert receipt_in(other.go_on(700))["digest"] == SHA


def test_damaged_bytes_are_dropped_so_that_the_phone_starts_over(phone: Phone) -> None:
    upload = Upload(phone, sha256="ab" * 32)
    upload.begin(PHOTO[:700])
    assert upload.go_on(700).json()["code"] == "photo_hash_mismatch"
    assert (upload.part, upload.stands().status_code) == (None, 404)


def test_what_is_no_photo_leaves_nothing(phone: Phone) -> None:
    upload = Upload(phone, b"<html>" * 50)
    upload.begin()
    assert upload.go_on(0).json()["code"] == "not_a_photo"
    assert upload.part is None


def test_a_crash_after_the_last_byte_loses_nothing(upload: Upload) -> None:
    upload.begin(PHOTO[:700])
    part = upload.part
    assert part
    with part.opened() as writer:
        writer.append(700, PHOTO[700:])
    standing = upload.stands()
    assert (standing.headers["Upload-Offset"], receipt_in(standing)["digest"]) == (str(len(PHOTO)), SHA)
    assert upload.part is None


def test_trouble_while_it_becomes_a_photo_keeps_its_bytes(upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("sejuk.activities.actions.receive_photo", lambda **_: 1 / 0)
        assert upload.begin(PHOTO).status_code == 503
    assert receipt_in(upload.go_on(len(PHOTO)))["digest"] == SHA


def test_the_same_bytes_under_another_id_need_not_be_sent(upload: Upload) -> None:
    upload.begin(PHOTO)
    again = Upload(upload.phone)
    answer = again.begin()
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, str(len(PHOTO)))
    assert (receipt_in(answer)["op_id"], receipt_in(answer)["digest"]) == (again.photo_id, SHA)
    assert len(set(Photo.objects.values_list("stored", flat=True))) == 1


def test_an_id_keeps_its_content(upload: Upload) -> None:
    upload.begin(PHOTO[:700])
    other = Upload(upload.phone, picture(size=(64, 48)), upload.photo_id)
    assert other.begin().headers["Upload-Offset"] == "0", "nothing was received yet: it starts over"
    other.go_on(0)
    assert upload.begin(PHOTO).json()["code"] == "photo_of_another"


def test_the_receipt_is_the_same_whenever_it_is_asked_for(upload: Upload) -> None:
    first = receipt_in(upload.begin(PHOTO))
    assert first["unit"] == ""
    fact = {"photo_id": upload.photo_id, "sha256": SHA, "bytes": len(PHOTO), "caption": ""}
    upload.phone.results(upload.phone.op(report_body(photos=[fact])))
    later = [receipt_in(upload.stands()), receipt_in(upload.begin(PHOTO)), receipt_in(upload.go_on(len(PHOTO)))]
    assert [one.pop("unit") for one in later] == ["Polsek Kie"] * 3
    assert all(one == {key: first[key] for key in one} for one in later)
    assert documents.check(first, documents.key_of(receipts.public_key()["public_key"])).holds


def test_two_at_once_never_mix(upload: Upload) -> None:
    """Many writers, each with its own idea of the content: every byte is written by one of them, at its place, once."""
    part = parts.begin(1, uuid4(), "00" * 32, 64_000)

    def write(letter: bytes) -> None:
        at = 0
        try:
            with part.opened() as writer:
                while at < 64_000:
                    at = writer.append(at, letter * 500)
        except parts.Moved:
            moved.append(letter)

    moved: list[bytes] = []
    threads = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b", b"c", b"d")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    content = part.read()
    assert (len(content), len(moved)) == (64_000, 3)
    assert all(len(set(content[at : at + 500])) == 1 for at in range(0, 64_000, 500))
    part.drop()


def test_unfinished_photos_go_after_a_month_without_a_byte(upload: Upload) -> None:
    begun = upload.begin(PHOTO[:700])
    expires = parsedate_to_datetime(begun.headers["Upload-Expires"])
    assert abs(expires - clock.now() - timedelta(days=parts.PART_DAYS)) < timedelta(minutes=1)
    assert drop_old_parts.func() == 0
    part = upload.part
    assert part
    with part.opened() as writer:
        long_ago = (clock.now() - timedelta(days=parts.PART_DAYS, minutes=1)).timestamp()
        os.utime(part.path, (long_ago, long_ago))
        assert drop_old_parts.func() == 1
        with pytest.raises(parts.Moved):
            writer.append(700, b"too late")
    assert upload.stands().status_code == 404
    assert upload.go_on(700).status_code == 404


def test_an_officer_cannot_fill_the_disk_with_beginnings(phone: Phone) -> None:
    uploads = [Upload(phone) for _ in range(parts.MOST_PARTS + 3)]
    for number, upload in enumerate(uploads):
        upload.begin(PHOTO[:10])
        part = upload.part
        assert part
        os.utime(part.path, (1_000_000_000 + number,) * 2)
    assert [upload.part is None for upload in uploads] == [True] * 3 + [False] * parts.MOST_PARTS
    folder = Path(settings.HOME) / "parts"
    assert (folder.stat().st_mode & 0o077, uploads[-1].part.path.stat().st_mode & 0o177) == (0, 0)


def test_a_revoked_phone_uploads_nothing(upload: Upload) -> None:
    upload.begin(PHOTO[:700])
    upload.phone.client.delete("/api/v1/devices/me", headers=upload.phone.headers)
    for answer in (upload.stands(), upload.go_on(700), upload.begin()):
        assert (answer.status_code, answer.headers["Tus-Resumable"]) == (401, "1.0.0")
