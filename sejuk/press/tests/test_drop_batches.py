"""Papers of all villages go after some days, files and all."""

from __future__ import annotations

from django.core.files.storage import default_storage

from sejuk.briefing.tests.drafts import approved
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.press import tasks
from sejuk.press.actions import make_batch
from sejuk.press.models import Batch
from sejuk.press.rules import KEPT
from sejuk.press.tests.test_order_batch import ordered
from sejuk.testing import Cast


def test_old_ones_go_and_young_ones_stay(cast: Cast) -> None:
    version = approved(cast)
    old = ordered(cast, version)
    with clock.travel(clock.now() + KEPT):
        young = ordered(cast, version, form="poster")
        assert tasks.drop_batches.func() == 1
        assert tasks.drop_batches.func() == 0
    assert not make_batch(batch_id=old.pk)  # a task that waited for it finds nothing to do
    assert [row.pk for row in Batch.objects.all()] == [young.pk]
    assert not default_storage.exists(old.file_of(old.areas[0]))
    assert default_storage.exists(young.file_of(young.areas[0]))
    assert Event.objects.filter(verb="batches.dropped").count() == 1
