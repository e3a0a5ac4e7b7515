"""A regional language is a wording of its own, with its own approval."""

from __future__ import annotations

import pytest

from sejuk.briefing.actions import add_wording, issue_message
from sejuk.briefing.tests.drafts import approved, carried
from sejuk.lib.problems import Problem
from sejuk.testing import OENAI, Cast


def test_it_is_not_carried_before_its_own_approval(cast: Cast) -> None:
    version = approved(cast)
    issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
    add_wording(
        asker=cast.asker(cast.kasat), version_id=version.pk, language="jv", title="Priksa dhisik", text="Takon sumbere dhisik."
    )
    (card,) = carried(cast, cast.officer, OENAI).values()
    assert [one["language"] for one in card["wordings"]] == ["id"]


def test_one_for_each_language_and_none_from_a_stranger(cast: Cast) -> None:
    version = approved(cast)
    with pytest.raises(Problem, match="wording_twice"):
        add_wording(asker=cast.asker(cast.kasat), version_id=version.pk, language="id", title="A", text="B")
    with pytest.raises(Problem, match="value_unknown"):
        add_wording(asker=cast.asker(cast.kasat), version_id=version.pk, language="xx", title="A", text="B")
    with pytest.raises(Problem, match="not_found"):
        add_wording(asker=cast.asker(cast.stranger), version_id=version.pk, language="jv", title="A", text="B")
