"""A slip in the number of printed papers is taken back and stays to be seen."""

from __future__ import annotations

import pytest

from sejuk.briefing.tests.drafts import approved
from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.press.actions import withdraw_print
from sejuk.press.queries import tally
from sejuk.press.tests.test_record_print import printed
from sejuk.testing import Cast


def test_it_counts_no_more_and_is_still_shown(cast: Cast) -> None:
    version = approved(cast)
    run = printed(cast, version, count=50_000)
    printed(cast, version, count=500)
    for _ in range(2):
        withdraw_print(asker=cast.asker(cast.kasat), run_id=run.pk)
    found = tally(cast.asker(cast.kasat), version)
    assert (found.printed, len(found.runs)) == (500, 2)
    assert Event.objects.filter(verb="print.withdrawn").count() == 1


def test_a_stranger_takes_nothing_back(cast: Cast) -> None:
    run = printed(cast, approved(cast), who=cast.kanit, unit=cast.sector)
    for who in (cast.stranger, cast.officer):
        with pytest.raises(Problem, match="not_found"):
            withdraw_print(asker=cast.asker(who), run_id=run.pk)
    with pytest.raises(Problem, match="not_found"):
        withdraw_print(asker=cast.asker(cast.kanit), run_id=10**9)
