"""Words that nobody wrote anew in time go."""

from __future__ import annotations

from datetime import timedelta

from sejuk.activities import tasks
from sejuk.activities.models import HeldText
from sejuk.activities.tests.held_texts import FLAGGED, held_of, send
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.testing import Phone


def test_the_words_go_after_14_days(phone: Phone) -> None:
    activity = send(phone, narrative=FLAGGED)
    assert tasks.drop_held_texts.func() == 0
    with clock.travel(clock.now() + timedelta(days=14, minutes=1)):
        assert tasks.drop_held_texts.func() == 1
    activity.refresh_from_db()
    assert (activity.marks, HeldText.objects.count()) == ([], 0)
    assert Event.objects.filter(verb="activity.text_dropped", subject=str(activity.id)).exists()
    assert held_of(phone, activity) == []
