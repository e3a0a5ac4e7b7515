"""Pull: what changed for this officer since the cursor. The cursor carries its scope, so a changed posting brings tombstones."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import msgspec

from sejuk.activities import queries as activities
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import queries as org
from sejuk.org.access import Asker
from sejuk.org.actions import give_escrow_key
from sejuk.sync import rules

Change = dict[str, Any]
LARGEST_CURSOR = 500_000  # bytes unpacked; nobody makes us unpack more
MOST_HELD = 5_000
HELD = re.compile(r"(officer|posting|area|resort):[0-9A-Za-z.]{1,40} [0-9a-f]{6}")


@dataclass(frozen=True)
class Cursor:
    """Where a phone stands: the last change it has, and what it holds about the organisation (id → digest)."""

    seq: int = 0
    held: dict[str, str] = field(default_factory=dict)

    def written(self) -> str:
        """Opaque to the phone, and packed: it travels in an address, and proxies take 8 kB of one."""
        packed = zlib.compress(json.dumps({"s": self.seq, "h": self.held}, separators=(",", ":")).encode(), level=9)
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


def _cursor(s: object, h: object) -> Cursor:
    """What was unpacked, if it is what ``written`` packs."""
    if type(s) is not int or s not in range(2**63) or not isinstance(h, dict) or len(h) > MOST_HELD:
        raise ValueError
    if not all(HELD.fullmatch(f"{key} {value}") for key, value in h.items()):
        raise ValueError
    return Cursor(s, h)


def pull(asker: Asker, cursor: Cursor, room: int) -> tuple[Cursor, bool, list[Change]]:
    """The next part of the changes, at most about ``room`` bytes: the new cursor, whether there is more, the changes."""
    changes: list[Change] = []
    held = dict(cursor.held)
    for change, digest in _organisation(asker, cursor):
        room -= _size(change)
        changes.append(change)
        key = f"{change['kind']}:{change['id']}"
        if digest is None:
            held.pop(key, None)
        else:
            held[key] = digest
        if room <= 0:
            return Cursor(cursor.seq, held), True, changes
    since = clock.today() - timedelta(days=rules.HISTORY_DAYS)
    seq, more = cursor.seq, False
    for row_seq, change in activities.changes_of(asker, after=cursor.seq, since=since):
        room -= _size(change)
        if room <= 0 and changes:
            more = True
            break
        changes.append(change)
        seq = row_seq
    return Cursor(seq, held), more, changes


def _size(change: Change) -> int:
    return len(msgspec.json.encode(change))


def _scope(asker: Asker) -> dict[str, org.Item]:
    """What the phone must hold. A unit whose phones have nothing to seal to yet gets its key now."""
    scope = {f"{item[0]}:{item[1]}": item for item in org.phone_scope(asker)}
    units = [data["unit"] for kind, _, data in scope.values() if kind == "posting"]
    lacking = {unit["unit_id"] for unit in units if unit["escrow_key"] is None}
    for unit_id in lacking:
        give_escrow_key(unit_id=unit_id)
    return _scope(asker) if lacking else scope


def _organisation(asker: Asker, cursor: Cursor) -> Iterator[tuple[Change, str | None]]:
    """What the phone must hold and does not yet, then the tombstones of what it holds and must not any more."""
    scope = _scope(asker)
    for key, (kind, pk, data) in scope.items():
        digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:6]
        if cursor.held.get(key) != digest:
            yield {"kind": kind, "id": pk, "data": data}, digest
    for key in cursor.held.keys() - scope.keys():
        kind, _, pk = key.partition(":")
        yield {"kind": kind, "id": pk, "deleted": True}, None
