"""The board as a page: sentences with numbers that open, and a part that refreshes."""

import re

import pytest

from sejuk.insight import rollup
from sejuk.org.models import Officer
from sejuk.testing import OENAI, OINLASI, browser_of, report

NUMBER = re.compile(r'<a class="n" href="(/activities/\?[^"]+)">([\d.]+)</a>')


@pytest.fixture
def full(cast):
    for code in (OENAI, OENAI, OINLASI):
        report(cast.officer, area_code=code)
    rollup.recount_everything()


def test_every_number_opens_into_as_many_records(cast, full):
    for who in (cast.kanit, cast.kasat):
        client = browser_of(who)
        found = NUMBER.findall(client.get("/board/").content.decode())
        assert found
        for address, number in found:
            html = client.get(address.replace("&amp;", "&")).content.decode()
            assert f"<strong>{number}</strong> catatan" in html, address


def test_htmx_gets_the_changing_part_alone(cast, full):
    part = browser_of(cast.kanit).get("/board/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "menunggu tinjauan" in part


def test_a_quiet_day_says_what_will_appear(cast):
    Officer.objects.exclude(pk=cast.kanit.pk).update(is_active=False)
    html = browser_of(cast.kanit).get("/board/").content.decode()
    assert "Grafiknya muncul setelah laporan pertama masuk" in html
    assert "Belum ada kegiatan yang masuk" in html


def test_who_is_quiet_opens_into_as_many_officers(cast):
    client = browser_of(cast.kasat)
    board = client.get("/board/").content.decode()
    address, number = re.search(r'href="(/officers/\?unit=\d+&amp;show=quiet[^"]*)">(\d+)<', board).groups()
    html = client.get(address.replace("&amp;", "&")).content.decode()
    assert html.count('<th scope="row">') == int(number)


def test_another_day_can_be_looked_at_but_not_tomorrow(cast, full):
    client = browser_of(cast.kanit)
    assert "ke hari ini" in client.get("/board/?day=2024-01-31").content.decode()
    assert "ke hari ini" not in client.get("/board/?day=2999-01-01").content.decode()
    assert client.get("/board/?day=kemarin").status_code == 200


def test_no_word_of_blame_or_rank_is_said(cast, full):
    for path in ("/board/", "/officers/", f"/officers/{cast.officer.pk}/", "/coverage/"):
        html = browser_of(cast.kasat).get(path).content.decode().lower()
        for word in ("peringkat", "skor", "target", "malas", "terburuk", "terbaik"):
            assert word not in re.sub(r"<[^>]*>", "", html), (path, word)


def test_the_page_costs_the_same_for_few_and_for_many(cast, full, django_assert_max_num_queries):
    client = browser_of(cast.kasat)
    with django_assert_max_num_queries(28):
        client.get("/board/")
