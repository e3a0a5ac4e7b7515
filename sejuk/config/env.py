"""Settings come from the environment and fail loudly: a typing error stops the start, not the election day."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

MOST_DAYS = 3660
KEPT_SECONDS = 300  # a thread's line to the database; to open one costs as much as to write a report


class SettingError(SystemExit):
    """A setting that cannot be used, said in one line."""


def text(name: str, default: str = "") -> str:
    """A setting as text; ``NAME_FILE`` may point at a file that holds it (for secrets)."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text().strip()
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """A yes or no, written ``true`` or ``false``."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() not in ("true", "false"):
        msg = f"{name} is {value!r}: write true or false"
        raise SettingError(msg)
    return value.lower() == "true"


def days(name: str, default: int) -> int:
    """A number of days, at least one."""
    return number(name, default, most=MOST_DAYS)


def number(name: str, default: int, *, most: int) -> int:
    """A whole number from 1 to ``most``."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not 0 < int(value) <= most:
        msg = f"{name} is {value!r}: write a number, 1 to {most}"
        raise SettingError(msg)
    return int(value)


def choice(name: str, default: str, values: tuple[str, ...]) -> str:
    """One of a few words."""
    value = text(name, default)
    if value not in values:
        msg = f"{name} is {value!r}: write {' or '.join(values)}"
        raise SettingError(msg)
    return value


def names(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def home() -> Path:
    """The folder that holds everything of this installation: ``SEJUK_HOME`` or ``~/.local/share/sejuk``."""
    path = Path(text("SEJUK_HOME") or Path.home() / ".local/share/sejuk")
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's database settings from ``SEJUK_DATABASE_URL``; SQLite in ``folder`` when it is empty."""
    parts = urlsplit(url)
    if not url or parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(unquote(parts.path) if url else folder / "sejuk.sqlite3"),
            "CONN_MAX_AGE": KEPT_SECONDS,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: a receipt must outlive a power cut, and with NORMAL the last commits of a write-ahead log may not.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
            },
        }
    if parts.scheme not in ("postgres", "postgresql"):
        msg = f"SEJUK_DATABASE_URL begins with {parts.scheme!r}: write postgresql://user:password@host:port/name"
        raise SettingError(msg)
    options: dict[str, object] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or str(options.pop("host", "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def secret(folder: Path, name: str) -> str:
    """A random secret made once and kept in ``folder`` with mode 0600; of two processes that make it, the first one's stays."""
    import secrets

    path, new = folder / name, folder / f".{name}.{os.getpid()}"
    if not path.exists():
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(new, path)  # appears whole or not at all
        new.unlink()
    return path.read_text().strip()


def store(folder: Path) -> dict[str, object]:
    """Where photos lie, as Django's storage settings: ``folder``, or the S3 bucket that ``SEJUK_S3_BUCKET`` names."""
    names = ("SEJUK_S3_BUCKET", "SEJUK_S3_KEY_ID", "SEJUK_S3_SECRET", "SEJUK_S3_ENDPOINT", "SEJUK_S3_REGION")
    bucket, key, secret, endpoint, region = given = [text(name) for name in names]
    if not any(given):
        return {"BACKEND": "sejuk.config.stores.Folder", "OPTIONS": {"location": str(folder)}}
    if missing := [name for name, value in zip(names[:3], given, strict=False) if not value]:
        msg = f"{' and '.join(missing)} missing: an S3 store needs a bucket and its two keys"
        raise SettingError(msg)
    if endpoint and urlsplit(endpoint).scheme not in ("http", "https"):
        msg = f"SEJUK_S3_ENDPOINT is {endpoint!r}: write https://name"
        raise SettingError(msg)
    try:
        from botocore.config import Config  # the extra "s3"
        from storages.backends import s3  # noqa: F401 - better to miss it here than at the first photo
    except ImportError:
        msg = "SEJUK_S3_BUCKET needs one package more: pip install 'sejuk[s3]'"
        raise SettingError(msg) from None
    # Checksums beyond the protocol's own are understood by few services; a store that hangs must not hold a phone for minutes.
    how = Config(
        s3={"addressing_style": "path" if endpoint else "auto"}, signature_version="s3v4", connect_timeout=5, read_timeout=30,
        retries={"mode": "standard", "total_max_attempts": 3},
        request_checksum_calculation="when_required", response_checksum_validation="when_required",
    )  # fmt: skip
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket, "access_key": key, "secret_key": secret, "endpoint_url": endpoint or None,
            "region_name": region or "us-east-1", "client_config": how, "file_overwrite": True, "default_acl": None,
        },
    }  # fmt: skip
