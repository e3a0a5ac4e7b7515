"""Between a report's body (the wire's keys) and the tables' columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sejuk.activities import rules, shape
from sejuk.activities.models import Activity, Answer, Delivery, HeardNote, Photo
from sejuk.lib import clock
from sejuk.org.rules import zone_of

PLAIN = (
    "kind", "other_kinds", "rw", "rt", "place_kind", "place", "people_reached", "leaflets_given", "partners", "themes",
    "directives", "narrative", "outcome", "situation", "order_basis", "operation",
)  # fmt: skip
GRID_E5 = 100  # 1e-5 degrees: about 100 m


def columns(body: dict[str, Any]) -> dict[str, Any]:
    """The columns of an activity that say what its body says."""
    position = body["position"] or {"lat_e5": None, "lon_e5": None}
    return {key: body[key] for key in PLAIN} | {
        "directives": [_directive(one) for one in body["directives"]],
        "area_id": body["area_code"],
        "started_at": body["started_at"],
        "ended_at": body["ended_at"],
        "delivered": [str(version_id) for version_id in body["delivered"]],
        "local_day": clock.local(body["started_at"], zone_of(body["area_code"])).date(),
        "lat_e5": _rounded(position["lat_e5"]),
        "lon_e5": _rounded(position["lon_e5"]),
    }


def _directive(said: dict[str, Any]) -> dict[str, str]:
    """As JSON, and as before there were ids where there is none."""
    known = said.get("directive_id")
    return {"text": said["text"]} | ({"directive_id": str(known)} if known else {})


def answered(body: dict[str, Any]) -> list[UUID]:
    """The directives that a body names by their ids, each once."""
    return list(dict.fromkeys(one["directive_id"] for one in body["directives"] if one.get("directive_id")))


def answers(activity: Activity, body: dict[str, Any]) -> list[Answer]:
    """They as rows."""
    return [Answer(activity_id=activity.id, directive_id=one, officer_id=activity.officer_id) for one in answered(body)]


def _rounded(e5: int | None) -> int | None:
    return None if e5 is None else round(e5 / GRID_E5) * GRID_E5


def shifted(body: dict[str, Any], by: timedelta) -> dict[str, Any]:
    """The body with its times moved by what the phone's clock was off."""
    return body | {key: body[key] + by for key in ("started_at", "ended_at") if body[key] is not None}


def notes(activity_id: Any, body: dict[str, Any]) -> list[HeardNote]:
    """The heard notes of a body as rows."""
    return [
        HeardNote(id=note["note_id"], activity_id=activity_id, position=i, kind=note["kind"], words=note["words"])
        for i, note in enumerate(body["heard"])
    ]


def deliveries(activity_id: Any, body: dict[str, Any]) -> list[Delivery]:
    """The messages that a body says were told, as rows."""
    return [Delivery(activity_id=activity_id, version_id=version_id) for version_id in body["delivered"]]


def body_of(
    activity: Activity, *, heard: Iterable[HeardNote] | None = None, photos: Iterable[Photo] | None = None
) -> dict[str, Any]:
    """The body that an activity has now, as JSON values, times on the area's wall clock."""
    heard = activity.heard_notes.all() if heard is None else heard
    photos = activity.photos.all() if photos is None else photos
    tz = zone_of(activity.area_id)
    return {
        "activity_id": str(activity.id),
        "area_code": activity.area_id,
        "started_at": _written(activity.started_at, tz),
        "ended_at": _written(activity.ended_at, tz),
        "position": None if activity.lat_e5 is None else {"lat_e5": activity.lat_e5, "lon_e5": activity.lon_e5, "accuracy_m": 100},
        "heard": [{"note_id": str(note.id), "kind": note.kind, "words": note.words} for note in heard],
        "photos": [
            {"photo_id": str(photo.id), "sha256": photo.sha256, "bytes": photo.size, "caption": photo.caption} for photo in photos
        ],
    } | {key: getattr(activity, key) for key in (*PLAIN, "delivered")}


def differing(current: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """What another body for the same record says otherwise, as changes: of a report its fields, of an amendment its changes."""
    other = said["changes"] if "changes" in said else rules.DEFAULTS | said
    here = shape.read(shape.ReportBody, current)
    there = shape.read(shape.ReportBody, current | {key: value for key, value in other.items() if key in current})
    return {key: other[key] for key in other if key in current and key != "activity_id" and here[key] != there[key]}


def _written(instant: datetime | None, tz: str) -> str | None:
    return None if instant is None else clock.local(instant, tz).isoformat()


def marks(body: dict[str, Any], *, outside: bool, corrected: bool, received_at: datetime) -> list[str]:
    """What a reader must know about how the record came to be. Late is judged by our own clock, which no phone can set."""
    late = received_at - body["started_at"] > rules.LATE_AFTER
    found = {rules.OUTSIDE_POSTING: outside, rules.CLOCK_CORRECTED: corrected, rules.LATE: late}
    return [mark for mark, holds in found.items() if holds]
