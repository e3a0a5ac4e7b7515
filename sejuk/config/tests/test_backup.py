"""A backup taken while others write comes back whole, and what was damaged is refused. On the database of the run."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event as Signal
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import msgspec
import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections

from sejuk import journal
from sejuk.config import backup
from sejuk.config.cli import main
from sejuk.journal import sealing
from sejuk.journal.models import Event
from sejuk.lib import sealed
from sejuk.org.actions import give_escrow_key
from sejuk.org.models import EscrowKey
from sejuk.testing import Cast, Phone

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def run(*arguments: object) -> int:
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.fixture
def photo() -> Iterator[Path]:
    folder = Path(settings.HOME) / "photos" / uuid4().hex
    folder.mkdir(parents=True)
    (folder / "original").write_bytes(os.urandom(70_000))
    yield folder / "original"
    (folder / "original").unlink(missing_ok=True)


@pytest.fixture
def empty_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where a restore goes: on PostgreSQL a new database, on SQLite the data folder."""
    if connection.vendor != "postgresql":
        yield ""
        return
    url, name = os.environ["SEJUK_DATABASE_URL"], f"empty_{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        monkeypatch.setenv("SEJUK_DATABASE_URL", urlsplit(url)._replace(path=f"/{name}").geturl())
        yield os.environ["SEJUK_DATABASE_URL"]
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def happen(count: int) -> None:
    for i in range(count):
        journal.record("thing.done", i, actor_id=i)


def test_a_backup_is_whole_private_and_verified(photo: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    happen(7)
    file = tmp_path / "backup.tar.gz"
    assert run("backup", file) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["backup.tar.gz"]
    with tarfile.open(file) as archive:
        manifest = json.loads(archive.extractfile(backup.MANIFEST).read())
        names = set(archive.getnames())
    assert manifest["checkpoint"]["size"] == 7
    assert {f"home/photos/{photo.parent.name}/original", "home/receipt_key.pem", "home/secret_key", "home/key_secret"} <= names
    assert not [name for name in names if "test.sqlite3" in name or name.startswith("home/static")]
    before = Event.objects.count()
    assert run("restore", file, "--check") == 0
    assert "SAH  jurnal" in capfd.readouterr().out
    assert Event.objects.count() == before
    assert run("backup", file) == 2, "it never writes over another"


def test_a_backup_taken_while_others_write_is_consistent(photo: Path, tmp_path: Path) -> None:
    happen(3)
    stop = Signal()

    def write() -> int:
        count = 0
        try:
            while not stop.is_set():
                happen(2)
                sealing.seal()
                count += 2
                stop.wait(0.1)  # SQLite's writers take turns without a queue
            return count
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(write), pool.submit(write)]
        try:
            taken = run("backup", tmp_path / "backup.tar.gz")
        finally:
            stop.set()
        assert sum(writer.result() for writer in writers) > 0
    assert taken == 0
    assert run("restore", tmp_path / "backup.tar.gz", "--check") == 0


def test_a_backup_comes_back_into_an_empty_folder(photo: Path, tmp_path: Path, empty_database: str) -> None:
    happen(5)
    file, home = tmp_path / "backup.tar.gz", tmp_path / "home"
    assert run("backup", file) == 0
    assert run("restore", file, "--into", home) == 0
    assert (home / "photos" / photo.parent.name / "original").read_bytes() == photo.read_bytes()
    assert (home / "receipt_key.pem").read_bytes() == (Path(settings.HOME) / "receipt_key.pem").read_bytes()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "receipt_key.pem").stat().st_mode) == 0o600
    count = "import sys; from sejuk.config.cli import main; sys.exit(main(['prove']))"
    environment = os.environ | {"SEJUK_HOME": str(home), "SEJUK_DATABASE_URL": empty_database}
    said = subprocess.run([sys.executable, "-c", count], env=environment, capture_output=True, text=True, check=True).stdout
    assert json.loads(said)["size"] == 5
    assert run("restore", file, "--into", home) == 2, "never over what is there"


