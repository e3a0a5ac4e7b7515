"""Flagged words: the facts are taken, the words are held apart, locked, for their author; a reviewer decides what is vouched for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from sejuk.activities import tasks
from sejuk.activities.actions import accept_activity, refuse_text, release_text
from sejuk.activities.models import Activity, HeldText, Version
from sejuk.journal.models import Event
from sejuk.lib import clock, ids
from sejuk.lib.problems import Problem
from sejuk.testing import Cast, Phone, browser_of, report_body

NIK = "5302104107860001"
FLAGGED = f"Menemui Pak RT. NIK beliau {NIK} dicatat."
PLAIN = "Menemui ketua RT dan berbincang soal keamanan."


def _send(phone: Phone, **changes: Any) -> Activity:
    body = report_body(**changes)
    (result,) = phone.results(phone.op(body))
    assert result["status"] == "accepted", result
    return Activity.objects.get(pk=body["activity_id"])


def _amend(
    phone: Phone, activity: Activity, *, vouched: list[str] | None = None, reason: str = "Ditulis ulang", **changes: Any
) -> Any:
    body = {"activity_id": str(activity.id), "reason": reason, "changes": changes} | ({"vouched": vouched} if vouched else {})
    (result,) = phone.results(phone.op(body, "activity.amend", base=activity.version))
    activity.refresh_from_db()
    return result


def _held(phone: Phone, activity: Activity) -> list[dict[str, Any]]:
    return list(phone.changes("activity")[str(activity.id)]["held"])


def _dump() -> str:
    """Every value of every table, as a thief of the database would read it."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
            found += [bytes(value) if isinstance(value, memoryview) else value for row in cursor.fetchall() for value in row]
    return repr(found)


def test_facts_are_taken_and_the_words_stand_in_no_table(phone: Phone) -> None:
    note = {"note_id": str(ids.new_id()), "kind": "concern", "words": f"Lampu mati. Hubungi NIK {NIK}."}
    activity = _send(phone, narrative=FLAGGED, heard=[note], people_reached=7)
    assert (activity.people_reached, activity.narrative, activity.marks) == (7, "", ["text_held"])
    assert activity.heard_notes.get().words == ""
    assert NIK not in _dump()
    assert [(one["field"], one["categories"], one["state"], one["text"]) for one in _held(phone, activity)] == [
        ("narrative", ["nik"], "held", FLAGGED),
        ("heard.0.words", ["nik"], "held", note["words"]),
    ]
    assert Event.objects.get(verb="activity.reported").data["held"] == 2


def test_other_words_are_left_alone(phone: Phone) -> None:
    activity = _send(phone, narrative=PLAIN)
    assert (activity.narrative, activity.marks, _held(phone, activity)) == (PLAIN, [], [])


def test_a_rumour_may_name_a_candidate_but_no_number(phone: Phone) -> None:
    words = "Beredar kabar calon bupati nomor urut 2 membagikan uang."
    note = {"note_id": str(ids.new_id()), "kind": "claim", "words": words}
    assert _send(phone, heard=[note]).heard_notes.get().words == words


def test_what_was_written_anew_takes_its_place(phone: Phone) -> None:
    activity = _send(phone, narrative=FLAGGED)
    assert _amend(phone, activity, narrative=PLAIN)["status"] == "accepted"
    assert (activity.narrative, activity.marks) == (PLAIN, [])
    assert not HeldText.objects.exists()


def test_written_anew_and_flagged_again_is_held_again(phone: Phone) -> None:
    activity = _send(phone, narrative=FLAGGED)
    assert _amend(phone, activity, narrative=FLAGGED + " Lagi.")["status"] == "accepted"
    (one,) = _held(phone, activity)
    assert one["text"] == FLAGGED + " Lagi."
    assert activity.narrative == ""


def test_its_author_may_let_the_words_go(phone: Phone) -> None:
    activity = _send(phone, narrative=FLAGGED)
    assert _amend(phone, activity, narrative="")["status"] == "accepted"
    assert activity.marks == []


def test_another_change_leaves_what_is_held(phone: Phone) -> None:
    """Also for a kind that must have a story: the story is there, only held."""
    activity = _send(phone, kind="other", narrative=FLAGGED)
    assert _amend(phone, activity, rw="09")["status"] == "accepted"
    assert (activity.rw, activity.marks) == ("09", ["text_held"])
    assert _held(phone, activity)[0]["text"] == FLAGGED


