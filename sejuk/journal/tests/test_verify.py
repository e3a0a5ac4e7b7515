"""Whatever somebody does to the tables by hand is found and named."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sejuk import journal
from sejuk.config.cli import main
from sejuk.journal import entries, sealing, verify
from sejuk.journal.actions import NewEvent
from sejuk.journal.models import Checkpoint, Event, Leaf, Node, Sealing
from sejuk.journal.verify import BACK_DATED, CHECKPOINT, DELETED, EDITED, INSERTED, MISSING, NODE, ROOT, UNSIGNED, Finding
from sejuk.lib import clock

SIZES = (4, 1, 270, 6)


def happen(count: int) -> list[int]:
    return journal.record_many(
        [NewEvent("thing.done", f"s{i}", actor_id=i, unit_id=i, area_code="53", data={"n": i, "word": "é"}) for i in range(count)]
    )


@pytest.fixture
def sealed(db) -> list[int]:
    """Several seals and a tail; the numbers of the sealed events, by position."""
    ids: list[int] = []
    for size in SIZES:
        ids += happen(size)
        sealing.seal()
    sealing.seal()  # on PostgreSQL the mark settles one sealing later
    return ids


class Undo(Exception):
    """Ends a trial."""


def found(tamper) -> list[Finding]:
    """What is found after tampering; everything is as before afterwards."""
    try:
        with transaction.atomic():
            tamper()
            result = list(verify.verify())
            raise Undo
    except Undo:
        return result


EDITS: dict[str, Any] = {
    "verb": "thing.undone", "subject": "other", "actor_id": 9999, "unit_id": 9999, "area_code": "54", "data": {"n": 1, "word": "e"},
    "salt": bytes(16), "digest": bytes(32), "erased": bytes(32), "at": None,
}  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(index=st.integers(0, sum(SIZES) - 1), field=st.sampled_from(sorted(EDITS)), empty=st.booleans(), delta=st.integers(1, 10**7))
def test_an_edit_of_any_field_is_found_and_named(sealed, index: int, field: str, empty: bool, delta: int) -> None:
    event = Event.objects.get(pk=sealed[index])
    value = EDITS[field]
    if field == "at":
        value = event.at - timedelta(microseconds=delta)
    elif empty:
        value = {"actor_id": None, "unit_id": None, "data": [], "salt": None}.get(field, value)
    assert found(lambda: Event.objects.filter(pk=event.pk).update(**{field: value}))[0] == Finding(EDITED, index, event.pk)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(index=st.integers(0, sum(SIZES) - 1))
def test_an_edit_with_a_new_digest_is_found_too(sealed, index: int) -> None:
    def forge() -> None:
        event = Event.objects.get(pk=sealed[index])
        event.unit_id = 9999
        event.digest = verify.digest_of(verify.Row(*(getattr(event, name) for name in verify.FIELDS)))
        event.save()

    assert found(forge) == [Finding(EDITED, index, sealed[index])]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(index=st.integers(0, sum(SIZES) - 1))
def test_a_deleted_event_and_a_deleted_leaf_are_named(sealed, index: int) -> None:
    number = sealed[index]
    assert found(lambda: Event.objects.filter(pk=number)._raw_delete("default")) == [Finding(DELETED, index, number)]
    findings = found(lambda: Leaf.objects.filter(pk=index)._raw_delete("default"))
    assert findings[0] == Finding(MISSING, index)
    assert findings[-1] == Finding(INSERTED, None, number)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_two_events_that_change_places_are_named(sealed, data) -> None:
    one, two = sorted(data.draw(st.lists(st.integers(0, len(sealed) - 1), min_size=2, max_size=2, unique=True)))

    def swap_leaves() -> None:
        first, second = Leaf.objects.get(pk=one), Leaf.objects.get(pk=two)
        a, b = (first.event_id, bytes(first.hash)), (second.event_id, bytes(second.hash))
        Leaf.objects.filter(pk=one).update(event_id=-1)
        Leaf.objects.filter(pk=two).update(event_id=a[0], hash=a[1])
        Leaf.objects.filter(pk=one).update(event_id=b[0], hash=b[1])

    def swap_numbers() -> None:
        Event.objects.filter(pk=sealed[one]).update(id=-1)
        Event.objects.filter(pk=sealed[two]).update(id=sealed[one])
        Event.objects.filter(pk=-1).update(id=sealed[two])

    for swap in (swap_leaves, swap_numbers):
        named = {finding.leaf for finding in found(swap) if finding.what == EDITED}
        assert named == {one, two}


def test_an_event_slipped_in_among_sealed_ones_is_named(sealed) -> None:
    def insert() -> None:
        copy = Event.objects.get(pk=sealed[3])
        Event.objects.filter(pk=sealed[3]).update(id=-5)
        copy.pk = sealed[3] - 1000
        copy.save(force_insert=True)
        Event.objects.filter(pk=-5).update(id=sealed[3])

    assert found(insert) == [Finding(INSERTED, None, sealed[3] - 1000)]


def late(at: Any, *, number: int | None = None) -> Event:
    """A forger's event with everything right but its date."""
    salt = entries.new_salt()
    committed = entries.commitment(subject="x", actor_id=1, data={}, salt=salt)
    digest = entries.digest(at=at, verb="thing.done", unit_id=None, area_code="", committed=committed)
    return Event.objects.create(pk=number, at=at, verb="thing.done", subject="x", actor_id=1, salt=salt, digest=digest)


