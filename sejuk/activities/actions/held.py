"""A reviewer's decision on words that the guard flagged and their author vouched for; and their end after 14 days."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import body as bodies
from sejuk.activities import free_text, held, rules
from sejuk.activities.actions._parts import reviewed_activity
from sejuk.activities.models import Activity, HeardNote, HeldText, Photo, Version
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org.access import Asker


@transaction.atomic
def release_text(*, asker: Asker, activity_id: UUID, held_id: int) -> Activity:
    """It is not what the guard took it for: the words go back to where they were written, as a version of the record."""
    activity, row, officer_id = _vouched(asker, activity_id, held_id)
    text = held.text_of(row)
    if not text:
        raise Problem("text_gone")
    if free_text.root(row.pointer) == free_text.REVIEW:
        activity.reviews.filter(pk=_which(row)).update(reason=text)
    else:
        current = bodies.body_of(activity)
        _put_back(activity, row.pointer, text)
        Version.objects.create(activity=activity, version=activity.version, body=current, reason="", replaced_by_id=officer_id)
        activity.version += 1
        activity.save()
    row.delete()
    journal.record("activity.text_released", activity_id, **_changed(row, officer_id))
    return activity


@transaction.atomic
def refuse_text(*, asker: Asker, activity_id: UUID, held_id: int) -> Activity:
    """It is what the guard took it for: its author has 14 days to write it anew.

    A record that was returned with these words alone waits for review again, for its officer would not learn why it came back.
    """
    activity, row, officer_id = _vouched(asker, activity_id, held_id)
    if free_text.root(row.pointer) == free_text.REVIEW and activity.state == rules.RETURNED:
        activity.state = rules.REPORTED
    row.state, row.until = rules.REFUSED, clock.now() + rules.HELD_FOR
    row.save(update_fields=["state", "until"])
    journal.record("activity.text_refused", activity_id, **_changed(row, officer_id))
    return activity


@transaction.atomic
def drop_held_texts() -> int:
    """Words that nobody wrote anew in time go for good; the phone that wrote them still has its own. Returns how many."""
    late = HeldText.objects.select_for_update(of=("self",)).filter(until__lt=clock.now()).select_related("activity")
    rows = list(late.order_by("activity_id")[:1000])
    for row in rows:
        row.delete()
        journal.record("activity.text_dropped", row.activity_id, **_changed(row, None))
    return len(rows)


def _vouched(asker: Asker, activity_id: UUID, held_id: int) -> tuple[Activity, HeldText, int]:
    activity, officer_id = reviewed_activity(asker, activity_id)
    row = activity.held_texts.filter(pk=held_id, state=rules.VOUCHED).first()
    if row is None:
        raise Problem("changed_meanwhile")
    if row.writer_id == officer_id:
        raise Problem("own_words")
    row.activity = activity
    return activity, row, officer_id


def _which(row: HeldText) -> int:
    return int(row.pointer.partition(".")[2])


def _put_back(activity: Activity, pointer: str, text: str) -> None:
    field, _, which = pointer.partition(".")
    key = which.rpartition(".")[0]
    if field == free_text.REASON:
        Version.objects.filter(activity=activity, version=int(which)).update(reason=text)
    elif field == "heard":
        HeardNote.objects.filter(activity=activity, pk=key).update(words=text)
    elif field == "photos":
        Photo.objects.filter(activity=activity, pk=key).update(caption=text)
    elif field == "directives":
        activity.directives[int(key)]["text"] = text
    else:
        setattr(activity, field, text)


def _changed(row: HeldText, officer_id: int | None) -> dict[str, Any]:
    """Bring the record in step and number the change for its author's phone; what the journal notes of it."""
    activity = row.activity
    held.remark(activity)
    activity.change_seq = org.touch_officer(activity.officer_id)
    activity.save(update_fields=["marks", "change_seq", "state"])
    return {
        "actor_id": officer_id, "unit_id": activity.unit_id, "area_code": activity.area_id,
        "data": {"version": activity.version, "field": free_text.root(row.pointer)},
    }  # fmt: skip
