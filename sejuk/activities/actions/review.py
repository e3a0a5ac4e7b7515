"""A Kanit's decision on a report: accept it, or return it with a reason and the fields it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import free_text, held, rules
from sejuk.activities.actions._parts import reviewed_activity
from sejuk.activities.models import Review
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org.access import Asker


@transaction.atomic
def accept_activity(*, asker: Asker, activity_id: UUID, version: int) -> Review:
    """Accept the version that the reviewer has read."""
    return _decide(asker, activity_id, version, rules.ACCEPTED, "", ())


@transaction.atomic
def return_activity(
    *, asker: Asker, activity_id: UUID, version: int, reason: str, fields: Sequence[str] = (), vouched: bool = False
) -> Review:
    """Return it for correction; the reason and the fields reach the phone at its next contact.

    A reason with data of a resident in it is refused. If its writer looked at it and says that it is none (``vouched``), the record
    goes back at once and the words wait until another reviewer says so too.
    """
    rules.check_reason(reason)
    if not vouched:
        free_text.check(reason, "reason")
    said, flagged = free_text.sift_reason(reason.strip(), (free_text.REASON,))
    for name in fields:
        if name not in rules.DEFAULTS and name not in rules.REQUIRED:
            raise Problem("value_unknown", "fields")
    review = _decide(asker, activity_id, version, rules.RETURNED, said, fields)
    if flagged:
        _hold(review, replace(flagged, pointer=f"{free_text.REVIEW}.{review.pk}"))
    return review


def _decide(asker: Asker, activity_id: UUID, version: int, decision: str, reason: str, fields: Sequence[str]) -> Review:
    activity, reviewer_id = reviewed_activity(asker, activity_id)
    if activity.version != version:
        raise Problem("changed_meanwhile")
    if activity.state != rules.REPORTED:
        raise Problem("cannot_review")
    review = Review.objects.create(
        activity=activity, version=version, decision=decision, reason=reason, fields=list(fields), reviewer_id=reviewer_id
    )
    activity.state = decision
    activity.change_seq = org.touch_officer(activity.officer_id)
    activity.save(update_fields=["state", "change_seq"])
    journal.record(
        f"activity.{decision}", activity.id, actor_id=reviewer_id, unit_id=activity.unit_id, area_code=activity.area_id,
        data={"version": version, "fields": list(fields)},
    )  # fmt: skip
    return review


def _hold(review: Review, found: free_text.Found) -> None:
    """Keep a reviewer's flagged reason apart; who wrote it does not decide upon it."""
    row = held.row(review.activity_id, found)
    row.writer_id = review.reviewer_id
    row.save()
    held.remark(review.activity)
    review.activity.save(update_fields=["marks"])
