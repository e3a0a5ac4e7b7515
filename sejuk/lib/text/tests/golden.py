"""Writes contract/cases/guard.json: what the guard finds in every labelled sentence, for pytest and vitest to agree on.

``python -m sejuk.lib.text.tests.golden`` after the rules or the sentences changed; read the difference before you commit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sejuk.lib.text.guard import find
from sejuk.lib.text.rulebook import PURPOSES
from sejuk.lib.text.source import HELDOUT, LABELLED

CASES = Path(__file__).parents[4] / "contract" / "cases" / "guard.json"


def labelled(name: str) -> list[dict[str, Any]]:
    """The sentences of one file: id, text, categories."""
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def cases() -> Iterator[dict[str, Any]]:
    """Every labelled sentence with what is found in it, in code points."""
    for name in (*PURPOSES, HELDOUT):
        purpose: Any = "record" if name == HELDOUT else name
        for each in labelled(name):
            found = [{"category": f.category, "start": f.start, "end": f.end} for f in find(each["text"], purpose)]
            yield {"name": f"{name} {each['id']}", "purpose": purpose, "text": each["text"], "findings": found}


if __name__ == "__main__":
    CASES.write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases()) + "\n]\n", encoding="utf-8")
