"""A reviewer asks for vouched words to be written anew."""

from __future__ import annotations

import pytest

from sejuk.activities.actions import refuse_text, release_text
from sejuk.activities.models import HeldText
from sejuk.activities.tests.held_texts import FLAGGED, held_of, send
from sejuk.lib.problems import Problem
from sejuk.testing import Cast, Phone


def test_refused_words_are_their_authors_to_write_anew(phone: Phone, cast: Cast) -> None:
    activity = send(phone, narrative=FLAGGED, vouched=["narrative"])
    row = HeldText.objects.get()
    refuse_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=row.pk)
    assert held_of(phone, activity)[0]["state"] == "refused"
    with pytest.raises(Problem, match="changed_meanwhile"):
        release_text(asker=cast.asker(cast.kanit), activity_id=activity.id, held_id=row.pk)


def test_a_stranger_decides_nothing(phone: Phone, cast: Cast) -> None:
    activity = send(phone, narrative=FLAGGED, vouched=["narrative"])
    row = HeldText.objects.get()
    with pytest.raises(Problem, match="not_found"):
        refuse_text(asker=cast.asker(cast.stranger), activity_id=activity.id, held_id=row.pk)
    row.refresh_from_db()
    assert row.state == "vouched"
