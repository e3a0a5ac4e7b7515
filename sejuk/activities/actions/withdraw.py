"""``activity.withdraw``: a record that should not have been sent. It stays, marked, and counts no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import body as bodies
from sejuk.activities import held, rules
from sejuk.activities.actions._held import reason_apart
from sejuk.activities.actions._parts import own_activity
from sejuk.activities.actions.report import Outcome
from sejuk.activities.models import Answer, Delivery, HeldText, Version
from sejuk.org import actions as org


@transaction.atomic
def withdraw_activity(
    *, officer_id: int, activity_id: UUID, reason: str, trace: dict[str, Any] | None = None, vouched: Sequence[str] = ()
) -> Outcome:
    """Withdraw one's own record with a reason; nothing is deleted."""
    activity = own_activity(officer_id, activity_id)
    rules.check_reason(reason)
    reason, about_reason = reason_apart(activity, reason, vouched)
    Version.objects.create(
        activity=activity, version=activity.version, body=bodies.body_of(activity), reason=reason, replaced_by_id=officer_id
    )
    HeldText.objects.bulk_create([held.row(activity.id, found) for found in about_reason])
    held.remark(activity)
    activity.version += 1
    activity.state = rules.WITHDRAWN
    activity.change_seq = org.touch_officer(officer_id)
    activity.save(update_fields=["version", "state", "marks", "change_seq"])
    Delivery.objects.filter(activity=activity).delete()
    Answer.objects.filter(activity=activity).delete()
    sequence = journal.record(
        "activity.withdrawn",
        activity.id,
        actor_id=officer_id,
        unit_id=activity.unit_id,
        area_code=activity.area_id,
        data=trace or {},
    )
    return Outcome(sequence, activity.unit.name)
