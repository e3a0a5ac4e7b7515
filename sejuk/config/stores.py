"""The data folder as a store: a file is there as a whole or not at all, and is on the disk before anybody is told so."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class Folder(FileSystemStorage):
    """Django's own, but for how it writes. Every name here is an id or a digest, so a name that is there holds the same bytes."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: what is written again replaces itself, as in an S3 store."""
        del max_length
        return name

    def _save(self, name: str, content: File[bytes]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, begun = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                for piece in content.chunks():
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            Path(begun).replace(path)
        except BaseException:
            Path(begun).unlink(missing_ok=True)
            raise
        _settle(path.parent)
        return name


def _settle(folder: Path) -> None:
    """A name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
