"""What really was typed and what phones have shown, kept apart from phones and server: the judge's own book."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

FILE = "ledger.jsonl"


class Ledger:
    """Lines of JSON, one a fact, in the order in which they came about."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / FILE).open("a")
        self._lock = Lock()
        self.typed = 0

    def write(self, fact: str, **said: Any) -> None:
        """Note a fact: typed, shown, shown_photo, gone, gone_photo."""
        with self._lock:
            self.typed += fact == "typed"
            self._file.write(json.dumps({"fact": fact} | said) + "\n")
            self._file.flush()


def read(folder: Path) -> Iterator[dict[str, Any]]:
    """Every fact."""
    with (folder / FILE).open() as lines:
        for line in lines:
            yield json.loads(line)
