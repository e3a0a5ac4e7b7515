"""Which of several good wordings is taken: always the same one for the same seed, and another one for another. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choice:
    """Picks wordings for one text. What is asked for by another name is picked independently."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def of(self, name: str, wordings: Sequence[T]) -> T:
        """One of ``wordings``."""
        return wordings[self._number(name) % len(wordings)]

    def order(self, name: str, things: Sequence[T]) -> list[T]:
        """All of ``things`` in an order of its own."""
        return [each for _, each in sorted(enumerate(things), key=lambda pair: self._number(f"{name} {pair[0]}"))]

    def within(self, name: str) -> Choice:
        """Picks for a part of the text that is worded by itself."""
        return Choice(f"{self._seed}\0{name}")

    def _number(self, name: str) -> int:
        return int.from_bytes(hashlib.blake2b(f"{self._seed}\0{name}".encode(), digest_size=8).digest())
