"""Two contents for one record: both are kept and shown, and the author chooses."""

from __future__ import annotations

from typing import Any

import pytest

from sejuk.activities.actions import keep_rival, settle_rival
from sejuk.activities.models import Activity, Rival
from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.sync.models import Op
from sejuk.testing import Cast, Phone, browser_of, report_body


def _conflict(phone: Phone, **changes: Any) -> Rival:
    """The same op id with other content."""
    op = phone.op(report_body(rw="01"))
    phone.results(op)
    (second,) = phone.results(op | {"body": op["body"] | {"rw": "07", "people_reached": 9} | changes})
    assert (second["status"], second["problem"]["code"], second["receipt"]) == ("refused", "op_conflict", None)
    return Rival.objects.get()


def _settle(officer: Officer, rival: Rival, *, take: bool) -> None:
    settle_rival(officer_id=officer.pk, activity_id=rival.activity_id, op_id=rival.op_id, digest=rival.digest, take=take)


def test_the_second_content_is_kept_once_beside_the_first(phone: Phone) -> None:
    rival = _conflict(phone)
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


def test_an_amendment_that_cannot_be_merged_is_kept(phone: Phone, cast: Cast) -> None:
    body = report_body(rw="01")
    phone.results(phone.op(body))
    for rw in ("03", "04"):
        amend = {"activity_id": body["activity_id"], "reason": "Salah RW", "changes": {"rw": rw}}
        (result,) = phone.results(phone.op(amend, "activity.amend", base=1))
    assert result["problem"]["code"] == "version_conflict"
    rival = Rival.objects.get()
    _settle(cast.officer, rival, take=True)
    activity = Activity.objects.get()
    assert (activity.rw, activity.version) == ("04", 3)
    assert [row.body["rw"] for row in activity.versions.all()] == ["01", "03"]


def test_the_author_takes_it_and_the_first_stays_as_a_version(phone: Phone, cast: Cast) -> None:
    rival = _conflict(phone)
    _settle(cast.officer, rival, take=True)
    activity = Activity.objects.get()
    assert (activity.rw, activity.people_reached, activity.version) == ("07", 9, 2)
    assert activity.versions.get().body["rw"] == "01"
    rival.refresh_from_db()
    assert (rival.state, bytes(rival.box)) == ("taken", b"")


def test_the_author_lets_it_go(phone: Phone, cast: Cast) -> None:
    rival = _conflict(phone)
    _settle(cast.officer, rival, take=False)
    rival.refresh_from_db()
    assert (rival.state, bytes(rival.box), Activity.objects.get().version) == ("dropped", b"", 1)
    with pytest.raises(Problem, match="changed_meanwhile"):
        _settle(cast.officer, rival, take=True)


def test_the_phone_chooses_by_an_operation(phone: Phone) -> None:
    rival = _conflict(phone)
    body = {"activity_id": str(rival.activity_id), "op_id": str(rival.op_id), "digest": rival.digest, "take": True}
    op = phone.op(body, "activity.settle_rival")
    assert [phone.results(op)[0]["status"] for _ in range(2)] == ["accepted", "duplicate"]
    assert Activity.objects.get().rw == "07"
    (other_way,) = phone.results(phone.op(body | {"take": False}, "activity.settle_rival"))
    assert (other_way["status"], other_way["problem"]["code"]) == ("refused", "changed_meanwhile")


def test_nobody_else_chooses(phone: Phone, cast: Cast) -> None:
    rival = _conflict(phone)
    for who in (cast.stranger, cast.kanit, cast.kapolsek):
        with pytest.raises(Problem, match="not_found"):
            _settle(who, rival, take=True)


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


def test_the_page_shows_both_to_readers_and_the_choice_to_the_author(phone: Phone, cast: Cast) -> None:
    rival = _conflict(phone)
    address = f"/activities/{rival.activity_id}/rivals/{rival.pk}/"
    for who, chooses in ((cast.officer, True), (cast.kanit, False), (cast.kapolres, False)):
        html = browser_of(who).get(f"/activities/{rival.activity_id}/").content.decode()
        assert "Dua isi untuk satu catatan" in html
        assert (f'action="{address}"' in html) is chooses
    assert browser_of(cast.kanit).post(address, {"choice": "take"}).status_code == 404
    assert browser_of(cast.officer).post(address, {"choice": "take"}).status_code == 302
    assert Activity.objects.get().rw == "07"
    assert "Dua isi" not in browser_of(cast.officer).get(f"/activities/{rival.activity_id}/").content.decode()


def test_flagged_words_in_it_are_its_authors_alone(phone: Phone, cast: Cast) -> None:
    rival = _conflict(phone, narrative="NIK beliau 5302104107860001")
    assert "5302104107860001" in browser_of(cast.officer).get(f"/activities/{rival.activity_id}/").content.decode()
    assert "5302104107860001" not in browser_of(cast.kanit).get(f"/activities/{rival.activity_id}/").content.decode()
    _settle(cast.officer, rival, take=True)
    activity = Activity.objects.get()
    assert (activity.narrative, activity.marks) == ("", ["text_held"])
