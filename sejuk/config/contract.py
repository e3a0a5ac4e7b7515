"""The files in ``contract/`` and ``docs/problems.md`` that are made from the code, and whether they are in step with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sejuk.activities import contract as activities
from sejuk.briefing import contract as briefing
from sejuk.lib.problem_texts import TEXTS
from sejuk.lib.problems import Words
from sejuk.org import rules as org
from sejuk.sync.openapi import document

ROOT = Path(__file__).parents[2]


def files() -> dict[Path, str]:
    """What each made file must hold."""
    return {
        ROOT / "contract/vocabulary.json": _written({"activity": activities.vocabulary_json(), **_organisation()}),
        ROOT / "contract/briefing.json": _written(briefing.vocabulary_json()),
        ROOT / "contract/openapi.json": _written(document()),
        ROOT / "docs/problems.md": _problems(),
    }


def stale() -> list[Path]:
    """The made files that do not say what the code says."""
    return [path for path, text in files().items() if not path.exists() or path.read_text() != text]


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _organisation() -> dict[str, Any]:
    pairs = sorted((role.value, kind.value) for role, kind in org.GRANTS)
    return {
        "roles": [
            {"value": role, "unit": kind, "id": org.role_label(role, kind), "en": org.role_label(role, kind, "en")}
            for role, kind in pairs
        ],
        "ranks": list(org.RANKS),
    }


def _problems() -> str:
    lines = [
        "# Problems",
        "",
        "A code for programs and words for people. Made from `sejuk/lib/problem_texts.py` (`sejuk manage contract`).",
        "",
        "| code | status | Indonesian | English |",
        "|---|---|---|---|",
    ]
    for code, (status, *texts) in sorted(TEXTS.items()):
        pairs = (Words(*texts[:2]), Words(*texts[2:]))
        words = " | ".join(f"**{pair.title}.** {pair.detail}" for pair in pairs)
        lines.append(f"| `{code}` | {status} | {words} |")
    return "\n".join(lines) + "\n"
