"""Checkpoints, proofs and receipts as JSON, and how each is checked without this server. Pure; knows no table.

``check`` takes what somebody holds and a public key, and says what it is and whether it holds.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sejuk.journal import entries, merkle
from sejuk.lib import clock
from sejuk.lib.digest import canonical

LOG = "sejuk/1"
RECEIPT, CHECKPOINT, INCLUSION, CONSISTENCY = "receipt", "checkpoint", "inclusion", "consistency"
RECEIPT_SAID = ("digest", "op_id", "received_at", "sequence")
CHECKPOINT_SAID = ("at", "key_id", "log", "previous", "root", "size", "through")
HASH = 32


@dataclass(frozen=True)
class Verdict:
    """What a document is and what came of checking it. ``fault`` is empty when it holds."""

    kind: str  # receipt, checkpoint, inclusion, consistency, or unknown
    fault: str  # "", shape, other_key, signature, root, shorter
    facts: dict[str, Any]

    @property
    def holds(self) -> bool:
        """Whether it is true."""
        return not self.fault


def b64(raw: bytes) -> str:
    """Bytes as they stand in a document."""
    return base64.b64encode(raw).decode()


def raw(text: Any, size: int | None = None) -> bytes:
    """Back again; ``ValueError`` for anything else."""
    if not isinstance(text, str):
        msg = "no text"
        raise ValueError(msg)
    found = base64.b64decode(text, validate=True)
    if size is not None and len(found) != size:
        msg = f"not {size} bytes"
        raise ValueError(msg)
    return found


def checkpoint_said(*, size: int, root: bytes, at: datetime, through: datetime, previous: bytes, key_id: str) -> dict[str, Any]:
    """What the signature of a checkpoint covers."""
    return {
        "log": LOG, "size": size, "root": b64(root), "at": at.astimezone(UTC).isoformat(),
        "through": through.astimezone(UTC).isoformat(), "previous": b64(previous), "key_id": key_id,
    }  # fmt: skip


def checkpoint_digest(said: dict[str, Any]) -> bytes:
    """What the next checkpoint calls this one by."""
    return sha256(canonical(said)).digest()


def path_of(text: Any) -> list[bytes]:
    """The hashes of a path, which stand in one text."""
    whole = raw(text)
    if len(whole) % HASH:
        msg = "no path"
        raise ValueError(msg)
    return [whole[i : i + HASH] for i in range(0, len(whole), HASH)]


def joined(path: Sequence[bytes]) -> str:
    """A path as one text."""
    return b64(b"".join(path))


def key_of(text: str) -> bytes:
    """A public key as it is handed out: base64 of 32 bytes; ``ValueError`` for anything else."""
    return raw(text.strip(), HASH)


def signed(said: dict[str, Any], signature: Any, key: bytes) -> bool:
    """Whether the key signed what is said."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(raw(signature, 64), canonical(said))
    except (InvalidSignature, ValueError):
        return False
    return True


def check(document: Any, key: bytes) -> Verdict:
    """Check whatever this is. Never raises for what it is given."""
    kind = kind_of(document)
    if kind not in CHECKS:
        return Verdict("unknown", "shape", {})
    try:
        fault, facts = CHECKS[kind](document, key)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError, binascii.Error):
        return Verdict(kind, "shape", {})
    return Verdict(kind, fault, facts)


def kind_of(document: Any) -> str:
    """What somebody handed us, judged by its keys."""
    if not isinstance(document, dict):
        return "unknown"
    shapes = {INCLUSION: "event", CONSISTENCY: "old", RECEIPT: "op_id", CHECKPOINT: "root"}
    return next((kind for kind, sign in shapes.items() if sign in document), "unknown")


def _signature_fault(document: dict[str, Any], keys: Sequence[str], key: bytes) -> str:
    if document["key_id"] != sha256(key).hexdigest()[:16]:
        return "other_key"
    return "" if signed({name: document[name] for name in keys}, document["signature"], key) else "signature"


def _receipt(document: dict[str, Any], key: bytes) -> tuple[str, dict[str, Any]]:
    facts = {name: document[name] for name in RECEIPT_SAID}
    facts["received_at"] = clock.parse(facts["received_at"])
    return _signature_fault(document, RECEIPT_SAID, key), facts


def _checkpoint(document: dict[str, Any], key: bytes) -> tuple[str, dict[str, Any]]:
    facts = {"size": int(document["size"]), "at": clock.parse(document["at"]), "root": raw(document["root"], HASH)}
    return _signature_fault(document, CHECKPOINT_SAID, key), facts


def event_digest(event: dict[str, Any]) -> bytes:
    """The digest of an event as a proof tells it, with its erasable part or with what stands for that."""
    if "commitment" in event:
        committed = raw(event["commitment"], HASH)
    else:
        committed = entries.commitment(
            subject=event["subject"], actor_id=event["actor_id"], data=event["data"], salt=raw(event["salt"])
        )
    return entries.digest(
        at=clock.parse(event["at"]), verb=event["verb"], unit_id=event["unit_id"], area_code=event["area_code"], committed=committed
    )


def _inclusion(document: dict[str, Any], key: bytes) -> tuple[str, dict[str, Any]]:
    event, index = document["event"], document["index"]
    fault, tree = _checkpoint(document["checkpoint"], key)
    leaf = entries.leaf(index, event["id"], event_digest(event))
    root = merkle.root_from_inclusion(leaf, index, tree["size"], path_of(document["path"]))
    facts = {"index": index, "sequence": event["id"], "at": clock.parse(event["at"]), "sealed_at": tree["at"], "size": tree["size"]}
    return fault or ("" if root == tree["root"] else "root"), facts


def _consistency(document: dict[str, Any], key: bytes) -> tuple[str, dict[str, Any]]:
    first, old = _checkpoint(document["old"], key)
    second, new = _checkpoint(document["new"], key)
    fits = merkle.is_consistent(old["size"], old["root"], new["size"], new["root"], path_of(document["path"]))
    return first or second or ("" if fits else "root"), {"size": new["size"], "at": new["at"], "old_size": old["size"]}


def check_continued(old: dict[str, Any], proof: dict[str, Any] | None, key: bytes) -> Verdict:
    """Whether the log goes on from an older checkpoint, whose own signature was checked; no proof means it is shorter."""
    if proof is None:
        return Verdict(CONSISTENCY, "shorter", {})
    new, first = _checkpoint(proof["new"], key), _checkpoint(old, key)
    sizes = first[1]["size"], new[1]["size"]
    fits = merkle.is_consistent(sizes[0], first[1]["root"], sizes[1], new[1]["root"], path_of(proof["path"]))
    return Verdict(CONSISTENCY, new[0] or ("" if fits else "root"), {"size": sizes[1], "at": new[1]["at"], "old_size": sizes[0]})


CHECKS: dict[str, Callable[[dict[str, Any], bytes], tuple[str, dict[str, Any]]]] = {
    RECEIPT: _receipt,
    CHECKPOINT: _checkpoint,
    INCLUSION: _inclusion,
    CONSISTENCY: _consistency,
}
