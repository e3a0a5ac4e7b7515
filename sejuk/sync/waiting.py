"""Escrow files that somebody looked at on the page and has not said yes to. They lie sealed as they came, one file each.

A file's name is its digest, so the same one twice is one, and what is taken is what was looked at.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from sejuk.lib import clock, ids
from sejuk.sync import rules

MOST = 4  # of one asker; the oldest makes room


def _folder(officer_id: int) -> Path:
    folder = Path(settings.HOME) / "escrow" / str(officer_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def keep(officer_id: int, digest: str, raw: bytes) -> None:
    """Lay a file by for the officer who looked at it."""
    folder = _folder(officer_id)
    part = folder / f".{ids.new_id()}"
    part.write_bytes(raw)
    part.replace(folder / digest)
    files = sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda path: path.stat().st_mtime)
    for path in files[:-MOST]:
        path.unlink(missing_ok=True)


def find(officer_id: int, digest: str) -> bytes | None:
    """What this officer laid by under that digest."""
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        return None
    try:
        return (_folder(officer_id) / digest).read_bytes()
    except FileNotFoundError:
        return None


def drop(officer_id: int, digest: str) -> None:
    """It was taken."""
    (_folder(officer_id) / digest).unlink(missing_ok=True)


def drop_old() -> int:
    """Remove what waited too long; return how many files."""
    oldest = clock.now() - timedelta(hours=rules.WAITING_HOURS)
    dropped = 0
    for path in (Path(settings.HOME) / "escrow").glob("*/*"):
        if datetime.fromtimestamp(path.stat().st_mtime, UTC) < oldest:
            path.unlink(missing_ok=True)
            dropped += 1
    return dropped
