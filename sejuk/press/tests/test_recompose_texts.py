"""What follows by itself when a record changes: drafts are composed again, texts that are out are flagged for their unit."""

from __future__ import annotations

from sejuk.activities.actions import withdraw_activity
from sejuk.journal.models import Event
from sejuk.press.actions import recompose_texts
from sejuk.press.tests.texts import accepted, drafted, published
from sejuk.testing import Cast


def test_a_draft_is_composed_again_and_a_published_text_is_flagged_unchanged(cast: Cast) -> None:
    stays, goes = accepted(cast), accepted(cast)
    draft, out = drafted(cast, stays, goes), published(cast, stays, goes)
    before = out.wordings
    withdraw_activity(officer_id=cast.officer.pk, activity_id=goes.pk, reason="Salah kirim")
    draft.refresh_from_db()
    out.refresh_from_db()
    assert (draft.state, draft.edited_by) == ("edited", None)
    assert (out.state, out.wordings) == ("published", before)
    assert out.records_changed_at is not None
    assert set(Event.objects.filter(verb__in=("text.recomposed", "text.records_changed")).values_list("subject", flat=True)) == {
        str(draft.pk), str(out.pk),
    }  # fmt: skip


def test_other_texts_and_a_second_time_are_left_alone(cast: Cast) -> None:
    row, other = accepted(cast), accepted(cast)
    text = drafted(cast, other)
    withdraw_activity(officer_id=cast.officer.pk, activity_id=row.pk, reason="Salah kirim")
    text.refresh_from_db()
    assert text.version == 1
    assert recompose_texts(record_ids=[str(row.pk)]) == 0
