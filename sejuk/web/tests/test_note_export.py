"""A list that leaves the system leaves a trace."""

import pytest

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.web.actions import note_export


def test_it_is_noted_who_took_what_kind_of_file(cast, stranger):
    note_export(asker=cast.asker(stranger), form="xlsx", keys=["unit"])
    event = Event.objects.get(verb="activities.exported")
    assert (event.actor_id, event.data["form"]) == (stranger.pk, "xlsx")


def test_nobody_takes_nothing(db):
    with pytest.raises(Problem, match="not_found"):
        note_export(asker=PUBLIC, form="csv", keys=[])
