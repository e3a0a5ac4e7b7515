"""A reviewer lets vouched words stand: they go back to where they were written."""

from __future__ import annotations

import pytest

from sejuk.activities.actions import accept_activity, refuse_text, release_text, return_activity
from sejuk.activities.models import Activity, HeldText, Version
from sejuk.activities.tests.held_texts import FLAGGED, NIK, amend, send
from sejuk.lib import ids
from sejuk.lib.problems import Problem
from sejuk.testing import Cast, Phone, browser_of


def test_vouched_words_wait_for_a_reviewer_and_come_back(phone: Phone, cast: Cast) -> None:
    activity = send(phone, narrative=FLAGGED, vouched=["narrative"])
    assert activity.marks == ["text_vouched"]
    row = HeldText.objects.get()
    release_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=row.pk)
    activity.refresh_from_db()
    assert (activity.narrative, activity.marks, activity.version) == (FLAGGED, [], 2)
    assert phone.changes("activity")[str(activity.id)]["body"]["narrative"] == FLAGGED
    with pytest.raises(Problem, match="changed_meanwhile"):  # whoever read the version before decides upon that one
        accept_activity(asker=cast.asker(cast.kanit), activity_id=activity.id, version=1)


@pytest.mark.parametrize("where", ["heard", "photos", "directives", "reason"])
def test_words_come_back_to_where_they_were(phone: Phone, cast: Cast, where: str) -> None:
    words = f"Nomor {NIK} itu nomor surat"
    if where == "reason":
        activity = send(phone)
        amend(phone, activity, rw="09", reason=words, vouched=["reason"])
    else:
        item = {
            "heard": {"note_id": str(ids.new_id()), "kind": "praise", "words": words},
            "photos": {"photo_id": str(ids.new_id()), "sha256": "a" * 64, "bytes": 10, "caption": words},
            "directives": {"text": words},
        }[where]
        key = {"heard": "words", "photos": "caption", "directives": "text"}[where]
        activity = send(phone, vouched=[f"{where}.0.{key}"], **{where: [item]})
    release_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=HeldText.objects.get().pk)
    body = phone.changes("activity")[str(activity.id)]["body"]
    assert words in str(body if where != "reason" else Version.objects.earliest("version").reason)


def test_only_who_reviews_there_decides(phone: Phone, cast: Cast) -> None:
    activity = send(phone, narrative=FLAGGED, vouched=["narrative"])
    row = HeldText.objects.get()
    for who, code in [
        (cast.officer, "not_found"),
        (cast.stranger, "not_found"),
        (cast.humas, "not_found"),
        (cast.operator, "not_found"),
    ]:
        for decide in (release_text, refuse_text):
            with pytest.raises(Problem, match=code):
                decide(asker=cast.asker(who), activity_id=activity.id, held_id=row.pk)
    row.refresh_from_db()
    assert row.state == "vouched"


def test_nobody_decides_on_their_own(cast: Cast) -> None:
    activity = send(Phone(cast.kanit), narrative=FLAGGED, vouched=["narrative"])
    with pytest.raises(Problem, match="own_report"):
        release_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=HeldText.objects.get().pk)


def _returned_with_flagged_words(phone: Phone, cast: Cast) -> tuple[Activity, HeldText]:
    activity = send(phone)
    return_activity(asker=cast.asker(cast.kanit), activity_id=activity.id, version=1, reason=FLAGGED, fields=["rw"], vouched=True)
    return activity, HeldText.objects.get()


def test_a_reviewers_own_flagged_reason_waits_for_another_reviewer(phone: Phone, cast: Cast) -> None:
    activity, row = _returned_with_flagged_words(phone, cast)
    for who, code in [(cast.kanit, "own_words"), (cast.officer, "not_found"), (cast.stranger, "not_found")]:
        for decide in (release_text, refuse_text):
            with pytest.raises(Problem, match=code):
                decide(asker=cast.asker(who), activity_id=activity.id, held_id=row.pk)
    told = phone.changes("activity")[str(activity.id)]
    assert (told["state"], told["review"]["reason"], told["review"]["fields"], told["held"]) == (
        "returned",
        "(ditahan)",
        ["rw"],
        [],
    )
    release_text(asker=cast.asker(cast.kapolsek), activity_id=activity.id, held_id=row.pk)
    told = phone.changes("activity")[str(activity.id)]
    assert (told["review"]["reason"], told["version"], told["marks"]) == (FLAGGED, 1, [])


def test_a_refused_reason_sends_the_record_back_into_review(phone: Phone, cast: Cast) -> None:
    activity, row = _returned_with_flagged_words(phone, cast)
    refuse_text(asker=cast.asker(cast.kasat), activity_id=activity.id, held_id=row.pk)
    assert phone.changes("activity")[str(activity.id)]["state"] == "reported"
    return_activity(asker=cast.asker(cast.kanit), activity_id=activity.id, version=1, reason="RW keliru")
    assert phone.changes("activity")[str(activity.id)]["review"]["reason"] == "RW keliru"


def test_a_correction_meanwhile_leaves_the_reviewers_words_waiting(phone: Phone, cast: Cast) -> None:
    activity, row = _returned_with_flagged_words(phone, cast)
    assert amend(phone, activity, rw="09")["status"] == "accepted"
    refuse_text(asker=cast.asker(cast.kapolsek), activity_id=activity.id, held_id=row.pk)
    activity.refresh_from_db()
    assert (activity.rw, activity.state, activity.marks) == ("09", "reported", ["text_held"])


def test_a_reviewer_reads_vouched_words_and_decides_on_the_page(phone: Phone, cast: Cast) -> None:
    activity = send(phone, narrative=FLAGGED, vouched=["narrative"])
    address = f"/activities/{activity.pk}/held/{HeldText.objects.get().pk}/"
    client = browser_of(cast.kanit)
    html = client.get(f"/activities/{activity.pk}/").content.decode()
    assert NIK in html
    assert f'action="{address}"' in html
    assert NIK not in browser_of(cast.humas).get(f"/activities/{activity.pk}/").content.decode()
    assert browser_of(cast.stranger).post(address, {"decision": "release"}).status_code == 404
    assert client.post(address, {"decision": "release"}).status_code == 302
    activity.refresh_from_db()
    assert activity.narrative == FLAGGED
    late = client.post(address, {"decision": "refuse"})
    assert late.status_code == 409
    assert "berubah" in late.content.decode()
