"""What came second for the same record is kept beside the first."""

from __future__ import annotations

from sejuk.activities.actions import keep_rival
from sejuk.activities.models import Activity, Rival
from sejuk.activities.tests.conflicts import conflict
from sejuk.lib import clock, ids
from sejuk.sync.models import Op
from sejuk.testing import Cast, Phone, report_body


def test_the_second_content_is_kept_once_beside_the_first(phone: Phone) -> None:
    rival = conflict(phone)
    activity = Activity.objects.get()
    assert (activity.rw, activity.version, Op.objects.count()) == ("01", 1, 1)
    (change,) = phone.changes("activity").values()
    assert change["rivals"] == [{"op_id": str(rival.op_id), "digest": rival.digest, "state": "open"}]


def test_sent_again_it_is_not_kept_twice(phone: Phone) -> None:
    op = phone.op(report_body(rw="01"))
    phone.results(op)
    for _ in range(3):
        phone.results(op | {"body": op["body"] | {"rw": "07"}})
    assert Rival.objects.count() == 1


def test_the_same_record_under_another_op_is_kept_too(phone: Phone) -> None:
    body = report_body(rw="01")
    phone.results(phone.op(body))
    (second,) = phone.results(phone.op(body | {"rw": "08"}))
    assert second["problem"]["code"] == "activity_exists"
    assert Rival.objects.get().activity.rw == "01"


def test_a_stranger_can_keep_nothing_beside_anothers_record(phone: Phone, cast: Cast) -> None:
    op = phone.op(report_body())
    phone.results(op)
    thief = Phone(cast.stranger)
    (result,) = thief.results(op | {"posting_id": cast.posting(cast.stranger).pk, "body": op["body"] | {"rw": "09"}})
    assert result["problem"]["code"] == "op_conflict"
    assert not Rival.objects.exists()
    assert not keep_rival(
        officer_id=cast.stranger.pk, activity_id=Activity.objects.get().pk, op_id=ids.new_id(), digest="a" * 64,
        kind="activity.report", body={}, made_at=clock.now(),
    )  # fmt: skip
