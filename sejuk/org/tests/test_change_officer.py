"""A promotion, or a name that was misspelt."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import change_officer


def test_rank_and_name_change_and_the_phone_hears_of_it(cast, kanit, stranger):
    before = cast.officer.change_seq
    change_officer(asker=asker_for(kanit), officer=cast.officer, rank="Aipda", name="Sari Lestari, S.H.")
    cast.officer.refresh_from_db()
    assert str(cast.officer) == "Aipda Sari Lestari, S.H."
    assert cast.officer.change_seq > before
    for by, whom in ((stranger, cast.officer), (kanit, cast.kapolsek), (kanit, kanit), (cast.officer, cast.officer)):
        with pytest.raises(Problem, match="not_found"):
            change_officer(asker=asker_for(by), officer=whom, rank="Aipda", name="X")
    with pytest.raises(Problem, match="rank_unknown"):
        change_officer(asker=asker_for(kanit), officer=cast.officer, rank="X", name="X")
