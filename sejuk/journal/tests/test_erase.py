"""Erasing takes the person out of an event; the log stays valid, and that it was done is on record."""

from __future__ import annotations

import json

from sejuk import journal
from sejuk.journal import actions, documents, log, sealing, signing, verify
from sejuk.journal.actions import NewEvent
from sejuk.journal.models import Event
from sejuk.journal.verify import Finding

KEY = documents.key_of(signing.public_key()["public_key"])


def happen(count: int) -> list[int]:
    return journal.record_many(
        [NewEvent("thing.done", f"subject-{i}", actor_id=70 + i, unit_id=3, data={"digest": "abc"}) for i in range(count)]
    )


def test_what_is_erased_is_gone_and_the_log_stays_valid(db) -> None:
    first, second, third = happen(3)
    sealing.seal()
    before = log.prove(str(second))
    assert actions.erase(event_ids=[second, 999], actor_id=5) == [second]
    event = Event.objects.get(pk=second)
    assert (event.subject, event.actor_id, event.data, event.salt) == ("", None, {}, None)
    assert (event.verb, event.unit_id) == ("thing.done", 3)
    sealing.seal()
    assert list(verify.verify()) == []
    told = Event.objects.get(verb="event.erased")
    assert (told.actor_id, told.data) == (5, {"events": [second]})
    after = log.prove(str(second))
    assert "subject-1" in json.dumps(before)
    assert "subject-1" not in json.dumps(after)
    assert documents.check(before, KEY).holds
    assert documents.check(after, KEY).holds


def test_an_event_is_erased_before_it_is_sealed_too(db) -> None:
    (number,) = happen(1)
    actions.erase(event_ids=[number])
    sealing.seal()
    assert list(verify.verify()) == []


def test_erasing_twice_and_erasing_the_record_of_it_does_nothing(db) -> None:
    (number,) = happen(1)
    actions.erase(event_ids=[number])
    told = Event.objects.get(verb="event.erased")
    assert actions.erase(event_ids=[number, told.pk]) == []
    assert Event.objects.count() == 2


def test_an_erasure_by_hand_is_found(db) -> None:
    first, second = happen(2)
    sealing.seal()
    actions.erase(event_ids=[first])
    sealing.seal()
    assert list(verify.verify()) == []
    Event.objects.filter(verb="event.erased").update(data={"events": [second]})
    assert Finding(verify.ERASED, 0, first) in list(verify.verify())


def test_an_erased_event_cannot_be_edited_unseen(db) -> None:
    (number,) = happen(1)
    actions.erase(event_ids=[number])
    sealing.seal()
    for change in ({"unit_id": 4}, {"verb": "thing.undone"}, {"actor_id": 1}, {"data": {"n": 1}}, {"erased": bytes(32)}):
        kept = Event.objects.values(*change).get(pk=number)
        Event.objects.filter(pk=number).update(**change)
        assert Finding(verify.EDITED, 0, number) in list(verify.verify()), change
        Event.objects.filter(pk=number).update(**kept)
    assert list(verify.verify()) == []
