"""What an activity is and what it must say: values, labels, minimum facts, limits. Pure; the phone runs the same rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sejuk.activities.vocabulary import (
    HEARD_KINDS,
    KINDS,
    NEEDS,
    PARTNERS,
    PLACE_KINDS,
    SITUATIONS,
    THEMES,
)
from sejuk.lib.problems import Problem

# What a report holds when the phone leaves a key out. `activity_id`, `kind`, `area_code` and `started_at` have no default.
DEFAULTS: dict[str, Any] = {
    "other_kinds": [], "rw": "", "rt": "", "place_kind": "", "place": "", "ended_at": None, "people_reached": 0,
    "leaflets_given": 0, "partners": [], "themes": [], "delivered": [], "directives": [], "heard": [], "narrative": "",
    "outcome": "", "situation": "", "order_basis": "", "operation": "", "position": None, "photos": [],
}  # fmt: skip
REQUIRED = ("activity_id", "kind", "area_code", "started_at")
# Characters of a text, numbers of items, or the highest count.
LIMITS: dict[str, int] = {
    "narrative": 20_000, "outcome": 2_000, "place": 200, "rw": 5, "rt": 5, "order_basis": 300, "operation": 120, "reason": 500,
    "words": 1_000, "directive": 500, "caption": 300, "heard": 20, "directives": 10, "delivered": 20, "photos": 10,
    "people_reached": 100_000, "leaflets_given": 100_000, "themes": 30, "partners": 30, "days_back": 60,
    "days_waiting": 180, "minutes_ahead": 15, "other_kinds": 6, "vouched": 80,
}  # fmt: skip
TEXT_FIELDS = ("narrative", "outcome", "place", "rw", "rt", "order_basis", "operation")
COUNT_FIELDS = ("people_reached", "leaflets_given")
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(KINDS), "place_kind": ("", *PLACE_KINDS), "situation": ("", *SITUATIONS),
}  # fmt: skip
CHOICE_LISTS = {"other_kinds": tuple(KINDS), "partners": tuple(PARTNERS), "themes": tuple(THEMES)}
CLOCK_TOLERANCE = timedelta(minutes=2)
POSITION_DAYS = 30

REPORTED, RETURNED, ACCEPTED, WITHDRAWN = "reported", "returned", "accepted", "withdrawn"
OUTSIDE_POSTING, CLOCK_CORRECTED, LATE = "outside_posting_area", "clock_corrected", "reported_late"
LATE_AFTER = timedelta(days=2)
# A text that the guard flags is kept apart for so long: to be rewritten, or declared "bukan itu" and then decided by a reviewer.
HELD_FOR = timedelta(days=14)
HELD, VOUCHED, REFUSED = "held", "vouched", "refused"
TEXT_HELD, TEXT_VOUCHED = "text_held", "text_vouched"
HELD_WORDS = "(ditahan)"  # stands where words are held apart
OPEN, TAKEN, DROPPED = "open", "taken", "dropped"
MOST_RIVALS = 20


def check_report(body: dict[str, Any], *, now: datetime) -> None:
    """Raise the first ``Problem`` of a report whose shape is right. ``now`` is when it was made, by the anchored clock."""
    _check_values(body)
    _check_texts(body)
    _check_times(body, now=now)
    _check_needs(body)


def _check_values(body: dict[str, Any]) -> None:
    _check_choices(body)
    _check_counts(body)
    for field in ("heard", "directives", "photos", "other_kinds", "themes", "partners", "delivered"):
        if len(body[field]) > LIMITS[field]:
            raise Problem("too_many_items", field, limit=LIMITS[field])
    if body["position"] is not None and "visit" in (body["kind"], *body["other_kinds"]):
        raise Problem("position_on_visit", "position")


def check_ids(body: dict[str, Any]) -> None:
    """A note and a photo each has an id of its own, and a message is told once."""
    told = {field: [item[key] for item in body[field]] for field, key in (("heard", "note_id"), ("photos", "photo_id"))}
    for field, found in (told | {"delivered": body["delivered"]}).items():
        if len(found) != len(set(found)):
            raise Problem("id_twice", field)


def check_waiting(body: dict[str, Any], *, received: datetime) -> None:
    """However the phone's clock says that it came about: nothing is taken that would be half a year old."""
    if received - body["started_at"] > timedelta(days=LIMITS["days_waiting"]):
        raise Problem("too_long_ago", "started_at", days=LIMITS["days_waiting"])


