"""A message that the tests write."""

from __future__ import annotations

from typing import Any

from sejuk.briefing import queries
from sejuk.briefing.actions import Draft, approve_message, draft_message
from sejuk.briefing.models import MessageVersion
from sejuk.org.models import Officer
from sejuk.testing import Cast


def draft(**changes: Any) -> Draft:
    """A message for any day."""
    said: dict[str, Any] = {
        "title": "Cek dulu", "text": "Tanyakan sumbernya sebelum membagikan.", "source": "Pedoman Polres TTS 1/2026",
        "elections": ("any",), "phases": ("none", "campaign"),
    }  # fmt: skip
    return Draft(**said | changes)


def drafted(cast: Cast, **changes: Any) -> MessageVersion:
    """Drafted by the Kasi Humas of the Polres."""
    return draft_message(asker=cast.asker(cast.humas), unit=cast.resort, theme="hoax", audience="all", draft=draft(**changes))


def approved(cast: Cast, **changes: Any) -> MessageVersion:
    """And approved by the Kasat."""
    return approve_message(asker=cast.asker(cast.kasat), version_id=drafted(cast, **changes).pk)


def carried(cast: Cast, officer: Officer, *area_codes: str) -> dict[str, Any]:
    """The cards that an officer's new phone gets for these areas, by id."""
    changes = queries.carried(cast.asker(officer), area_codes, after=0, upto=queries.last_number(cast.asker(officer)))
    return {change["id"]: change["data"] for _, change in changes if change["kind"] == "card"}
