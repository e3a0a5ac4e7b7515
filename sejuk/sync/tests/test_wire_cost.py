"""How often a phone has to ask: a slow line is paid for by the request."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from sejuk.sync import rules
from sejuk.testing import Phone, report_body

RECORDS = 2_000


def packed_pull(phone: Phone, cursor: str = "") -> tuple[dict[str, Any], int]:
    """A page as a browser asks for it, and its bytes on the line."""
    answer = phone.client.get(
        "/api/v1/sync/pull", {"cursor": cursor} if cursor else {}, headers=phone.headers | {"Accept-Encoding": "gzip, br"}
    )
    assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
    return json.loads(gzip.decompress(answer.content)), len(answer.content)


def test_a_packed_page_says_what_a_plain_one_says(phone):
    phone.results(phone.op(report_body()))
    plain, (packed, _) = phone.pull(), packed_pull(phone)
    assert packed["changes"] == plain["changes"]
    assert packed["cursor"] == plain["cursor"]


def test_nothing_new_is_one_request_and_twenty_reports_are_two(phone):
    cursor = packed_pull(phone)[0]["cursor"]
    assert len(phone.results(*[phone.op(report_body()) for _ in range(20)])) == 20
    page, _ = packed_pull(phone, cursor)
    assert (len(page["changes"]), page["more"]) == (20, False)
    again, size = packed_pull(phone, page["cursor"])
    assert (again["changes"], again["more"]) == ([], False)
    assert size < 1_000


@pytest.mark.slow
def test_a_first_sync_of_two_thousand_records_is_at_most_four_requests(phone):
    said = "Sambang warga, berbincang tentang keamanan lingkungan. " * 7
    for _ in range(RECORDS // rules.MOST_OPS):
        phone.results(*[phone.op(report_body(narrative=said)) for _ in range(rules.MOST_OPS)])
    cursor, seen = "", set()
    for _ in range(4):
        page, _ = packed_pull(phone, cursor)
        seen |= {change["id"] for change in page["changes"] if change["kind"] == "activity"}
        cursor = page["cursor"]
        if not page["more"]:
            break
    assert not page["more"]
    assert len(seen) == RECORDS
