"""``activity.amend``: the old body is kept, other fields merge, the same field changed elsewhere is a conflict."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sejuk.activities.actions import settle_rival
from sejuk.activities.models import Activity, Version
from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.testing import Phone, report, report_body


def _amend(phone: Phone, activity: Activity, base: int = 1, reason: str = "Salah ketik", **changes: Any) -> dict[str, Any]:
    body = {"activity_id": str(activity.id), "reason": reason, "changes": changes}
    (result,) = phone.results(phone.op(body, "activity.amend", base=base))
    return result


def test_the_old_body_stays_as_a_version(phone: Phone, officer: Officer) -> None:
    activity = report(officer, rw="01")
    assert _amend(phone, activity, rw="03")["status"] == "accepted"
    activity.refresh_from_db()
    assert (activity.rw, activity.version, activity.state) == ("03", 2, "reported")
    old = Version.objects.get()
    assert (old.body["rw"], old.version, old.reason) == ("01", 1, "Salah ketik")


def test_other_fields_changed_meanwhile_are_merged(phone: Phone, officer: Officer) -> None:
    activity = report(officer)
    _amend(phone, activity, rw="03")
    assert _amend(phone, activity, base=1, people_reached=9)["status"] == "accepted"
    activity.refresh_from_db()
    assert (activity.rw, activity.people_reached, activity.version) == ("03", 9, 3)


def test_the_same_field_changed_meanwhile_is_a_conflict(phone: Phone, officer: Officer) -> None:
    activity = report(officer)
    _amend(phone, activity, rw="03")
    problem = _amend(phone, activity, base=1, rw="04")["problem"]
    assert (problem["code"], problem["field"]) == ("version_conflict", "body.changes.rw")
    activity.refresh_from_db()
    assert activity.rw == "03"


def test_a_base_that_is_not_here_yet_keeps_both(phone: Phone, officer: Officer) -> None:
    """After a restore from a backup the phone knows a later version than the server."""
    activity = report(officer, rw="01")
    problem = _amend(phone, activity, base=2, rw="04")["problem"]
    assert (problem["code"], problem["status"]) == ("version_ahead", 409)
    activity.refresh_from_db()
    assert (activity.rw, activity.version) == ("01", 1)
    rival = activity.rivals.get()
    settle_rival(officer_id=officer.pk, activity_id=activity.pk, op_id=rival.op_id, digest=rival.digest, take=True)
    activity.refresh_from_db()
    assert (activity.rw, activity.version) == ("04", 2)


@pytest.mark.parametrize(
    ("reason", "changes", "code"),
    [
        (" ", {"rw": "03"}, "reason_required"),
        ("Benar", {}, "nothing_changed"),
        ("Benar", {"officer": 3}, "value_unknown"),
        ("Benar", {"activity_id": "018d5f0a-0000-7000-8000-000000000001"}, "value_unknown"),
        ("Benar", {"people_reached": 0}, "needs_people"),
        ("Benar", {"people_reached": "many"}, "bad_body"),
        ("Benar", {"area_code": "53.03.01.2005"}, "area_outside_resort"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    phone: Phone, officer: Officer, reason: str, changes: dict[str, Any], code: str
) -> None:
    activity = report(officer)
    result = _amend(phone, activity, reason=reason, **changes)
    assert (result["status"], result["problem"]["code"]) == ("refused", code)
    activity.refresh_from_db()
    assert activity.version == 1
    assert not Version.objects.exists()


def test_notes_photos_and_times_can_change(phone: Phone, officer: Officer) -> None:
    activity = report(
        officer, heard=[{"note_id": "018d5f0a-0000-7000-8000-0000000000aa", "kind": "praise", "words": "Terima kasih"}]
    )
    assert _amend(phone, activity, heard=[])["status"] == "accepted"
    assert not activity.heard_notes.exists()
    assert Version.objects.get().body["heard"][0]["words"] == "Terima kasih"


def test_a_stranger_cannot_amend(officer: Officer, stranger: Officer) -> None:
    activity = report(officer)
    result = _amend(Phone(stranger), activity, rw="09")
    assert (result["status"], result["problem"]["code"]) == ("retry", "not_found")
    activity.refresh_from_db()
    assert activity.version == 1


def test_an_amendment_that_overtook_its_report_is_to_be_sent_again(phone: Phone) -> None:
    body = report_body()
    amend = phone.op({"activity_id": body["activity_id"], "reason": "Salah", "changes": {"rw": "07"}}, "activity.amend", base=1)
    (early,) = phone.results(amend)
    assert early["status"] == "retry"
    both = phone.results(amend, phone.op(body))
    assert [result["status"] for result in both] == ["accepted", "accepted"]
    assert Activity.objects.get().rw == "07"


def test_times_from_a_wrong_clock_are_moved_as_a_reports_are(phone: Phone, officer: Officer) -> None:
    activity = report(officer)
    off = timedelta(days=-365)
    right = activity.started_at - timedelta(minutes=20)
    body = {"activity_id": str(activity.id), "reason": "Jam mulai", "changes": {"started_at": (right + off).isoformat()}}
    op = phone.op(body, "activity.amend", base=1, made_at=(clock.now() + off).isoformat())
    (result,) = phone.results(op, device_time=(clock.now() + off).isoformat())
    assert result["status"] == "accepted", result
    activity.refresh_from_db()
    assert abs(activity.started_at - right) < timedelta(minutes=1)
