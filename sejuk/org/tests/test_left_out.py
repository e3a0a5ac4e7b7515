"""A calendar that says nothing of an area that came into being after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from sejuk.lib import clock
from sejuk.lib.letters import letters
from sejuk.org.access import PUBLIC
from sejuk.org.actions import publish_elections
from sejuk.org.models import Area
from sejuk.org.queries.left_out import left_out
from sejuk.org.tests.test_publish_elections import village_vote
from sejuk.testing import KIE, OENAI, Cast, browser_of

DAY = "2027-02-20T09:00:00+08:00"


@pytest.fixture
def published(cast: Cast) -> Iterator[Cast]:
    """The village vote of Oenai was published on 1 January; today is 20 February, its campaign begins on 1 March."""
    with clock.travel(datetime.fromisoformat("2027-01-01T09:00:00+08:00")):
        publish_elections(asker=cast.asker(cast.kanit), calendars=[village_vote((OENAI, ""))])
    with clock.travel(datetime.fromisoformat(DAY)):
        yield cast


def new_area(code: str, name: str, since: date = date(2027, 2, 1), kind: str = "desa", level: int = 4) -> Area:
    parent = Area.objects.get(pk=code.rpartition(".")[0])
    return Area.objects.create(
        code=code, name=name, kind=kind, level=level, parent=parent, letters=letters(name), context=parent.label, valid_from=since
    )


def codes() -> list[str]:
    return [area.pk for _, areas in left_out(PUBLIC) for area in areas]


def test_a_new_village_beside_a_named_one(published: Cast) -> None:
    assert codes() == []
    new_area(f"{KIE}.2099", "Oenai Timur")
    assert codes() == [f"{KIE}.2099"]
    wider = village_vote((OENAI, ""), (f"{KIE}.2099", ""))
    publish_elections(asker=published.asker(published.kanit), calendars=[wider])
    assert codes() == []


def test_a_new_district_that_took_the_named_village_along(published: Cast) -> None:
    Area.objects.filter(pk=OENAI).update(valid_until=date(2027, 1, 31))
    new_area("53.02.99", "Kie Timur", kind="kecamatan", level=3)
    new_area("53.02.99.2001", "Oenai")
    new_area("53.02.99.2002", "Falas")
    assert codes() == ["53.02.99.2001"]


def test_a_new_district_beside_a_named_one_is_told_once(cast: Cast) -> None:
    with clock.travel(datetime.fromisoformat(DAY)):
        publish_elections(asker=cast.asker(cast.operator), calendars=[village_vote((KIE, ""))])
    with clock.travel(datetime.fromisoformat("2027-03-02T09:00:00+08:00")):
        new_area("53.02.99", "Kie Timur", kind="kecamatan", level=3, since=date(2027, 3, 1))
        new_area("53.02.99.2001", "Oenai Baru", since=date(2027, 3, 1))
        new_area(f"{KIE}.2099", "Oenai Timur", since=date(2027, 3, 1))  # lies in what is named
        assert codes() == ["53.02.99"]


@pytest.mark.parametrize(
    ("code", "since"),
    [(f"{KIE}.2099", date(2026, 12, 1)), (f"{KIE}.2099", date(2027, 4, 1)), ("53.02.01.2099", date(2027, 2, 1))],
    ids=["older than the calendar", "still to come", "in another district"],
)
def test_what_is_not_told(published: Cast, code: str, since: date) -> None:
    new_area(code, "Oenai Timur", since)
    assert codes() == []


def test_an_election_that_is_over_or_held_everywhere_leaves_nobody_out(published: Cast) -> None:
    new_area(f"{KIE}.2099", "Oenai Timur")
    everywhere = replace(village_vote(), code="pilkades-semua")
    publish_elections(asker=published.asker(published.operator), calendars=[everywhere])
    assert [one.calendar.code for one in left_out(PUBLIC)] == ["pilkades-oenai"]
    with clock.travel(datetime.fromisoformat("2027-03-08T09:00:00+08:00")):
        assert codes() == []


def test_the_page_tells_who_may_publish(published: Cast) -> None:
    new_area(f"{KIE}.2099", "Oenai <b>Timur")
    html = browser_of(published.kanit).get("/calendar/").content.decode()
    assert "Kalender Pilkades Oenai belum memuat wilayah baru" in html
    assert "Desa Oenai &lt;b&gt;Timur" in html
    assert "belum memuat" not in browser_of(published.officer).get("/calendar/").content.decode()
