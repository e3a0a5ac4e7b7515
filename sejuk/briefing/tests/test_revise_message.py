"""A new version follows; the one in force stays as it was said."""

from __future__ import annotations

import pytest

from sejuk.briefing.actions import revise_message
from sejuk.briefing.tests.drafts import approved, draft
from sejuk.lib.problems import Problem
from sejuk.testing import Cast


def test_the_version_in_force_stays_until_the_new_one_is_approved(cast: Cast) -> None:
    first = approved(cast)
    second = revise_message(asker=cast.asker(cast.humas), message_id=first.message_id, draft=draft(text="Cek di situs resmi."))
    first.refresh_from_db()
    assert (first.state, second.number, second.state) == ("approved", 2, "draft")
    assert first.wordings.get().text == "Tanyakan sumbernya sebelum membagikan."


def test_a_stranger_revises_nothing(cast: Cast) -> None:
    first = approved(cast)
    for who in (cast.stranger, cast.officer):
        with pytest.raises(Problem, match="not_found"):
            revise_message(asker=cast.asker(who), message_id=first.message_id, draft=draft())
