"""The drawing of a calendar: shares of its width, with no more labels than a phone has room for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sejuk.org.stages import Span, StageKind
from sejuk.web.timeline import MOST_TICKS, timeline

FIRST = date(2022, 7, 29)


def share(said: str) -> float:
    return float(said.removesuffix("%"))


@pytest.mark.parametrize("days", [1, 20, 150, 215, 600, 1500, 4000, 93_000])
def test_labels_stand_apart_and_bars_stay_inside(days: int) -> None:
    last = FIRST + timedelta(days=days - 1)
    drawn = timeline([Span(StageKind.CAMPAIGN, FIRST, last, "x"), Span(StageKind.VOTING, last, last, "x")], last)
    assert len(drawn.ticks) <= MOST_TICKS
    assert bool(drawn.ticks) == (days > 3)
    assert all(share(line.x) + share(line.width) <= 100.5 for line in drawn.lines)
    assert all(tick.ends == (share(tick.x) > 88) for tick in drawn.ticks)


def test_today_stands_where_its_day_begins_and_nowhere_outside() -> None:
    span = Span(StageKind.CAMPAIGN, FIRST, FIRST + timedelta(days=9), "x")
    assert timeline([span], FIRST + timedelta(days=5)).today == "50.00%"
    assert timeline([span], FIRST - timedelta(days=1)).today == ""
