"""The daily report as a page and as paper."""

from sejuk.lib import clock
from sejuk.testing import browser_of, report


def early():
    return {"started_at": f"{clock.today(clock.WITA)}T00:10:00+08:00"}


def test_a_day_can_be_copied_shared_and_printed(cast):
    report(cast.officer, narrative="<b>Sambang</b> *warga*", **early())
    client = browser_of(cast.kanit)
    html = client.get("/reports/day/").content.decode()
    assert "*LAPORAN HARIAN*" in html
    assert "&lt;b&gt;Sambang&lt;/b&gt; ∗warga∗" in html
    assert 'data-copy="laporan"' in html
    paper = client.get(f"/reports/day.pdf?unit={cast.sector.pk}")
    assert b"".join(paper)[:5] == b"%PDF-"
    assert "laporan-harian-polsek-kie" in paper["Content-Disposition"]


def test_an_empty_day_offers_the_day_before(cast):
    html = browser_of(cast.kanit).get("/reports/day/?day=2024-01-31").content.decode()
    assert "belum ada laporannya" in html
    assert "day=2024-01-30" in html
    assert "wa.me" not in html


def test_the_number_of_records_opens_into_them(cast):
    report(cast.officer, **early())
    client = browser_of(cast.kapolsek)
    html = client.get("/reports/day/").content.decode()
    address = html.split('class="button" href="/activities/')[1].split('"')[0].replace("&amp;", "&")
    assert "<strong>1</strong> catatan" in client.get(f"/activities/{address}").content.decode()


def test_each_line_opens_into_its_records(cast):
    row = report(cast.officer, outcome="Ronda dimulai", **early())
    html = browser_of(cast.kanit).get("/reports/day/").content.decode()
    line = html.split("Desa Oenai: Ronda dimulai")[1].split("</details>")[0]
    assert f'href="/activities/{row.pk}/"' in line
    assert "Sambang · Desa Oenai" in line
