"""A record may say which directives it carries out: known ones by their ids, others in words."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sejuk.activities.actions import amend_activity, withdraw_activity
from sejuk.activities.models import Activity, Answer
from sejuk.briefing.actions import withdraw_directive
from sejuk.briefing.tests.orders import issued
from sejuk.lib.problems import Problem
from sejuk.testing import Cast, Phone, made, report, report_body


def answered(activity: Activity) -> set[UUID]:
    return set(Answer.objects.filter(activity=activity, officer=activity.officer).values_list("directive_id", flat=True))


def named(*directives: Any) -> list[dict[str, str]]:
    return [{"directive_id": str(getattr(one, "pk", one))} for one in directives]


def test_it_is_kept_in_step_through_amendments_and_withdrawal(cast: Cast, phone: Phone) -> None:
    first, second = issued(cast), issued(cast)
    activity = report(cast.officer, directives=[*named(first, first), {"text": "Commander Wish", "directive_id": str(second.pk)}])
    assert answered(activity) == {first.pk, second.pk}
    (body,) = [data["body"] for data in phone.changes("activity").values()]
    assert body["directives"][0] == {"text": "", "directive_id": str(first.pk)}
    amend_activity(
        officer_id=cast.officer.pk,
        activity_id=activity.pk,
        base=1,
        changes={"directives": named(second)},
        reason="Salah pilih",
        made=made(),
    )
    assert answered(activity) == {second.pk}
    amend_activity(
        officer_id=cast.officer.pk, activity_id=activity.pk, base=2, changes={"rw": "04"}, reason="Salah RW", made=made()
    )
    assert answered(activity) == {second.pk}
    withdraw_activity(officer_id=cast.officer.pk, activity_id=activity.pk, reason="Keliru")
    assert answered(activity) == set()


def test_words_alone_stay_as_they_were(cast: Cast) -> None:
    activity = report(cast.officer, directives=[{"text": "Penekanan Kapolres"}])
    assert activity.directives == [{"text": "Penekanan Kapolres"}]
    assert answered(activity) == set()


def test_one_that_was_withdrawn_meanwhile_is_taken_and_one_that_never_was_is_not(cast: Cast, phone: Phone) -> None:
    gone = issued(cast)
    withdraw_directive(asker=cast.asker(cast.kapolres), directive_id=gone.pk, reason="Selesai")
    good, bad = phone.results(phone.op(report_body(directives=named(gone))), phone.op(report_body(directives=named(gone, uuid4()))))
    assert good["status"] == "accepted"
    assert (bad["status"], bad["problem"]["code"], bad["problem"]["field"]) == ("refused", "value_unknown", "body.directives")
    with pytest.raises(Problem, match="value_unknown"):
        amend_activity(
            officer_id=cast.officer.pk, activity_id=Activity.objects.get().pk, base=1, changes={"directives": named(uuid4())},
            reason="Lain", made=made(),
        )  # fmt: skip
    assert Answer.objects.count() == 1


def test_twenty_ask_no_more_than_two_and_those_without_any_ask_nothing(cast: Cast, phone: Phone) -> None:
    one = issued(cast)
    asked = []
    for many, directives in ((20, []), (2, named(one)), (20, named(one))):
        ops = [phone.op(report_body(directives=directives)) for _ in range(many)]
        with CaptureQueriesContext(connection) as queries:
            phone.results(*ops)
        asked.append(sum("briefing_directive" in query["sql"] or "activities_answer" in query["sql"] for query in queries))
    assert asked[0] == 0
    assert 0 < asked[1] == asked[2]
    assert Answer.objects.count() == 22
