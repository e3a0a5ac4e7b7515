"""Map and table say the same: the map is drawn from the table's own rows, and these are the numbers of the query."""

import json
import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from sejuk.insight import rollup
from sejuk.insight.queries import coverage
from sejuk.lib import clock
from sejuk.testing import FALAS, OENAI, OINLASI, browser_of, report


class Table(HTMLParser):
    """The rows of the table #tabel: what the map reads (data-…) and what a person reads (cells)."""

    def __init__(self, html):
        super().__init__()
        self.rows, self._cell = [], None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "tr" and "data-code" in found:
            self.rows.append((found, []))
        elif tag in ("td", "th") and self.rows:
            self.rows[-1][1].append("")
            self._cell = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._cell = None

    def handle_data(self, data):
        if self._cell and self.rows:
            self.rows[-1][1][-1] += data


@pytest.fixture
def worked(cast):
    for days_ago, code in ((2, OENAI), (2, OENAI), (9, OINLASI), (40, FALAS)):
        day = clock.today(clock.WITA) - timedelta(days=days_ago)
        report(cast.officer, area_code=code, started_at=f"{day}T09:00:00+08:00")
    rollup.recount_everything()


def table(client, query=""):
    return Table(client.get(f"/coverage/{query}").content.decode()).rows


def words(cell):
    return " ".join(cell.split())


def test_villages_on_the_map_are_those_of_the_table(cast, worked):
    rows = table(browser_of(cast.kanit))
    found = {village.code: village for village in coverage(cast.asker(cast.kanit), cast.sector, clock.today(clock.WITA)).villages}
    assert len(rows) == len(found)
    for drawn, cells in rows:
        village = found[drawn["data-code"]]
        assert drawn["data-label"] == village.label == words(cells[0])
        assert drawn["data-days"] == ("" if village.days is None else str(village.days))
        assert int(drawn["data-step"]) == village.step
        assert bool(drawn["data-hatched"]) == village.vacant == (words(cells[1]) == "Kosong")
        assert drawn["data-lat"] == ("" if village.lat is None else str(village.lat))
        said = {None: "tanpa catatan", 2: "2 hari lalu", 9: "9 hari lalu", 40: "40 hari lalu"}[village.days]
        assert words(cells[2]) == said
        assert words(cells[3]) == str(village.activities)


def test_without_scripts_the_table_is_named_instead_of_a_map_that_never_comes(cast, worked):
    html = browser_of(cast.kanit).get("/coverage/").content.decode()
    assert re.search(r"<p[^>]* hidden>Peta dimuat", html)
    assert '<noscript><p class="empty">Peta memerlukan JavaScript.' in html


def test_districts_on_the_map_are_those_of_the_table(cast, worked):
    rows = table(browser_of(cast.kasat))
    found = {one.code: one for one in coverage(cast.asker(cast.kasat), cast.resort, clock.today(clock.WITA)).districts}
    assert {drawn["data-code"] for drawn, _ in rows} == set(found)
    for drawn, cells in rows:
        district = found[drawn["data-code"]]
        assert words(cells[1]) == f"{district.reached} dari {district.villages}"
        assert words(cells[2]) == str(district.vacant)
        assert words(cells[3]) == str(district.activities)
        assert drawn["data-days"] == ("" if district.days is None else str(district.days))
        assert bool(drawn["data-hatched"]) == (district.vacant * 2 >= district.villages)


@pytest.mark.parametrize("show", ["vacant", "stale"])
def test_the_boards_numbers_open_into_as_many_rows(cast, worked, show):
    for who in (cast.kanit, cast.kasat):
        client = browser_of(who)
        board = client.get("/board/").content.decode()
        number, address = re.search(rf'href="(/coverage/\?unit=\d+&amp;show={show}[^"]*)">([\d.]+)<', board).group(2, 1)
        assert len(table(client, address.replace("&amp;", "&").removeprefix("/coverage/"))) == int(number.replace(".", ""))


def test_a_district_opens_into_its_villages(cast, worked):
    rows = table(browser_of(cast.kasat), "?district=53.02.10")
    assert {drawn["data-code"][:8] for drawn, _ in rows} == {"53.02.10"}


def test_outlines_are_public_cached_and_cut_by_regency(client, db):
    answer = client.get("/maps/53.02.json", headers={"Accept-Encoding": "gzip"})
    assert "max-age" in answer["Cache-Control"]
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 20_000
    shapes = json.loads(client.get("/maps/53.02.json").content)
    assert "53.02.10" in {feature["id"] for feature in shapes["features"]}
    for code in ("53", "53.02.10", "99.99", "../x", "53.0²"):
        assert client.get(f"/maps/{code}.json").status_code == 404


def test_a_page_costs_the_same_for_few_villages_and_many(cast, worked, django_assert_max_num_queries):
    for who in (cast.kanit, cast.kasat):
        client = browser_of(who)
        with django_assert_max_num_queries(15):
            client.get("/coverage/")
