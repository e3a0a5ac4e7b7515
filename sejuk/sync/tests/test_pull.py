"""Pull: what the phone must hold, in bounded parts; a changed posting brings tombstones; absence never deletes."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from sejuk.lib import clock
from sejuk.org.models import Area, Officer
from sejuk.sync import rules
from sejuk.sync.pull import Cursor
from sejuk.testing import OENAI, OINLASI, SOE, Cast, Phone, report, report_body


def test_a_new_phone_gets_what_it_needs(phone: Phone) -> None:
    areas = phone.changes("area")
    assert areas[OENAI]["label"] == "Desa Oenai, Kec. KI'E, Kab. Timor Tengah Selatan"
    assert areas[OENAI]["mine"] is True
    assert areas["53.02.10"]["mine"] is False
    (posting,) = phone.changes("posting").values()
    assert (posting["role_label"], posting["unit"]["name"], posting["area_codes"]) == (
        "Bhabinkamtibmas",
        "Polsek Kie",
        [OENAI, OINLASI],
    )
    (resort,) = phone.changes("resort").values()
    assert [f"{SOE}.1001", "SoE", "Kel. SoE, Kec. Kota Soe, Kab. Timor Tengah Selatan"] in resort["areas"]
    assert not any(code.startswith("53.03") for code, _, _ in resort["areas"])


def test_a_second_pull_brings_only_what_changed(phone: Phone) -> None:
    first = phone.pull()
    assert phone.pull(first["cursor"])["changes"] == []
    phone.results(phone.op(report_body()))
    (change,) = phone.pull(first["cursor"])["changes"]
    assert (change["kind"], change["data"]["state"], change["data"]["body"]["rt"]) == ("activity", "reported", "05")


def test_a_posting_that_changes_brings_tombstones_and_back_fill(phone: Phone, officer: Officer) -> None:
    cursor = phone.pull()["cursor"]
    posting = officer.postings.get()
    posting.areas.set(Area.objects.filter(code__in=[OENAI, "53.02.10.2002"]))
    changes = {change["id"]: change for change in phone.pull(cursor)["changes"]}
    assert changes[OINLASI]["deleted"] is True
    assert changes["53.02.10.2002"]["data"]["mine"] is True
    assert OENAI not in changes


def test_parts_are_bounded_and_lose_nothing(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "PULL_BYTES", 3000)
    bodies = [report_body(narrative="x" * 500) for _ in range(12)]
    phone.results(*(phone.op(body) for body in bodies))
    cursor, seen, parts, more = "", [], 0, True
    while more:
        answer = phone.pull(cursor)
        cursor, more, parts = answer["cursor"], answer["more"], parts + 1
        seen += [change["id"] for change in answer["changes"] if change["kind"] == "activity"]
    assert sorted(seen) == sorted(body["activity_id"] for body in bodies)
    assert len(seen) == len(set(seen))
    assert parts > 3


def test_only_ones_own_records_come(phone: Phone, stranger: Officer, kanit: Officer) -> None:
    report(kanit)
    report(stranger, area_code=f"{SOE}.1001")
    assert phone.changes("activity") == {}


def test_a_cursor_fits_an_address_for_hundreds_of_neighbourhoods(phone: Phone) -> None:
    village = Area.objects.get(pk=OENAI)
    Area.objects.bulk_create(
        Area(code=f"{OENAI}.RW{n:03}", name=f"{n:03}", kind="rw", level=5, letters=f"rw{n}", parent=village, context=village.label)
        for n in range(400)
    )
    cursor = phone.pull()["cursor"]
    assert len(cursor) < 6_000
    assert phone.pull(cursor)["changes"] == []


@pytest.mark.parametrize("cursor", ["x", "e30=", "bnVsbA==", "W10=", "eyJzIjoieCIsImgiOnt9fQ==", "%00"])
def test_a_cursor_that_is_not_ours_is_a_clear_problem(phone: Phone, cursor: str) -> None:
    assert phone.pull(cursor)["code"] == "bad_cursor"


@pytest.mark.parametrize(
    "inside",
    [
        '{"s":1e400,"h":{}}', '{"s":Infinity,"h":{}}', '{"s":NaN,"h":{}}', '{"s":-1,"h":{}}', '{"s":true,"h":{}}', '{"s":1.5,"h":{}}',
        '{"s":9223372036854775808,"h":{}}', '{"s":1,"h":[]}', '{"s":1,"h":{},"x":1}', '{"s":1,"h":{"area:\\ud800":"aaaaaa"}}',
        '{"s":1,"h":{"area:1":"zzzzzz"}}', '{"s":1,"h":{},"c":-1,"d":""}', '{"s":1,"h":{},"c":1,"d":"x"}', '{"s":1,"h":{},"c":"1"}',
        '{"s":1,"h":{"area:1":null}}', '{"s":1,"h":{"letter:1":"aaaaaa"}}',
        json.dumps({"s": 1, "h": {f"area:{n}": "aaaaaa" for n in range(5_001)}}), "[" * 90_000, "1", '["s","h"]',
    ],
)  # fmt: skip
def test_a_cursor_of_forged_content_is_a_clear_problem(phone: Phone, inside: str) -> None:
    assert phone.pull(base64.urlsafe_b64encode(zlib.compress(inside.encode())).decode())["code"] == "bad_cursor"


def test_the_last_number_that_a_database_holds_is_no_trouble(phone: Phone) -> None:
    assert phone.pull(Cursor(2**63 - 1).written())["more"] is False


def test_a_posting_that_ended_lately_is_still_there(cast: Cast, phone: Phone) -> None:
    posting = cast.posting(cast.officer)
    posting.valid_until = clock.today()
    posting.save()
    (seen,) = phone.changes("posting").values()
    assert seen["valid_until"] == clock.today().isoformat()
