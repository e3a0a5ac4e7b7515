"""guard.json as it is written, and where the labelled sentences are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SOURCE: dict[str, Any] = json.loads((Path(__file__).parent / "guard.json").read_text(encoding="utf-8"))
# labelled/README.md says what they are; no rule is made from those of heldout.jsonl.
LABELLED = Path(__file__).parent / "labelled"
HELDOUT = "heldout"
