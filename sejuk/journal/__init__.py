"""What happened, append-only, and what follows from it. Plain ids only; knows no room above.

``journal.record(verb, subject, …)`` is how every action ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sejuk.journal.actions import NewEvent


def record(verb: str, subject: object, **facts: Any) -> int:
    """Write one event in the caller's transaction; see ``journal.actions``."""
    from sejuk.journal import actions  # the table can only be imported once Django has its apps

    return actions.record(verb, subject, **facts)


def record_many(events: Sequence[NewEvent]) -> list[int]:
    """Write many events in one statement; see ``journal.actions``."""
    from sejuk.journal import actions

    return actions.record_many(events)
