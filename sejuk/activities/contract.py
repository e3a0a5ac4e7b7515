"""What the phone must know of this room, as plain data; ``contract/vocabulary.json`` is written from it."""

from __future__ import annotations

from typing import Any

from sejuk.activities import rules, vocabulary
from sejuk.activities.vocabulary import Kind, Label


def vocabulary_json() -> dict[str, Any]:
    """Stored values with labels, the minimum facts of each kind, the empty values, and the limits."""
    return {
        "defaults": rules.DEFAULTS,
        "limits": rules.LIMITS,
        "needs": {need: {"code": code, "field": field} for need, (code, field) in vocabulary.NEEDS.items()},
        "kinds": [_label(value, kind) | {"needs": list(kind.needs)} for value, kind in vocabulary.KINDS.items()],
        "themes": _labels(vocabulary.THEMES),
        "partners": _labels(vocabulary.PARTNERS),
        "place_kinds": _labels(vocabulary.PLACE_KINDS),
        "heard_kinds": _labels(vocabulary.HEARD_KINDS),
        "situations": _labels(vocabulary.SITUATIONS),
        "states": _labels(vocabulary.STATES),
        "marks": _labels(vocabulary.MARKS),
        "held_states": _labels(vocabulary.HELD_STATES),
        "categories": _labels(vocabulary.CATEGORIES),
        "fields": _labels(vocabulary.FIELDS),
    }


def _labels(table: dict[str, Label]) -> list[dict[str, Any]]:
    return [_label(value, label) for value, label in table.items()]


def _label(value: str, label: Label | Kind) -> dict[str, Any]:
    return {"value": value, "id": label.id, "en": label.en}
