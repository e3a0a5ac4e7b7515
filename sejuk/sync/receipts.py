"""Receipts: what was received, when, under which number, signed with this installation's Ed25519 key."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from sejuk.lib.digest import canonical


@cache
def _key() -> Ed25519PrivateKey:
    """The signing key, made once and kept with mode 0600 beside the database."""
    path = Path(settings.HOME) / "receipt_key.pem"
    if not path.exists():
        made = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.touch(mode=0o600)
        path.write_bytes(made)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        msg = "receipt_key.pem is no Ed25519 key"
        raise TypeError(msg)
    return key


@cache
def public_key() -> dict[str, str]:
    """``key_id`` and the 32 public bytes in base64, for whoever checks a receipt."""
    raw = _key().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return {"key_id": hashlib.sha256(raw).hexdigest()[:16], "public_key": base64.b64encode(raw).decode()}


def sign(*, op_id: object, digest: str, received_at: datetime, sequence: int, unit: str) -> dict[str, Any]:
    """The receipt of one operation or photo; ``unit`` is told beside the signature."""
    said = {"op_id": str(op_id), "digest": digest, "received_at": received_at.isoformat(), "sequence": sequence}
    signature = base64.b64encode(_key().sign(canonical(said))).decode()
    return said | {"unit": unit, "key_id": public_key()["key_id"], "signature": signature}
