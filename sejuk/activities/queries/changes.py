"""What changed in an officer's own records, in the order of the changes, for the phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sejuk.activities import body as bodies
from sejuk.activities import free_text, held, rules
from sejuk.activities.models import Activity, HeldText
from sejuk.org.access import Asker

PART = 200


def changes_of(asker: Asker, *, after: int, upto: int, since: date) -> Iterator[tuple[int, dict[str, Any]]]:
    """One's own activities changed after number ``after`` up to ``upto`` and done on ``since`` or later: (number, change)."""
    if asker.officer_id is None:
        return
    rows = Activity.objects.filter(officer_id=asker.officer_id, change_seq__gt=after, change_seq__lte=upto, local_day__gte=since)
    rows = rows.prefetch_related("heard_notes", "photos", "reviews__reviewer", "held_texts", "rivals").order_by("change_seq")
    while part := list(rows[:PART]):
        for row in part:
            yield row.change_seq, {"kind": "activity", "id": str(row.id), "data": _data(row)}
        if len(part) < PART:
            return
        rows = rows.filter(change_seq__gt=part[-1].change_seq)


def _data(row: Activity) -> dict[str, Any]:
    reviews = list(row.reviews.all())
    body = bodies.body_of(row)
    return {
        "activity_id": str(row.id),
        "version": row.version,
        "state": row.state,
        "posting_id": row.posting_id,
        "body": body,
        "local_day": row.local_day.isoformat(),
        "received_at": row.received_at.isoformat(),
        "marks": row.marks,
        "review": _review(reviews[-1]) if reviews else None,
        "photos": [{"photo_id": str(photo.id), "state": photo.state} for photo in row.photos.all()],
        "held": _held(list(row.held_texts.all()), body),
        "rivals": [{"op_id": str(rival.op_id), "digest": rival.digest, "state": rival.state} for rival in row.rivals.all()],
    }


def _review(review: Any) -> dict[str, Any]:
    reason = rules.HELD_WORDS if review.decision == rules.RETURNED and not review.reason else review.reason
    return {
        "decision": review.decision, "reason": reason, "fields": review.fields, "by": str(review.reviewer),
        "at": review.at.isoformat(), "version": review.version,
    }  # fmt: skip


def _held(rows: list[HeldText], body: dict[str, Any]) -> list[dict[str, Any]]:
    """For the author's own phone: where, why, how long, and the words themselves."""
    places = free_text.places(body)
    return [
        {
            "field": places.get(row.pointer, free_text.root(row.pointer)), "categories": row.categories, "state": row.state,
            "until": row.until.isoformat(), "text": held.text_of(row),
        }
        for row in rows
        if row.writer_id is None  # a reviewer's words wait for another reviewer
    ]  # fmt: skip
