"""Sealing: what was recorded gets its place in a Merkle log whose roots are signed. Adds rows, changes no event.

The place is given here, under one lock, and not by the event's number: on PostgreSQL a transaction that took a low number
may commit after a higher number was sealed. ``Sealing.low_id`` moves on only when nothing can appear below it any more.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from sejuk.journal import entries, signing
from sejuk.journal.documents import checkpoint_digest, checkpoint_said
from sejuk.journal.merkle import Frontier
from sejuk.journal.models import Checkpoint, Event, Leaf, Node, Sealing
from sejuk.lib import clock

BATCH = 5000
AT_LEAST = timedelta(days=1)  # a root is signed each day, also when nothing happened
LEVELS = 8  # nodes are kept at every eighth level
HASH = 32
FIRST = bytes(HASH)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def seal() -> int:
    """Seal everything that is committed, in batches; returns how many events."""
    sealed = 0
    while count := _seal_batch():
        sealed += count
        if count < BATCH:
            break
    return sealed


@transaction.atomic
def _seal_batch() -> int:
    """One batch with its checkpoint. A signed root is added on a day without events too."""
    progress, _ = Sealing.objects.select_for_update().get_or_create(pk=1)
    now, still_open = clock.now(), set(_open_transactions())
    found = Event.objects.filter(id__gt=progress.low_id, leaf__isnull=True).order_by("id")[:BATCH].values_list("id", "digest")
    events = [(event_id, bytes(digest)) for event_id, digest in found]
    last = Checkpoint.objects.order_by("-id").first()
    if events:
        full = len(events) == BATCH
        through = (last.through if last else EPOCH) if full else now
        _append(last, events, now, through)
    elif last is not None and now - last.at >= AT_LEAST:
        _sign(last, Frontier(last.size, _hashes(last)), now, now)
    _move_on(progress, events[-1][0] if events else 0, full=len(events) == BATCH, still_open=still_open)
    return len(events)


def _append(last: Checkpoint | None, events: list[tuple[int, bytes]], now: datetime, through: datetime) -> None:
    tree = Frontier(last.size, _hashes(last)) if last else Frontier()
    leaves, nodes = [], []
    for event_id, digest in events:
        whole = entries.leaf(tree.size, event_id, digest)
        leaves.append(Leaf(index=tree.size, event_id=event_id, hash=whole))
        done = tree.append(whole)
        nodes += [Node(level=level, index=index, hash=node) for level, index, node in done if level % LEVELS == 0]
    Leaf.objects.bulk_create(leaves)
    Node.objects.bulk_create(nodes)
    _sign(last, tree, now, through)


def _sign(last: Checkpoint | None, tree: Frontier, now: datetime, through: datetime) -> None:
    row = Checkpoint(
        size=tree.size, root=tree.root(), at=now, through=through, frontier=b"".join(tree.hashes),
        previous=checkpoint_digest(said(last)) if last else FIRST, key_id=signing.public_key()["key_id"],
    )  # fmt: skip
    row.signature = signing.signature(said(row))
    row.save()


def said(row: Checkpoint) -> dict[str, Any]:
    """What a checkpoint's signature covers."""
    return checkpoint_said(
        size=row.size, root=bytes(row.root), at=row.at, through=row.through, previous=bytes(row.previous), key_id=row.key_id
    )


def _hashes(row: Checkpoint) -> list[bytes]:
    whole = bytes(row.frontier)
    return [whole[i : i + HASH] for i in range(0, len(whole), HASH)]


def _open_transactions() -> list[str]:
    """The transactions of others that are open now. SQLite has one writer: while we hold its lock there are none."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # a second look in one transaction would see the first one's list
        cursor.execute(
            "SELECT concat_ws(' ', pid, backend_start, xact_start) FROM pg_stat_activity"
            " WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()"
        )
        return [row[0] for row in cursor.fetchall()]


def _move_on(progress: Sealing, reached: int, *, full: bool, still_open: set[str]) -> None:
    """Let ``low_id`` follow when every transaction that could still bring a lower number has ended.

    ``still_open`` was read before the events: whatever had ended by then was among them, if it had any.
    """
    if still_open.isdisjoint(progress.open_then):
        progress.low_id = max(progress.low_id, min(progress.mark_id, reached) if full else progress.mark_id)
        progress.mark_id = max(progress.mark_id, reached)
        progress.open_then = _open_transactions()
        if connection.vendor != "postgresql":
            progress.low_id = progress.mark_id
        progress.save()
