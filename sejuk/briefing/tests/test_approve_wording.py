"""Somebody else than who wrote it approves a wording."""

from __future__ import annotations

import pytest

from sejuk.briefing.actions import add_wording, approve_wording, issue_message
from sejuk.briefing.tests.drafts import approved, carried
from sejuk.lib.problems import Problem
from sejuk.testing import OENAI, Cast


def test_then_the_phone_carries_it(cast: Cast) -> None:
    version = approved(cast)
    issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
    wording = add_wording(
        asker=cast.asker(cast.kasat), version_id=version.pk, language="jv", title="Priksa dhisik", text="Takon dhisik."
    )
    for who, code in ((cast.kasat, "own_message"), (cast.stranger, "not_found")):
        with pytest.raises(Problem, match=code):
            approve_wording(asker=cast.asker(who), wording_id=wording.pk)
    approve_wording(asker=cast.asker(cast.humas), wording_id=wording.pk)
    (card,) = carried(cast, cast.officer, OENAI).values()
    assert [one["language"] for one in card["wordings"]] == ["id", "jv"]
