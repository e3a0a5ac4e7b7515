"""Private keys at rest: locked with a secret of the installation that lies in the data folder, never in the database."""

from __future__ import annotations

from django.conf import settings

from sejuk.lib import boxes
from sejuk.lib.problems import Problem
from sejuk.lib.sealed import Pair

PURPOSE = "private keys"


def locked(pair: Pair) -> bytes:
    """The private half of a pair, as it may lie in a table."""
    return boxes.locked(settings.KEY_SECRET, PURPOSE, pair.private_key, bound_to=pair.key_id)


def private_key(key_id: str, kept: bytes | memoryview[int]) -> str:
    """What was locked (PKCS8 in base64), or ``key_unreadable`` where the secret is another than then."""
    found = boxes.opened(settings.KEY_SECRET, PURPOSE, bytes(kept), bound_to=key_id)
    if found is None:
        raise Problem("key_unreadable")
    return found
