"""What a phone makes when its unsent work is to be handed in by somebody else."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec

from sejuk.lib import clock, sealed
from sejuk.testing import Phone, picture


def boxed(public_key: str, content: Any) -> dict[str, Any]:
    """A sealed box as JSON."""
    box = sealed.seal(public_key, content if isinstance(content, bytes) else json.dumps(content).encode())
    return dict(json.loads(msgspec.json.encode(box)))


def photo(content: bytes = b"", **changes: Any) -> dict[str, Any]:
    """A photo as an escrow file carries it."""
    content = content or picture()
    sha256 = hashlib.sha256(content).hexdigest()
    return {"photo_id": str(uuid4()), "sha256": sha256, "bytes": base64.b64encode(content).decode()} | changes


def inside(phone: Phone, *ops: Any, at: datetime | None = None, **changes: Any) -> dict[str, Any]:
    """What is sealed."""
    now = (at or clock.now()).isoformat()
    return {
        "officer_id": phone.officer.pk, "device_id": str(phone.device_id), "token": phone.token, "exported_at": now,
        "device_time": now, "clock": {"session": phone.session, "mono_ms": 1000}, "ops": list(ops), "photos": [],
    } | changes  # fmt: skip


def escrow_key(phone: Phone) -> dict[str, str]:
    """The key of the unit that the phone's officer is posted at, as the pull brings it."""
    (posting,) = phone.changes("posting").values()
    return dict(posting["unit"]["escrow_key"])


def escrow_file(key: dict[str, str], content: Any, **changes: Any) -> bytes:
    """The file."""
    box = boxed(key["public_key"], content) | {"sejuk_escrow": 1, "unit_id": 1, "made_at": clock.now().isoformat()}
    return json.dumps(box | changes).encode()
