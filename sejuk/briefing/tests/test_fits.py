"""When a message may be said where several elections meet: golden cases that the phone runs too."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sejuk.briefing.rules import fits
from sejuk.org import stages
from sejuk.org.stages import Calendar, ElectionKind, Phase, Round, Span, StageKind

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[3] / "contract/cases/occasions.json").read_text(encoding="utf-8"))
STAGE_OF = {
    Phase.BEFORE: StageKind.PREPARATION, Phase.CAMPAIGN: StageKind.CAMPAIGN, Phase.QUIET_PERIOD: StageKind.QUIET_PERIOD,
    Phase.VOTING: StageKind.VOTING, Phase.AFTER: StageKind.RESULT,
}  # fmt: skip


def calendar(name: str, wired: list[dict[str, str]]) -> Calendar:
    """The election whose phases a phone hears like this."""
    spans = [
        Span(STAGE_OF[Phase(one["phase"])], date.fromisoformat(one["from"]), date.fromisoformat(one["until"]), "Keputusan")
        for one in wired
    ]
    return Calendar(name, ElectionKind(wired[0]["election"]), Round.FIRST, "", name, name, (), tuple(spans))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_golden_cases(case: dict[str, Any]) -> None:
    by_name: dict[str, list[dict[str, str]]] = {}
    for one in case["stages"]:
        by_name.setdefault(one["name"], []).append(one)
    calendars = tuple(calendar(*each) for each in by_name.items())
    assert stages.phases_of(calendars, "53.02.10.2003") == case["stages"]
    today = stages.on_day(calendars, "53.02.10.2003", date.fromisoformat(case["day"]))
    assert today.phase == case["phase"]
    assert [said for said in case["may"] if not fits(said["elections"], said["phases"], today)] == []
    assert [said for said in case["may_not"] if fits(said["elections"], said["phases"], today)] == []
