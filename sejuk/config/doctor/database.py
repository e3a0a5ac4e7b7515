"""The database: there, up to date, set as it must be, and not open to more people than needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from sejuk.config.doctor.files import OTHERS
from sejuk.config.doctor.finding import UNSAFE, WARNING, Finding
from sejuk.config.doctor.serving import local


def reach() -> Iterator[Finding]:
    """What stands in the way of any question to it."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        yield Finding(
            "database_away", UNSAFE, f"Basis data tidak menjawab ({type(error).__name__}).",
            "Tidak ada yang dapat masuk atau mengirim.", "Periksa SEJUK_DATABASE_URL dan apakah servernya hidup.",
        )  # fmt: skip
        return
    if waiting:
        yield Finding(
            "migrations_waiting", UNSAFE, f"{len(waiting)} perubahan tabel belum diterapkan.",
            "Program dan tabelnya tidak cocok.", "Hentikan Sejuk, buat cadangan, lalu jalankan `sejuk up`.",
        )  # fmt: skip


def look() -> Iterator[Finding]:
    """How it is set."""
    yield from (_postgres if connection.vendor == "postgresql" else _sqlite)()


def _sqlite() -> Iterator[Finding]:
    mode, wanted = _one("PRAGMA journal_mode"), ("wal", "memory")
    if mode not in wanted:
        yield Finding(
            "sqlite_no_wal", UNSAFE, f"SQLite memakai journal_mode={mode}.",
            "Membaca dan menulis saling menunggu; di disk jaringan WAL tidak bisa, dan datanya bisa rusak.",
            "Taruh data di disk mesin ini sendiri.",
        )  # fmt: skip
    if (found := _one("PRAGMA quick_check(1)")) != "ok":
        yield Finding(
            "sqlite_damaged", UNSAFE, f"Berkas basis data rusak: {found}", "Sebagian catatan bisa hilang.",
            "Hentikan Sejuk dan kembalikan cadangan terakhir.",
        )  # fmt: skip
    path = Path(str(connection.settings_dict["NAME"]))
    if path.exists() and S_IMODE(path.stat().st_mode) & OTHERS and S_IMODE(path.parent.stat().st_mode) & OTHERS:
        yield Finding(
            "database_open", UNSAFE, f"Siapa pun di mesin ini dapat membaca {path}.", "Di dalamnya ada semua laporan.",
            f"chmod 600 {path}",
        )  # fmt: skip


def _postgres() -> Iterator[Finding]:
    if _one("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        yield Finding(
            "database_superuser", WARNING, "Sejuk masuk ke PostgreSQL sebagai superuser.",
            "Satu celah di Sejuk menjadi celah di semua basis data dan berkas server itu.",
            "Buat pengguna biasa (createuser sejuk) yang memiliki basis datanya saja.",
        )  # fmt: skip
    host = str(connection.settings_dict["HOST"])
    if (
        host
        and not host.startswith("/")
        and not local(host)
        and not _one("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    ):
        yield Finding(
            "database_no_tls", UNSAFE, f"Sambungan ke PostgreSQL di {host} tidak terenkripsi.",
            "Laporan dan hash kata sandi lewat jaringan dapat dibaca.", "Tambahkan ?sslmode=verify-full di SEJUK_DATABASE_URL.",
        )  # fmt: skip
    if (encoding := _one("SHOW server_encoding")) != "UTF8":
        yield Finding(
            "database_encoding", UNSAFE, f"Basis data memakai {encoding}.", "Huruf tertentu tidak dapat disimpan.",
            "Buat basis data baru dengan UTF8 dan pindahkan isinya.",
        )  # fmt: skip


def _one(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return row[0] if row else None
