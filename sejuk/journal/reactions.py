"""Which tasks follow which verb. The map itself is written in ``config/reactions.py``; journal imports nothing above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_reactions: dict[str, Sequence[Any]] = {}


def register(reactions: Mapping[str, Sequence[Any]]) -> None:
    """Take the whole map of consequences, once, at start-up."""
    _reactions.clear()
    _reactions.update(reactions)


def of(verb: str) -> Sequence[Any]:
    """The tasks that follow ``verb``; each is enqueued with the list of subjects."""
    return _reactions.get(verb, ())