def _check_choices(body: dict[str, Any]) -> None:
    for field, allowed in CHOICES.items():
        if body[field] not in allowed:
            raise Problem("value_unknown", field)
    for field, allowed in CHOICE_LISTS.items():
        if any(value not in allowed for value in body[field]):
            raise Problem("value_unknown", field)
    if any(note["kind"] not in HEARD_KINDS for note in body["heard"]):
        raise Problem("value_unknown", "heard")


def _check_counts(body: dict[str, Any]) -> None:
    for field in COUNT_FIELDS:
        if body[field] < 0:
            raise Problem("number_out_of_range", field, low=0, high=LIMITS[field])
        if body[field] > LIMITS[field]:
            raise Problem("too_many_people", field, limit=LIMITS[field])


def _check_texts(body: dict[str, Any]) -> None:
    for field in TEXT_FIELDS:
        check_text(body[field], field, LIMITS[field])
    for i, note in enumerate(body["heard"]):
        check_text(note["words"], f"heard.{i}.words", LIMITS["words"])
    for i, directive in enumerate(body["directives"]):
        check_text(directive["text"], f"directives.{i}.text", LIMITS["directive"])
    for i, photo in enumerate(body["photos"]):
        check_text(photo.get("caption", ""), f"photos.{i}.caption", LIMITS["caption"])


def check_text(text: str, field: str, limit: int) -> None:
    """Refuse a text of more than ``limit`` characters (code points, as the phone counts them)."""
    if len(text) > limit:
        raise Problem("text_too_long", field, limit=limit, length=len(text))


def check_vouched(vouched: list[str]) -> None:
    """Refuse more places than a report has texts."""
    if len(vouched) > LIMITS["vouched"]:
        raise Problem("too_many_items", "vouched", limit=LIMITS["vouched"])


def check_reason(reason: str) -> None:
    """A change, a return and a withdrawal each need their reason in words."""
    if not reason.strip():
        raise Problem("reason_required", "reason")
    check_text(reason, "reason", LIMITS["reason"])


def _check_times(body: dict[str, Any], *, now: datetime) -> None:
    started, ended = body["started_at"], body["ended_at"]
    if started > now + timedelta(minutes=LIMITS["minutes_ahead"]):
        raise Problem("activity_in_future", "started_at")
    if ended is not None and ended < started:
        raise Problem("ends_before_start", "ended_at")
    if ended is not None and ended > now + timedelta(minutes=LIMITS["minutes_ahead"]):
        raise Problem("activity_in_future", "ended_at")
    if started < now - timedelta(days=LIMITS["days_back"]):
        raise Problem("too_long_ago", "started_at", days=LIMITS["days_back"])


def _check_needs(body: dict[str, Any]) -> None:
    told = body["themes"] or body["delivered"] or body["heard"] or body["directives"] or body["narrative"].strip()
    present = {
        "people_reached": body["people_reached"] > 0,
        "leaflets_given": body["leaflets_given"] > 0,
        "partners": bool(body["partners"]),
        "narrative": bool(body["narrative"].strip()),
        "content": bool(told),
    }
    for need in KINDS[body["kind"]].needs:
        if not present[need]:
            code, field = NEEDS[need]
            raise Problem(code, field)


@dataclass(frozen=True)
class Anchored:
    """When something happened by the server's clock: the instant, its error bar and how it was found."""

    at: datetime
    error_ms: int
    source: str  # "monotonic" (same session of the phone), "wall" (the phone's clock set right) or "received" (no clock at all)


def correction(made_at: datetime, anchored: Anchored) -> timedelta:
    """How far the phone's clock was off when it made the record; zero within the tolerance, so typed times stay as typed.

    Where nothing but the arrival is known, the record may be older than that, and never younger.
    """
    offset = anchored.at - made_at
    older = CLOCK_TOLERANCE + timedelta(milliseconds=anchored.error_ms)
    younger = CLOCK_TOLERANCE if anchored.source == "received" else older
    return timedelta(0) if -younger <= offset <= older else offset


def merge(
    old: dict[str, Any], current: dict[str, Any], changes: dict[str, Any], *, held: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The current body with ``changes`` made against ``old``: other fields merge, the same field twice is a conflict.

    ``old`` is the body of the amendment's base version; in the fields ``held`` some text is kept apart, so that even the same
    value says something. Raises ``version_conflict`` naming the field, ``nothing_changed``.
    """
    for field, value in changes.items():
        if old[field] != current[field] and current[field] != value:
            raise Problem("version_conflict", f"changes.{field}")
    merged = current | changes
    if merged == current and held.isdisjoint(changes):
        raise Problem("nothing_changed", "changes")
    return merged
