"""Checking the whole journal against its seal: what was edited, removed, inserted, moved or back-dated, and which.

Reads each event once, in the order of the log, and holds no more than a batch. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.db.models import Min, Model, QuerySet

from sejuk.journal import documents, entries, sealing, signing
from sejuk.journal.merkle import Frontier
from sejuk.journal.models import Checkpoint, Event, Leaf, Node, Sealing

CHUNK = 5000
OCTETS = (bytes, memoryview)
READ = 500  # rows in one statement
# SQLite keeps text in any column. What cannot be read as its column's kind was written by hand: one of these comes of it.
UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError)
# An event carries the time at which its transaction wrote it; no transaction of Sejuk's takes nearly this long.
TOLERANCE = timedelta(hours=1)
FIELDS = ("id", "at", "verb", "subject", "actor_id", "unit_id", "area_code", "data", "salt", "digest", "erased")

EDITED, DELETED, MISSING, INSERTED, BACK_DATED, UNSIGNED, ERASED, ROOT, CHECKPOINT, NODE = (
    "edited", "deleted", "missing", "inserted", "back_dated", "unsigned", "erased", "root", "checkpoint", "node",
)  # fmt: skip


class Finding(NamedTuple):
    """One thing that is wrong. ``leaf`` is a position in the log, ``event`` an event's number, as far as they are known."""

    what: str
    leaf: int | None = None
    event: int | None = None
    until: int | None = None  # with ``leaf``: something from there to here


class Tail(NamedTuple):
    """What is recorded and not sealed yet: the next sealing takes it, nothing protects it before."""

    events: int
    since: datetime | None


class Row(NamedTuple):
    """What is read of an event."""

    id: int
    at: datetime
    verb: str
    subject: str
    actor_id: int | None
    unit_id: int | None
    area_code: str
    data: Any
    salt: bytes | None
    digest: bytes
    erased: bytes | None


def tail() -> Tail:
    """The events that the next sealing will take."""
    rows = Event.objects.filter(id__gt=_low_id(), leaf__isnull=True)
    try:
        since = rows.aggregate(since=Min("at"))["since"]
    except UNREADABLE:
        since = None
    return Tail(rows.count(), since)


def verify() -> Iterator[Finding]:
    """Everything that is wrong, in the order of the log. Empty when all is as it was sealed."""
    low = _low_id()  # before anything else: what is below is sealed for good
    last = next((row for _, row in _checkpoints("-id") if row), None)
    yield from _Walk(last.size if last else 0).findings()
    yield from _after(last, low)


def _low_id() -> int:
    return Sealing.objects.values_list("low_id", flat=True).first() or 0


def _after(last: Checkpoint | None, low: int) -> Iterator[Finding]:
    """What stands beside the log: events that slipped in below, leaves that nobody signed, an old date in the tail."""
    for event_id in Event.objects.filter(id__lte=low, leaf__isnull=True).order_by("id").values_list("id", flat=True):
        yield Finding(INSERTED, None, event_id)
    size = last.size if last else 0
    beyond = Leaf.objects.filter(index__lt=0) | Leaf.objects.filter(index__gte=size)
    # More may be sealed while we read: what a newer checkpoint covers is signed.
    signed = next((row.size for _, row in _checkpoints("-id") if row), 0)
    for index, event_id in beyond.order_by("index").values_list("index", "event_id"):
        if not size <= index < signed:
            yield Finding(UNSIGNED, index, event_id)
    waiting = Event.objects.filter(id__gt=low, leaf__isnull=True).order_by("id")
    for event_id, row in _events(waiting):
        if row is None or digest_of(row) != bytes(row.digest):
            yield Finding(EDITED, None, event_id)
        elif last and row.at < last.through - TOLERANCE:
            yield Finding(BACK_DATED, None, row.id)


def _events(wanted: QuerySet[Event]) -> Iterator[tuple[int, Row | None]]:
    """Each event with its number; None in its place when something in it cannot be read."""
    for event_id, event in _rows(wanted):
        row = event and Row(*(getattr(event, name) for name in FIELDS))
        yield event_id, row if row and _is_plain(row) else None


def _is_plain(row: Row) -> bool:
    """Whether everything is of its column's kind."""
    numbers = all(number is None or _is(number, int) for number in (row.actor_id, row.unit_id))
    octets = all(value is None or _is(value, *OCTETS) for value in (row.salt, row.erased))
    return numbers and octets and _is(row.at, datetime) and _is(row.digest, *OCTETS)


def _is(value: Any, *kinds: type) -> bool:
    return isinstance(value, kinds)


def _by_number(wanted: QuerySet[Event]) -> dict[int, Row | None]:
    """The same, at once and fast while all can be read."""
    try:
        rows = [Row(*values) for values in wanted.values_list(*FIELDS).iterator(CHUNK)]
    except UNREADABLE:
        return dict(_events(wanted.order_by("id")))
    return {row.id: row if _is_plain(row) else None for row in rows}


M = TypeVar("M", bound=Model)


def _rows(wanted: QuerySet[M]) -> Iterator[tuple[int, M | None]]:
    """Each row with its number, many at a time; where some cannot be read, one by one, and None for those."""
    numbers = iter(wanted.values_list("pk", flat=True).iterator(CHUNK))
    table = wanted.model._default_manager  # noqa: SLF001 - Django's own name for it
    while part := list(islice(numbers, READ)):
        try:
            found = table.in_bulk(part)
        except UNREADABLE:
            found = {}
            for number in part:
                with suppress(*UNREADABLE):
                    found |= table.in_bulk([number])
        yield from ((number, found.get(number)) for number in part)


