"""Making papers in the background: nothing twice, nothing lost, whoever dies; and nothing of what may not go out any more."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from sejuk.briefing.actions import withdraw_message
from sejuk.briefing.models import MessageVersion
from sejuk.briefing.tests.drafts import approved
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.models import Posting
from sejuk.press import tasks
from sejuk.press.actions import batches, make_batch
from sejuk.press.handout import pdf
from sejuk.press.models import Batch
from sejuk.press.queries import batch, zipped
from sejuk.press.rules import BatchState
from sejuk.press.tests.test_order_batch import ordered
from sejuk.testing import Cast


@pytest.fixture
def waiting(cast: Cast, without_reactions: None) -> Batch:
    """Ordered, and nothing made yet."""
    return ordered(cast, approved(cast))


def digests(row: Batch) -> dict[str, str]:
    """What lies in the store for each village that has a paper."""
    there = [code for code in row.areas if default_storage.exists(row.file_of(code))]
    return {code: hashlib.sha256(default_storage.open(row.file_of(code)).read()).hexdigest() for code in there}


@pytest.mark.parametrize("dies_at", [0, 3, 4, 7])
def test_a_worker_that_dies_anywhere_leaves_no_gap_and_no_double(
    dies_at: int, waiting: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 4)
    drawn: list[str] = []

    def dying(handout, form):
        if len(drawn) == dies_at:
            monkeypatch.setattr(batches, "pdf", pdf)
            raise KeyboardInterrupt  # as a kill does: no handler of ours runs
        drawn.append(handout.village)
        return pdf(handout, form)

    monkeypatch.setattr(batches, "pdf", dying)
    with pytest.raises(KeyboardInterrupt):
        while make_batch(batch_id=waiting.pk):
            pass
    before = digests(waiting)
    while make_batch(batch_id=waiting.pk):
        pass
    waiting.refresh_from_db()
    after = digests(waiting)
    assert (waiting.state, waiting.made, len(after)) == (BatchState.DONE, 13, 13)
    assert before.items() <= after.items()
    assert len(drawn) == dies_at
    assert Event.objects.filter(verb="batch.made").count() == 1


def test_two_workers_at_the_same_part_count_it_once(waiting: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 4)
    real = batches._make

    def other_was_faster(row, codes):
        monkeypatch.setattr(batches, "_make", real)
        assert make_batch(batch_id=row.pk)
        real(row, codes)

    monkeypatch.setattr(batches, "_make", other_was_faster)
    assert not make_batch(batch_id=waiting.pk)
    waiting.refresh_from_db()
    assert waiting.made == 4


def test_trouble_of_ours_keeps_what_is_made_for_who_takes_it_up_again(
    cast: Cast, waiting: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 5)
    make_batch(batch_id=waiting.pk)
    monkeypatch.setattr(batches, "pdf", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_batch(batch_id=waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.made) == (BatchState.FAILED, 5)
    monkeypatch.setattr(batches, "pdf", pdf)
    ordered(cast, waiting.version)
    tasks.make_batches.func([str(waiting.pk)])
    waiting.refresh_from_db()
    assert waiting.state == BatchState.DONE


def test_a_message_withdrawn_meanwhile_leaves_nothing_to_print(cast: Cast, waiting: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 4)
    assert make_batch(batch_id=waiting.pk)
    withdraw_message(asker=cast.asker(cast.kasat), version_id=waiting.version_id, reason="Keliru")
    assert not make_batch(batch_id=waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, digests(waiting)) == (BatchState.STOPPED, {})


def test_who_may_no_more_gets_no_papers(cast: Cast, waiting: Batch) -> None:
    Posting.objects.filter(officer=cast.kanit).delete()
    assert not make_batch(batch_id=waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == BatchState.STOPPED


def test_the_zip_holds_one_paper_a_village_and_is_gone_when_the_message_is(cast: Cast, waiting: Batch) -> None:
    asker = cast.asker(cast.kasat)
    with pytest.raises(Problem, match="batch_not_ready"):
        zipped(asker, waiting.pk)
    while make_batch(batch_id=waiting.pk):
        pass
    archive = zipfile.ZipFile(io.BytesIO(b"".join(zipped(asker, waiting.pk))))
    assert archive.testzip() is None
    assert sorted(name.split("-")[0] for name in archive.namelist()) == sorted(waiting.areas)
    assert "53.02.10.2003-oenai.pdf" in archive.namelist()
    MessageVersion.objects.filter(pk=waiting.version_id).update(valid_until=clock.today() - timedelta(days=1))
    with pytest.raises(Problem, match="message_expired"):
        zipped(asker, waiting.pk)
    withdraw_message(asker=asker, version_id=waiting.version_id, reason="Keliru")
    with pytest.raises(Problem, match="message_withdrawn"):
        zipped(asker, waiting.pk)


def test_a_stranger_sees_no_batch(cast: Cast, waiting: Batch) -> None:
    for who in (cast.stranger, cast.officer, cast.foreigner, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            batch(cast.asker(who), waiting.pk)
