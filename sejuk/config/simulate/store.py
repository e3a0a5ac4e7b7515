"""What a phone keeps: a file of its own that outlives the app, with the transactions that the field app has."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLES = """
CREATE TABLE IF NOT EXISTS drafts (activity_id TEXT PRIMARY KEY, op_id TEXT, village TEXT);
CREATE TABLE IF NOT EXISTS ops (op_id TEXT PRIMARY KEY, queued INTEGER, activity_id TEXT, op TEXT, digest TEXT,
  receipt TEXT, problem TEXT);
CREATE TABLE IF NOT EXISTS photos (photo_id TEXT PRIMARY KEY, queued INTEGER, sha256 TEXT, content BLOB, location TEXT,
  receipt TEXT, problem TEXT);
CREATE TABLE IF NOT EXISTS activities (activity_id TEXT PRIMARY KEY, data TEXT);
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT);
"""
WAITING = "receipt IS NULL AND problem IS NULL"


@dataclass(frozen=True)
class Kept:
    """An operation as the phone has it."""

    op: dict[str, Any]
    digest: str
    receipt: dict[str, Any] | None
    problem: dict[str, Any] | None


@dataclass(frozen=True)
class KeptPhoto:
    """A photo as the phone has it; ``location`` is where a begun upload lies."""

    photo_id: str
    sha256: str
    content: bytes
    location: str | None
    receipt: dict[str, Any] | None
    problem: dict[str, Any] | None


class Store:
    """One phone's storage. Every method is one transaction: all of it or nothing, whenever the app is killed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(path, check_same_thread=False)
        # The simulated phone loses its process and never its power: waiting for the disk would only slow the run down.
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.executescript(TABLES)

    def close(self) -> None:
        """As when the app ends, however it ends."""
        self._base.rollback()
        self._base.close()

    def copy_to(self, path: Path) -> None:
        """A copy of everything, as a backup of the whole phone makes one."""
        with closing(sqlite3.connect(path)) as other:
            self._base.backup(other)

    # What was typed

    def draft(self, activity_id: str, op_id: str, village: str) -> None:
        """Something begun: its ids are minted now."""
        with self._base:
            self._base.execute("INSERT INTO drafts VALUES (?, ?, ?)", (activity_id, op_id, village))

    def drafts(self) -> list[tuple[str, str, str]]:
        """Activity, op and village of what was begun and not finished."""
        return list(self._base.execute("SELECT activity_id, op_id, village FROM drafts ORDER BY rowid"))

    def finish(self, op: dict[str, Any], digest: str, photos: Iterable[tuple[str, str, bytes]]) -> None:
        """The operation, its photos and the end of its draft."""
        activity_id = op["body"]["activity_id"]
        with self._base:
            values = (op["op_id"], self._next("ops"), activity_id, json.dumps(op), digest)
            self._base.execute("INSERT INTO ops VALUES (?, ?, ?, ?, ?, NULL, NULL)", values)
            for photo_id, sha256, content in photos:
                row = (photo_id, self._next("photos"), sha256, content)
                self._base.execute("INSERT INTO photos VALUES (?, ?, ?, ?, NULL, NULL, NULL)", row)
            self._base.execute("DELETE FROM drafts WHERE activity_id = ?", (activity_id,))

    def _next(self, table: str) -> int:
        (last,) = self._base.execute(f"SELECT coalesce(max(queued), 0) FROM {table}").fetchone()  # noqa: S608 - our own names
        return int(last) + 1

    # Operations

    def ops(self, where: str = "1") -> list[Kept]:
        """Oldest first."""
        rows = self._base.execute(f"SELECT op, digest, receipt, problem FROM ops WHERE {where} ORDER BY queued")  # noqa: S608 - ours
        return [Kept(json.loads(op), digest, _read(receipt), _read(problem)) for op, digest, receipt, problem in rows]

    def waiting(self) -> list[Kept]:
        """Those without an answer."""
        return self.ops(WAITING)

    def waits_for(self, activity_id: str) -> bool:
        """Whether an operation about this record has no answer yet."""
        rows = self._base.execute(f"SELECT 1 FROM ops WHERE activity_id = ? AND {WAITING}", (activity_id,))  # noqa: S608 - ours
        return rows.fetchone() is not None

    def answer(self, answers: Iterable[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]) -> None:
        """Receipts and problems by op id, for those that still wait."""
        with self._base:
            for op_id, receipt, problem in answers:
                values = (_written(receipt), _written(problem), op_id)
                self._base.execute(f"UPDATE ops SET receipt = ?, problem = ? WHERE op_id = ? AND {WAITING}", values)  # noqa: S608

    # Photos

    def photos(self, where: str = "1") -> list[KeptPhoto]:
        """Oldest first."""
        rows = self._base.execute(
            f"SELECT photo_id, sha256, content, location, receipt, problem FROM photos WHERE {where} ORDER BY queued"  # noqa: S608
        )
        return [
            KeptPhoto(photo_id, sha256, content, location, _read(receipt), _read(problem))
            for photo_id, sha256, content, location, receipt, problem in rows
        ]

    def waiting_photos(self) -> list[KeptPhoto]:
        """Those without a receipt."""
        return self.photos(WAITING)

    def place(self, photo_id: str, location: str | None) -> None:
        """Where an upload lies, or that it must begin anew."""
        with self._base:
            self._base.execute("UPDATE photos SET location = ? WHERE photo_id = ?", (location, photo_id))

    def answer_photo(self, photo_id: str, receipt: dict[str, Any] | None, problem: dict[str, Any] | None) -> None:
        """What became of a photo."""
        values = (_written(receipt), _written(problem), photo_id)
        with self._base:
            self._base.execute("UPDATE photos SET receipt = ?, problem = ? WHERE photo_id = ?", values)

    def unanswered(self) -> int:
        """Operations and photos that wait."""
        count = f"SELECT (SELECT count(*) FROM ops WHERE {WAITING}) + (SELECT count(*) FROM photos WHERE {WAITING})"  # noqa: S608
        return int(self._base.execute(count).fetchone()[0])

    # What the server sent, and what the app remembers

    def apply(self, changes: Iterable[dict[str, Any]], cursor: str) -> None:
        """A pulled page and its cursor together; only ``deleted`` removes."""
        with self._base:
            for change in changes:
                if change["kind"] != "activity":
                    continue
                if change.get("deleted"):
                    self._base.execute("DELETE FROM activities WHERE activity_id = ?", (change["id"],))
                else:
                    row = (change["id"], json.dumps(change["data"]))
                    self._base.execute("INSERT OR REPLACE INTO activities VALUES (?, ?)", row)
            self._base.execute("INSERT OR REPLACE INTO meta VALUES ('cursor', ?)", (cursor,))

    def activities(self) -> list[dict[str, Any]]:
        """The records that the server sent, by id."""
        return [json.loads(row[0]) for row in self._base.execute("SELECT data FROM activities ORDER BY activity_id")]

    def get(self, name: str) -> str | None:
        """What is remembered under a name."""
        row = self._base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def put(self, **values: str) -> None:
        """Remember."""
        with self._base:
            self._base.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))


def wipe(path: Path) -> None:
    """As a browser does when it needs room."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def restore(path: Path, copy: Path) -> None:
    """The copy in place of what is there."""
    wipe(path)
    shutil.copyfile(copy, path)


def _read(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def _written(value: dict[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value)
