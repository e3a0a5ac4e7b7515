"""Push: what comes in, in every state of repair, gets one honest answer each."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.activities.models import Activity
from sejuk.lib import clock, ids
from sejuk.sync.models import Op
from sejuk.testing import OENAI, Phone, report_body


def test_a_report_arrives_with_a_receipt(phone: Phone) -> None:
    op = phone.op(report_body())
    (result,) = phone.results(op)
    assert result["status"] == "accepted", result
    assert result["receipt"]["op_id"] == op["op_id"]
    assert result["receipt"]["unit"] == "Polsek Kie"
    activity = Activity.objects.get()
    assert (activity.area_id, activity.rt, activity.people_reached, activity.unit.name) == (OENAI, "05", 4, "Polsek Kie")


def test_the_same_op_again_gets_the_same_receipt(phone: Phone) -> None:
    op = phone.op(report_body())
    (first,) = phone.results(op)
    again, twice = phone.results(op, op)
    assert (again["status"], twice["status"]) == ("duplicate", "duplicate")
    assert again["receipt"] == twice["receipt"] == first["receipt"]
    assert Activity.objects.count() == 1
