"""Push: what comes in, in every state of repair, gets one honest answer each."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.activities import rules as activity_rules
from sejuk.activities.models import Activity
from sejuk.lib import clock, ids
from sejuk.org.models import Officer
from sejuk.sync.models import Op
from sejuk.testing import OENAI, Cast, Phone, report_body


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


def test_the_same_op_twice_in_one_batch_is_one(phone: Phone) -> None:
    op = phone.op(report_body())
    first, second = phone.results(op, op)
    assert (first["status"], second["status"]) == ("accepted", "duplicate")
    assert first["receipt"] == second["receipt"]


def test_the_same_op_id_with_other_content_is_a_named_conflict(phone: Phone) -> None:
    op = phone.op(report_body(narrative="Pertama."))
    phone.results(op)
    (result,) = phone.results(op | {"body": op["body"] | {"narrative": "Kedua."}})
    assert (result["status"], result["problem"]["code"]) == ("refused", "op_conflict")
    assert Activity.objects.get().narrative == "Pertama."


def test_a_stranger_who_sends_my_op_learns_nothing(phone: Phone, stranger: Officer) -> None:
    op = phone.op(report_body())
    phone.results(op)
    (result,) = Phone(stranger).results(op)
    assert (result["receipt"], result["problem"]["code"]) == (None, "op_conflict")


def test_a_refused_op_may_be_sent_again_once_its_reason_is_gone(phone: Phone) -> None:
    posting = phone.officer.postings.get()
    today = clock.today(clock.WITA)
    posting.valid_until = today - timedelta(days=5)
    posting.save()
    op = phone.op(report_body())
    assert phone.results(op)[0]["status"] == "refused"
    posting.valid_until = None
    posting.save()
    assert phone.results(op)[0]["status"] == "accepted"


def _raw(phone: Phone, raw: bytes) -> Any:
    return phone.client.post("/api/v1/sync/push", raw, content_type="application/json", headers=phone.headers)


def test_what_was_cut_off_anywhere_is_a_clear_problem(phone: Phone) -> None:
    whole = json.dumps(
        {"device_time": clock.now().isoformat(), "clock": {"session": "a", "mono_ms": 1}, "ops": [phone.op(report_body())]}
    )
    for length in range(0, len(whole), 37):
        answer = _raw(phone, whole[:length].encode())
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_json"), whole[:length]
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("raw", "status", "code"),
    [
        (b"\xff\xfe\x00", 400, "bad_json"),
        (b"[" * 100_000, 400, "bad_json"),
        (b"null", 422, "bad_body"),
        (b'{"ops": 3}', 422, "bad_body"),
        (b'{"device_time": "2024-01-31T14:00:00", "clock": {"session": "a", "mono_ms": 1}, "ops": []}', 422, "bad_body"),
        (b" " * 1_000_001, 413, "too_large"),
        (json.dumps({"ops": [{}] * 101}).encode(), 413, "too_large"),
    ],
)
def test_what_is_no_batch_is_a_clear_problem(phone: Phone, raw: bytes, status: int, code: str) -> None:
    answer = _raw(phone, raw)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["text"]["en"]["title"]
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"kind": "citizen.score"}, "op_unknown_kind", "kind"),
        ({"v": 99}, "op_unknown_kind", "kind"),
        ({"body": {"kind": "visit"}}, "bad_body", "body"),
        ({"body": []}, "bad_body", "body"),
        ({"body": report_body(party="x")}, "bad_body", "body"),
        ({"body": report_body(people_reached=4.5)}, "bad_body", "body.people_reached"),
        ({"body": report_body(started_at="2024-01-31T09:00:00")}, "bad_body", "body.started_at"),
        ({"body": report_body(themes=["hoax", 3])}, "bad_body", "body.themes.1"),
        ({"body": report_body(people_reached=0)}, "needs_people", "body.people_reached"),
        ({"body": report_body(area_code="1")}, "area_unknown", "body.area_code"),
    ],
)
def test_a_bad_op_gets_its_own_problem(phone: Phone, changes: dict[str, Any], code: str, field: str) -> None:
    good = phone.op(report_body())
    bad, fine = phone.results(phone.op(report_body()) | changes, good)
    assert (bad["status"], bad["problem"]["code"]) == ("refused", code)
    assert bad["problem"]["field"].startswith(field)
    assert fine["status"] == "accepted"


def test_control_characters_do_not_stop_a_report(phone: Phone) -> None:
    (result,) = phone.results(phone.op(report_body(narrative="Sambang\u0000 warga\u0007.\nBaris dua.")))
    assert result["status"] == "accepted"
    assert Activity.objects.get().narrative == "Sambang warga.\nBaris dua."


def test_tomorrow_by_anchored_time_is_refused(phone: Phone) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    (result,) = phone.results(phone.op(report_body(started_at=tomorrow.isoformat())))
    assert (result["problem"]["code"], result["problem"]["field"]) == ("activity_in_future", "body.started_at")


@pytest.mark.parametrize("off", [timedelta(days=-365), timedelta(days=365), timedelta(hours=5)])
@pytest.mark.parametrize("same_session", [True, False])
def test_a_clock_that_is_wrong_still_reports_the_right_time(phone: Phone, off: timedelta, same_session: bool) -> None:
    real = clock.now() - timedelta(hours=1)
    op = phone.op(
        report_body(started_at=(real + off).isoformat()),
        made_at=(real + timedelta(minutes=10) + off).isoformat(),
        clock={"session": phone.session if same_session else "yesterday", "mono_ms": 600_000},
    )
    (result,) = phone.results(
        op, device_time=(clock.now() + off).isoformat(), clock={"session": phone.session, "mono_ms": 600_000 + 50 * 60_000}
    )
    assert result["status"] == "accepted", result
    activity = Activity.objects.get()
    assert abs(activity.started_at - real) < timedelta(minutes=1)
    assert "clock_corrected" in activity.marks
    assert activity.made_source == ("monotonic" if same_session else "wall")


def test_a_revoked_phone_is_nobody(phone: Phone) -> None:
    assert phone.client.delete("/api/v1/devices/me", headers=phone.headers).status_code == 204
    answer = phone.push(phone.op(report_body()))
    assert (answer.status_code, answer.json()["code"]) == (401, "token_unknown")
    assert not Activity.objects.exists()


def test_no_token_is_nobody(phone: Phone) -> None:
    answer = phone.client.post("/api/v1/sync/push", {}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (401, "token_unknown")


def test_problems_speak_the_language_asked_for(phone: Phone) -> None:
    answer = phone.client.post("/api/v1/sync/push", {}, content_type="application/json", headers={"Accept-Language": "en-GB"})
    assert answer.json()["title"] == "Please sign in again"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_any_repetition_any_cut_stores_each_once(phone: Phone, data: st.DataObject) -> None:
    ops = [phone.op(report_body()) for _ in range(data.draw(st.integers(1, 5)))]
    sent = data.draw(st.lists(st.sampled_from(ops), min_size=1, max_size=12)) + ops
    before = Activity.objects.count()
    receipts: dict[str, set[str]] = {op["op_id"]: set() for op in ops}
    while sent:
        size = data.draw(st.integers(1, len(sent)))
        batch, sent = sent[:size], sent[size:]
        results = phone.results(*batch)
        if data.draw(st.booleans()):  # the answer was lost on the way: the phone sends the same again
            results += phone.results(*batch)
        for result in results:
            receipts[result["op_id"]].add(json.dumps(result["receipt"], sort_keys=True))
    assert Activity.objects.count() == before + len(ops)
    assert all(len(seen) == 1 and "null" not in seen for seen in receipts.values())
    assert Op.objects.filter(pk__in=receipts).count() == len(ops)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"made_at": "9999-12-31T23:59:59+00:00"}, "made_at"),
        ({"made_at": "0001-01-01T00:00:00+00:00"}, "made_at"),
        ({"body": report_body(ended_at="9999-12-31T23:59:59+00:00")}, "body.ended_at"),
        ({"body": report_body(started_at="0001-01-01T00:00:00+00:00")}, "body.started_at"),
    ],
)
def test_times_that_no_clock_shows_spoil_only_their_own_op(phone: Phone, changes: dict[str, Any], field: str) -> None:
    bad, fine = phone.results(phone.op(report_body()) | changes, phone.op(report_body()))
    assert (bad["problem"]["code"], bad["problem"]["field"], fine["status"]) == ("bad_time", field, "accepted")


def test_a_batch_from_a_clock_that_no_one_has_is_a_clear_problem(phone: Phone) -> None:
    answer = phone.push(phone.op(report_body()), device_time="9999-12-31T23:59:59+00:00")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_time")
    answer = phone.push(phone.op(report_body()), clock={"session": "a", "mono_ms": 2**53 - 1})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_body")


def test_what_nobody_foresaw_spoils_only_its_own_op(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = activity_rules.check_report

    def broken(body: dict[str, Any], *, now: datetime) -> None:
        if body["narrative"] == "Meledak":
            raise OverflowError
        judge(body, now=now)

    monkeypatch.setattr(activity_rules, "check_report", broken)
    bad, fine = phone.results(phone.op(report_body(narrative="Meledak")), phone.op(report_body()))
    assert (bad["status"], bad["problem"]["code"], fine["status"]) == ("retry", "server_trouble", "accepted")
    assert Activity.objects.count() == 1


def test_an_id_names_one_note(phone: Phone) -> None:
    note = {"note_id": str(ids.new_id()), "kind": "concern", "words": "Lampu mati."}
    first, again, twice = phone.results(
        phone.op(report_body(heard=[note])), phone.op(report_body(heard=[note])), phone.op(report_body(heard=[note, note]))
    )
    assert first["status"] == "accepted"
    assert {again["problem"]["code"], twice["problem"]["code"]} == {"id_twice"}
    (later,) = phone.results(phone.op(report_body(heard=[note])))
    assert (later["status"], later["problem"]["code"]) == ("refused", "id_twice")


def test_a_change_of_nothing_is_not_tried_for_ever(phone: Phone) -> None:
    body = {"activity_id": str(ids.new_id()), "reason": "Salah", "changes": {"rw": "01"}}
    old = clock.now() - timedelta(days=8)
    (early,) = phone.results(phone.op(body, "activity.amend", base=1))
    (late,) = phone.results(
        phone.op(body, "activity.amend", base=1, made_at=old.isoformat(), clock={"session": "old", "mono_ms": 1})
    )
    assert (early["status"], late["status"]) == ("retry", "refused")


def test_a_claimed_past_is_bounded_by_our_own_clock(phone: Phone) -> None:
    long_ago = clock.now() - timedelta(days=200)
    (result,) = phone.results(
        phone.op(report_body(started_at=long_ago.isoformat()), made_at=long_ago.isoformat(), clock={"session": "old", "mono_ms": 1})
    )
    assert result["problem"]["code"] == "too_long_ago"


@pytest.mark.django_db(transaction=True)
def test_the_same_op_from_two_tries_at_once_is_one_accepted_and_one_duplicate(cast: Cast) -> None:
    phone = Phone(cast.officer)
    op = phone.op(report_body())
    barrier = Barrier(4)

    def send() -> dict[str, Any]:
        barrier.wait()
        try:
            return phone.results(op)[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        results = [future.result() for future in [pool.submit(send) for _ in range(4)]]
    assert sorted(result["status"] for result in results) == ["accepted", "duplicate", "duplicate", "duplicate"]
    assert len({json.dumps(result["receipt"], sort_keys=True) for result in results}) == 1


def test_ids_are_time_ordered() -> None:
    made = [ids.new_id() for _ in range(50)]
    assert made == sorted(made)
