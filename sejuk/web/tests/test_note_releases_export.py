"""A list of kept releases that leaves the system leaves a trace."""

import pytest

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.web.actions import note_releases_export


def test_it_is_noted_who_took_it_and_by_what_it_was_narrowed(cast, stranger):
    note_releases_export(asker=cast.asker(stranger), keys=["q", "unit"])
    event = Event.objects.get(verb="releases.exported")
    assert (event.actor_id, event.data) == (stranger.pk, {"form": "csv", "narrowed_by": ["q", "unit"]})


def test_nobody_takes_nothing(db):
    with pytest.raises(Problem, match="not_found"):
        note_releases_export(asker=PUBLIC, keys=[])
