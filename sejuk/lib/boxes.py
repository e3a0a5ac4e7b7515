"""Small texts locked with a secret of the installation, so that a table by itself tells nothing. AES-256-GCM."""

from __future__ import annotations

import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES, NONCE_BYTES = 32, 12


@cache
def _cipher(secret: str, purpose: str) -> AESGCM:
    key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"sejuk {purpose}".encode()).derive(secret.encode())
    return AESGCM(key)


def locked(secret: str, purpose: str, text: str, *, bound_to: str) -> bytes:
    """``text`` as bytes that only this secret opens, for this purpose, and only where it belongs (``bound_to``, as a row's id)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(secret, purpose).encrypt(nonce, text.encode(), bound_to.encode())


def opened(secret: str, purpose: str, box: bytes, *, bound_to: str) -> str | None:
    """What was locked; None where the secret is another or somebody touched the box."""
    try:
        return _cipher(secret, purpose).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], bound_to.encode()).decode()
    except (InvalidTag, ValueError):
        return None
