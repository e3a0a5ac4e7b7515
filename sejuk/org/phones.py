"""The phones of officers. Their table lies in the phones' door, above: the door hands in at start-up how to ask it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sejuk.lib.problems import Words
from sejuk.org.access import Asker
from sejuk.org.models import Officer, Unit


class Phone(NamedTuple):
    """A phone that an officer signed in on."""

    phone_id: UUID
    name: str
    app_version: str
    enrolled_at: datetime
    last_seen_at: datetime | None
    revoked_at: datetime | None
    lost_at: datetime | None = None
    wipe_told_at: datetime | None = None  # when it heard that it is lost


class Carried(NamedTuple):
    """One operation of an escrow file and what became of it, or would: no content."""

    kind: str
    made_at: datetime | None
    status: str  # accepted, duplicate, refused or retry
    problem: Words | None


class Escrow(NamedTuple):
    """An escrow file that was opened: whose work, from which phone, and what became of it, or would."""

    file: str  # its SHA-256
    officer: Officer
    unit: Unit
    phone: str
    exported_at: datetime
    revoked_at: datetime | None
    lost_at: datetime | None
    ops: list[Carried]
    photos: list[Words | None]  # one for each photo: what is wrong with it

    @property
    def needs_lead(self) -> bool:
        """Its phone was signed out or lost: somebody must be sure where the file comes from."""
        return self.revoked_at is not None


class Door(NamedTuple):
    """What the pages ask of the phones' door.

    Read the phones of an officer; sign one of them out for good, as lost or not; open an escrow file and say what it would
    bring; take what a file that was opened brings (a lead is sure of it or not).
    """

    read: Callable[[Asker, int], list[Phone]]
    revoke: Callable[[int, UUID, int | None, bool], int]
    open_escrow: Callable[[Asker, bytes, str], Escrow]
    take_escrow: Callable[[Asker, str, bool, str], Escrow]


_door: list[Door] = []


def register(door: Door) -> None:
    """Take the door, once, at start-up."""
    _door[:] = [door]


def door() -> Door:
    """The door that was handed in."""
    return _door[0]
