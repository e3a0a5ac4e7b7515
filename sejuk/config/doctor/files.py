"""The data folder: who else can read it, how much room is left, how old the last backup is, whose photos lie where."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_IMODE
from typing import Any

from django.conf import settings

from sejuk.config import backup
from sejuk.config.doctor.finding import UNSAFE, WARNING, Finding
from sejuk.lib import clock

SECRETS = ("secret_key", "key_secret", "receipt_key.pem", "https/*.key", "https/*key*.pem")
OTHERS, NOT_MINE = 0o007, 0o077
LITTLE, TOO_LITTLE = 2 * 1024**3, 300 * 1024**2
BACKUP_DAYS = 7
DRIFT = timedelta(seconds=10)


def look() -> Iterator[Finding]:
    """Everything about files."""
    home = Path(settings.HOME)
    yield from _permissions(home)
    yield from _room(home)
    yield from _clock(home)
    yield from _backup(home)
    yield from _bucket()


def _permissions(home: Path) -> Iterator[Finding]:
    if S_IMODE(home.stat().st_mode) & OTHERS:
        yield Finding(
            "home_open", UNSAFE, f"Siapa pun di mesin ini dapat membuka {home}.",
            "Di dalamnya ada semua laporan, foto, dan kunci.", f"chmod 700 {home}",
        )  # fmt: skip
    wide = sorted({path for name in SECRETS for path in home.glob(name) if S_IMODE(path.stat().st_mode) & NOT_MINE})
    for path in wide:
        yield Finding(
            "secret_open", UNSAFE, f"{path.name} dapat dibaca pengguna lain.",
            "Dengan kunci ini sesi atau tanda terima dapat dipalsukan.", f"chmod 600 {path}",
        )  # fmt: skip


def _room(home: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(home).free
    if free < LITTLE:
        yield Finding(
            "disk_full", UNSAFE if free < TOO_LITTLE else WARNING, f"Tinggal {free // 1024**2} MB di {home}.",
            "Bila penuh, kiriman telepon ditolak. Catatan di telepon aman, tetapi menumpuk.",
            "Kosongkan tempat atau pindahkan ke disk yang lebih besar.",
        )  # fmt: skip


def _clock(home: Path) -> Iterator[Finding]:
    with tempfile.NamedTemporaryFile(dir=home) as probe:
        written = datetime.fromtimestamp(Path(probe.name).stat().st_mtime, UTC)
    drift = abs(clock.now() - written)
    if drift > DRIFT:
        yield Finding(
            "clock_drift", WARNING, f"Jam sistem berkas berbeda {int(drift.total_seconds())} detik dari jam server.",
            "Foto yang belum utuh bisa dibuang terlalu cepat, dan waktu laporan diukur dari jam server.",
            "Nyalakan penyelaras jam (NTP) di server ini dan di penyimpanannya.",
        )  # fmt: skip


def _backup(home: Path) -> Iterator[Finding]:
    last = backup.last(home)
    if last is None or clock.now() - last > timedelta(days=BACKUP_DAYS):
        what = f"Cadangan terakhir dibuat {last:%Y-%m-%d}." if last else "Belum pernah ada cadangan."
        yield Finding(
            "backup_old", WARNING, what, "Bila disk rusak, semua yang diterima sesudahnya hilang.",
            "Jalankan `sejuk backup BERKAS` setiap hari, periksa dengan `sejuk restore BERKAS --check`, simpan di tempat lain.",
        )  # fmt: skip


def _bucket() -> Iterator[Finding]:
    """Whether anybody may list or the keys cannot: asked once without keys and once with them."""
    store: Any = settings.STORAGES["default"]
    options = store.get("OPTIONS", {})
    if "bucket_name" not in options:
        return
    import boto3
    from botocore import UNSIGNED
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError

    where = {"endpoint_url": options["endpoint_url"], "region_name": options["region_name"]}
    keys = {"aws_access_key_id": options["access_key"], "aws_secret_access_key": options["secret_key"]}
    quick = Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})
    try:
        boto3.client("s3", config=quick, **where, **keys).list_objects_v2(Bucket=options["bucket_name"], MaxKeys=1)
    except (BotoCoreError, ClientError) as error:
        yield Finding(
            "bucket_unreachable", UNSAFE, f"Ember foto tidak dapat dibuka ({type(error).__name__}).",
            "Foto yang datang ditolak sampai ia bisa dibuka; catatan tetap diterima.", "Periksa SEJUK_S3_… dan layanannya.",
        )  # fmt: skip
        return
    try:
        anonymous = quick.merge(Config(signature_version=UNSIGNED))
        boto3.client("s3", config=anonymous, **where).list_objects_v2(Bucket=options["bucket_name"], MaxKeys=1)
    except (BotoCoreError, ClientError):
        return
    yield Finding(
        "bucket_public", UNSAFE, "Ember foto dapat dibuka siapa saja tanpa kunci.",
        "Semua foto sebagaimana dikirim telepon terbuka untuk umum.", "Jadikan ember itu pribadi, lalu ganti kuncinya.",
    )  # fmt: skip
