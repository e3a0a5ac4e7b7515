"""Messages told: kept in step with the record through report, amendment and withdrawal, and judged set-wise."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sejuk.activities.models import Activity, Delivery
from sejuk.briefing.actions import withdraw_message
from sejuk.briefing.tests.drafts import approved, drafted
from sejuk.lib import ids
from sejuk.testing import Cast, Phone, report_body


def told() -> set[tuple[UUID, UUID]]:
    return set(Delivery.objects.values_list("activity_id", "version_id"))


def send(phone: Phone, *version_ids: Any) -> dict[str, Any]:
    """A report that names these, and its result."""
    body = report_body(delivered=[str(pk) for pk in version_ids])
    (result,) = phone.results(phone.op(body))
    return {"id": UUID(body["activity_id"])} | result


def test_what_was_told_comes_back_and_counts(cast: Cast, phone: Phone) -> None:
    first, second = approved(cast), approved(cast)
    sent = send(phone, first.pk, second.pk)
    assert sent["status"] == "accepted", sent
    assert told() == {(sent["id"], first.pk), (sent["id"], second.pk)}
    assert phone.changes("activity")[str(sent["id"])]["body"]["delivered"] == [str(first.pk), str(second.pk)]


def test_a_message_that_was_withdrawn_meanwhile_was_told_all_the_same(cast: Cast, phone: Phone) -> None:
    version = approved(cast)
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Sumbernya berubah")
    assert send(phone, version.pk)["status"] == "accepted"


def test_what_was_never_approved_is_refused(cast: Cast, phone: Phone) -> None:
    given_up = drafted(cast)
    good = approved(cast)
    for wrong in (ids.new_id(), given_up.pk):
        sent = send(phone, good.pk, wrong)
        assert (sent["problem"]["code"], sent["problem"]["field"]) == ("value_unknown", "body.delivered")
    assert send(phone, good.pk, good.pk)["problem"]["code"] == "id_twice"
    assert send(phone, "m1")["problem"]["code"] == "bad_body"
    assert not Activity.objects.exists()


def test_an_amendment_and_a_withdrawal_keep_in_step(cast: Cast, phone: Phone) -> None:
    first, second = approved(cast), approved(cast)
    sent = send(phone, first.pk)
    changes = {"delivered": [str(second.pk)]}
    amended = {"activity_id": str(sent["id"]), "reason": "Salah pilih pesan", "changes": changes}
    assert phone.results(phone.op(amended, "activity.amend", base=1))[0]["status"] == "accepted"
    assert told() == {(sent["id"], second.pk)}
    amended["changes"] = {"delivered": [str(ids.new_id())]}
    (result,) = phone.results(phone.op(amended, "activity.amend", base=2))
    assert (result["problem"]["code"], result["problem"]["field"]) == ("value_unknown", "body.delivered")
    withdrawn = {"activity_id": str(sent["id"]), "reason": "Salah desa"}
    assert phone.results(phone.op(withdrawn, "activity.withdraw", base=2))[0]["status"] == "accepted"
    assert told() == set()
    assert Activity.objects.get().delivered == [str(second.pk)]


def test_fifty_reports_ask_once_and_reports_without_messages_never(cast: Cast, phone: Phone, without_reactions: None) -> None:
    version = approved(cast)

    def asked(*delivered: str) -> int:
        ops = [phone.op(report_body(delivered=delivered)) for _ in range(50)]
        with CaptureQueriesContext(connection) as caught:
            assert {result["status"] for result in phone.results(*ops)} == {"accepted"}
        return sum("briefing_messageversion" in one["sql"] or "activities_delivery" in one["sql"] for one in caught)

    asked(str(version.pk))  # what is read once in a process is read now
    assert asked() == 0
    assert asked(str(version.pk)) <= 4  # the question, the numbers and the rows
