"""Sealing takes every committed event once, in any order of commits, and no two sealings get in each other's way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from threading import Event as Signal

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from sejuk import journal
from sejuk.journal import documents, log, sealing, signing, verify
from sejuk.journal.actions import NewEvent
from sejuk.journal.merkle import Frontier
from sejuk.journal.models import Checkpoint, Event, Leaf, Node, Sealing
from sejuk.lib import clock

KEY = documents.key_of(signing.public_key()["public_key"])


def happen(count: int = 1) -> list[int]:
    return journal.record_many([NewEvent("thing.done", str(i), actor_id=i, data={"n": i}) for i in range(count)])


def test_events_are_recorded_in_two_statements_however_many(db) -> None:
    with CaptureQueriesContext(connection) as asked:
        happen(50)
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) == 2  # their numbers, the rows
    event = Event.objects.first()
    assert len(bytes(event.salt or b"")) == 16
    assert len({bytes(salt or b"") for salt in Event.objects.values_list("salt", flat=True)}) == 50


def test_what_is_recorded_is_sealed_and_signed(db) -> None:
    ids = happen(5)
    assert verify.tail().events == 5
    assert sealing.seal() == 5
    assert sealing.seal() == 0
    assert list(Leaf.objects.order_by("index").values_list("event_id", flat=True)) == ids
    tree = Frontier()
    for leaf in Leaf.objects.order_by("index"):
        list(tree.append(bytes(leaf.hash)))
    last = log.checkpoint()
    assert (last["size"], last["root"]) == (5, documents.b64(tree.root()))
    assert documents.check(last, KEY).holds
    assert verify.tail().events == 0
    assert list(verify.verify()) == []


def test_a_root_is_signed_each_day_also_without_events(db) -> None:
    happen()
    sealing.seal()
    assert sealing.seal() == 0
    assert Checkpoint.objects.count() == 1
    with clock.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert sealing.seal() == 0
    assert list(Checkpoint.objects.values_list("size", flat=True)) == [1, 1]
    assert list(verify.verify()) == []


def test_a_backlog_is_sealed_in_batches_and_its_age_is_no_back_dating(db, monkeypatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 7)
    with clock.travel(clock.now() - timedelta(days=30)):
        happen(10)
    happen(10)
    assert sealing.seal() == 20
    assert list(Checkpoint.objects.order_by("id").values_list("size", flat=True)) == [7, 14, 20]
    assert list(verify.verify()) == []


def test_nodes_are_kept_so_that_proofs_stay_small(db) -> None:
    happen(600)
    sealing.seal()
    assert list(Node.objects.order_by("index").values_list("level", "index")) == [(8, 0), (8, 1)]
    for wanted in Event.objects.order_by("id").values_list("id", flat=True)[::61]:
        assert documents.check(log.prove(str(wanted)), KEY).holds
    old = log.checkpoint() or {}
    happen(300)
    sealing.seal()
    assert documents.check(log.prove_consistency(old), KEY).holds
    assert list(verify.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_two_sealings_at_once_seal_everything_once() -> None:
    happen(40)

    def one(_) -> int:
        try:
            return sealing.seal()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(one, range(8))) == 40
    assert Leaf.objects.count() == 40
    assert list(verify.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_sealing_while_others_record_loses_nothing() -> None:
    def write(_) -> None:
        try:
            for _ in range(5):
                happen(2)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(write, i) for i in range(3)]
        while wait(writers, timeout=0.1).not_done:  # SQLite's lock is not handed out in turn: a sealer without rest keeps it
            sealing.seal()
        for writer in writers:
            writer.result()
    sealing.seal()
    sealing.seal()
    assert Leaf.objects.count() == Event.objects.count() == 30
    assert list(verify.verify()) == []


@pytest.mark.django_db(transaction=True)
def test_a_low_number_that_commits_late_is_sealed_too() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: numbers commit in order")
    written, may_commit = Signal(), Signal()

    def slow() -> int:
        try:
            with transaction.atomic():
                (number,) = happen()
                written.set()
                may_commit.wait(120)
            return number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(slow)
        assert written.wait(120)
        early = happen(3)
        for _ in range(3):  # however often we seal meanwhile, nothing closes above the open transaction
            sealing.seal()
        assert Sealing.objects.get().low_id < early[0]
        may_commit.set()
        late = waiting.result()
    assert late < early[0]
    later = happen(1)
    sealing.seal()
    assert list(Leaf.objects.order_by("index").values_list("event_id", flat=True)) == [*early, late, *later]
    sealing.seal()
    assert Sealing.objects.get().low_id == later[-1]
    assert list(verify.verify()) == []