def test_notes_keep_what_is_held_of_them_in_any_order(phone: Phone) -> None:
    flagged = {"note_id": str(ids.new_id()), "kind": "concern", "words": f"NIK {NIK}"}
    other = {"note_id": str(ids.new_id()), "kind": "praise", "words": "Terima kasih"}
    activity = _send(phone, heard=[flagged, other])
    assert _amend(phone, activity, heard=[other, flagged | {"words": ""}])["status"] == "accepted"
    (one,) = _held(phone, activity)
    assert (one["field"], one["text"]) == ("heard.1.words", f"NIK {NIK}")
    assert _amend(phone, activity, heard=[other])["status"] == "accepted"
    assert _held(phone, activity) == []


def test_captions_directives_and_reasons_are_looked_at_too(phone: Phone) -> None:
    photo = {"photo_id": str(ids.new_id()), "sha256": "a" * 64, "bytes": 10, "caption": f"KTP {NIK}"}
    activity = _send(phone, photos=[photo], directives=[{"text": f"Data NIK {NIK}"}])
    assert (activity.photos.get().caption, activity.directives) == ("", [{"text": ""}])
    assert _amend(phone, activity, rw="09", reason=f"Salah NIK {NIK}")["status"] == "accepted"
    assert Version.objects.get().reason == ""
    assert {one["field"] for one in _held(phone, activity)} == {"photos.0.caption", "directives.0.text", "reason"}
    assert NIK not in _dump()


def test_vouched_words_wait_for_a_reviewer_and_come_back(phone: Phone, cast: Cast) -> None:
    activity = _send(phone, narrative=FLAGGED, vouched=["narrative"])
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
        activity = _send(phone)
        _amend(phone, activity, rw="09", reason=words, vouched=["reason"])
    else:
        item = {
            "heard": {"note_id": str(ids.new_id()), "kind": "praise", "words": words},
            "photos": {"photo_id": str(ids.new_id()), "sha256": "a" * 64, "bytes": 10, "caption": words},
            "directives": {"text": words},
        }[where]
        key = {"heard": "words", "photos": "caption", "directives": "text"}[where]
        activity = _send(phone, vouched=[f"{where}.0.{key}"], **{where: [item]})
    release_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=HeldText.objects.get().pk)
    body = phone.changes("activity")[str(activity.id)]["body"]
    assert words in str(body if where != "reason" else Version.objects.earliest("version").reason)


def test_refused_words_are_their_authors_to_write_anew(phone: Phone, cast: Cast) -> None:
    activity = _send(phone, narrative=FLAGGED, vouched=["narrative"])
    row = HeldText.objects.get()
    refuse_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=row.pk)
    assert _held(phone, activity)[0]["state"] == "refused"
    with pytest.raises(Problem, match="changed_meanwhile"):
        release_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=row.pk)


def test_only_who_reviews_there_decides(phone: Phone, cast: Cast) -> None:
    activity = _send(phone, narrative=FLAGGED, vouched=["narrative"])
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
    activity = _send(Phone(cast.kanit), narrative=FLAGGED, vouched=["narrative"])
    with pytest.raises(Problem, match="own_report"):
        release_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=HeldText.objects.get().pk)


def test_the_words_go_after_14_days(phone: Phone) -> None:
    activity = _send(phone, narrative=FLAGGED)
    assert tasks.drop_held_texts.func() == 0
    with clock.travel(clock.now() + timedelta(days=14, minutes=1)):
        assert tasks.drop_held_texts.func() == 1
    activity.refresh_from_db()
    assert (activity.marks, HeldText.objects.count()) == ([], 0)
    assert Event.objects.filter(verb="activity.text_dropped", subject=str(activity.id)).exists()
    assert _held(phone, activity) == []


def test_the_page_shows_the_words_to_their_author_alone(phone: Phone, cast: Cast) -> None:
    activity = _send(phone, narrative=FLAGGED)
    assert NIK in browser_of(cast.officer).get(f"/activities/{activity.pk}/").content.decode()
    for who in (cast.kanit, cast.kapolsek, cast.kapolres, cast.humas):
        html = browser_of(who).get(f"/activities/{activity.pk}/").content.decode()
        assert NIK not in html
        assert "Hanya penulisnya" in html


def test_a_reviewer_reads_vouched_words_and_decides_on_the_page(phone: Phone, cast: Cast) -> None:
    activity = _send(phone, narrative=FLAGGED, vouched=["narrative"])
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


def test_lists_papers_and_files_never_hold_the_words(phone: Phone, cast: Cast) -> None:
    activity = _send(phone, narrative=FLAGGED)
    client = browser_of(cast.kapolsek)
    day = activity.local_day.isoformat()
    for path in (
        "/activities/",
        "/activities/?q=beliau",
        "/activities/kegiatan.csv",
        f"/reports/day/?unit={cast.sector.pk}&day={day}",
    ):
        answer = client.get(path)
        content = b"".join(answer) if answer.streaming else answer.content
        assert NIK not in content.decode(), path
