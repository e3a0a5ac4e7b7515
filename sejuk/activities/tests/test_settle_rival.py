"""The author chooses one of two contents; nobody else does."""

from __future__ import annotations

import pytest

from sejuk.activities.actions import settle_rival
from sejuk.activities.models import Activity, Rival
from sejuk.activities.tests.conflicts import conflict
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.testing import Cast, Phone, browser_of, report_body


def _settle(officer: Officer, rival: Rival, *, take: bool) -> None:
    settle_rival(officer_id=officer.pk, activity_id=rival.activity_id, op_id=rival.op_id, digest=rival.digest, take=take)


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
    rival = conflict(phone)
    _settle(cast.officer, rival, take=True)
    activity = Activity.objects.get()
    assert (activity.rw, activity.people_reached, activity.version) == ("07", 9, 2)
    assert activity.versions.get().body["rw"] == "01"
    rival.refresh_from_db()
    assert (rival.state, bytes(rival.box)) == ("taken", b"")


def test_the_author_lets_it_go(phone: Phone, cast: Cast) -> None:
    rival = conflict(phone)
    _settle(cast.officer, rival, take=False)
    rival.refresh_from_db()
    assert (rival.state, bytes(rival.box), Activity.objects.get().version) == ("dropped", b"", 1)
    with pytest.raises(Problem, match="changed_meanwhile"):
        _settle(cast.officer, rival, take=True)


def test_the_phone_chooses_by_an_operation(phone: Phone) -> None:
    rival = conflict(phone)
    body = {"activity_id": str(rival.activity_id), "op_id": str(rival.op_id), "digest": rival.digest, "take": True}
    op = phone.op(body, "activity.settle_rival")
    assert [phone.results(op)[0]["status"] for _ in range(2)] == ["accepted", "duplicate"]
    assert Activity.objects.get().rw == "07"
    (other_way,) = phone.results(phone.op(body | {"take": False}, "activity.settle_rival"))
    assert (other_way["status"], other_way["problem"]["code"]) == ("refused", "changed_meanwhile")


def test_nobody_else_chooses(phone: Phone, cast: Cast) -> None:
    rival = conflict(phone)
    for who in (cast.stranger, cast.kanit, cast.kapolsek):
        with pytest.raises(Problem, match="not_found"):
            _settle(who, rival, take=True)


def test_the_page_shows_both_to_readers_and_the_choice_to_the_author(phone: Phone, cast: Cast) -> None:
    rival = conflict(phone)
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
    rival = conflict(phone, narrative="NIK beliau 5302104107860001")
    assert "5302104107860001" in browser_of(cast.officer).get(f"/activities/{rival.activity_id}/").content.decode()
    html = browser_of(cast.kanit).get(f"/activities/{rival.activity_id}/").content.decode()
    assert "5302104107860001" not in html
    assert "(ditahan)" in html
    _settle(cast.officer, rival, take=True)
    activity = Activity.objects.get()
    assert (activity.narrative, activity.marks) == ("", ["text_held"])
