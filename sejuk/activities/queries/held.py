"""What is held apart of a record, and what came second for it: the author reads it, others know that it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sejuk.activities import body as bodies
from sejuk.activities import free_text, held, rules
from sejuk.activities.models import Activity, Rival
from sejuk.org.access import Asker
from sejuk.org.rules import Can


@dataclass(frozen=True)
class Held:
    """One held text. ``text`` is None for who may not read it."""

    id: int
    field: str
    state: str
    categories: tuple[str, ...]
    until: datetime
    text: str | None
    mine: bool
    may_decide: bool


@dataclass(frozen=True)
class TwoContents:
    """The second content for a record, field by field beside what stands there now."""

    id: int
    op_id: UUID
    digest: str
    made_at: datetime
    kind: str
    differences: tuple[tuple[str, Any, Any], ...]
    may_choose: bool


def held_texts(asker: Asker, activity: Activity) -> list[Held]:
    """What is held of a record that the asker may read. Vouched words are read by who decides upon them, too."""
    decides = asker.officer_id != activity.officer_id and asker.may(Can.REVIEW, activity.unit)
    found = []
    for row in activity.held_texts.order_by("id"):
        mine = asker.officer_id == (row.writer_id or activity.officer_id)
        may = decides and not mine and row.state == rules.VOUCHED
        text = held.text_of(row) if mine or may else None
        field = free_text.root(row.pointer)
        found.append(Held(row.pk, field, row.state, tuple(row.categories), row.until, text, mine, may))
    return found


def rivals(asker: Asker, activity: Activity) -> list[TwoContents]:
    """What came second and waits for the author's choice; who else may read the record sees it without flagged words."""
    own = asker.officer_id == activity.officer_id
    current = bodies.body_of(activity)
    return [_two(row, current, own=own) for row in activity.rivals.filter(state=rules.OPEN)]


def _two(row: Rival, current: dict[str, Any], *, own: bool) -> TwoContents:
    changes = bodies.differing(current, held.body_of(row))
    other = current | changes
    if not own:
        other = _readable(other)
    differences = tuple((key, current[key], other[key]) for key in current if key in changes)
    return TwoContents(row.pk, row.op_id, row.digest, row.made_at, row.kind, differences, own)


def _readable(body: dict[str, Any]) -> dict[str, Any]:
    """A body as others than its author may read it: it says where words are held apart."""
    _, found = free_text.sift(body)
    return free_text.filled(body, dict.fromkeys((one.pointer for one in found), rules.HELD_WORDS))
