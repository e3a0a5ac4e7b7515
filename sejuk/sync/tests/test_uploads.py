"""Photos by tus in one request: each refusal clear, the receipt signed over the bytes as uploaded."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from uuid import uuid4

import pytest

from sejuk.activities.models import Photo
from sejuk.org.models import Officer
from sejuk.testing import Phone, picture, report_body


def _upload(phone: Phone, content: bytes, photo_id: str | None = None, **changes: str) -> Any:
    sha256 = hashlib.sha256(content).hexdigest()
    pairs = {"photo_id": photo_id or str(uuid4()), "sha256": sha256}
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": str(len(content)),
        "Upload-Metadata": ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items()),
    } | changes
    kind = headers.pop("Content-Type", "application/offset+octet-stream")
    return phone.client.post("/api/v1/sync/uploads", content, content_type=kind, headers=phone.headers | headers)


def test_a_photo_arrives_with_a_receipt(phone: Phone) -> None:
    content, photo_id = picture(), str(uuid4())
    answer = _upload(phone, content, photo_id)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, str(len(content)))
    receipt = json.loads(base64.b64decode(answer.headers["Upload-Receipt"]))
    assert (receipt["op_id"], receipt["digest"]) == (photo_id, hashlib.sha256(content).hexdigest())
    again = _upload(phone, content, photo_id)
    assert (again.status_code, again.headers["Upload-Receipt"]) == (200, answer.headers["Upload-Receipt"])
    head = phone.client.head(answer.headers["Location"], headers=phone.headers | {"Tus-Resumable": "1.0.0"})
    assert (head.status_code, head.headers["Upload-Offset"]) == (200, str(len(content)))


def test_its_state_reaches_the_phone(phone: Phone) -> None:
    content, photo_id = picture(), str(uuid4())
    photo = {"photo_id": photo_id, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "caption": ""}
    body = report_body(photos=[photo])
    phone.results(phone.op(body))
    cursor = phone.pull()["cursor"]
    _upload(phone, content, photo_id)
    (change,) = phone.pull(cursor)["changes"]
    assert change["data"]["photos"] == [{"photo_id": photo_id, "state": "received"}]


@pytest.mark.parametrize(
    ("content", "changes", "status", "code"),
    [
        (b"not a photo", {}, 422, "not_a_photo"),
        (picture(), {"Tus-Resumable": "0.2.2"}, 412, "tus_version"),
        (picture(), {"Upload-Length": "minus"}, 400, "bad_upload"),
        (picture(), {"Upload-Length": "7"}, 400, "bad_upload"),
        (picture(), {"Upload-Length": "99999999999"}, 413, "photo_too_large"),
        (picture(), {"Upload-Metadata": "photo_id !!"}, 400, "bad_upload"),
        (picture(), {"Upload-Metadata": ""}, 400, "bad_upload"),
        (picture(), {"Upload-Metadata": "photo_id,sha256"}, 400, "bad_upload"),
        (picture(), {"Upload-Length": "\u0663"}, 400, "bad_upload"),
        (picture(), {"Content-Type": "image/jpeg"}, 415, "upload_type"),
        (picture(), {"Transfer-Encoding": "chunked"}, 400, "bad_upload"),
        (picture(), {"Upload-Checksum": "md5 1B2M2Y8AsgTpgAmY7PhCfg=="}, 400, "bad_upload"),
        (picture(), {"Upload-Checksum": "sha1 AAAA"}, 460, "upload_checksum"),
    ],
)
def test_what_is_wrong_is_a_clear_problem(phone: Phone, content: bytes, changes: dict[str, str], status: int, code: str) -> None:
    answer = _upload(phone, content, **changes)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["Tus-Resumable"] == "1.0.0"
    assert ("Tus-Version" in answer.headers) == (status == 412)
    assert not Photo.objects.exists()


def test_a_stranger_finds_nothing(phone: Phone, stranger: Officer) -> None:
    location = _upload(phone, picture()).headers["Location"]
    theirs = Phone(stranger)
    answer = theirs.client.head(location, headers=theirs.headers | {"Tus-Resumable": "1.0.0"})
    assert answer.status_code == 404


def test_the_server_says_what_it_can(phone: Phone) -> None:
    answer = phone.client.options("/api/v1/sync/uploads")
    assert (answer.status_code, answer.headers["Tus-Extension"]) == (204, "creation,creation-with-upload,checksum,expiration")
    assert (answer.headers["Tus-Version"], answer.headers["Tus-Max-Size"]) == ("1.0.0", str(6 * 1024 * 1024))
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256"
