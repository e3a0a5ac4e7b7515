"""Escrow files handed in on a phone: once, as their maker's, by the same resort only; what is wrong is a clear problem."""

from __future__ import annotations

import base64
import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk.activities.models import Activity, Photo
from sejuk.journal.models import Event
from sejuk.lib import clock, ids
from sejuk.org.actions import deactivate_officer, revoke_phone
from sejuk.org.models import EscrowKey, Officer, Posting
from sejuk.sync import rules
from sejuk.sync.models import Device, Op
from sejuk.sync.tests.carrying import boxed, escrow_file, escrow_key, inside, photo
from sejuk.testing import Cast, Phone, report_body

WORDS = "Sambang warga yang tidak boleh terbaca siapa pun"


@pytest.fixture
def colleague(kanit: Officer) -> Phone:
    """Aipda Joko's phone."""
    return Phone(kanit)


def hand_in(phone: Phone, raw: bytes) -> Any:
    return phone.client.post("/api/v1/sync/escrow", raw, content_type="application/octet-stream", headers=phone.headers)


def code(phone: Phone, raw: bytes) -> tuple[int, str]:
    answer = hand_in(phone, raw)
    return answer.status_code, answer.json()["code"]


def test_the_work_is_its_makers_and_their_phone_hears_so_later(phone: Phone, colleague: Phone) -> None:
    picture = photo()
    listed = {"photo_id": picture["photo_id"], "sha256": picture["sha256"], "bytes": 10, "caption": ""}
    op = phone.op(report_body(narrative=WORDS, photos=[listed]))
    raw = escrow_file(escrow_key(phone), inside(phone, op, photos=[picture]))
    answer = hand_in(colleague, raw)
    assert answer.status_code == 200, answer.content
    (result,), (shown,) = answer.json()["results"], answer.json()["photos"]
    assert (result["status"], result["receipt"]["op_id"], shown["problem"]) == ("accepted", op["op_id"], None)
    assert shown["receipt"]["digest"] == picture["sha256"]
    assert (Activity.objects.get().officer, Photo.objects.get().officer) == (phone.officer, phone.officer)
    assert str(Op.objects.get().device_id) == str(phone.device_id)
    (own,) = phone.results(op)
    assert (own["status"], own["receipt"]) == ("duplicate", result["receipt"])


def test_the_file_again_doubles_nothing(phone: Phone, colleague: Phone) -> None:
    raw = escrow_file(escrow_key(phone), inside(phone, *(phone.op(report_body()) for _ in range(3)), photos=[photo()]))
    first, again = hand_in(colleague, raw).json(), hand_in(colleague, raw).json()
    assert {r["status"] for r in again["results"]} == {"duplicate"}
    assert [r["receipt"] for r in again["results"]] == [r["receipt"] for r in first["results"]]
    assert again["photos"] == first["photos"]
    assert (Activity.objects.count(), Photo.objects.count()) == (3, 1)
    assert Event.objects.filter(verb="photo.received").count() == 1


def test_what_was_recorded_while_locked_comes_along(phone: Phone, colleague: Phone) -> None:
    late, picture = phone.op(report_body()), photo()
    sealed = [boxed(phone.seal_key["public_key"], {"ops": [late], "photos": [picture]}), {"key_id": "?"}]
    raw = escrow_file(escrow_key(phone), inside(phone, phone.op(report_body()), sealed=sealed))
    said = hand_in(colleague, raw).json()
    assert [r["status"] for r in said["results"]] == ["accepted", "accepted", "refused"]
    assert [p["photo_id"] for p in said["photos"]] == [picture["photo_id"]]


def test_one_bad_op_or_photo_spoils_no_other(phone: Phone, colleague: Phone) -> None:
    bad = {"op_id": str(ids.new_id()), "kind": 7}
    photos = [photo(sha256="0" * 64), photo(b"no picture"), {"photo_id": 3}, photo()]
    content = inside(phone, bad, phone.op(report_body()), 5, None, phone.op({"x": 1}), phone.op(report_body()), photos=photos)
    said = hand_in(colleague, escrow_file(escrow_key(phone), content)).json()
    assert [r["status"] for r in said["results"]] == ["refused", "accepted", "refused", "refused", "refused", "accepted"]
    assert said["results"][0]["op_id"] == bad["op_id"]
    assert [p["problem"] and p["problem"]["code"] for p in said["photos"]] == [
        "photo_hash_mismatch", "not_a_photo", "bad_upload", None,
    ]  # fmt: skip