def test_what_was_sealed_before_opens_in_the_restored_copy(cast: Cast, tmp_path: Path, empty_database: str) -> None:
    phone = Phone(cast.officer)
    give_escrow_key(unit_id=cast.sector.pk)
    boxes = [sealed.seal(key, b"Titipan") for key in (phone.seal_key["public_key"], EscrowKey.objects.get().public_key)]
    file, home = tmp_path / "backup.tar.gz", tmp_path / "home"
    assert run("backup", file) == 0
    assert run("restore", file, "--into", home) == 0
    program = """if True:
        import sys, django, msgspec
        django.setup()
        from sejuk.lib.sealed import Box, unseal
        from sejuk.org import keys
        from sejuk.org.models import EscrowKey
        from sejuk.sync.models import Device
        device, unit = Device.objects.get(), EscrowKey.objects.get()
        locked = [(device.seal_key_id, device.seal_locked), (unit.key_id, unit.locked_key)]
        for pair, raw in zip(locked, sys.argv[1:]):
            print(unseal(keys.private_key(*pair), msgspec.json.decode(raw, type=Box)).decode())
    """
    environment = os.environ | {
        "SEJUK_HOME": str(home), "SEJUK_DATABASE_URL": empty_database, "DJANGO_SETTINGS_MODULE": "sejuk.config.settings",
        "SEJUK_SECRET_KEY": "another one, as after an emergency",
    }  # fmt: skip
    command = [sys.executable, "-c", program, *(msgspec.json.encode(box).decode() for box in boxes)]
    assert subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split() == ["Titipan"] * 2
    (home / "key_secret").write_text("lost")
    assert "key_unreadable" in subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stderr


def test_a_database_that_is_not_empty_is_never_written_into(tmp_path: Path, empty_database: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's database is a file of the data folder")
    file = tmp_path / "backup.tar.gz"
    assert run("backup", file) == 0
    with psycopg.connect(empty_database, autocommit=True) as other:
        other.execute("CREATE TABLE somebody_s (id int)")
    assert run("restore", file, "--into", tmp_path / "home") == 2
    assert not (tmp_path / "home").exists()


def test_a_damaged_archive_is_refused(photo: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    happen(4)
    file = tmp_path / "backup.tar.gz"
    assert run("backup", file) == 0
    whole = file.read_bytes()
    middle = len(whole) // 2  # far from the archive's own head, whose date nothing rests on
    for damaged in (
        whole[:middle],
        whole[:-10],
        whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        b"",
        b"no archive",
    ):
        file.write_bytes(damaged)
        assert run("restore", file, "--check") == 1
        assert run("restore", file, "--into", tmp_path / "home") == 1
        assert not (tmp_path / "home").exists()
    assert "RUSAK" in capfd.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["backup.tar.gz"]


def repacked(file: Path, target: Path, change) -> None:
    """The archive with its members as ``change`` gives them back."""
    with tarfile.open(file) as old, tarfile.open(target, "w:gz") as new:
        for entry in old:
            content = change(entry, old.extractfile(entry).read())
            if content is not None:
                backup._add(new, entry.name, content)


def test_an_archive_with_another_content_is_refused(photo: Path, tmp_path: Path) -> None:
    happen(4)
    file, other = tmp_path / "backup.tar.gz", tmp_path / "other.tar.gz"
    assert run("backup", file) == 0
    for change in (
        lambda entry, content: b"x" * len(content) if entry.name.endswith("original") else content,
        lambda entry, content: None if entry.name.endswith("original") else content,
        lambda entry, content: None if entry.name == backup.MANIFEST else content,
    ):
        repacked(file, other, change)
        assert run("restore", other, "--check") == 1
    with tarfile.open(other, "w:gz") as archive:
        backup._add(archive, "../out", b"x")
    assert run("restore", other, "--check") == 1
    assert not (tmp_path.parent / "out").exists()


def test_a_journal_that_was_changed_is_found_in_the_restored_copy(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    happen(4)
    sealing.seal()
    Event.objects.filter(subject="2").update(verb="thing.undone")
    assert run("backup", tmp_path / "backup.tar.gz") == 0
    assert run("restore", tmp_path / "backup.tar.gz", "--check") == 1
    assert "edited" in capfd.readouterr().out


def test_what_cannot_be_done_is_said_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch) -> None:
    assert run("backup", tmp_path / "none" / "backup.tar.gz") == 2
    assert run("restore", tmp_path / "none.tar.gz", "--check") == 1
    if connection.vendor == "postgresql":
        monkeypatch.setenv("PATH", str(tmp_path))
        assert run("backup", tmp_path / "backup.tar.gz") == 2
        assert "postgresql-client" in capfd.readouterr().err
        assert list(tmp_path.iterdir()) == []


def test_photos_in_a_bucket_are_left_out_only_when_somebody_says_so(
    db: None, settings: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "storages.backends.s3.S3Storage"}}
    assert run("backup", tmp_path / "backup.tar.gz") == 2
    assert "--without-photos" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []
    assert run("backup", tmp_path / "backup.tar.gz", "--without-photos") == 0
    assert "TIDAK ikut" in capfd.readouterr().out
