"""Patterns over a row of word kinds, as both rule files write them: ``%parts%`` by name, ``<kinds>`` as letters of the row."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sejuk.lib.text.lexicon import Lexicon


class Patterns:
    """The patterns of one rule file; each is made when it is first needed, since most texts need few."""

    def __init__(self, parts: Mapping[str, str], lexicon: Lexicon) -> None:
        self._parts, self._lexicon = parts, lexicon
        self._made: dict[tuple[str, str], re.Pattern[str]] = {}

    def expand(self, pattern: str) -> str:
        """A pattern with its parts filled in and its kinds as letters."""
        while "%" in pattern:
            pattern = re.sub(r"%(\w+)%", lambda found: self._parts[found[1]], pattern)
        return re.sub(r"<([!\w|&]+)>", lambda found: self._set_of(found[1]), pattern)

    def _set_of(self, kinds: str) -> str:
        letters = self._lexicon.letters_of(kinds.removeprefix("!"))
        return f"[^\n{letters}]" if kinds.startswith("!") else f"[{letters}]"

    def compiled(self, pattern: str, frame: str = "{}") -> re.Pattern[str]:
        """The pattern over a row, within ``frame``."""
        found = self._made.get((pattern, frame))
        if found is None:
            found = self._made[pattern, frame] = re.compile(frame.replace("{}", f"(?:{self.expand(pattern)})"))
        return found
