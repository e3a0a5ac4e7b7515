"""``sejuk backup`` and ``sejuk restore``: everything of an installation in one file, and back, proved by the journal.

The archive is a tar with the database, the data folder (photos, keys) and, last, a manifest with the digest of each file and
the latest checkpoint. It is taken while Sejuk runs: the database at one instant, then the files, of which none is ever changed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from sejuk.config import env
from sejuk.config.verify import WRONG, UnusableError
from sejuk.lib import clock

FORMAT = 1
MANIFEST, HOME = "manifest.json", "home"
SQLITE, POSTGRES = "database.sqlite3", "database.dump"
DATABASE = "sejuk.sqlite3"
LAST = "last_backup"
LEFT_OUT = ("static", "up.lock", LAST)  # made again at each start, or true of this folder alone
BLOCK = 1 << 20
DAMAGED = (tarfile.TarError, EOFError, OSError, zlib.error, ValueError, KeyError, TypeError)
CLIENT = "Pasang program klien PostgreSQL (Debian: apt install postgresql-client), seversi dengan servernya."


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter both verbs."""
    backup = verbs.add_parser("backup", help="everything of this installation into one file, while it runs")
    backup.add_argument("file", type=Path)
    backup.add_argument("--without-photos", action="store_true", help="where an S3 bucket keeps them: save it by itself")
    backup.set_defaults(run=_backup)
    restore = verbs.add_parser("restore", help="check a backup, or bring it back")
    restore.add_argument("file", type=Path)
    what = restore.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="restore into a scratch place, verify, and leave all as it is")
    what.add_argument("--into", type=Path, metavar="EMPTY_HOME", help="restore into this data folder, which must be empty")
    restore.set_defaults(run=_restore)


# --- Taking one ---------------------------------------------------------------------------------------------------


def _backup(options: argparse.Namespace) -> int:
    import django

    django.setup()
    if not options.without_photos and _in_bucket():
        raise UnusableError("Foto ada di ember S3 dan tidak ikut. Cadangkan ember itu, lalu ulangi dengan --without-photos.")
    file: Path = options.file.absolute()
    if file.exists():
        raise UnusableError(f"{file} sudah ada: tulis nama lain.")
    if not file.parent.is_dir():
        raise UnusableError(f"{file.parent} tidak ada.")
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".sejuk-backup-") as folder:  # mode 0700
        part = Path(folder) / "part"
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            manifest = _write(out, Path(folder))
            out.flush()
            os.fsync(out.fileno())
        os.link(part, file)  # appears whole or not at all, and never over another
    _note(manifest["made_at"])
    count, last = len(manifest["files"]), manifest["checkpoint"]
    _say(f"{file}: {count} berkas, {file.stat().st_size:,} bita, sha256 {_digest(file)}")
    _say(f"akar: {last['size']} peristiwa, {last['root']}" if last else "jurnal masih kosong")
    if not manifest["photos"]:
        _say("Foto ada di penyimpanan S3 dan TIDAK ikut: cadangkan embernya sendiri.")
    return 0


def _in_bucket() -> bool:
    """Whether photos lie elsewhere than in the data folder."""
    from django.conf import settings

    return "S3" in str(settings.STORAGES["default"])


def _note(made_at: str) -> None:
    """Remember when, for ``sejuk doctor``."""
    (env.home() / LAST).write_text(made_at)


def last(home: Path) -> datetime | None:
    """When the last backup of this data folder was made."""
    try:
        return clock.parse((home / LAST).read_text().strip())
    except (OSError, ValueError):
        return None


