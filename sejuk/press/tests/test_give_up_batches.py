"""A batch that workers keep dying of waits for a person instead of the sixth worker."""

from __future__ import annotations

import pytest

from sejuk.briefing.tests.drafts import approved
from sejuk.press.actions import give_up_batches, make_batch
from sejuk.press.rules import BatchState
from sejuk.press.tests.test_order_batch import ordered
from sejuk.testing import Cast


@pytest.mark.usefixtures("without_reactions")
def test_what_was_made_stays_and_nothing_is_made_by_itself(cast: Cast) -> None:
    row = ordered(cast, approved(cast))
    assert give_up_batches(batch_ids=[str(row.pk)]) == 1
    assert give_up_batches(batch_ids=[str(row.pk)]) == 0
    assert not make_batch(batch_id=row.pk)
    row.refresh_from_db()
    assert row.state == BatchState.FAILED
