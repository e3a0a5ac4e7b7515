"""``activity.report``: what an officer did, written once for a whole batch in a few statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities import body as bodies
from sejuk.activities import free_text, held, rules
from sejuk.activities.actions._parts import link_photos
from sejuk.activities.models import Activity, HeldText
from sejuk.activities.standing import Standing
from sejuk.journal import rows
from sejuk.journal.actions import NewEvent
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import actions as org


@dataclass(frozen=True)
class Report:
    """One operation to be written: whose, under which posting, what it says, and when it was made."""

    posting_id: int
    body: dict[str, Any]  # as ``shape.read`` gives it
    device_time: datetime
    made: rules.Anchored
    trace: dict[str, Any] = field(default_factory=dict)  # op id and digest for the journal


@dataclass(frozen=True)
class Outcome:
    """What became of an operation: its number in the journal and the unit that has it, or the problem."""

    sequence: int | None = None
    unit: str = ""
    problem: Problem | None = None


def report_activity(*, officer_id: int, report: Report) -> Outcome:
    """Write one report; see ``report_activities``."""
    return report_activities(officer_id=officer_id, reports=[report])[0]


@dataclass(frozen=True)
class _Good:
    """A report that may be written: its row, its body without what is held apart, and what that is."""

    place: int  # in the batch
    trace: dict[str, Any]
    activity: Activity
    body: dict[str, Any]
    held: list[HeldText]


@transaction.atomic(savepoint=False)
def report_activities(*, officer_id: int, reports: Sequence[Report]) -> list[Outcome]:
    """Write an officer's reports set-wise. One that breaks a rule gets its problem and leaves no trace; the others are written."""
    standing = Standing.of(officer_id, reports)
    outcomes: list[Outcome] = []
    good: list[_Good] = []
    for i, report in enumerate(reports):
        try:
            good.append(_checked(i, report, officer_id, standing))
            outcomes.append(Outcome())
        except Problem as problem:
            outcomes.append(Outcome(problem=problem))
    for one, sequence in zip(good, _write(officer_id, good, standing), strict=True):
        outcomes[one.place] = Outcome(sequence, standing.postings[one.activity.posting_id].unit_name)
    return outcomes


def _checked(place: int, report: Report, officer_id: int, standing: Standing) -> _Good:
    """The row that a report becomes, or its problem."""
    activity_id: UUID = report.body["activity_id"]
    standing.check_new(activity_id)
    offset = rules.correction(report.device_time, report.made)
    body = bodies.shifted(report.body, offset)
    rules.check_report(body, now=report.made.at)
    rules.check_ids(body)
    rules.check_vouched(body["vouched"])
    rules.check_waiting(body, received=clock.now())
    body, flagged = free_text.sift(body, body["vouched"])
    columns = bodies.columns(body)
    posting = standing.check_posting(report.posting_id, columns["local_day"])
    outside = standing.check_area(posting, body["area_code"])
    standing.check_photos(body["photos"], activity_id)
    standing.check_notes(body["heard"], activity_id)
    standing.check_delivered(body["delivered"])
    standing.check_directives(body)
    standing.take(activity_id)
    marks = bodies.marks(body, outside=outside, corrected=bool(offset), received_at=clock.now())
    texts = [held.row(activity_id, found) for found in flagged]
    activity = Activity(
        id=activity_id, officer_id=officer_id, posting_id=posting.pk, unit_id=posting.unit_id, unit_path=posting.unit_path,
        device_time=report.device_time, made_at=report.made.at, made_error_ms=report.made.error_ms, made_source=report.made.source,
        received_at=clock.now(), marks=marks + held.marks(text.state for text in texts), **columns,
    )  # fmt: skip
    return _Good(place, report.trace, activity, body, texts)


def _write(officer_id: int, good: Sequence[_Good], standing: Standing) -> list[int]:
    if not good:
        return []
    last = org.touch_officer(officer_id, len(good))
    for change_seq, one in enumerate(good, start=last - len(good) + 1):
        one.activity.change_seq = change_seq
    rows.insert([one.activity for one in good])
    rows.insert([note for one in good for note in bodies.notes(one.activity.id, one.body)])
    rows.insert([told for one in good for told in bodies.deliveries(one.activity.id, one.body)])
    rows.insert([text for one in good for text in one.held])
    rows.insert([answer for one in good for answer in bodies.answers(one.activity, one.body)])
    link_photos(officer_id, {one.activity.id: one.body["photos"] for one in good}, standing.photos)
    return journal.record_many([_event(officer_id, one) for one in good])


def _event(officer_id: int, one: _Good) -> NewEvent:
    activity, flagged = one.activity, {"held": len(one.held)} if one.held else {}
    return NewEvent(
        "activity.reported", str(activity.id), actor_id=officer_id, unit_id=activity.unit_id, area_code=activity.area_id,
        data=one.trace | flagged,
    )  # fmt: skip
