"""The digest of an operation: SHA-256 over its RFC 8785 canonical JSON, the same on the phone and here."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785


def canonical(value: Any) -> bytes:
    """RFC 8785 canonical JSON. Raises ``rfc8785.CanonicalizationError`` for what JSON or the wire cannot carry."""
    return rfc8785.dumps(value)


def op_digest(kind: str, v: int, body: Any) -> str:
    """The digest that identifies what an operation says (hex, 64 characters)."""
    return hashlib.sha256(canonical({"body": body, "kind": kind, "v": v})).hexdigest()
