"""The kept daily report as pages: that it is ready, what came in later, and when it is kept."""

from sejuk.lib import clock
from sejuk.press.models import CutOff
from sejuk.press.tests.test_save_reports import at, kept_at_six, set_at_six, visit
from sejuk.testing import browser_of


def test_the_board_and_the_days_page_say_that_it_is_ready_and_what_came_later(cast):
    row = kept_at_six(cast, "2024-01-30")
    late = visit(cast, "2024-01-30T19:30", narrative="Sambang malam")
    with clock.travel(at("2024-01-30T20:00")):
        client = browser_of(cast.kapolsek)
        for address in ("/board/", "/reports/day/"):
            html = client.get(address).content.decode()
            assert f'<a href="/reports/kept/{row.pk}/">Laporan 18.00 WITA</a> siap' in html
            assert "1 catatan</a> masuk sesudahnya" in html
        html = client.get(f"/reports/kept/{row.pk}/").content.decode()
        paper = client.get(f"/reports/kept/{row.pk}.pdf")
    since = html.split('id="sesudahnya"')[1].split("</section>")[0]
    assert f'href="/activities/{late.pk}/"' in since
    assert "Sambang malam" not in html
    assert b"".join(paper)[:5] == b"%PDF-"
    assert "laporan-harian-polsek-kie-2024-01-30-1800.pdf" in paper["Content-Disposition"]


def test_before_the_cut_off_nothing_is_ready(cast):
    set_at_six(cast, "2024-01-30")
    with clock.travel(at("2024-01-30T17:00")):
        client = browser_of(cast.kanit)
        assert "siap dibaca" not in client.get("/board/").content.decode()
        assert "sesudah jam laporan" in client.get("/reports/kept/").content.decode()


def test_old_ones_stay_within_reach(cast):
    row = kept_at_six(cast, "2024-01-30")
    client = browser_of(cast.kanit)
    assert str(row.pk) in client.get("/reports/kept/").content.decode()
    assert str(row.pk) not in client.get("/reports/kept/?before=2024-01-30").content.decode()
    assert client.get("/reports/kept/?before=kemarin").status_code == 200


def test_the_time_is_set_on_a_page(cast):
    client, address = browser_of(cast.kanit), f"/reports/hour/{cast.sector.pk}/"
    assert 'value="18:00"' in client.get(address).content.decode()
    answer = client.post(address, {"at": "17:30", "days": ["0", "4"]}, follow=True)
    assert "Jam laporan disimpan." in answer.content.decode()
    row = CutOff.objects.get()
    assert (f"{row.at:%H:%M}", row.days) == ("17:30", [0, 4])
    wrong = client.post(address, {"at": "25:00", "days": ["0"]})
    assert wrong.status_code == 422
    assert "Jam ini tidak terbaca" in wrong.content.decode()
    client.post(address, {"at": "18:00"})
    assert CutOff.objects.get().days == []
