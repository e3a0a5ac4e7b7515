"""What is sealed of an event. Two steps, so that what concerns a person can be erased and the rest still be checked.

* commitment = SHA-256 over ``{"actor_id", "data", "salt", "subject"}``: with the salt gone nobody can guess back.
* digest = SHA-256 over ``{"area_code", "at", "commitment", "unit_id", "verb"}``.
* entry of the tree = position (8 bytes) + number of the event (8 bytes) + digest.

Both texts are RFC 8785 canonical JSON, put together here by hand because a journal of millions is read through this.
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sejuk.journal.merkle import leaf_hash
from sejuk.lib.digest import canonical

SALT_BYTES = 16
_text = json.encoder.encode_basestring


def new_salt() -> bytes:
    """Random bytes for one event."""
    return secrets.token_bytes(SALT_BYTES)


def commitment(*, subject: str, actor_id: int | None, data: Any, salt: bytes) -> bytes:
    """What stands for the erasable part."""
    actor = "null" if actor_id is None else actor_id
    head = f'{{"actor_id":{actor},"data":'.encode()
    tail = f',"salt":"{salt.hex()}","subject":{_text(subject)}}}'.encode()
    return sha256(head + canonical(data) + tail).digest()


def digest(*, at: datetime, verb: str, unit_id: int | None, area_code: str, committed: bytes) -> bytes:
    """What stands for the whole event."""
    unit = "null" if unit_id is None else unit_id
    said = (
        f'{{"area_code":{_text(area_code)},"at":"{at.astimezone(UTC).isoformat()}","commitment":"{committed.hex()}",'
        f'"unit_id":{unit},"verb":{_text(verb)}}}'
    )
    return sha256(said.encode()).digest()


def leaf(index: int, event_id: int, event_digest: bytes) -> bytes:
    """The hash of the leaf: the event at its position in the log."""
    return leaf_hash(index.to_bytes(8, "big") + event_id.to_bytes(8, "big", signed=True) + event_digest)
