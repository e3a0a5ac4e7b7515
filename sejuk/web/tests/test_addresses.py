"""Whatever an address says, the answer is a page and never our own trouble."""

import pytest

from sejuk.journal.models import Event
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


@pytest.mark.parametrize(
    "page", ["/activities/?q=", "/activities/kegiatan.csv?q=", "/activities/kegiatan.xlsx?q=", "/officers/?q=", "/?x="]
)
def test_control_characters_in_an_address_are_left_out(cast, page):
    report(cast.officer, narrative="pasar pagi")
    answer = browser_of(cast.kanit).get(f"{page}pa%00sar%1b")
    assert answer.status_code in (200, 302)
    b"".join(answer)


@pytest.mark.parametrize("key", ["verb", "subject", "actor", "from", "after"])
def test_control_characters_in_the_journals_address_are_left_out(cast, key):
    assert browser_of(cast.auditor).get(f"/journal/?{key}=a%00b").status_code == 200


def test_control_characters_in_a_form_are_left_out(cast):
    row = report(cast.officer)
    version = str(row.version)
    browser_of(cast.kanit).post(
        f"/activities/{row.pk}/review/", {"decision": "return", "version": version, "reason": "RT\0 mana?\nRW"}
    )
    row.refresh_from_db()
    assert (row.state, Event.objects.filter(verb="activity.returned").count()) == ("returned", 1)


def test_control_characters_in_a_cookie_open_no_session_and_no_trouble(cast, client):
    client.cookies["sessionid"] = "abcdefgh\0ijkl"
    assert client.get("/me/").status_code == 302
