"""``activity.amend``: a change to a sent record, with its reason; the body it replaces is kept as a version."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import body as bodies
from sejuk.activities import free_text, rules, shape
from sejuk.activities.actions._held import Holding, reason_apart
from sejuk.activities.actions._parts import own_activity, replace_parts
from sejuk.activities.actions.report import Outcome
from sejuk.activities.models import Activity, Version
from sejuk.activities.standing import Standing
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import actions as org


@transaction.atomic
def amend_activity(
    *, officer_id: int, activity_id: UUID, base: int | None, changes: dict[str, Any], reason: str, made: rules.Anchored,
    device_time: datetime | None = None, trace: dict[str, Any] | None = None, vouched: Sequence[str] = (),
) -> Outcome:  # fmt: skip
    """Change one's own record. Other fields changed since ``base`` merge; the same field changed elsewhere is a conflict.

    So is a ``base`` that is not here yet (this server was restored from a backup): nobody knows what it changed.
    """
    activity = own_activity(officer_id, activity_id)
    if base is not None and base > activity.version:
        raise Problem("version_ahead")
    rules.check_reason(reason)
    shape.check_changes(changes)
    changes = _on_time(changes, rules.correction(device_time or made.at, made))
    current, holding = bodies.body_of(activity), Holding(activity)
    merged = rules.merge(_body_at(activity, base, current), current, changes, held=holding.roots)
    body = shape.read(shape.ReportBody, merged)
    staying = holding.staying(body, changes)
    rules.check_report(free_text.filled(body, staying), now=max(made.at, activity.made_at))
    rules.check_ids(body)
    body, found = free_text.sift(body, vouched)
    reason, about_reason = reason_apart(activity, reason, vouched)
    standing = Standing.of(officer_id, [_Holder(body)])
    outside = _check_place(standing, activity, body)
    Version.objects.create(activity=activity, version=activity.version, body=current, reason=reason, replaced_by_id=officer_id)
    for column, value in bodies.columns(body).items():
        setattr(activity, column, value)
    corrected = rules.CLOCK_CORRECTED in activity.marks
    marks = bodies.marks(body, outside=outside, corrected=corrected, received_at=activity.received_at)
    activity.marks = marks + holding.settle(staying, found + about_reason)
    activity.version += 1
    activity.state = rules.REPORTED
    activity.change_seq = org.touch_officer(officer_id)
    activity.save()
    replace_parts(activity, body, standing)
    sequence = journal.record(
        "activity.amended", activity.id, actor_id=officer_id, unit_id=activity.unit_id, area_code=activity.area_id,
        data={"version": activity.version, "fields": sorted(changes)} | (trace or {}),
    )  # fmt: skip
    return Outcome(sequence, activity.unit.name)


def _check_place(standing: Standing, activity: Activity, body: dict[str, Any]) -> bool:
    """Whether the amended record is outside the posting's own areas; raises what forbids it there."""
    posting = standing.check_posting(activity.posting_id, bodies.columns(body)["local_day"])
    outside = standing.check_area(posting, body["area_code"])
    standing.check_photos(body["photos"], activity.id)
    standing.check_notes(body["heard"], activity.id)
    standing.check_delivered(body["delivered"])
    standing.check_directives(body)
    return outside


def _on_time(changes: dict[str, Any], offset: timedelta) -> dict[str, Any]:
    """Times that the phone's wrong clock wrote, moved as a report's are; what is no time is left for the shape to refuse."""
    moved = dict(changes)
    for key in ("started_at", "ended_at"):
        if offset and isinstance(moved.get(key), str):
            with suppress(ValueError, OverflowError):
                moved[key] = (clock.parse(moved[key]) + offset).isoformat()
    return moved


class _Holder:
    """A body where ``Standing`` expects reports."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.body = body


def _body_at(activity: Activity, base: int | None, current: dict[str, Any]) -> dict[str, Any]:
    if base is None or base == activity.version:
        return current
    version = activity.versions.filter(version=base).first()
    return current if version is None else current | version.body
