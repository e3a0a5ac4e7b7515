"""What the phone must know of this room, as plain data; ``contract/briefing.json`` is written from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sejuk.briefing import vocabulary
from sejuk.lib.labels import Label
from sejuk.org.stages import KIND_LABELS, PHASE_LABELS


def vocabulary_json() -> dict[str, Any]:
    """The values that a card carries, with their labels; phases the strictest first."""
    return {
        "languages": _labels(vocabulary.LANGUAGES),
        "audiences": _labels(vocabulary.AUDIENCES),
        "phases": _labels({phase.value: Label(*words) for phase, words in PHASE_LABELS.items()}),
        "elections": _labels({kind.value: Label(*words) for kind, words in KIND_LABELS.items()}),
    }


def _labels(table: Mapping[str, Label]) -> list[dict[str, str]]:
    return [{"value": value, "id": label.id, "en": label.en} for value, label in table.items()]
