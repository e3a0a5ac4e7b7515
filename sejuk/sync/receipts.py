"""Receipts: what was received, when, under which number, signed with this installation's Ed25519 key.

Whoever has the public key checks one without this server: ``sejuk.journal.offline``, ``sejuk verify``, ``/verify/``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sejuk.activities.models import Photo
from sejuk.journal.signing import public_key, signature

__all__ = ["of_photo", "public_key", "sign"]


def sign(*, op_id: object, digest: str, received_at: datetime, sequence: int, unit: str) -> dict[str, Any]:
    """The receipt of one operation or photo; ``unit`` is told beside the signature."""
    said = {"op_id": str(op_id), "digest": digest, "received_at": received_at.isoformat(), "sequence": sequence}
    return said | {"unit": unit, "key_id": public_key()["key_id"], "signature": signature(said)}


def of_photo(photo: Photo) -> dict[str, Any] | None:
    """The receipt of a photo, if every byte of it is here; its unit stays empty until its record is here."""
    if photo.received_at is None or photo.sequence is None:
        return None
    unit = photo.activity.unit.name if photo.activity else ""
    return sign(op_id=photo.id, digest=photo.sha256, received_at=photo.received_at, sequence=photo.sequence, unit=unit)
