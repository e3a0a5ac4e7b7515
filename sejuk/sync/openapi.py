"""The OpenAPI 3.1 description: what django-ninja knows of the doors, with the shapes that msgspec checks."""

from __future__ import annotations

from typing import Any

from sejuk.sync import wire
from sejuk.sync.api import api

_WORDS = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "detail": {"type": "string"}},
    "required": ["title", "detail"],
}
PROBLEM = {
    "title": "Problem",
    "description": "RFC 9457, with plain words in both languages.",
    "type": "object",
    "required": ["type", "status", "code", "title", "detail", "field", "text"],
    "properties": {
        "type": {"type": "string"}, "status": {"type": "integer"}, "code": {"type": "string"}, "title": {"type": "string"},
        "detail": {"type": "string"}, "field": {"type": ["string", "null"]},
        "text": {"type": "object", "properties": {"id": _WORDS, "en": _WORDS}, "required": ["id", "en"]},
    },
}  # fmt: skip


def document() -> dict[str, Any]:
    """The whole description, in a stable order."""
    said: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    schemas = said.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(wire.components())
    schemas["Problem"] = PROBLEM
    schemas["Op"]["properties"]["body"] = {
        "description": "By kind: activity.report, activity.amend, activity.withdraw",
        "anyOf": [{"$ref": f"#/components/schemas/{shape.__name__}"} for shape in wire.BODIES.values()],
    }
    said["openapi"] = "3.1.0"
    return dict(said)
