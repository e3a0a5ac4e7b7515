"""What happened is written with what caused it, or not at all."""

from __future__ import annotations

import pytest
from django.db import transaction

from sejuk import journal
from sejuk.journal import reactions
from sejuk.journal.actions import NewEvent
from sejuk.journal.models import Event


class Task:
    """Stands for a background task and remembers what it was given."""

    def __init__(self):
        self.given: list[list[str]] = []

    def enqueue(self, subjects):
        self.given.append(subjects)


@pytest.fixture
def task():
    before = dict(reactions._reactions)
    made = Task()
    reactions.register({"thing.done": (made,)})
    yield made
    reactions.register(before)


def test_events_come_in_order_and_each_verb_reacts_once(db, task):
    numbers = journal.record_many([NewEvent("thing.done", "1"), NewEvent("other.done", "2"), NewEvent("thing.done", "3")])
    assert numbers == sorted(numbers)
    assert list(Event.objects.order_by("id").values_list("subject", flat=True)) == ["1", "2", "3"]
    assert task.given == [["1", "3"]]
    assert journal.record_many([]) == []


def test_a_rollback_takes_the_event_along(db, task):
    class Undo(Exception):
        """Ends the transaction."""

    with pytest.raises(Undo), transaction.atomic():
        journal.record("thing.done", 1, actor_id=7, data={"n": 1})
        raise Undo
    assert not Event.objects.exists()
