"""Pull: what changed for this officer since the cursor. The cursor carries its scope, so a changed posting brings tombstones."""

from __future__ import annotations

import base64
import hashlib
import heapq
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from operator import itemgetter
from typing import Any, TypeGuard

import msgspec

from sejuk.activities import queries as activities
from sejuk.briefing import queries as briefing
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import queries as org
from sejuk.org.access import Asker
from sejuk.org.actions import give_escrow_key
from sejuk.sync import rules

Change = dict[str, Any]
LARGEST_CURSOR = 500_000  # bytes unpacked; nobody makes us unpack more
MOST_HELD = 5_000
DROP_CARRIED: Change = {"kind": "carried", "id": "all", "deleted": True}
SCOPE = re.compile(r"[0-9a-f]{0,8}")
HELD = re.compile(r"(officer|posting|area|resort):[0-9A-Za-z.]{1,40} [0-9a-f]{6}")


@dataclass(frozen=True)
class Cursor:
    """Where a phone stands: the last change it has of what its officer did; what it holds about the organisation (id → digest);
    the last change that it has of what is carried, and for which areas and postings that was."""

    seq: int = 0
    held: dict[str, str] = field(default_factory=dict)
    carried: int = 0
    scope: str = ""

    def written(self) -> str:
        """Opaque to the phone, and packed: it travels in an address, and proxies take 8 kB of one."""
        said = {"s": self.seq, "h": self.held, "c": self.carried, "d": self.scope}
        packed = zlib.compress(json.dumps(said, separators=(",", ":")).encode(), level=9)
        return base64.urlsafe_b64encode(packed).decode()

    @classmethod
    def read(cls, text: str) -> Cursor:
        """``bad_cursor`` for anything that we did not write."""
        if not text:
            return cls()
        try:
            unpacked = zlib.decompressobj().decompress(base64.urlsafe_b64decode(text.encode()), LARGEST_CURSOR)
            return _cursor(**json.loads(unpacked))
        except (ValueError, TypeError, RecursionError, zlib.error):
            raise Problem("bad_cursor", "cursor") from None


def _cursor(s: object, h: object, c: object = 0, d: object = "") -> Cursor:
    """What was unpacked, if it is what ``written`` packs (of before there were cards: without the last two)."""
    if not _is_number(s) or not _is_number(c) or not isinstance(d, str) or not SCOPE.fullmatch(d):
        raise ValueError
    if not isinstance(h, dict) or len(h) > MOST_HELD or not all(HELD.fullmatch(f"{key} {value}") for key, value in h.items()):
        raise ValueError
    return Cursor(s, h, c, d)


def _is_number(value: object) -> TypeGuard[int]:
    return type(value) is int and value in range(2**63)


class _Page:
    """The changes of one answer, at most about ``room`` bytes; full when one more did not fit. The first always fits."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.changes: list[Change] = []
        self.full = False

    def take(self, change: Change) -> bool:
        """Whether the change goes out with this page."""
        self.room -= len(msgspec.json.encode(change))
        self.full = self.room <= 0 and bool(self.changes)
        if not self.full:
            self.changes.append(change)
        return not self.full


def pull(asker: Asker, cursor: Cursor, room: int) -> tuple[Cursor, bool, list[Change]]:
    """The next part of the changes, at most about ``room`` bytes: the new cursor, whether there is more, the changes."""
    page, scope = _Page(room), _scope(asker)
    cursor = _take_organisation(page, scope, cursor)
    if not page.full:
        cursor = _take_carried(page, asker, scope, cursor)
    if not page.full:
        cursor = _take_own(page, asker, cursor)
    return cursor, page.full, page.changes


def _take_organisation(page: _Page, scope: dict[str, org.Item], cursor: Cursor) -> Cursor:
    held = dict(cursor.held)
    for change, digest in _organisation(scope, cursor):
        if not page.take(change):
            break
        key = f"{change['kind']}:{change['id']}"
        if digest is None:
            held.pop(key, None)
        else:
            held[key] = digest
    return replace(cursor, held=held)


def _take_carried(page: _Page, asker: Asker, scope: dict[str, org.Item], cursor: Cursor) -> Cursor:
    """Other areas or postings, or a server that was set back to a backup: the phone drops all that it carries and gets all anew."""
    areas = [pk for kind, pk, data in scope.values() if kind == "area" and data["mine"]]
    digest, upto = briefing.scope_of(asker, areas), briefing.last_number(asker)
    if cursor.scope != digest or cursor.carried > upto:
        if not page.take(DROP_CARRIED):
            return cursor
        cursor = replace(cursor, carried=0, scope=digest)
    for number, change in briefing.carried(asker, areas, after=cursor.carried, upto=upto):
        if not page.take(change):
            return cursor
        cursor = replace(cursor, carried=number)
    return replace(cursor, carried=upto)


def _take_own(page: _Page, asker: Asker, cursor: Cursor) -> Cursor:
    """What the officer recorded and read: two tables that share one row of numbers."""
    upto, since = org.last_change(asker), clock.today() - timedelta(days=rules.HISTORY_DAYS)
    records = activities.changes_of(asker, after=cursor.seq, upto=upto, since=since)
    read = briefing.read_changes(asker, after=cursor.seq, upto=upto)
    for number, change in heapq.merge(records, read, key=itemgetter(0)):
        if not page.take(change):
            return cursor
        cursor = replace(cursor, seq=number)
    return replace(cursor, seq=upto)


def _scope(asker: Asker) -> dict[str, org.Item]:
    """What the phone must hold. A unit whose phones have nothing to seal to yet gets its key now."""
    scope = {f"{item[0]}:{item[1]}": item for item in org.phone_scope(asker)}
    units = [data["unit"] for kind, _, data in scope.values() if kind == "posting"]
    lacking = {unit["unit_id"] for unit in units if unit["escrow_key"] is None}
    for unit_id in lacking:
        give_escrow_key(unit_id=unit_id)
    return _scope(asker) if lacking else scope


def _organisation(scope: dict[str, org.Item], cursor: Cursor) -> Iterator[tuple[Change, str | None]]:
    """What the phone must hold and does not yet, then the tombstones of what it holds and must not any more."""
    for key, (kind, pk, data) in scope.items():
        digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:6]
        if cursor.held.get(key) != digest:
            yield {"kind": kind, "id": pk, "data": data}, digest
    for key in cursor.held.keys() - scope.keys():
        kind, _, pk = key.partition(":")
        yield {"kind": kind, "id": pk, "deleted": True}, None
