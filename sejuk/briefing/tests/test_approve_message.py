"""Two people: nobody approves their own."""

from __future__ import annotations

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import approve_message
from sejuk.briefing.tests.drafts import drafted
from sejuk.lib.problems import Problem
from sejuk.testing import Cast


def test_a_second_person_approves(cast: Cast) -> None:
    version = drafted(cast)
    with pytest.raises(Problem, match="not_found"):
        queries.version(cast.asker(cast.officer), version.pk)
    approve_message(asker=cast.asker(cast.kasat), version_id=version.pk)
    assert queries.version(cast.asker(cast.officer), version.pk).approved_by == cast.kasat
    with pytest.raises(Problem, match="changed_meanwhile"):
        approve_message(asker=cast.asker(cast.kapolres), version_id=version.pk)


def test_nobody_approves_their_own_and_a_stranger_nothing(cast: Cast) -> None:
    version = drafted(cast)
    for who, code in ((cast.humas, "own_message"), (cast.stranger, "not_found"), (cast.officer, "not_found")):
        with pytest.raises(Problem, match=code):
            approve_message(asker=cast.asker(who), version_id=version.pk)
    version.refresh_from_db()
    assert version.state == "draft"
