"""The starter library: complete, sourced, lawful, and never written over what a unit made of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sejuk.briefing import outgoing, rules
from sejuk.briefing.actions import load_messages
from sejuk.briefing.actions.library import _shipped
from sejuk.briefing.models import Message, MessageVersion
from sejuk.lib.text import guard
from sejuk.testing import Cast

THEMES_OF_THE_SOURCES = {
    "hoax", "provocation", "hate_speech_sara", "money_politics", "black_campaign", "identity_politics", "voter_participation",
    "unity", "social_media_literacy", "public_order",
}  # fmt: skip


def test_it_is_written_once(cast: Cast) -> None:
    assert load_messages() == len(_shipped()) >= 40
    assert load_messages() == 0
    assert MessageVersion.objects.filter(state="draft").count() == Message.objects.count()


@pytest.mark.parametrize("said", _shipped(), ids=lambda said: said["code"])
def test_each_message_is_one_that_a_unit_could_have_written(said: dict[str, Any]) -> None:
    rules.check_message(said | {"valid_from": None, "valid_until": None})
    for language in ("id", "en"):
        rules.check_wording(language, **said[language])
    assert guard.find(f"{said['id']['title']}. {said['id']['text']}", "record") == []


@pytest.mark.parametrize("said", _shipped(), ids=lambda said: said["code"])
def test_none_is_blocked_in_any_of_its_phases_and_elections(said: dict[str, Any]) -> None:
    for language in ("id", "en"):
        text = f"{said[language]['title']}\n{said[language]['text']}\n{said['source']}"
        assert outgoing.check_outgoing(text, said["phases"], said["elections"]) == []


def test_every_phase_and_kind_of_election_has_its_messages() -> None:
    shipped = _shipped()
    assert {said["theme"] for said in shipped} >= THEMES_OF_THE_SOURCES
    for phase in rules.PHASES:
        assert sum(phase in said["phases"] for said in shipped) >= 15, phase
    for kind in ("pemilu", "pilkada", "pilkades"):
        assert sum(kind in said["elections"] for said in shipped) >= 10, kind


def test_who_is_punished_for_money_politics_is_said_by_the_law_of_that_election() -> None:
    """Pemilu punishes the giver, Pilkada the receiver too: no text says it for both."""
    for said in _shipped():
        text = said["id"]["text"].lower()
        if re.search(r"pener\w+ (dan|uang).{0,40}pidana|pemberi dan penerima", text):
            assert said["elections"] == ["pilkada"], said["code"]


def test_nothing_says_that_abstaining_is_a_crime() -> None:
    for said in _shipped():
        assert not re.search(r"golput", said["id"]["text"].lower()), said["code"]
