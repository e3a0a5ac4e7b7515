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


def test_a_week_and_a_month_lead_to_one_another_and_open_into_their_records(cast, frozen):
    report(cast.officer, started_at="2024-01-30T09:00:00+08:00", outcome="Ronda dimulai")
    client = browser_of(cast.kanit)
    html = client.get(f"/reports/week/?unit={cast.sector.pk}&day=2024-01-31").content.decode()
    assert "*LAPORAN MINGGUAN*" in html
    assert "Ronda dimulai (Desa Oenai)" in html
    assert f'href="/reports/month/?unit={cast.sector.pk}&amp;day=2024-01-31"' in html
    assert f'href="/reports/day/?unit={cast.sector.pk}&amp;day=2024-01-31"' in html
    assert f"?unit={cast.sector.pk}&amp;day=2024-01-28" in html
    month = client.get("/reports/month/?month=2024-01").content.decode()
    assert "*LAPORAN BULANAN*" in month
    assert "Pekan berikutnya" not in html
    paper = client.get("/reports/month.pdf?month=2024-01")
    assert "laporan-bulanan-polsek-kie-2024-01-01.pdf" in paper["Content-Disposition"]


def test_an_empty_week_says_so_and_leads_on(cast, frozen):
    html = browser_of(cast.kanit).get("/reports/week/?day=2023-06-01").content.decode()
    assert "belum ada laporannya" in html
    assert "Pekan berikutnya" in html
    assert "wa.me" not in html


def test_what_cannot_be_read_is_today(cast, frozen):
    client = browser_of(cast.kanit)
    for asked in ("day=2024-13-45", "month=2024-99", "month=x", "day=9999-01-01", "unit="):
        assert client.get(f"/reports/week/?{asked}").status_code == 200
    assert client.get("/reports/week/?unit=999999").status_code == 404
    assert client.get("/reports/year/").status_code == 404


def test_a_region_sees_numbers_of_its_own_and_no_sector(cast, frozen):
    report(cast.officer, started_at="2024-01-30T09:00:00+08:00")
    client = browser_of(cast.kapolda)
    html = client.get("/reports/week/").content.decode()
    assert "kurang dari 5 kegiatan" in html
    assert "/activities/?" not in html
    assert client.get(f"/reports/week/?unit={cast.sector.pk}").status_code == 404
    assert client.get(f"/reports/month.pdf?unit={cast.resort.pk}").status_code == 404
    assert b"".join(client.get("/reports/month.pdf"))[:5] == b"%PDF-"


def test_a_briefing_opens_each_sentence_and_prints_on_one_page(cast, frozen):
    row = report(cast.officer, situation="watch")
    client = browser_of(cast.kapolsek)
    html = client.get("/reports/briefing/").content.decode()
    assert f'href="/activities/?unit={cast.sector.pk}&amp;state=reported"' in html
    assert f"/coverage/?unit={cast.sector.pk}&amp;show=vacant" in html
    assert f'href="/activities/{row.pk}/"' in html.split("Perlu perhatian: Desa Oenai")[1].split("</details>")[0]
    paper = client.get("/reports/briefing.pdf")
    assert "bahan-rapat-polsek-kie-2024-01-31.pdf" in paper["Content-Disposition"]
    assert b"".join(paper)[:5] == b"%PDF-"
