"""Positions are rounded, and go after a month."""

from __future__ import annotations

from datetime import timedelta

from sejuk.activities.actions import erase_positions
from sejuk.activities.models import Activity, Version
from sejuk.lib import clock
from sejuk.org.models import Officer
from sejuk.testing import Phone, report


def test_positions_are_rounded_and_go_after_a_month(officer: Officer) -> None:
    position = {"lat_e5": -983_149, "lon_e5": 12_452_251, "accuracy_m": 12}
    activity = report(officer, kind="patrol", position=position)
    assert (activity.lat_e5, activity.lon_e5) == (-983_100, 12_452_300)
    assert erase_positions() == 0
    Activity.objects.update(received_at=clock.now() - timedelta(days=31))
    assert erase_positions() == 1
    activity.refresh_from_db()
    assert (activity.lat_e5, activity.lon_e5) == (None, None)


def test_replaced_bodies_keep_none_either(phone: Phone, officer: Officer) -> None:
    activity = report(officer, kind="patrol", position={"lat_e5": -983_149, "lon_e5": 12_452_251, "accuracy_m": 12})
    body = {"activity_id": str(activity.id), "reason": "Tanpa posisi", "changes": {"position": None}}
    phone.results(phone.op(body, "activity.amend", base=1))
    assert Version.objects.get().body["position"]
    Activity.objects.update(received_at=clock.now() - timedelta(days=31))
    assert erase_positions() == 1
    assert Version.objects.get().body["position"] is None
