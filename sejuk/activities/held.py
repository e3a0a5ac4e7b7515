"""Between what the guard holds apart and the tables: locked on the way in, opened for who may read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings

from sejuk.activities import rules
from sejuk.activities.free_text import Found
from sejuk.activities.models import Activity, HeldText, Rival
from sejuk.lib import boxes, clock

TEXTS, BODIES = "held texts", "rival bodies"


def row(activity_id: UUID, found: Found, *, state: str = "") -> HeldText:
    """A found text as a row, for the days that it may be kept."""
    box = boxes.locked(settings.KEY_SECRET, TEXTS, found.text, bound_to=_place(activity_id, found.pointer))
    state = state or (rules.VOUCHED if found.vouched else rules.HELD)
    return HeldText(
        activity_id=activity_id, pointer=found.pointer, state=state, categories=list(found.categories), box=box,
        until=clock.now() + rules.HELD_FOR,
    )  # fmt: skip


def text_of(held: HeldText) -> str:
    """What it says; empty where the installation's secret was changed meanwhile."""
    place = _place(held.activity_id, held.pointer)
    return boxes.opened(settings.KEY_SECRET, TEXTS, bytes(held.box), bound_to=place) or ""


def _place(activity_id: UUID, pointer: str) -> str:
    return f"{activity_id} {pointer}"


def marks(states: Iterable[str]) -> list[str]:
    """What a record with such texts is marked as."""
    found = set(states)
    waits = rules.VOUCHED in found
    return ([rules.TEXT_HELD] if found - {rules.VOUCHED} else []) + ([rules.TEXT_VOUCHED] if waits else [])


def remark(activity: Activity) -> None:
    """Bring the marks of a record in step with what is held of it now."""
    others = [mark for mark in activity.marks if mark not in (rules.TEXT_HELD, rules.TEXT_VOUCHED)]
    activity.marks = others + marks(activity.held_texts.values_list("state", flat=True))


def locked_body(op_id: UUID, body: dict[str, Any]) -> bytes:
    """The body of an operation that came second, as it came."""
    return boxes.locked(settings.KEY_SECRET, BODIES, json.dumps(body, ensure_ascii=False), bound_to=str(op_id))


def body_of(rival: Rival) -> dict[str, Any]:
    """That body again; empty once it was settled."""
    said = boxes.opened(settings.KEY_SECRET, BODIES, bytes(rival.box), bound_to=str(rival.op_id))
    return dict(json.loads(said)) if said else {}
