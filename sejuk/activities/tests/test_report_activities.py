"""A batch costs what one report costs, and one bad report spoils no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sejuk.activities.models import Activity
from sejuk.org.models import Officer
from sejuk.testing import Phone, report_body


def _queries(phone: Phone, reports: int) -> int:
    ops = [phone.op(report_body()) for _ in range(reports)]
    with CaptureQueriesContext(connection) as caught:
        results = phone.results(*ops)
    assert {result["status"] for result in results} == {"accepted"}
    return len(caught)


def test_a_batch_is_written_set_wise(phone: Phone, without_reactions: None) -> None:
    del without_reactions
    phone.results(phone.op(report_body()))  # what is read once per process is read now
    one, fifty = _queries(phone, 1), _queries(phone, 50)
    assert fifty <= one + 3  # SQLite takes 999 values a statement, so fifty rows of an activity are two inserts


def test_one_bad_report_spoils_no_other(phone: Phone) -> None:
    good, bad, also = phone.op(report_body()), phone.op(report_body(people_reached=0)), phone.op(report_body())
    results = phone.results(good, bad, also)
    assert [result["status"] for result in results] == ["accepted", "refused", "accepted"]
    assert results[1]["problem"]["field"] == "body.people_reached"
    assert Activity.objects.count() == 2


def test_the_same_activity_twice_in_a_batch_is_one(phone: Phone) -> None:
    body = report_body()
    first, second = phone.results(phone.op(body), phone.op(body | {"narrative": "Lain."}))
    assert (first["status"], second["problem"]["code"]) == ("accepted", "activity_exists")


def test_a_strangers_phone_cannot_write_into_it(phone: Phone, stranger: Officer, make_phone: Callable[[Officer], Phone]) -> None:
    body = report_body()
    phone.results(phone.op(body))
    theirs = make_phone(stranger)
    (result,) = theirs.results(theirs.op(body))
    assert result["problem"]["code"] == "activity_exists"
    assert Activity.objects.get().officer_id == phone.officer.pk


@pytest.fixture
def make_phone() -> Callable[[Officer], Phone]:
    return Phone
