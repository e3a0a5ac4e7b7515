"""The shape of what a phone says about what it carries."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct


class AcknowledgeBody(Struct, forbid_unknown_fields=True):
    """Body of ``directive.acknowledge`` v1: which directive its officer read."""

    directive_id: UUID
