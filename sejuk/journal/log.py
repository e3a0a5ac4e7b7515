"""Reading the sealed log: its checkpoints, and proofs out of the stored hashes."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.db.models import QuerySet

from sejuk.journal import documents, sealing
from sejuk.journal.documents import Verdict, b64
from sejuk.journal.merkle import consistency_path, folded, inclusion_path, joined, split
from sejuk.journal.models import Checkpoint, Event, Leaf, Node


def checkpoint() -> dict[str, Any] | None:
    """The latest signed root as a document, or None before the first sealing."""
    row = Checkpoint.objects.order_by("-id").first()
    return checkpoint_document(row) if row else None


def checkpoint_document(row: Checkpoint) -> dict[str, Any]:
    """A checkpoint as it is handed out."""
    return sealing.said(row) | {"signature": row.signature}


def prove(wanted: str) -> dict[str, Any] | None:
    """The proof that an event is in the log: by its number, or the first event about a subject. None if none is sealed."""
    found = Event.objects.filter(leaf__isnull=False).select_related("leaf")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 19 else None  # noqa: PLR2004 - fits 63 bits
    event = found.filter(pk=number).first() if number is not None else found.filter(subject=wanted).order_by("id").first()
    last = Checkpoint.objects.order_by("-id").first()
    if event is None or last is None:
        return None
    path = inclusion_path(event.leaf.index, last.size, subtree)
    return {
        "event": event_document(event), "index": event.leaf.index, "path": documents.joined(path),
        "checkpoint": checkpoint_document(last),
    }  # fmt: skip


def event_document(event: Event) -> dict[str, Any]:
    """An event as a proof tells it: ids and codes."""
    said = {
        "id": event.pk, "at": event.at.astimezone(UTC).isoformat(), "verb": event.verb, "unit_id": event.unit_id,
        "area_code": event.area_code,
    }  # fmt: skip
    if event.erased is not None:
        return said | {"commitment": b64(bytes(event.erased))}
    salt = b64(bytes(event.salt)) if event.salt is not None else ""
    return said | {"subject": event.subject, "actor_id": event.actor_id, "data": event.data, "salt": salt}


def prove_consistency(old: dict[str, Any]) -> dict[str, Any] | None:
    """The proof that the log of an earlier checkpoint is the beginning of today's; None if today's is shorter or empty."""
    new = checkpoint()
    size = int(old["size"])
    if new is None or not 0 <= size <= new["size"]:
        return None
    path = consistency_path(size, new["size"], subtree) if size else []
    return {"old": old, "new": new, "path": documents.joined(path)}


def continues(old: dict[str, Any], key: bytes) -> Verdict:
    """Whether today's log goes on from an older checkpoint, whose own signature was checked."""
    try:
        return documents.check_continued(old, prove_consistency(old), key)
    except LookupError:  # hashes of the tree are missing: no proof can be made of it
        return Verdict(documents.CONSISTENCY, "root", {})


def subtree(lo: int, hi: int) -> bytes:
    """The hash over the leaves from ``lo`` to ``hi``, out of at most 128 rows for each full subtree."""
    parts = []
    while lo < hi:
        count = hi - lo
        whole = count if count & (count - 1) == 0 else split(count)
        parts.append(_full(lo, whole.bit_length() - 1))
        lo += whole
    return joined(parts)


def _full(lo: int, height: int) -> bytes:
    """The hash over ``2 ** height`` leaves from ``lo``, which is a multiple of that."""
    level = height - height % sealing.LEVELS
    first, count = lo >> level, 1 << (height - level)
    rows: QuerySet[Any] = Node.objects.filter(level=level) if level else Leaf.objects.all()
    rows = rows.filter(index__gte=first, index__lt=first + count).order_by("index")
    hashes = [bytes(found) for found in rows.values_list("hash", flat=True)]
    if len(hashes) != count:
        msg = f"the log lacks hashes of the leaves {lo} to {lo + (1 << height)}"
        raise LookupError(msg)
    return folded(hashes)