def test_more_than_one_push_may_hold(phone: Phone, colleague: Phone) -> None:
    count = rules.MOST_OPS + 5
    raw = escrow_file(escrow_key(phone), inside(phone, *(phone.op(report_body()) for _ in range(count))))
    assert [r["status"] for r in hand_in(colleague, raw).json()["results"]] == ["accepted"] * count


def test_times_are_those_of_the_work_and_not_of_the_file(phone: Phone, colleague: Phone) -> None:
    with clock.travel(clock.now() - timedelta(days=3)):
        then = clock.now()
        raw = escrow_file(escrow_key(phone), inside(phone, phone.op(report_body())))
    Device.objects.update(enrolled_at=then - timedelta(days=30))
    assert hand_in(colleague, raw).json()["results"][0]["status"] == "accepted"
    assert abs(Activity.objects.get().made_at - then) < timedelta(minutes=1)


def test_a_clock_that_went_back_is_taken_with_a_wide_error_bar(phone: Phone, colleague: Phone) -> None:
    then = (clock.now() + timedelta(days=400)).isoformat()
    op = phone.op(report_body(started_at=then), made_at=then, clock={"session": "before", "mono_ms": 5})
    (result,) = hand_in(colleague, escrow_file(escrow_key(phone), inside(phone, op))).json()["results"]
    assert result["status"] == "accepted", result
    assert Activity.objects.get().made_source == "received"


def test_another_resort_and_another_unit_open_nothing(cast: Cast, phone: Phone) -> None:
    raw = escrow_file(escrow_key(phone), inside(phone, phone.op(report_body())))
    assert code(Phone(cast.foreigner), raw) == (403, "escrow_wrong_unit")
    assert hand_in(Phone(cast.stranger), raw).status_code == 200, "a phone of the same resort carries it, and shows no content"


def test_a_foreign_officers_work_is_not_taken_with_our_key(cast: Cast, phone: Phone, colleague: Phone) -> None:
    theirs = Phone(cast.foreigner)
    assert code(colleague, escrow_file(escrow_key(phone), inside(theirs))) == (403, "escrow_wrong_unit")


def test_an_importer_whose_posting_ended_opens_nothing(phone: Phone, colleague: Phone) -> None:
    raw = escrow_file(escrow_key(phone), inside(phone, phone.op(report_body())))
    Posting.objects.filter(officer=colleague.officer).update(valid_until=clock.today() - timedelta(days=1))
    assert code(colleague, raw) == (403, "escrow_wrong_unit")


def test_a_maker_whose_posting_ended_is_judged_op_by_op(phone: Phone, colleague: Phone) -> None:
    ended = clock.today(clock.WITA) - timedelta(days=5)
    key = escrow_key(phone)
    Posting.objects.filter(officer=phone.officer).update(valid_until=ended)
    (result,) = hand_in(colleague, escrow_file(key, inside(phone, phone.op(report_body())))).json()["results"]
    assert (result["status"], result["problem"]["code"]) == ("refused", "posting_not_valid")


def test_a_forged_token_proves_nothing(cast: Cast, phone: Phone, colleague: Phone) -> None:
    key, op = escrow_key(phone), phone.op(report_body())
    for changes in ({"token": "x" * 43}, {"officer_id": cast.kasat.pk}, {"device_id": str(colleague.device_id)}):
        assert code(colleague, escrow_file(key, inside(phone, op, **changes))) == (403, "escrow_stranger")
    assert not Activity.objects.exists()


