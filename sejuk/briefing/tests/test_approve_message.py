"""Two people: nobody approves their own."""

from __future__ import annotations

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import add_wording, approve_message, approve_wording
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


def test_words_in_english_are_not_approved_by_who_wrote_them(cast: Cast) -> None:
    version = drafted(cast)
    english = add_wording(asker=cast.asker(cast.kasat), version_id=version.pk, language="en", title="Check", text="Ask first.")
    approve_message(asker=cast.asker(cast.kasat), version_id=version.pk)
    english.refresh_from_db()
    assert english.approved_at is None
    assert version.wordings.get(language="id").approved_by == cast.kasat
    assert approve_wording(asker=cast.asker(cast.humas), wording_id=english.pk).approved_by == cast.humas
