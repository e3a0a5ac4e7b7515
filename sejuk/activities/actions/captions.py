"""A reviewer lets a caption go out in which the neutrality guard found something."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import captions, free_text, rules
from sejuk.activities.actions._parts import reviewed_activity
from sejuk.activities.models import CaptionClearance
from sejuk.briefing.outgoing import let_pass
from sejuk.briefing.rules import check_reason
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker


@transaction.atomic
def clear_caption(*, asker: Asker, activity_id: UUID, photo_id: UUID, seen: Collection[str], reason: str) -> CaptionClearance:
    """Let a caption into reports as it is: somebody who may review it and did not write it, by name and with a reason.

    ``seen`` are the digests of the findings that were shown; when others stand there now, nothing is let pass.
    """
    activity, reviewer_id = reviewed_activity(asker, activity_id)
    caption = next((one for one in captions.checked(asker, activity) if one.photo.pk == photo_id), None)
    if caption is None or activity.state == rules.WITHDRAWN:
        raise Problem("not_found")
    free_text.check(reason, "reason")
    findings = let_pass(reviewer_id, (activity.officer_id,), caption.left, seen, reason)
    cleared = CaptionClearance.objects.create(
        photo=caption.photo, officer_id=reviewer_id, reason=check_reason(reason), findings=findings
    )
    journal.record(
        "activity.caption_cleared", activity.id, actor_id=reviewer_id, unit_id=activity.unit_id, area_code=activity.area_id,
        data={"photo": str(photo_id), "findings": findings},
    )  # fmt: skip
    return cleared
