"""Files in the data folder: each is there as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Writes beside the name and takes the name's place in one step, once the bytes are on the disk; a full disk or a killed
    process leaves what was there before. A file of that name is replaced, as in an S3 service."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_overwrite=True)

    def _save(self, name: str, content: File[bytes]) -> str:
        whole = Path(self.path(name))
        whole.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = mkstemp(dir=whole.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(content.chunks())
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(whole)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        _settle(whole.parent)
        return name


def _settle(folder: Path) -> None:
    """The folder's own list of names on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
