"""Whatever an address says, the answer is a page and never our own trouble."""

import pytest

from sejuk.testing import browser_of, report
from sejuk.web.forms import day

FAR = ("0001-01-01", "9999-12-31", "1999-12-31", "2101-01-01")


@pytest.mark.parametrize("on", FAR)
@pytest.mark.parametrize(
    "page",
    ["/board/?day=", "/coverage/?day=", "/reports/day/?day=", "/reports/day.pdf?day=", "/activities/?from=", "/activities/?to="],
)
def test_a_day_too_far_away_is_left_out(cast, page, on):
    assert browser_of(cast.kanit).get(f"{page}{on}").status_code == 200


@pytest.mark.parametrize("on", FAR)
@pytest.mark.parametrize("key", ["from", "to"])
def test_a_summary_of_a_day_too_far_away_is_todays(cast, key, on):
    assert browser_of(cast.kapolda).get(f"/summary/?{key}={on}").status_code == 200


def test_the_days_that_count():
    assert (day("2000-01-01"), day("2100-12-31")) != (None, None)
    assert [day(on) for on in FAR] == [None] * 4


@pytest.mark.parametrize(
    "path",
    [f"/officers/{'9' * 26}/", f"/org/units/{'9' * 19}/", f"/officers/{'9' * 18}/", f"/org/officers/{'9' * 26}/",
     f"/photos/{'-' * 36}/small.jpg", f"/photos/{'a' * 36}/large.jpg"],
)  # fmt: skip
def test_a_number_that_nobody_has_is_absent(cast, path):
    report(cast.officer)
    for who in (cast.kanit, cast.kasat):
        assert browser_of(who).get(path).status_code == 404
