"""Receipts: what was received, when, under which number, signed with this installation's Ed25519 key.

Whoever has the public key checks one without this server: ``sejuk.journal.offline``, ``sejuk verify``, ``/verify/``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sejuk.journal.signing import public_key, signature

__all__ = ["public_key", "sign"]


def sign(*, op_id: object, digest: str, received_at: datetime, sequence: int, unit: str) -> dict[str, Any]:
    """The receipt of one operation or photo; ``unit`` is told beside the signature."""
    said = {"op_id": str(op_id), "digest": digest, "received_at": received_at.isoformat(), "sequence": sequence}
    return said | {"unit": unit, "key_id": public_key()["key_id"], "signature": signature(said)}
