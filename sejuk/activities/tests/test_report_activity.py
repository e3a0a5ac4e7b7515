"""``activity.report``: taken, marked, or refused with a clear problem; never half-written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from sejuk.activities import queries
from sejuk.activities.models import Activity, HeardNote, Photo
from sejuk.journal.models import Event
from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.models import Officer, Posting
from sejuk.testing import OENAI, SOE, Cast, Phone, report, report_body


def test_it_is_stored_with_everything_it_says(officer: Officer) -> None:
    note = {"note_id": str(ids.new_id()), "kind": "concern", "words": "Lampu jalan mati."}
    photo = {"photo_id": str(ids.new_id()), "sha256": "0" * 64, "bytes": 10, "caption": "Balai desa"}
    activity = report(
        officer,
        heard=[note],
        photos=[photo],
        partners=["village_head"],
        directives=[{"text": "Commander Wish"}],
        other_kinds=["dialogue"],
    )
    assert (activity.unit.name, activity.unit_path) == ("Polsek Kie", activity.unit.path)
    assert (activity.kinds, activity.partners, activity.directives) == (
        ["visit", "dialogue"], ["village_head"], [{"text": "Commander Wish"}],
    )  # fmt: skip
    assert HeardNote.objects.get().words == "Lampu jalan mati."
    assert Photo.objects.get().state == "expected"
    event = Event.objects.get(verb="activity.reported")
    assert (event.subject, event.actor_id, event.area_code) == (str(activity.id), officer.pk, OENAI)
    assert "Lampu" not in str(event.data)


def test_another_village_of_the_resort_is_taken_and_marked(officer: Officer) -> None:
    assert report(officer, area_code=f"{SOE}.1001").marks == ["outside_posting_area"]
    assert report(officer, area_code=OENAI).marks == []


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"area_code": "53.03.01.2005"}, "area_outside_resort", "area_code"),
        ({"area_code": "99.99.99.9999"}, "area_unknown", "area_code"),
        ({"people_reached": 10**9}, "too_many_people", "people_reached"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(officer: Officer, changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Problem) as caught:
        report(officer, **changes)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert not Activity.objects.exists()
    assert not Event.objects.filter(verb="activity.reported").exists()


def test_work_done_before_a_posting_ended_still_comes_in(officer: Officer, phone: Phone) -> None:
    today = clock.today(clock.WITA)
    Posting.objects.filter(officer=officer).update(valid_until=today - timedelta(days=1))
    before = clock.local(clock.now() - timedelta(days=1, hours=1), clock.WITA)
    taken, late = phone.results(
        phone.op(report_body(started_at=before.isoformat())), phone.op(report_body(started_at=clock.now().isoformat()))
    )
    assert taken["status"] == "accepted", taken
    assert (late["status"], late["problem"]["code"]) == ("refused", "posting_not_valid")


def test_a_posting_of_somebody_else_is_unknown(cast: Cast, phone: Phone) -> None:
    theirs = cast.posting(cast.stranger).pk
    (result,) = phone.results(phone.op(report_body(), posting_id=theirs))
    assert (result["status"], result["problem"]["code"]) == ("refused", "posting_unknown")


def test_an_operator_records_nothing(cast: Cast) -> None:
    operator = Phone(cast.operator)
    (result,) = operator.results(operator.op(report_body()))
    assert result["problem"]["code"] == "posting_may_not_record"


def test_a_stranger_sees_nothing_of_it(officer: Officer, kanit: Officer, stranger: Officer, cast: Cast) -> None:
    activity = report(officer)
    for who in (officer, kanit, cast.kapolsek, cast.kasat, cast.kapolres, cast.humas):
        assert queries.activity(cast.asker(who), activity.id) == activity
    for who in (stranger, cast.foreigner, cast.kapolda, cast.operator, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            queries.activity(cast.asker(who), activity.id)
    with pytest.raises(Problem, match="not_found"):
        queries.activity(PUBLIC, activity.id)


def test_emoji_and_right_to_left_words_are_kept_as_they_are(officer: Officer) -> None:
    words = "Warga senang 🙏🏽 السلام عليكم " + "x" * 19_900
    assert report(officer, narrative=words).narrative == words


def test_a_record_carries_the_day_of_its_place(officer: Officer) -> None:
    yesterday = clock.today(clock.WITA) - timedelta(days=1)
    activity = report(officer, started_at=f"{yesterday.isoformat()}T00:30:00+08:00")
    assert activity.local_day == yesterday
    assert isinstance(activity.local_day, date)
