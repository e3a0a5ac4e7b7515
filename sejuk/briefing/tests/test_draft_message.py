"""Drafting: only who briefs there, with a source, and never in force by itself."""

from __future__ import annotations

import pytest

from sejuk.briefing.actions import draft_message
from sejuk.briefing.models import Message
from sejuk.briefing.tests.drafts import draft, drafted
from sejuk.lib.problems import Problem
from sejuk.testing import Cast


def test_a_draft_is_nobodys_to_say_yet(cast: Cast) -> None:
    version = drafted(cast)
    assert (version.state, version.number, version.message.code) == ("draft", 1, "cek-dulu")
    assert drafted(cast).message.code == "cek-dulu-2"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"source": " "}, "message_without_source"), ({"text": ""}, "wording_empty"), ({"phases": ()}, "value_unknown"),
        ({"elections": ("2029",)}, "value_unknown"), ({"title": "x" * 81}, "text_too_long"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_message(cast: Cast, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Problem, match=code):
        drafted(cast, **changes)
    assert not Message.objects.exists()


def test_a_stranger_and_a_constable_draft_nothing_there(cast: Cast) -> None:
    for who in (cast.stranger, cast.officer, cast.operator, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            draft_message(asker=cast.asker(who), unit=cast.sector, theme="hoax", audience="all", draft=draft())
