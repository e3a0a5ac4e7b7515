"""Where photos lie: the data folder or an S3 service, chosen by settings that are whole or refused; what is there is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import boto3
import pytest
from django.core.files.base import ContentFile
from moto.server import ThreadedMotoServer
from storages.backends.s3 import S3Storage

from sejuk.activities.actions import drop_orphan_photos
from sejuk.activities.models import Photo
from sejuk.config import env
from sejuk.config.stores import Folder
from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.sync.tests.test_uploads_resumed import Upload, receipt_in
from sejuk.testing import Phone, browser_of, picture, report

WHOLE = {"SEJUK_S3_BUCKET": "photos", "SEJUK_S3_KEY_ID": "key", "SEJUK_S3_SECRET": "secret"}


def _set(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)


def test_the_data_folder_is_where_photos_lie_unless_told_otherwise(tmp_path: Path, settings: Any) -> None:
    assert settings.STORAGES["default"] == env.store(settings.HOME / "photos"), "the settings ask env.store"
    assert env.store(tmp_path) == {"BACKEND": "sejuk.config.stores.Folder", "OPTIONS": {"location": str(tmp_path)}}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"SEJUK_S3_BUCKET": "photos"}, "SEJUK_S3_KEY_ID and SEJUK_S3_SECRET missing"),
        ({"SEJUK_S3_ENDPOINT": "http://127.0.0.1:9000"}, "SEJUK_S3_BUCKET and SEJUK_S3_KEY_ID and SEJUK_S3_SECRET missing"),
        ({"SEJUK_S3_BUCKET": "photos", "SEJUK_S3_KEY_ID": "key"}, "SEJUK_S3_SECRET missing"),
        (WHOLE | {"SEJUK_S3_ENDPOINT": "store.example.id"}, "write https://name"),
    ],
)
def test_half_a_setting_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: dict[str, str], said: str) -> None:
    _set(monkeypatch, given)
    with pytest.raises(env.SettingError, match=said):
        env.store(tmp_path)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _set(monkeypatch, WHOLE)
    monkeypatch.setitem(__import__("sys").modules, "botocore.config", None)
    with pytest.raises(env.SettingError, match=r"sejuk\[s3\]"):
        env.store(tmp_path)


def test_what_breaks_off_leaves_no_half_file(tmp_path: Path) -> None:
    store = Folder(location=tmp_path)

    class Broken(ContentFile[bytes]):
        def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
            yield b"half"
            raise OSError("away")

    with pytest.raises(OSError, match="away"):
        store.save("7/abc", Broken(b""))
    assert list(tmp_path.rglob("*")) == [tmp_path / "7"]
    for _ in range(2):
        assert store.save("7/abc", ContentFile(b"whole")) == "7/abc"
    assert [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()] == [b"whole"]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> Iterator[Any]:
    """An S3 service on this machine, chosen as an operator chooses it: one of the keys in a file."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    (tmp_path / "secret").write_text("secret\n")
    own = {"SEJUK_S3_ENDPOINT": f"http://{host}:{port}", "SEJUK_S3_SECRET_FILE": str(tmp_path / "secret")}
    _set(monkeypatch, {name: value for name, value in (WHOLE | own).items() if name != "SEJUK_S3_SECRET"})
    settings.STORAGES = settings.STORAGES | {"default": env.store(tmp_path)}
    client = boto3.resource(
        "s3",
        endpoint_url=own["SEJUK_S3_ENDPOINT"],
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    )
    made = client.create_bucket(Bucket="photos")
    yield made
    made.objects.all().delete()
    server.stop()


def names(bucket: Any) -> list[str]:
    return sorted(one.key for one in bucket.objects.all())


def test_photos_live_in_an_s3_service(bucket: Any, phone: Phone, officer: Officer, kanit: Officer) -> None:
    upload = Upload(phone, picture(exif=True))
    upload.begin(upload.content[:500])
    assert names(bucket) == [], "what is not whole lies in the data folder"
    assert receipt_in(upload.go_on(500))["digest"] == upload.sha256
    name = f"{officer.pk}/{upload.sha256}"
    assert names(bucket) == [name, f"{name}.shown.jpg", f"{name}.thumb.jpg"]
    assert bucket.Object(name).get()["Body"].read() == upload.content
    again = Upload(phone, upload.content)
    assert receipt_in(again.begin())["op_id"] == again.photo_id
    assert len(names(bucket)) == 3
    report(officer, photos=[{"photo_id": upload.photo_id, "sha256": upload.sha256, "bytes": len(upload.content), "caption": ""}])
    for size in ("small", "large"):
        page: Any = browser_of(kanit).get(f"/photos/{upload.photo_id}/{size}.jpg")
        assert (page.status_code, b"".join(page.streaming_content)[:2]) == (200, b"\xff\xd8")


def test_photos_that_nobody_claimed_leave_the_s3_service(bucket: Any, phone: Phone) -> None:
    upload = Upload(phone, picture())
    upload.begin(upload.content)
    Photo.objects.filter(pk=UUID(upload.photo_id)).update(created_at=clock.now() - timedelta(days=31))
    assert drop_orphan_photos() == 1
    assert names(bucket) == []


def test_an_s3_service_that_is_away_loses_nothing(bucket: Any, phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = Upload(phone, picture())
    with monkeypatch.context() as away:
        away.setattr(S3Storage, "_save", lambda *_: 1 / 0)
        assert upload.begin(upload.content).status_code == 503
    assert hashlib.sha256(upload.part.read()).hexdigest() == upload.sha256
    assert receipt_in(upload.stands())["op_id"] == upload.photo_id