def test_a_lost_phone_needs_a_lead_and_a_signed_out_one_is_its_own_officers(
    cast: Cast, kanit: Officer, phone: Phone, colleague: Phone
) -> None:
    raw = escrow_file(escrow_key(phone), inside(phone, phone.op(report_body())))
    new = Phone(phone.officer)
    revoke_phone(asker=cast.asker(kanit), officer=cast.officer, phone_id=phone.device_id)
    assert code(colleague, raw) == (403, "escrow_revoked")
    assert hand_in(new, raw).json()["results"][0]["status"] == "accepted"
    revoke_phone(asker=cast.asker(kanit), officer=cast.officer, phone_id=phone.device_id, lost=True)
    assert code(new, raw) == (403, "escrow_revoked")


def test_an_officer_who_left_is_taken_by_a_lead_only(cast: Cast, kanit: Officer, phone: Phone, colleague: Phone) -> None:
    raw = escrow_file(escrow_key(phone), inside(phone, phone.op(report_body())))
    deactivate_officer(asker=cast.asker(kanit), officer=cast.officer)
    assert code(colleague, raw) == (403, "escrow_revoked")


def test_a_file_that_is_too_large(phone: Phone, colleague: Phone) -> None:
    assert code(colleague, b"x" * (41 * 1024 * 1024)) == (413, "escrow_too_large")
    crowds: tuple[dict[str, Any], ...] = ({"ops": [1] * 5001}, {"photos": [1] * 2000, "sealed": [1] * 3001})
    for many in crowds:
        assert code(colleague, escrow_file(escrow_key(phone), inside(phone, **many))) == (413, "escrow_too_large")
    sealed = [boxed(phone.seal_key["public_key"], {"ops": [1] * 3000, "photos": []}) for _ in range(2)]
    assert code(colleague, escrow_file(escrow_key(phone), inside(phone, sealed=sealed))) == (413, "escrow_too_large")


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_truncated_or_touched_file_is_unreadable(phone: Phone, colleague: Phone, data: st.DataObject) -> None:
    raw = escrow_file(escrow_key(phone), inside(phone, phone.op(report_body())))
    at = data.draw(st.integers(0, len(raw) - 1))
    cut = raw[:at]
    touched = raw[:at] + bytes([raw[at] ^ data.draw(st.integers(1, 127))]) + raw[at + 1 :]
    assert code(colleague, cut) == (422, "escrow_unreadable")
    answer = hand_in(colleague, touched)
    if answer.status_code != 200:  # a letter of what is not sealed (the day, the unit's number) changes nothing
        assert answer.json()["code"] in ("escrow_unreadable", "escrow_wrong_unit")
    assert Activity.objects.count() <= 25


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"officer_id": 1}', b"[" * 100_000])
def test_a_box_with_something_else_inside_is_unreadable(phone: Phone, colleague: Phone, content: bytes) -> None:
    assert code(colleague, escrow_file(escrow_key(phone), content)) == (422, "escrow_unreadable")


def test_nothing_of_it_is_in_the_log_the_journal_or_the_answer(
    phone: Phone, colleague: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = phone.op(report_body(narrative=WORDS, place=WORDS, people_reached=WORDS))
    with caplog.at_level(logging.DEBUG):
        answer = hand_in(colleague, escrow_file(escrow_key(phone), inside(phone, phone.op(report_body(narrative=WORDS)), wrong)))
    assert [r["status"] for r in answer.json()["results"]] == ["accepted", "refused"]
    event = Event.objects.get(verb="escrow.imported")
    assert (event.actor_id, event.subject, event.data["ops"]) == (
        colleague.officer.pk, str(phone.device_id), {"accepted": 1, "refused": 1},
    )  # fmt: skip
    for said in (answer.content.decode(), caplog.text, json.dumps(list(Event.objects.values_list("data", flat=True)))):
        assert WORDS not in said
        assert phone.token not in said


def test_the_units_key_lies_locked_and_is_made_once(phone: Phone, colleague: Phone) -> None:
    key = escrow_key(phone)
    assert escrow_key(colleague) == key
    row = EscrowKey.objects.get()
    assert (row.key_id, row.unit.name) == (key["key_id"], "Polsek Kie")
    assert b"MII" not in bytes(row.locked_key)
    assert base64.b64decode(key["public_key"]) not in bytes(row.locked_key)
