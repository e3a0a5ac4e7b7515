"""The shape of what a phone sends about an activity, strict; the same structs write the OpenAPI description."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct, field

from sejuk.activities.rules import DEFAULTS
from sejuk.lib.problems import Problem

Instant = Annotated[datetime, Meta(tz=True, description="ISO 8601 with an offset")]


class HeardBody(Struct, forbid_unknown_fields=True):
    """Words heard; never who said them."""

    note_id: UUID
    kind: str
    words: str


class DirectiveBody(Struct, forbid_unknown_fields=True):
    """A directive that this activity answers: by its id, in words, or both."""

    text: str = ""
    directive_id: UUID | None = None


class PositionBody(Struct, forbid_unknown_fields=True):
    """Where, in 1e-5 degrees; never with a visit."""

    lat_e5: Annotated[int, Meta(ge=-9_000_000, le=9_000_000)]
    lon_e5: Annotated[int, Meta(ge=-18_000_000, le=18_000_000)]
    accuracy_m: Annotated[int, Meta(ge=0, le=1_000_000)] = 0


class PhotoBody(Struct, forbid_unknown_fields=True):
    """A photo that comes by itself: its id and the SHA-256 and length of the bytes as uploaded."""

    photo_id: UUID
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    bytes: Annotated[int, Meta(ge=1, le=100_000_000)]
    caption: str = ""


class ReportBody(Struct, forbid_unknown_fields=True):
    """Body of ``activity.report`` v1."""

    activity_id: UUID
    kind: str
    area_code: Annotated[str, Meta(max_length=40)]
    started_at: Instant
    other_kinds: list[str] = field(default_factory=list)
    rw: str = ""
    rt: str = ""
    place_kind: str = ""
    place: str = ""
    ended_at: Instant | None = None
    people_reached: int = 0
    leaflets_given: int = 0
    partners: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    delivered: list[UUID] = field(default_factory=list)
    directives: list[DirectiveBody] = field(default_factory=list)
    heard: list[HeardBody] = field(default_factory=list)
    narrative: str = ""
    outcome: str = ""
    situation: str = ""
    order_basis: str = ""
    operation: str = ""
    position: PositionBody | None = None
    photos: list[PhotoBody] = field(default_factory=list)
    vouched: list[Annotated[str, Meta(max_length=80)]] = field(default_factory=list)  # texts of which the officer says "bukan itu"


class AmendBody(Struct, forbid_unknown_fields=True):
    """Body of ``activity.amend`` v1: only the keys of the report that change."""

    activity_id: UUID
    reason: str
    changes: dict[str, Any]
    vouched: list[Annotated[str, Meta(max_length=80)]] = field(default_factory=list)


class WithdrawBody(Struct, forbid_unknown_fields=True):
    """Body of ``activity.withdraw`` v1."""

    activity_id: UUID
    reason: str
    vouched: list[Annotated[str, Meta(max_length=80)]] = field(default_factory=list)


class SettleRivalBody(Struct, forbid_unknown_fields=True):
    """Body of ``activity.settle_rival`` v1: which of two contents stays. ``op_id`` and ``digest`` name the one that came second."""

    activity_id: UUID
    op_id: UUID
    digest: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    take: bool


FIRST_YEAR, LAST_YEAR = 1970, 2099  # a clock that lost its battery says 1970; beyond, no page has to follow
_PATH = re.compile(r"at `\$\.?(.*)`$")
# A report's own words keep their line ends and tabs; other control characters (NUL stops PostgreSQL) carry nothing.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read(shape: type[Struct], raw: Any) -> dict[str, Any]:
    """Decoded JSON as a dict of Python values (instants aware, ids as UUID), or ``bad_body`` pointing at the field."""
    try:
        made = msgspec.convert(raw, shape)
    except msgspec.ValidationError as wrong:
        path = _PATH.search(str(wrong))
        reason = str(wrong).split(" - at ")[0]
        raise Problem("bad_body", (path[1].replace("[", ".").replace("]", "") or None) if path else None, reason=reason) from None
    values: dict[str, Any] = msgspec.to_builtins(made, builtin_types=(datetime, UUID))
    for field_name, value in values.items():
        if isinstance(value, datetime) and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise Problem("bad_time", field_name)
    return dict(_clean(values))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _CONTROL.sub("", value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return value


def check_changes(changes: dict[str, Any]) -> None:
    """An amendment changes keys of the report, and not whose record it is."""
    for key in changes:
        if key == "activity_id" or (key not in DEFAULTS and key not in ("kind", "area_code", "started_at")):
            raise Problem("value_unknown", f"changes.{key}"[:80])
