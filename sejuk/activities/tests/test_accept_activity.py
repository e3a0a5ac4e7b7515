"""Accepting a report: by another person of the chain, for the version that was read."""

from __future__ import annotations

import pytest

from sejuk.activities.actions import accept_activity
from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.testing import Cast, Phone, report


def test_a_kanit_accepts(officer: Officer, kanit: Officer, cast: Cast, phone: Phone) -> None:
    activity = report(officer)
    accept_activity(asker=cast.asker(kanit), activity_id=activity.id, version=1)
    activity.refresh_from_db()
    assert activity.state == "accepted"
    assert Event.objects.filter(verb="activity.accepted", actor_id=kanit.pk).exists()
    assert phone.changes("activity")[str(activity.id)]["state"] == "accepted"


def test_only_the_version_that_was_read(officer: Officer, kanit: Officer, cast: Cast, phone: Phone) -> None:
    activity = report(officer)
    phone.results(phone.op({"activity_id": str(activity.id), "reason": "RW", "changes": {"rw": "09"}}, "activity.amend", base=1))
    with pytest.raises(Problem, match="changed_meanwhile"):
        accept_activity(asker=cast.asker(kanit), activity_id=activity.id, version=1)


def test_nobody_accepts_their_own(kanit: Officer, cast: Cast) -> None:
    activity = report(kanit)
    with pytest.raises(Problem, match="own_report"):
        accept_activity(asker=cast.asker(kanit), activity_id=activity.id, version=1)


def test_not_twice(officer: Officer, kanit: Officer, cast: Cast) -> None:
    activity = report(officer)
    accept_activity(asker=cast.asker(kanit), activity_id=activity.id, version=1)
    with pytest.raises(Problem, match="cannot_review"):
        accept_activity(asker=cast.asker(kanit), activity_id=activity.id, version=1)


def test_a_stranger_is_refused(officer: Officer, stranger: Officer, cast: Cast) -> None:
    activity = report(officer)
    for who in (stranger, officer, cast.humas, cast.kapolda, cast.operator, cast.auditor, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            accept_activity(asker=cast.asker(who), activity_id=activity.id, version=1)
    activity.refresh_from_db()
    assert activity.state == "reported"
