"""Photos that are not whole yet: one file each in the data folder. How much is here is the size of that file, and nothing else.

The file's name says whose it is and what it must become, so there is no second record that a crash could leave behind or ahead.
Parts lie on this machine's disk even when whole photos go to an S3 service: such a service cannot be appended to.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from sejuk.lib import clock

PART_DAYS = 30
MOST_PARTS = 64  # unfinished photos of one officer; the one left alone longest makes room
MOST_BYTES = 128 * 1024 * 1024  # that these were announced with, so that no token fills the disk


class Moved(Exception):  # noqa: N818 - it is no error: somebody else was faster
    """The part does not end where the sender thinks; nothing was written."""


@dataclass(frozen=True)
class Part:
    """What is here of one photo."""

    path: Path
    photo_id: UUID
    sha256: str
    length: int

    @property
    def size(self) -> int:
        """How many bytes are here."""
        return self.path.stat().st_size

    @property
    def end(self) -> int:
        """The same for telling somebody: a part that is gone since was whole."""
        try:
            return self.size
        except FileNotFoundError:
            return self.length

    @property
    def expires_at(self) -> datetime:
        """When it goes if no further byte comes."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC) + timedelta(days=PART_DAYS)

    @contextmanager
    def opened(self) -> Iterator[Writer]:
        """Appends to it; what was written is on the disk when this ends, however it ends."""
        try:
            handle = os.open(self.path, os.O_WRONLY)
        except FileNotFoundError:
            raise Moved from None
        try:
            yield Writer(handle)
        finally:
            os.fsync(handle)
            os.close(handle)

    def read(self) -> bytes:
        """Everything that is here."""
        return self.path.read_bytes()

    def drop(self) -> None:
        """Away with it: it is a photo now, or can never become one."""
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Writer:
    """An open part. It is locked for each write and not for a request: a line that hangs must not keep the next try out."""

    handle: int

    def append(self, at: int, content: bytes) -> int:
        """Write at the end, which must be ``at``; return the new end."""
        with _locked(self.handle):
            state = os.fstat(self.handle)
            if state.st_size != at or not state.st_nlink:
                raise Moved
            left = memoryview(content)
            while left:
                written = os.pwrite(self.handle, left, at)
                at, left = at + written, left[written:]
        return at


@contextmanager
def _locked(handle: int) -> Iterator[None]:
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)


def find(officer_id: int, photo_id: UUID) -> Part | None:
    """The part of this officer's photo."""
    for path in _folder(officer_id).glob(f"{photo_id}.*"):
        return _read(path)
    return None


def begin(officer_id: int, photo_id: UUID, sha256: str, length: int) -> Part:
    """The part of this photo, empty or with what came before; the id with another content starts over."""
    folder = _folder(officer_id)
    for each in (folder.parent, folder):
        each.mkdir(exist_ok=True, mode=0o700)
    part = Part(folder / f"{photo_id}.{sha256}.{length}", photo_id, sha256, length)
    for path in folder.glob(f"{photo_id}.*"):
        if path != part.path:
            path.unlink(missing_ok=True)
    _make_room(folder, part.path)
    os.close(os.open(part.path, os.O_WRONLY | os.O_CREAT, 0o600))
    return part


def drop_old() -> int:
    """Remove parts that got no byte for ``PART_DAYS``; return how many. A writer whose part goes learns it at its next byte."""
    before = (clock.now() - timedelta(days=PART_DAYS)).timestamp()
    return sum(_drop_if_older(path, before) for path in _root().glob("*/*.*.*"))


def _drop_if_older(path: Path, before: float) -> bool:
    try:
        handle = os.open(path, os.O_WRONLY)
    except FileNotFoundError:
        return False
    try:
        with _locked(handle):
            old = os.fstat(handle).st_mtime < before
            if old:
                path.unlink(missing_ok=True)
            return old
    finally:
        os.close(handle)


def _make_room(folder: Path, keep: Path) -> None:
    left = MOST_BYTES - _read(keep).length
    others = sorted((path for path in folder.iterdir() if path != keep), key=_touched, reverse=True)
    for place, path in enumerate(others, start=2):
        left -= _read(path).length
        if place > MOST_PARTS or left < 0:
            path.unlink(missing_ok=True)


def _touched(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0


def _root() -> Path:
    return Path(settings.HOME) / "parts"


def _folder(officer_id: int) -> Path:
    return _root() / str(officer_id)


def _read(path: Path) -> Part:
    photo_id, sha256, length = path.name.split(".")
    return Part(path, UUID(photo_id), sha256, int(length))