def test_a_back_dated_event_is_named_before_and_after_it_is_sealed(sealed) -> None:
    old = clock.now() - timedelta(days=3)
    numbers: list[int] = []
    assert found(lambda: numbers.append(late(old).pk)) == [Finding(BACK_DATED, None, numbers[0])]

    def and_seal() -> None:
        numbers.append(late(old).pk)
        sealing.seal()

    assert found(and_seal) == [Finding(BACK_DATED, len(sealed), numbers[1])]
    assert found(lambda: late(clock.now())) == []


def test_an_event_written_by_hand_without_a_digest_is_named(sealed) -> None:
    numbers: list[int] = []
    write = lambda: numbers.append(Event.objects.create(verb="thing.done", subject="x", digest=bytes(32), salt=bytes(16)).pk)  # noqa: E731
    assert found(write) == [Finding(EDITED, None, numbers[0])]


def test_a_log_that_was_written_anew_is_found_by_its_signed_roots(sealed) -> None:
    """Event, digest and leaf changed so that they fit one another: the stored node and the signed root do not."""

    def forge() -> None:
        event = Event.objects.get(pk=sealed[40])
        event.unit_id = 9999
        event.digest = verify.digest_of(verify.Row(*(getattr(event, name) for name in verify.FIELDS)))
        event.save()
        Leaf.objects.filter(pk=40).update(hash=entries.leaf(40, event.pk, bytes(event.digest)))

    assert found(forge) == [Finding(NODE, 0, None, 256), Finding(ROOT, 5, None, 275)]


def test_what_was_done_to_the_log_itself_is_named(sealed) -> None:
    last = Checkpoint.objects.order_by("-id").first()
    first = Checkpoint.objects.order_by("id").first()
    row = Checkpoint.objects.filter(pk=last.pk)
    for change in ({"at": last.at + timedelta(seconds=1)}, {"signature": first.signature}, {"through": first.through}):
        assert found(lambda change=change: row.update(**change)) == [Finding(CHECKPOINT, last.size)], change
    assert found(lambda: row.update(frontier=bytes(32 * 3)))[0].what == ROOT
    assert found(lambda: row.update(root=bytes(32)))[0] == Finding(CHECKPOINT, last.size)
    assert found(lambda: row._raw_delete("default"))[0] == Finding(UNSIGNED, last.size - SIZES[-1], sealed[-SIZES[-1]])
    assert found(lambda: Checkpoint.objects.filter(pk=first.pk)._raw_delete("default"))[0] == Finding(CHECKPOINT, 5)
    assert found(lambda: Node.objects.all()._raw_delete("default")) == [Finding(NODE, 0, None, 256)]
    number = late(clock.now()).pk
    assert found(lambda: Leaf.objects.create(index=len(sealed), event_id=number, hash=bytes(32))) == [
        Finding(UNSIGNED, len(sealed), number)
    ]


def test_the_tail_that_is_not_sealed_yet_is_told_as_such(sealed) -> None:
    happen(3)
    tail = verify.tail()
    assert tail.events == 3
    assert tail.since is not None
    assert list(verify.verify()) == []
    assert Sealing.objects.count() == 1
    assert connection.vendor in ("sqlite", "postgresql")


def test_an_empty_journal_is_in_order(db) -> None:
    assert list(verify.verify()) == []
    assert verify.tail() == (0, None)


UNREADABLE = {
    "time": "UPDATE journal_event SET at = 'kemarin' WHERE id = %s",
    "facts": "UPDATE journal_event SET data = 'bukan json' WHERE id = %s",
    "actor": "UPDATE journal_event SET actor_id = 'siapa' WHERE id = %s",
    "digest": "UPDATE journal_event SET digest = 'teks' WHERE id = %s",
    "salt": "UPDATE journal_event SET salt = 12 WHERE id = %s",
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps text in any column")
@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "waiting"])
@pytest.mark.parametrize("column", UNREADABLE)
def test_what_cannot_even_be_read_is_named(db: None, column: str, sealed: bool, capfd: pytest.CaptureFixture[str]) -> None:
    numbers = [journal.record("officer.changed", n) for n in range(4)]
    if sealed:
        sealing.seal()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(UNREADABLE[column], [numbers[2]])
    assert [(one.what, one.event) for one in verify.verify()] == [("edited", numbers[2])]
    assert main(["verify"]) == 1
    assert f"peristiwa {numbers[2]}" in capfd.readouterr().out


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps text in any column")
@pytest.mark.parametrize("column", ["at", "size", "root"])
def test_a_checkpoint_that_cannot_be_read_is_named(db: None, column: str) -> None:
    journal.record("officer.changed", 1)
    sealing.seal()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE journal_checkpoint SET {column} = 'teks'")  # noqa: S608 - our own names
    assert "checkpoint" in {one.what for one in verify.verify()}
    assert main(["verify"]) == 1
