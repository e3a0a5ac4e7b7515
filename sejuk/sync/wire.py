"""The shapes of ``docs/wire.md`` for operations. msgspec checks them and describes them to OpenAPI."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Raw, Struct

from sejuk.activities.shape import AmendBody, Instant, ReportBody, SettleRivalBody, WithdrawBody
from sejuk.briefing.shape import AcknowledgeBody
from sejuk.lib.sealed import Box
from sejuk.sync import rules

BODIES: dict[str, type[Struct]] = {
    rules.REPORT: ReportBody, rules.AMEND: AmendBody, rules.WITHDRAW: WithdrawBody, rules.SETTLE_RIVAL: SettleRivalBody,
    rules.ACKNOWLEDGE: AcknowledgeBody,
}  # fmt: skip
# 2^53 - 1: what JSON's readers and RFC 8785 agree on
Whole = Annotated[int, Meta(ge=0, le=9_007_199_254_740_991)]
TenYears = Annotated[int, Meta(ge=0, le=315_360_000_000)]


class Clock(Struct, forbid_unknown_fields=True):
    """The phone's monotonic clock: a session of the app and milliseconds since it began."""

    session: Annotated[str, Meta(max_length=64)]
    mono_ms: TenYears


class Op(Struct, forbid_unknown_fields=True):
    """One operation, its body still undecoded so that one bad op spoils no other."""

    op_id: UUID
    kind: Annotated[str, Meta(max_length=40)]
    v: Annotated[int, Meta(ge=1, le=1000)]
    posting_id: Whole
    made_at: Instant
    clock: Clock
    body: Any
    base: Whole | None = None


class Push(Struct, forbid_unknown_fields=True):
    """A batch of operations with the phone's clock at sending."""

    device_time: Instant
    clock: Clock
    ops: Annotated[list[Op], Meta(max_length=rules.MOST_OPS)]


class Receipt(Struct):
    """Proof that an operation has arrived."""

    op_id: str
    digest: str
    received_at: str
    sequence: int
    unit: str
    key_id: str
    signature: str


class Result(Struct):
    """What became of one operation."""

    op_id: UUID
    status: str
    receipt: dict[str, Any] | None = None
    problem: dict[str, Any] | None = None


class PushAnswer(Struct):
    """One result for each operation, in the order sent."""

    server_time: datetime
    results: list[Result]


class EscrowFile(Box):
    """A file of unsent work as it travels: a box sealed to a unit's key."""

    sejuk_escrow: Literal[1]
    unit_id: int
    made_at: Annotated[str, Meta(max_length=64)]


class EscrowWork(Struct):
    """Operations and photos, each still unread so that a bad one spoils no other."""

    ops: list[Raw] = []
    photos: list[Raw] = []


class EscrowContent(EscrowWork, kw_only=True):
    """What the box of an escrow file holds."""

    officer_id: int
    device_id: UUID
    token: Annotated[str, Meta(max_length=256)]
    exported_at: Instant
    device_time: Instant
    clock: Clock
    sealed: list[Raw] = []


class EscrowPhoto(Struct):
    """A photo of an escrow file."""

    photo_id: UUID
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    content: bytes = msgspec.field(name="bytes")


class PhotoResult(Struct):
    """What became of one photo of an escrow file."""

    photo_id: UUID
    receipt: dict[str, Any] | None = None
    problem: dict[str, Any] | None = None


class EscrowAnswer(Struct):
    """One result for each operation and each photo, in the order of the file."""

    server_time: datetime
    results: list[Result]
    photos: list[PhotoResult]


def components() -> dict[str, Any]:
    """The JSON Schema of these shapes, for OpenAPI."""
    _, found = msgspec.json.schema_components(
        [Push, PushAnswer, EscrowFile, EscrowAnswer, Receipt, *BODIES.values()], ref_template="#/components/schemas/{name}"
    )
    return found