def _write(out: Any, folder: Path) -> dict[str, Any]:
    from django.conf import settings

    from sejuk import __version__
    from sejuk.journal import log, sealing, signing

    sealing.seal()
    manifest: dict[str, Any] = {
        "format": FORMAT, "sejuk": __version__, "made_at": clock.now().isoformat(), "checkpoint": log.checkpoint(),
        "public_key": signing.public_key()["public_key"], "files": {},
        "photos": not _in_bucket(),
    }  # fmt: skip
    database = _dump(settings.DATABASES["default"], folder)
    with tarfile.open(fileobj=out, mode="w:gz", compresslevel=1) as archive:
        manifest["files"][database.name] = _digest(database)
        archive.add(database, database.name)
        for name, path in _files(Path(settings.HOME), Path(str(settings.DATABASES["default"]["NAME"]))):
            try:
                content = path.read_bytes()
            except FileNotFoundError:  # a photo that nobody claimed, gone meanwhile
                continue
            manifest["files"][name] = hashlib.sha256(content).hexdigest()
            _add(archive, name, content)
        _add(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
    return manifest


def _files(home: Path, database: Path) -> Iterator[tuple[str, Path]]:
    """The files of the data folder, but for the database and what is made again."""
    for path in sorted(home.rglob("*")):
        inside = path.relative_to(home)
        ours = inside.parts[0] not in LEFT_OUT and not inside.parts[0].startswith(".") and not path.name.startswith(database.name)
        if ours and path.is_file() and not path.is_symlink():
            yield f"{HOME}/{inside.as_posix()}", path


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


def _dump(database: dict[str, Any], folder: Path) -> Path:
    """The database at one instant, whoever writes meanwhile."""
    if "sqlite" in database["ENGINE"]:
        target = folder / SQLITE
        with closing(sqlite3.connect(database["NAME"], timeout=60)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        return target
    target = folder / POSTGRES
    _postgres("pg_dump", database, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    return target


def _postgres(program: str, database: dict[str, Any], *arguments: str) -> None:
    """Run a program of PostgreSQL's on this database; what it says goes into ours when it fails."""
    from psycopg.conninfo import make_conninfo

    if shutil.which(program) is None:
        raise UnusableError(f"{program} tidak ada di sini. {CLIENT}")
    options = {key: value for key, value in database["OPTIONS"].items() if key not in ("pool", "server_side_binding")}
    info = {"host": database["HOST"], "port": database["PORT"], "user": database["USER"], "dbname": database["NAME"], **options}
    address = make_conninfo("", **{key: value for key, value in info.items() if value})
    secret = {"PGPASSWORD": database["PASSWORD"]} if database["PASSWORD"] else {}
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL's
        [program, f"--dbname={address}", *arguments], env=os.environ | secret, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise UnusableError(f"{program}: {done.stderr.strip()[-2000:]}")


# --- Bringing one back --------------------------------------------------------------------------------------------


def _restore(options: argparse.Namespace) -> int:
    target: Path | None = options.into.absolute() if options.into else None
    if target and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UnusableError(f"{target} tidak kosong: pemulihan hanya ke folder data yang kosong.")
    parent = target.parent if target else None
    if parent and not parent.is_dir():
        raise UnusableError(f"{parent} tidak ada.")
    with tempfile.TemporaryDirectory(dir=parent, prefix=".sejuk-restore-") as folder:  # mode 0700
        scratch = Path(folder)
        try:
            manifest = _unpack(options.file, scratch)
        except DAMAGED as error:
            _say(f"RUSAK  {options.file}: {error}")
            return WRONG
        _say(f"utuh: {len(manifest['files'])} berkas, dibuat {manifest['made_at']} oleh Sejuk {manifest['sejuk']}")
        return _bring_back(scratch, manifest, target) if target else _try_out(scratch, manifest)


def _unpack(file: Path, scratch: Path) -> dict[str, Any]:
    """Everything into ``scratch``, each file held against the manifest; ``DAMAGED`` if one is not what it was."""
    found: dict[str, str] = {}
    with tarfile.open(file, "r:gz") as archive:
        for entry in archive:
            name = PurePosixPath(entry.name)
            content = archive.extractfile(entry)
            if content is None or name.is_absolute() or ".." in name.parts or entry.name in found:
                raise ValueError(f"{entry.name} tidak boleh ada di situ")
            found[entry.name] = _save(content, scratch / name)
        while archive.fileobj and archive.fileobj.read(BLOCK):  # to the end, where the sum over everything stands
            pass
    return _compared(scratch, found)


def _compared(scratch: Path, found: dict[str, str]) -> dict[str, Any]:
    if MANIFEST not in found:
        raise ValueError("tanpa manifes: terpotong")
    manifest: dict[str, Any] = json.loads((scratch / MANIFEST).read_text())
    del found[MANIFEST]
    if manifest["format"] != FORMAT:
        raise ValueError(f"bentuk {manifest['format']}: pakai Sejuk yang lebih baru")
    for name in sorted(found.keys() | manifest["files"].keys()):
        if found.get(name) != manifest["files"].get(name):
            raise ValueError(f"{name} tidak sama dengan manifes")
    if not {SQLITE, POSTGRES} & found.keys():
        raise ValueError("tanpa basis data")
    return manifest


def _save(content: Any, path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        while block := content.read(BLOCK):
            digest.update(block)
            out.write(block)
    return digest.hexdigest()


def _try_out(scratch: Path, manifest: dict[str, Any]) -> int:
    """Restore beside the installation and verify there."""
    home = scratch / HOME
    home.mkdir(exist_ok=True, mode=0o700)
    if (scratch / SQLITE).exists():
        (scratch / SQLITE).rename(home / DATABASE)
        return _verified(home, "", manifest, scratch)
    with _scratch_database() as url:
        _postgres(
            "pg_restore", env.database(url, home), "--no-owner", "--no-privileges", "--exit-on-error", str(scratch / POSTGRES)
        )
        return _verified(home, url, manifest, scratch)


def _bring_back(scratch: Path, manifest: dict[str, Any], target: Path) -> int:
    home, url = scratch / HOME, env.text("SEJUK_DATABASE_URL")
    home.mkdir(exist_ok=True, mode=0o700)
    if (scratch / SQLITE).exists():
        if url:
            raise UnusableError("Cadangan ini dari SQLite: kosongkan SEJUK_DATABASE_URL, basis datanya masuk ke folder data.")
        (scratch / SQLITE).rename(home / DATABASE)
    else:
        _into_empty(url)
        _postgres(
            "pg_restore", env.database(url, home), "--no-owner", "--no-privileges", "--exit-on-error", str(scratch / POSTGRES)
        )
    if target.exists():
        target.rmdir()
    home.rename(target)
    target.chmod(0o700)
    _say(f"dipulihkan ke {target}")
    return _verified(target, url, manifest, scratch)


def _into_empty(url: str) -> None:
    import psycopg

    if not urlsplit(url).scheme.startswith("postgres"):
        raise UnusableError("Cadangan ini dari PostgreSQL: tulis SEJUK_DATABASE_URL dari basis data yang kosong.")
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    if tables and tables[0]:
        raise UnusableError("Basis data di SEJUK_DATABASE_URL tidak kosong: buat yang baru dengan createdb.")


@contextmanager
def _scratch_database() -> Iterator[str]:
    """An empty database on the server of ``SEJUK_DATABASE_URL``, dropped afterwards."""
    import psycopg
    from psycopg import sql

    url = env.text("SEJUK_DATABASE_URL")
    if not urlsplit(url).scheme.startswith("postgres"):
        raise UnusableError("Cadangan ini dari PostgreSQL: tulis SEJUK_DATABASE_URL dari server tempat mencobanya.")
    name = f"sejuk_check_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise UnusableError(
                "Pengguna basis data tidak boleh membuat basis data: ALTER ROLE … CREATEDB, atau pakai yang lain."
            ) from None
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _verified(home: Path, url: str, manifest: dict[str, Any], scratch: Path) -> int:
    """Run ``sejuk verify`` on the restored installation, in a process of its own with that one's settings."""
    environment = os.environ | {"SEJUK_HOME": str(home), "SEJUK_DATABASE_URL": url, "SEJUK_LOG": "WARNING"}
    environment.pop("SEJUK_DATABASE_URL_FILE", None)
    since = scratch / "checkpoint.json"
    since.write_text(json.dumps(manifest["checkpoint"]))
    known = ["--since", str(since), "--key", manifest["public_key"]] if manifest["checkpoint"] else []
    program = (
        "import sys; from sejuk.config.cli import main;"
        "main(['manage', 'migrate', '--verbosity', '0']); sys.exit(main(['verify', *sys.argv[1:]]))"
    )
    command = [sys.executable, "-c", program, *known]
    return WRONG if subprocess.run(command, env=environment, check=False).returncode else 0  # noqa: S603 - ourselves


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