def _checkpoints(order: str) -> Iterator[tuple[int, Checkpoint | None]]:
    for number, row in _rows(Checkpoint.objects.order_by(order)):
        octets = row and all(_is(value, *OCTETS) for value in (row.root, row.previous, row.frontier))
        good = row and octets and _is(row.size, int) and _is(row.at, datetime) and _is(row.through, datetime)
        yield number, row if good else None


def digest_of(row: Row) -> bytes | None:
    """The digest that an event has as it stands now; None if that cannot be told any more."""
    if row.erased is not None:
        committed = bytes(row.erased)
    elif row.salt is None:
        return None
    else:
        try:
            committed = entries.commitment(subject=row.subject, actor_id=row.actor_id, data=row.data, salt=bytes(row.salt))
        except ValueError:  # what canonical JSON cannot carry was never recorded
            return None
    return entries.digest(at=row.at, verb=row.verb, unit_id=row.unit_id, area_code=row.area_code, committed=committed)


class _Walk:
    """The log from its first leaf to ``size``, held against events, stored nodes and checkpoints."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.tree = Frontier()
        self.nodes: list[tuple[int, int, bytes]] = []
        self.known = 0  # leaves up to here are under a root that was right
        self.broken = False  # the tree is not the signed one any more: one finding says so, roots after it say nothing new
        self.erased: dict[int, int] = {}
        self.through: datetime | None = None
        self.previous = sealing.FIRST
        self.key = documents.key_of(signing.public_key()["public_key"])

    def findings(self) -> Iterator[Finding]:
        """Walk from checkpoint to checkpoint."""
        for number, row in _checkpoints("id"):
            if row is None:
                yield Finding(CHECKPOINT, number)
                continue
            if row.size > self.size:
                break
            yield from self._leaves(row.size)
            yield from self._checkpoint(row)
        yield from self._erasures()

    def _checkpoint(self, row: Checkpoint) -> Iterator[Finding]:
        said = sealing.said(row)
        good = documents.signed(said, row.signature, self.key) and bytes(row.previous) == self.previous
        if not good or row.size < self.tree.size or self._went_back(row):
            yield Finding(CHECKPOINT, row.size)
        if not self.broken and not self._is_as_signed(row):
            self.broken = True
            yield Finding(ROOT, self.known, None, row.size)
        self.known, self.previous, self.through = row.size, documents.checkpoint_digest(said), row.through

    def _is_as_signed(self, row: Checkpoint) -> bool:
        same = row.size == self.tree.size and bytes(row.root) == self.tree.root()
        return same and bytes(row.frontier) == b"".join(self.tree.hashes)

    def _went_back(self, row: Checkpoint) -> bool:
        return self.through is not None and row.through < self.through - TOLERANCE

    def _leaves(self, size: int) -> Iterator[Finding]:
        while self.tree.size < size:
            lo, hi = self.tree.size, min(size, self.tree.size + CHUNK)
            leaves = Leaf.objects.filter(index__gte=lo, index__lt=hi).values_list("index", "event_id", "hash")
            legible = (leaf for leaf in leaves if _is(leaf[1], int) and _is(leaf[2], *OCTETS))
            found = {index: (event_id, bytes(whole)) for index, event_id, whole in legible}
            rows = _by_number(Event.objects.filter(leaf__index__gte=lo, leaf__index__lt=hi))
            for index in range(lo, hi):
                yield from self._leaf(index, found.get(index), rows)
            yield from self._nodes()

    def _leaf(self, index: int, leaf: tuple[int, bytes] | None, rows: dict[int, Row | None]) -> Iterator[Finding]:
        if leaf is None:
            yield Finding(MISSING, index)
            self.broken = True
            self._grow(bytes(sealing.HASH))
            return
        event_id, whole = leaf
        self._grow(whole)
        row = rows.get(event_id)
        if row is None:  # gone, or there and not to be read
            yield Finding(EDITED if event_id in rows else DELETED, index, event_id)
            return
        if digest_of(row) != bytes(row.digest) or entries.leaf(index, event_id, bytes(row.digest)) != whole:
            yield Finding(EDITED, index, event_id)
        elif self.through is not None and row.at < self.through - TOLERANCE:
            yield Finding(BACK_DATED, index, event_id)
        if row.erased is not None:
            self.erased[event_id] = index
            if row.salt is not None or row.subject or row.actor_id is not None or row.data:
                yield Finding(EDITED, index, event_id)

    def _grow(self, whole: bytes) -> None:
        self.nodes += [node for node in self.tree.append(whole) if node[0] % sealing.LEVELS == 0]

    def _nodes(self) -> Iterator[Finding]:
        """The stored hashes that proofs are made of. When a leaf is wrong they are right, and tell where."""
        for level, index, whole in self.nodes:
            stored = Node.objects.filter(level=level, index=index).values_list("hash", flat=True).first()
            if stored is None or bytes(stored) != whole:
                yield Finding(NODE, index << level, None, (index + 1) << level)
        self.nodes = []

    def _erasures(self) -> Iterator[Finding]:
        """Who erases by hand leaves no ``event.erased`` behind."""
        told: set[int] = set()
        if self.erased:
            for data in Event.objects.filter(verb="event.erased").values_list("data", flat=True):
                told.update(data.get("events", []))
        for event_id in sorted(self.erased.keys() - told):
            yield Finding(ERASED, self.erased[event_id], event_id)
