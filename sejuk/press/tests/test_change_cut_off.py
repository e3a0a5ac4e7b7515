"""When a unit's daily report is kept is set by those who read it and speak for the unit."""

import pytest

from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.press.actions import change_cut_off
from sejuk.press.models import CutOff

WEEKDAYS = ["0", "1", "2", "3", "4"]


def test_it_is_set_and_set_again(cast):
    change_cut_off(asker=cast.asker(cast.kanit), unit=cast.sector, at="18:00", days=WEEKDAYS)
    row = change_cut_off(asker=cast.asker(cast.kapolsek), unit=cast.sector, at="17.30", days=[])
    assert (f"{row.at:%H:%M}", row.days, row.changed_by) == ("17:30", [], cast.kapolsek)
    assert CutOff.objects.count() == 1
    assert [event.data for event in Event.objects.filter(verb="cut_off.changed").order_by("id")] == [
        {"at": "18:00", "days": [0, 1, 2, 3, 4]}, {"at": "17:30", "days": []},
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["kanit", "kapolsek", "kasat", "kapolres", "humas"])
def test_who_reads_and_speaks_for_the_unit_may(cast, who):
    change_cut_off(asker=cast.asker(getattr(cast, who)), unit=cast.sector, at="18:00", days=["0"])


def test_a_stranger_is_refused(cast, stranger):
    for who in (stranger, cast.foreigner, cast.officer, cast.kapolda, cast.operator, cast.auditor):
        with pytest.raises(Problem, match="not_found"):
            change_cut_off(asker=cast.asker(who), unit=cast.sector, at="18:00", days=WEEKDAYS)


@pytest.mark.parametrize("text", ["", "24:00", "7:00", "18:60", "18:00:00", "enam sore", "１８:00"])
def test_a_time_that_cannot_be_read_changes_nothing(cast, text):
    with pytest.raises(Problem, match="time_unreadable"):
        change_cut_off(asker=cast.asker(cast.kanit), unit=cast.sector, at=text, days=WEEKDAYS)
    assert not CutOff.objects.exists()


@pytest.mark.parametrize("days", [["7"], ["-1"], ["x"], ["0", ""]])
def test_a_day_that_is_none_is_refused(cast, days):
    with pytest.raises(Problem, match="value_unknown"):
        change_cut_off(asker=cast.asker(cast.kanit), unit=cast.sector, at="18:00", days=days)
