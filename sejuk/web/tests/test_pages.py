"""Every page: who finds it, that it works empty and full, in both languages, without anything inline."""

import re
from pathlib import Path

import pytest

from sejuk.insight import rollup
from sejuk.testing import browser_of, report
from sejuk.web.urls_work import urlpatterns

READ = {"kanit", "kapolsek", "kasat", "humas", "kapolres", "stranger"}
AGGREGATE = READ | {"kapolda", "auditor"}
EVERYBODY = AGGREGATE | {"officer", "foreigner", "operator"}
PAGES = {
    "/board/": READ, "/coverage/": READ, "/officers/": READ, "/reports/day/": READ, "/reports/day.pdf": READ,
    "/summary/": AGGREGATE, "/journal/": {"auditor"}, "/me/": EVERYBODY, "/activities/": EVERYBODY, "/account/": EVERYBODY,
}  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
def test_a_page_is_there_for_its_people_and_absent_for_others(cast, path, full):
    if full:
        report(cast.officer)
        rollup.recount_everything()
    for who in EVERYBODY:
        found = browser_of(getattr(cast, who)).get(path).status_code
        assert found == (200 if who in PAGES[path] else 404), who


def test_no_page_is_open_to_nobody(client, db):
    open_to_all = {"shapes"}
    for entry in urlpatterns:
        if entry.name in open_to_all or entry.pattern.converters or "(?P" in str(entry.pattern):
            continue
        assert client.get(f"/{entry.pattern}").status_code == 302, entry.name


@pytest.mark.parametrize("path", ["/board/", "/coverage/", "/officers/", "/reports/day/"])
def test_another_units_page_looks_absent(cast, path):
    for who in ("stranger", "officer", "foreigner", "kapolda", "operator", "auditor"):
        client = browser_of(getattr(cast, who))
        assert client.get(path, {"unit": cast.sector.pk}).status_code == 404, who
    assert browser_of(cast.kanit).get(path, {"unit": "x"}).status_code == 404
    assert browser_of(cast.kanit).get(path, {"unit": cast.resort.pk}).status_code == 404


def pages_of(cast):
    row = report(cast.officer, kind="patrol", position={"lat_e5": -985000, "lon_e5": 12440000, "accuracy_m": 20})
    rollup.recount_everything()
    kanit, auditor = browser_of(cast.kanit), browser_of(cast.auditor)
    for path in ("/board/", "/activities/", f"/activities/{row.pk}/", "/coverage/", "/officers/", "/me/", "/account/",
                 f"/officers/{cast.officer.pk}/", "/reports/day/", "/account/password/", "/account/code/", "/tidak-ada/"):  # fmt: skip
        yield path, kanit.get(path)
    for path in ("/summary/", "/journal/"):
        yield path, auditor.get(path)


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(cast):
    for path, answer in pages_of(cast):
        html = answer.content.decode()
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:", html), path
        sources = re.findall(r'(?:src|href)="(https?:[^"]+)"', html)
        assert all(source.startswith("https://wa.me/?text=") for source in sources), path
        assert "unsafe" not in answer["Content-Security-Policy"], path


def test_no_signed_in_page_is_kept_by_the_browser(cast):
    for path, answer in pages_of(cast):
        if answer.status_code == 200:
            assert "no-store" in answer["Cache-Control"], path


def test_ids_have_no_separators_in_addresses(cast):
    for path, answer in pages_of(cast):
        assert not re.search(r"(?:unit|officer|version)=(?:\"|&quot;)?\d+[.,]\d", answer.content.decode()), path


def test_the_script_of_the_heaviest_page_stays_within_its_budget():
    import gzip

    static = Path(__file__).parents[1] / "static" / "web"
    scripts = [*static.glob("vendor/*/*.js"), static / "pages.js", static / "coverage.js"]
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 110_000


def test_every_address_has_a_name():
    assert all(entry.name for entry in urlpatterns)
