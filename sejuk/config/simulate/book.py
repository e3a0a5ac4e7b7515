"""The judge's book: what was typed, what phones showed and still hold, what went with a phone."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sejuk.config.simulate import ledger
from sejuk.config.simulate.store import Kept, KeptPhoto, Store
from sejuk.lib import clock

Name = tuple[str, str]  # op id and digest: the same id may have been finished twice, with two contents


@dataclass(frozen=True)
class Typed:
    """One operation as an officer finished it."""

    op: dict[str, Any]
    digest: str
    skew: float

    @property
    def activity_id(self) -> str:
        """The record that it is about."""
        return str(self.op["body"]["activity_id"])

    @property
    def started(self) -> datetime:
        """When the activity began by a clock that is right."""
        return clock.parse(self.op["body"]["started_at"]) - timedelta(seconds=self.skew)


@dataclass
class Book:
    """Everything that is known without the server."""

    typed: dict[Name, Typed] = field(default_factory=dict)
    gone: set[Name] = field(default_factory=set)
    gone_photos: set[str] = field(default_factory=set)
    receipts: list[dict[str, Any]] = field(default_factory=list)  # shown at any time, or held now
    photo_receipts: list[dict[str, Any]] = field(default_factory=list)
    postings: dict[int, int] = field(default_factory=dict)  # of each phone that typed something
    pulled: dict[int, dict[str, tuple[int, str]]] = field(default_factory=dict)  # version and state of each record on each phone
    held: dict[Name, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    held_photos: dict[str, list[KeptPhoto]] = field(default_factory=lambda: defaultdict(list))


def read(folder: Path) -> Book:
    """The ledger, and what lies on the phones."""
    book = Book()
    for fact in ledger.read(folder):
        _take(book, fact)
    for path in sorted((folder / "phones").glob("*.sqlite3")):
        with closing(Store(path)) as store:
            book.pulled[int(path.stem)] = {each["activity_id"]: (each["version"], each["state"]) for each in store.activities()}
            for kept in store.ops():
                book.held[kept.op["op_id"], kept.digest].append(kept)
                book.receipts += [kept.receipt] if kept.receipt else []
            for photo in store.photos():
                book.held_photos[photo.photo_id].append(photo)
                book.photo_receipts += [photo.receipt] if photo.receipt else []
    return book


def _take(book: Book, fact: dict[str, Any]) -> None:
    kind = fact["fact"]
    if kind == "typed":
        book.typed[fact["op"]["op_id"], fact["digest"]] = Typed(fact["op"], fact["digest"], fact["skew"])
        book.postings[fact["phone"]] = fact["op"]["posting_id"]
    elif kind == "gone":
        book.gone.add((fact["op_id"], fact["digest"]))
    elif kind == "gone_photo":
        book.gone_photos.add(fact["photo_id"])
    else:
        (book.receipts if kind == "shown" else book.photo_receipts).append(fact["receipt"])
