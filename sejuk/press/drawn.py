"""What strangers may ask for again and again: made once, then kept in the store under the digest of what it shows."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.org import brake

MOST_KEPT = 4  # files of one folder: under other names of this server, or as they looked before


def drawn(name: str, make: Callable[[], bytes], *, what: str, most: int) -> bytes:
    """The file of that name, which holds the digest of everything it shows; made now if it is not there yet.

    Who asks also says what this server is called: with another port each time it would be made each time. So of ``what`` only
    ``most`` are made in ten minutes, whoever asks (``too_many_attempts``), and few of a folder are kept.
    """
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return bytes(file.read())
    brake.take(brake.key(what), most)
    content = make()
    folder = name.rpartition("/")[0]
    for old in _kept(folder)[MOST_KEPT - 1 :]:
        default_storage.delete(f"{folder}/{old}")
    default_storage.save(name, ContentFile(content))
    return content


def drop(folder: str) -> None:
    """Remove what was kept in a folder and those within it."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        default_storage.delete(f"{folder}/{name}")
    for name in folders:
        drop(f"{folder}/{name}")


def _kept(folder: str) -> list[str]:
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []
