"""Identifiers: UUIDv7 for what is made here or on a phone, random tokens for doors."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

import uuid_utils


def new_id() -> UUID:
    """A new UUIDv7: unique without asking anybody, and sorted by the time it was made."""
    return UUID(bytes=uuid_utils.uuid7().bytes)


def new_token() -> str:
    """A secret of 256 random bits, safe in a header."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token. It has 256 random bits, so one fast hash is enough and lets one index find it."""
    return hashlib.sha256(token.encode()).hexdigest()
