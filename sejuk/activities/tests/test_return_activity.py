"""Returning a report: its reason and its fields reach the phone, and the correction comes back for review."""

from __future__ import annotations

import pytest

from sejuk.activities.actions import return_activity
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.testing import Cast, Phone, report


def test_the_reason_reaches_the_phone_and_the_correction_comes_back(
    officer: Officer, kanit: Officer, cast: Cast, phone: Phone
) -> None:
    activity = report(officer, rw="")
    return_activity(asker=cast.asker(kanit), activity_id=activity.id, version=1, reason="RW belum diisi", fields=["rw"])
    seen = phone.changes("activity")[str(activity.id)]
    assert (seen["state"], seen["review"]["reason"], seen["review"]["fields"]) == ("returned", "RW belum diisi", ["rw"])
    assert seen["review"]["by"] == "Aipda Joko Prasetyo"
    amend = {"activity_id": str(activity.id), "reason": "Sesuai catatan", "changes": {"rw": "02"}}
    (result,) = phone.results(phone.op(amend, "activity.amend", base=1))
    assert result["status"] == "accepted"
    activity.refresh_from_db()
    assert (activity.state, activity.rw) == ("reported", "02")


def test_it_needs_a_reason_and_real_fields(officer: Officer, kanit: Officer, cast: Cast) -> None:
    activity = report(officer)
    with pytest.raises(Problem, match="reason_required"):
        return_activity(asker=cast.asker(kanit), activity_id=activity.id, version=1, reason=" ")
    with pytest.raises(Problem, match="value_unknown"):
        return_activity(asker=cast.asker(kanit), activity_id=activity.id, version=1, reason="Perbaiki", fields=["party"])


def test_a_stranger_is_refused(officer: Officer, stranger: Officer, cast: Cast) -> None:
    activity = report(officer)
    with pytest.raises(Problem, match="not_found"):
        return_activity(asker=cast.asker(stranger), activity_id=activity.id, version=1, reason="Perbaiki")
