"""Two contents for one record: the second is kept beside the first until the author has chosen."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import body as bodies
from sejuk.activities import held, rules
from sejuk.activities.actions.amend import amend_activity
from sejuk.activities.actions.report import Outcome
from sejuk.activities.body import differing
from sejuk.activities.models import Activity, Rival
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import actions as org

CHOSEN = "Dipilih dari dua isi."


@transaction.atomic
def keep_rival(
    *, officer_id: int, activity_id: UUID, op_id: UUID, digest: str, kind: str, body: dict[str, Any], made_at: datetime
) -> bool:
    """Keep what came second for one's own record, once; whether it is kept. More than a person could compare is not."""
    activity = Activity.objects.filter(pk=activity_id, officer_id=officer_id).first()
    if activity is None or activity.rivals.filter(state=rules.OPEN).count() >= rules.MOST_RIVALS:
        return False
    _, new = Rival.objects.get_or_create(
        op_id=op_id, digest=digest,
        defaults={"activity": activity, "kind": kind, "made_at": made_at, "box": held.locked_body(op_id, body)},
    )  # fmt: skip
    if new:
        where = _touched(activity, officer_id)
        journal.record("activity.rival_kept", activity.id, data={"rival": str(op_id), "version": activity.version}, **where)
    return True


@transaction.atomic
def settle_rival(
    *, officer_id: int, activity_id: UUID, op_id: UUID, digest: str, take: bool, trace: dict[str, Any] | None = None
) -> Outcome:
    """The author's choice: the second content becomes an amendment, or is let go. The record's versions keep the first."""
    org.lock_officer(officer_id)
    rivals = Rival.objects.select_related("activity__unit").filter(activity=activity_id, activity__officer=officer_id)
    rival = rivals.filter(op_id=op_id, digest=digest).first()
    if rival is None:
        raise Problem("not_found", "activity_id")
    wanted = rules.TAKEN if take else rules.DROPPED
    if rival.state not in (rules.OPEN, wanted):
        raise Problem("changed_meanwhile")
    if rival.state == rules.OPEN:
        if take:
            _take(officer_id, rival)
        rival.state, rival.box, rival.settled_at = wanted, b"", clock.now()
        rival.save()
    activity = Activity.objects.get(pk=activity_id)
    facts = {"rival": str(op_id), "version": activity.version} | (trace or {})
    sequence = journal.record("activity.rival_settled", activity.id, data=facts, **_touched(activity, officer_id))
    return Outcome(sequence, rival.activity.unit.name)


def _take(officer_id: int, rival: Rival) -> None:
    said = held.body_of(rival)
    if not said:
        raise Problem("text_gone")
    changes = differing(bodies.body_of(rival.activity), said)
    if not changes:
        return
    amend_activity(
        officer_id=officer_id, activity_id=rival.activity_id, base=None, changes=changes, reason=said.get("reason") or CHOSEN,
        made=rules.Anchored(clock.now(), 0, "received"), vouched=said.get("vouched", ()),
    )  # fmt: skip


def _touched(activity: Activity, officer_id: int) -> dict[str, Any]:
    """Number the change for the author's phone; where and by whom it was, for the journal."""
    activity.change_seq = org.touch_officer(officer_id)
    activity.save(update_fields=["change_seq"])
    return {"actor_id": officer_id, "unit_id": activity.unit_id, "area_code": activity.area_id}
