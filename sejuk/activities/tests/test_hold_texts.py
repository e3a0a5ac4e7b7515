"""Flagged words: the facts are taken, the words are held apart, locked, for their author."""

from __future__ import annotations

from sejuk.activities.models import HeldText, Version
from sejuk.activities.tests.held_texts import FLAGGED, NIK, PLAIN, amend, dump, held_of, send
from sejuk.journal.models import Event
from sejuk.lib import ids
from sejuk.testing import Cast, Phone, browser_of


def test_facts_are_taken_and_the_words_stand_in_no_table(phone: Phone) -> None:
    note = {"note_id": str(ids.new_id()), "kind": "concern", "words": f"Lampu mati. Hubungi NIK {NIK}."}
    activity = send(phone, narrative=FLAGGED, heard=[note], people_reached=7)
    assert (activity.people_reached, activity.narrative, activity.marks) == (7, "", ["text_held"])
    assert activity.heard_notes.get().words == ""
    assert NIK not in dump()
    assert [(one["field"], one["categories"], one["state"], one["text"]) for one in held_of(phone, activity)] == [
        ("narrative", ["nik"], "held", FLAGGED),
        ("heard.0.words", ["nik"], "held", note["words"]),
    ]
    assert Event.objects.get(verb="activity.reported").data["held"] == 2


def test_other_words_are_left_alone(phone: Phone) -> None:
    activity = send(phone, narrative=PLAIN)
    assert (activity.narrative, activity.marks, held_of(phone, activity)) == (PLAIN, [], [])


def test_a_rumour_may_name_a_candidate_but_no_number(phone: Phone) -> None:
    words = "Beredar kabar calon bupati nomor urut 2 membagikan uang."
    note = {"note_id": str(ids.new_id()), "kind": "claim", "words": words}
    assert send(phone, heard=[note]).heard_notes.get().words == words


def test_what_was_written_anew_takes_its_place(phone: Phone) -> None:
    activity = send(phone, narrative=FLAGGED)
    assert amend(phone, activity, narrative=PLAIN)["status"] == "accepted"
    assert (activity.narrative, activity.marks) == (PLAIN, [])
    assert not HeldText.objects.exists()


def test_written_anew_and_flagged_again_is_held_again(phone: Phone) -> None:
    activity = send(phone, narrative=FLAGGED)
    assert amend(phone, activity, narrative=FLAGGED + " Lagi.")["status"] == "accepted"
    (one,) = held_of(phone, activity)
    assert one["text"] == FLAGGED + " Lagi."
    assert activity.narrative == ""


def test_its_author_may_let_the_words_go(phone: Phone) -> None:
    activity = send(phone, narrative=FLAGGED)
    assert amend(phone, activity, narrative="")["status"] == "accepted"
    assert activity.marks == []


def test_another_change_leaves_what_is_held(phone: Phone) -> None:
    """Also for a kind that must have a story: the story is there, only held."""
    activity = send(phone, kind="other", narrative=FLAGGED)
    assert amend(phone, activity, rw="09")["status"] == "accepted"
    assert (activity.rw, activity.marks) == ("09", ["text_held"])
    assert held_of(phone, activity)[0]["text"] == FLAGGED


def test_notes_keep_what_is_held_of_them_in_any_order(phone: Phone) -> None:
    flagged = {"note_id": str(ids.new_id()), "kind": "concern", "words": f"NIK {NIK}"}
    other = {"note_id": str(ids.new_id()), "kind": "praise", "words": "Terima kasih"}
    activity = send(phone, heard=[flagged, other])
    assert amend(phone, activity, heard=[other, flagged | {"words": ""}])["status"] == "accepted"
    (one,) = held_of(phone, activity)
    assert (one["field"], one["text"]) == ("heard.1.words", f"NIK {NIK}")
    assert amend(phone, activity, heard=[other])["status"] == "accepted"
    assert held_of(phone, activity) == []


def test_captions_directives_and_reasons_are_looked_at_too(phone: Phone) -> None:
    photo = {"photo_id": str(ids.new_id()), "sha256": "a" * 64, "bytes": 10, "caption": f"KTP {NIK}"}
    activity = send(phone, photos=[photo], directives=[{"text": f"Data NIK {NIK}"}])
    assert (activity.photos.get().caption, activity.directives) == ("", [{"text": ""}])
    assert amend(phone, activity, rw="09", reason=f"Salah NIK {NIK}")["status"] == "accepted"
    assert Version.objects.get().reason == ""
    assert {one["field"] for one in held_of(phone, activity)} == {"photos.0.caption", "directives.0.text", "reason"}
    assert NIK not in dump()


def test_the_page_shows_the_words_to_their_author_alone(phone: Phone, cast: Cast) -> None:
    activity = send(phone, narrative=FLAGGED)
    assert NIK in browser_of(cast.officer).get(f"/activities/{activity.pk}/").content.decode()
    for who in (cast.kanit, cast.kapolsek, cast.kapolres, cast.humas):
        html = browser_of(who).get(f"/activities/{activity.pk}/").content.decode()
        assert NIK not in html
        assert "Hanya penulisnya" in html


def test_lists_papers_and_files_never_hold_the_words(phone: Phone, cast: Cast) -> None:
    activity = send(phone, narrative=FLAGGED)
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
