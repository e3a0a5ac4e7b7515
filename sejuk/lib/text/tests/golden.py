"""Writes contract/cases/guard.json and neutral.json: what is found in every labelled sentence, for pytest and vitest to agree on.

``python -m sejuk.lib.text.tests.golden`` after the rules or the sentences changed; read the difference before you commit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sejuk.lib.text.guard import find
from sejuk.lib.text.neutral import check
from sejuk.lib.text.rulebook import PURPOSES
from sejuk.lib.text.source import HELDOUT, LABELLED

FOLDER = Path(__file__).parents[4] / "contract" / "cases"
CASES, NEUTRAL_CASES = FOLDER / "guard.json", FOLDER / "neutral.json"


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


def neutral_cases() -> Iterator[dict[str, Any]]:
    """The same of what goes out, in its stage of its election."""
    for name in ("outgoing", "outgoing-heldout"):
        for each in labelled(name):
            found = [
                {"category": f.category, "start": f.start, "end": f.end, "quoted": f.quoted}
                for f in check(each["text"], each["stage"], each["election"])
            ]
            kept = {key: each[key] for key in ("text", "stage", "election")}
            yield {"name": f"{name} {each['id']}", **kept, "findings": found}


def _write(path: Path, found: Iterable[dict[str, Any]]) -> None:
    path.write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in found) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    _write(CASES, cases())
    _write(NEUTRAL_CASES, neutral_cases())
