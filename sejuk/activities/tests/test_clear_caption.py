"""A caption in which the neutrality guard found something stays out of reports until it is reworded or let pass by somebody else."""

from __future__ import annotations

from datetime import datetime

import pytest

from sejuk.activities import queries
from sejuk.activities.actions import clear_caption, withdraw_activity
from sejuk.activities.models import Activity, CaptionClearance, Photo
from sejuk.journal.models import Event
from sejuk.lib import ids
from sejuk.lib.problems import Problem
from sejuk.org.actions import load_elections
from sejuk.org.models import Officer
from sejuk.press.queries import activity_report
from sejuk.testing import Cast, report

APPEAL = "Salam dua jari bersama warga"


@pytest.fixture
def photo(officer: Officer) -> Photo:
    return taken(report(officer), APPEAL)


def taken(activity: Activity, caption: str) -> Photo:
    return Photo.objects.create(
        id=ids.new_id(), officer=activity.officer, activity=activity, sha256="0" * 64, size=1, caption=caption, thumb="0-0.jpg"
    )


def record(photo: Photo) -> Activity:
    assert photo.activity is not None
    return photo.activity


def seen(cast: Cast, photo: Photo) -> list[str]:
    """The digests that the page shows to a reviewer."""
    (shown,) = queries.captions(cast.asker(cast.kanit), record(photo))
    return [spot.digest for spot in shown.left]


def clear(cast: Cast, who: Officer, photo: Photo, reason: str = "Gerak senam, bukan tanda") -> CaptionClearance:
    return clear_caption(
        asker=cast.asker(who), activity_id=record(photo).pk, photo_id=photo.pk, seen=seen(cast, photo), reason=reason
    )


def told(cast: Cast, photo: Photo) -> list[str]:
    """What the report says below its photos."""
    return [one.caption for one in activity_report(cast.asker(cast.kanit), record(photo).pk).pictures]


def test_it_stays_out_of_the_report_until_a_reviewer_lets_it_pass(cast: Cast, photo: Photo) -> None:
    assert told(cast, photo) == [""]
    clear(cast, cast.kanit, photo)
    assert told(cast, photo) == [APPEAL]
    event = Event.objects.get(verb="activity.caption_cleared")
    assert (event.actor_id, event.data["photo"]) == (cast.kanit.pk, str(photo.pk))
    assert {found["category"] for found in event.data["findings"]} == {"finger_pose"}


def test_other_words_need_another_look(cast: Cast, photo: Photo) -> None:
    clear(cast, cast.kanit, photo)
    Photo.objects.update(caption=f"{APPEAL} lagi")
    assert told(cast, photo) == [""]
    Photo.objects.update(caption="Warga di balai desa")
    assert told(cast, photo) == ["Warga di balai desa"]


def test_only_a_reviewer_who_did_not_write_it_and_gives_a_reason(cast: Cast, photo: Photo) -> None:
    for who, code in ((cast.officer, "not_found"), (cast.stranger, "not_found")):
        with pytest.raises(Problem, match=code):
            clear(cast, who, photo)
    with pytest.raises(Problem, match="reason_required"):
        clear(cast, cast.kanit, photo, " ")
    own = taken(report(cast.kanit), APPEAL)
    with pytest.raises(Problem, match="own_report"):
        clear(cast, cast.kanit, own)
    assert not CaptionClearance.objects.exists()


def test_what_was_let_pass_is_what_was_shown(cast: Cast, photo: Photo) -> None:
    asker = cast.asker(cast.kanit)
    for digests in ([], ["0" * 32], [*seen(cast, photo), "0" * 32]):
        with pytest.raises(Problem, match="changed_meanwhile"):
            clear_caption(asker=asker, activity_id=record(photo).pk, photo_id=photo.pk, seen=digests, reason="Senam")
    withdraw_activity(officer_id=cast.officer.pk, activity_id=record(photo).pk, reason="dua kali")
    with pytest.raises(Problem, match="not_found"):
        clear_caption(asker=asker, activity_id=record(photo).pk, photo_id=photo.pk, seen=[], reason="Senam")


def test_the_phase_at_the_place_on_that_day_decides(cast: Cast, officer: Officer) -> None:
    """What nobody may publish in the quiet period may be said in the campaign before it."""
    said = "Warga mempelajari visi misi semua paslon"
    load_elections()
    photo = taken(report(officer), said)
    for day, outgoing in (("2024-11-20T09:00:00+08:00", said), ("2024-11-25T09:00:00+08:00", "")):
        Activity.objects.update(started_at=datetime.fromisoformat(day))
        assert told(cast, photo) == [outgoing]
