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

UNTIL_THE_VOTE = ("before", "campaign", "quiet_period", "voting")
# The themes of the sources, each with the phases in which it may be said; whoever looks there finds at least one message.
COVERED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("hoax", "provocation", "hate_speech_sara", "social_media_literacy", "public_order", "unity"), rules.PHASES),
    **dict.fromkeys(("money_politics", "black_campaign", "identity_politics", "voter_participation"), UNTIL_THE_VOTE),
}  # fmt: skip
KINDS = ("pemilu", "pilkada", "pilkades")


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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", COVERED)
def test_every_theme_has_a_message_wherever_it_may_be_said(theme: str, kind: str) -> None:
    for phase in COVERED[theme]:
        laws = {rules.ANY} if phase == "none" else {rules.ANY, kind}
        found = [
            said["code"]
            for said in _shipped()
            if said["theme"] == theme and phase in said["phases"] and laws & set(said["elections"])
        ]
        assert found, (theme, phase, kind)


def test_nothing_about_a_vote_is_said_when_there_is_none() -> None:
    for said in _shipped():
        if said["elections"] != [rules.ANY]:
            assert "none" not in said["phases"], said["code"]


@pytest.mark.parametrize("said", _shipped(), ids=lambda said: said["code"])
def test_a_village_head_election_is_not_sent_to_those_who_do_not_hold_it(said: dict[str, Any]) -> None:
    """KPU and Bawaslu hold and supervise Pemilu and Pilkada alone."""
    if {rules.ANY, "pilkades"} & set(said["elections"]):
        assert not re.search(r"\b(KPU|Bawaslu|Panwaslu|Pengawas TPS)\b", f"{said['id']['text']} {said['en']['text']}")


def test_a_violation_goes_to_bawaslu_within_seven_days() -> None:
    spans = {n for said in _shipped() for n in re.findall(r"(\d+) hari sejak diketahui", said["id"]["text"])}
    assert spans == {"7"}


def test_what_is_punished_of_a_hoax_is_said_as_narrowly_as_the_law_does() -> None:
    for said in _shipped():
        if said["theme"] == "hoax" and "pidana" in said["id"]["text"]:
            assert all(word in said["id"]["text"] for word in ("sengaja", "diketahui bohong", "kerusuhan", "dunia nyata")), said[
                "code"
            ]


def test_who_is_punished_for_money_politics_is_said_by_the_law_of_that_election() -> None:
    """Pemilu punishes the giver, Pilkada the receiver too: no text says it for both."""
    for said in _shipped():
        text = said["id"]["text"].lower()
        if re.search(r"pener\w+ (dan|uang).{0,40}pidana|pemberi dan penerima", text):
            assert said["elections"] == ["pilkada"], said["code"]


def test_nothing_says_that_abstaining_is_a_crime() -> None:
    for said in _shipped():
        assert not re.search(r"golput", said["id"]["text"].lower()), said["code"]
