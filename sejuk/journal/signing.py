"""This installation's Ed25519 key: it signs receipts and checkpoints."""

from __future__ import annotations

import base64
import contextlib
import os
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from sejuk.lib.digest import canonical

FILE = "receipt_key.pem"


@cache
def _key() -> Ed25519PrivateKey:
    """The signing key, made once and kept with mode 0600 beside the database."""
    path = Path(settings.HOME) / FILE
    if not path.exists():
        _make(path)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        msg = f"{FILE} is no Ed25519 key"
        raise TypeError(msg)
    return key


def _make(path: Path) -> None:
    """Write a new key whole or not at all; of two processes that try, the first one's stays."""
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}")  # made with mode 0600
    try:
        with os.fdopen(number, "wb") as file:
            file.write(pem)
        with contextlib.suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()


@cache
def public_key() -> dict[str, str]:
    """``key_id`` and the 32 public bytes in base64, for whoever checks what was signed."""
    raw = _key().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return {"key_id": key_id(raw), "public_key": base64.b64encode(raw).decode()}


def key_id(raw: bytes) -> str:
    """A short name of a public key."""
    return sha256(raw).hexdigest()[:16]


def signature(said: dict[str, Any]) -> str:
    """The signature over the canonical JSON of what is said, in base64."""
    return base64.b64encode(_key().sign(canonical(said))).decode()
