"""A Kanit's decision on a report: accept it, or return it with a reason and the fields it is about."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import rules
from sejuk.activities.models import Activity, Review
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org.access import Asker
from sejuk.org.rules import Can


@transaction.atomic
def accept_activity(*, asker: Asker, activity_id: UUID, version: int) -> Review:
    """Accept the version that the reviewer has read."""
    return _decide(asker, activity_id, version, rules.ACCEPTED, "", ())


@transaction.atomic
def return_activity(*, asker: Asker, activity_id: UUID, version: int, reason: str, fields: Sequence[str] = ()) -> Review:
    """Return it for correction; the reason and the fields reach the phone at its next contact."""
    rules.check_reason(reason)
    for name in fields:
        if name not in rules.DEFAULTS and name not in rules.REQUIRED:
            raise Problem("value_unknown", "fields")
    return _decide(asker, activity_id, version, rules.RETURNED, reason.strip(), fields)


def _decide(asker: Asker, activity_id: UUID, version: int, decision: str, reason: str, fields: Sequence[str]) -> Review:
    activity = Activity.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=activity_id).first()
    if activity is None or asker.officer_id is None or not asker.may(Can.REVIEW, activity.unit):
        raise Problem("not_found")
    if activity.officer_id == asker.officer_id:
        raise Problem("own_report")
    if activity.version != version:
        raise Problem("changed_meanwhile")
    if activity.state != rules.REPORTED:
        raise Problem("cannot_review")
    review = Review.objects.create(
        activity=activity, version=version, decision=decision, reason=reason, fields=list(fields), reviewer_id=asker.officer_id
    )
    activity.state = decision
    activity.change_seq = org.touch_officer(activity.officer_id)
    activity.save(update_fields=["state", "change_seq"])
    journal.record(
        f"activity.{decision}", activity.id, actor_id=asker.officer_id, unit_id=activity.unit_id, area_code=activity.area_id,
        data={"version": version, "fields": list(fields)},
    )  # fmt: skip
    return review
