"""``activity.withdraw``: marked and kept, and final."""

from __future__ import annotations

from typing import Any

from sejuk.activities.models import Activity, Version
from sejuk.insight.models import DayCount
from sejuk.org.models import Officer
from sejuk.testing import Phone, report


def _withdraw(phone: Phone, activity: Activity, reason: str = "Salah desa") -> dict[str, Any]:
    (result,) = phone.results(phone.op({"activity_id": str(activity.id), "reason": reason}, "activity.withdraw"))
    return result


def test_it_stays_but_counts_no_more(phone: Phone, officer: Officer) -> None:
    activity = report(officer)
    assert DayCount.objects.get().activities == 1
    assert _withdraw(phone, activity)["status"] == "accepted"
    activity.refresh_from_db()
    assert activity.state == "withdrawn"
    assert Version.objects.get().reason == "Salah desa"
    assert not DayCount.objects.exists()


def test_it_is_final(phone: Phone, officer: Officer) -> None:
    activity = report(officer)
    _withdraw(phone, activity)
    assert _withdraw(phone, activity)["problem"]["code"] == "activity_withdrawn"


def test_it_needs_a_reason(phone: Phone, officer: Officer) -> None:
    assert _withdraw(phone, report(officer), reason="")["problem"]["code"] == "reason_required"


def test_a_stranger_cannot_withdraw(officer: Officer, stranger: Officer) -> None:
    activity = report(officer)
    assert _withdraw(Phone(stranger), activity)["problem"]["code"] == "not_found"
    activity.refresh_from_db()
    assert activity.state == "reported"
