"""The phones of officers. Their table lies in the phones' door, above: the door hands in at start-up how to ask it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sejuk.org.access import Asker


class Phone(NamedTuple):
    """A phone that an officer signed in on."""

    phone_id: UUID
    name: str
    app_version: str
    enrolled_at: datetime
    last_seen_at: datetime | None
    revoked_at: datetime | None


class Door(NamedTuple):
    """How to read the phones of an officer, and how to sign one of them out for good."""

    read: Callable[[Asker, int], list[Phone]]
    revoke: Callable[[int, UUID, int | None], int]


_door: list[Door] = []


def register(door: Door) -> None:
    """Take the door, once, at start-up."""
    _door[:] = [door]


def door() -> Door:
    """The door that was handed in."""
    return _door[0]
