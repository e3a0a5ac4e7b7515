"""When something needs a person: working days and the steps of the map."""

from datetime import date

import pytest

from sejuk.insight import rules


@pytest.mark.parametrize(
    ("day", "back", "expected"),
    [
        (date(2024, 1, 31), 3, date(2024, 1, 26)),  # Wednesday: Tuesday, Monday, Friday
        (date(2024, 1, 28), 1, date(2024, 1, 26)),  # Sunday: Friday
        (date(2024, 1, 29), 1, date(2024, 1, 26)),  # Monday: Friday
        (date(2024, 1, 26), 0, date(2024, 1, 26)),
    ],
)
def test_working_days_leave_out_the_weekend(day, back, expected):
    assert rules.working_days_back(day, back) == expected


@pytest.mark.parametrize(("days", "step"), [(0, 0), (3, 0), (4, 1), (7, 1), (14, 2), (30, 3), (31, 4), (365, 4), (None, 4)])
def test_the_ramp_has_five_steps(days, step):
    assert rules.step(days) == step


@pytest.mark.parametrize(
    ("days", "typical"), [([], None), ([3], 3), ([1, 9], 1), ([1, None, None], None), ([1, 5, None], 5), ([None], None)]
)
def test_half_of_the_villages_within_so_many_days(days, typical):
    assert rules.typical(days) == typical
