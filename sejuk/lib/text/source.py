"""guard.json as it is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SOURCE: dict[str, Any] = json.loads((Path(__file__).parent / "guard.json").read_text(encoding="utf-8"))
