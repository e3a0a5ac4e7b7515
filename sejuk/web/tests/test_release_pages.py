"""Kept releases on their pages: found again, corrected, tied to a report, withdrawn, taken away as a file; marked wherever they stand."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from sejuk.journal.models import Event
from sejuk.press.actions import correct_release
from sejuk.press.models import KeptRelease
from sejuk.press.tests.releases import TITLE, kept
from sejuk.testing import SOE, Cast, browser_of, report
from sejuk.web.tests.test_releases import filled

EVIL = "<script>alert(1)</script>"


def edited(client: Any, row: KeptRelease, **changes: Any) -> Any:
    """The form of its correction, sent back with some changes."""
    html = client.get(f"/releases/{row.pk}/correct/").content.decode()
    return client.post(f"/releases/{row.pk}/correct/", filled(f'aria-labelledby="fakta"{html.split("<h1>")[1]}') | changes)


def test_an_empty_list_says_what_will_appear(cast: Cast) -> None:
    html = browser_of(cast.humas).get("/releases/").content.decode()
    assert "Belum ada rilis yang dibaca" in html
    assert "Longgarkan saringannya" in browser_of(cast.humas).get("/releases/?kind=patrol").content.decode()


def test_a_list_is_read_page_by_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sejuk.press.queries.kept.PAGE", 2)
    for number in range(5):
        kept(cast, text=f"rilis {number}", title=f"Rilis ke-{number}")
    client, seen, address = browser_of(cast.kanit), [], "/releases/?q=rilis"
    while address:
        html = client.get(address).content.decode()
        seen += re.findall(r"Rilis ke-(\d)", html)
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = f"/releases/{following[1].replace('&amp;', '&')}" if following else ""
    assert sorted(seen) == ["0", "1", "2", "3", "4"]
    assert client.get("/releases/?after=99999999999999999").status_code == 200
    assert client.get("/releases/?unit=x&from=kemarin&area=%27&theme=%00").status_code == 200


def test_it_is_corrected_on_a_page(cast: Cast) -> None:
    row, client = kept(cast, title=f"{TITLE} {EVIL}"), browser_of(cast.kasat)
    answer = edited(client, row, rw="07", publisher=EVIL, quotes=[])
    assert answer.status_code == 302, answer.content.decode()
    html = client.get(answer["Location"]).content.decode()
    assert "RW 07" in html
    assert EVIL not in html
    row.refresh_from_db()
    assert (row.version, row.quotes, row.title) == (2, [], f"{TITLE} {EVIL}")


def test_who_was_slower_sees_it_and_loses_nothing(cast: Cast) -> None:
    row, client = kept(cast), browser_of(cast.kasat)
    form = filled('aria-labelledby="fakta"' + client.get(f"/releases/{row.pk}/correct/").content.decode().split("<h1>")[1])
    assert edited(browser_of(cast.kanit), row, rw="08").status_code == 302
    answer = client.post(f"/releases/{row.pk}/correct/", form | {"street": "Jalan Baru"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "sudah diperbaiki orang lain" in html
    assert 'value="Jalan Baru"' in html


def test_it_points_at_the_field_report_that_it_tells_of(cast: Cast) -> None:
    activity = report(cast.officer)
    row, client = kept(cast, day=activity.local_day), browser_of(cast.kanit)
    assert edited(client, row, describes=str(activity.pk)).status_code == 302
    assert f"/activities/{activity.pk}/" in client.get(f"/releases/{row.pk}/").content.decode()
    page = client.get(f"/activities/{activity.pk}/").content.decode()
    assert "Diceritakan juga di rilis" in page
    assert f"/releases/{row.pk}/" in page
    assert "Diceritakan juga" not in browser_of(cast.officer).get(f"/activities/{activity.pk}/").content.decode()


def test_who_cannot_see_the_report_neither_learns_of_it_nor_unties_it(cast: Cast) -> None:
    elsewhere = report(cast.stranger, area_code="53.02.01.1001")
    row = kept(cast, day=report(cast.officer).local_day)
    correct_release(asker=cast.asker(cast.kasat), release_id=row.pk, version=1, content=row.content, describes=elsewhere.pk)
    client = browser_of(cast.kanit)
    for address in (f"/releases/{row.pk}/", f"/releases/{row.pk}/correct/"):
        assert str(elsewhere.pk) not in client.get(address).content.decode()
    assert str(elsewhere.pk) in browser_of(cast.kasat).get(f"/releases/{row.pk}/correct/").content.decode()
    row.refresh_from_db()
    assert edited(client, row, rw="09").status_code == 302
    row.refresh_from_db()
    assert (row.rw, row.describes_id) == ("09", elsewhere.pk)


def test_it_is_withdrawn_with_a_reason_and_stays_readable(cast: Cast) -> None:
    row, client = kept(cast), browser_of(cast.kanit)
    assert client.post(f"/releases/{row.pk}/withdraw/", {"reason": ""}).status_code == 422
    assert client.post(f"/releases/{row.pk}/withdraw/", {"reason": f"Salah desa {EVIL}"}).status_code == 302
    html = client.get(f"/releases/{row.pk}/").content.decode()
    assert "ditarik dari catatan" in html
    assert EVIL not in html
    assert "/correct/" not in html
    assert str(row.pk) not in client.get("/releases/").content.decode()
    assert str(row.pk) in client.get("/releases/?withdrawn=1").content.decode()


def test_the_file_says_in_each_line_that_it_is_from_a_release(cast: Cast) -> None:
    kept(cast)
    client = browser_of(cast.humas)
    answer: Any = client.get("/releases/rilis.csv?q=saring&kind=visit")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Asal";"Tanggal"')
    assert lines[1].startswith('"release";"2024-01-24";"09:30"')
    assert len(lines) == 2
    assert Event.objects.get(verb="releases.exported").data == {"form": "csv", "narrowed_by": ["kind", "q"]}


def test_a_list_of_activities_shows_them_beside_and_does_not_count_them(cast: Cast) -> None:
    activity = report(cast.officer)
    kept(cast, day=activity.local_day)
    client = browser_of(cast.kanit)
    html = client.get(f"/activities/?unit={cast.sector.pk}&from={activity.local_day}").content.decode()
    assert "<strong>1</strong> catatan" in html
    assert "1 kegiatan hanya dari rilis" in html
    assert f'href="/releases/?unit={cast.sector.pk}&amp;from={activity.local_day}"' in html
    assert "dari rilis" not in client.get(f"/activities/?to={date(2023, 1, 1)}").content.decode()
    assert "dari rilis" not in client.get("/activities/?state=accepted").content.decode()
    assert "dari rilis" not in browser_of(cast.officer).get("/activities/").content.decode()
    file: Any = client.get("/activities/kegiatan.csv")
    assert len(b"".join(file.streaming_content).splitlines()) == 2


def test_no_page_of_numbers_knows_it(cast: Cast) -> None:
    kept(cast, day=report(cast.officer).local_day, title="Judul penanda", area_code=SOE, village="Penanda")
    client = browser_of(cast.kasat)
    for address in ("/board/", "/coverage/", "/reports/day/", "/officers/"):
        assert "enanda" not in client.get(address).content.decode(), address


def test_the_menu_leads_there_for_those_who_may(cast: Cast) -> None:
    assert 'href="/releases/"' in browser_of(cast.humas).get("/releases/read/").content.decode()
    assert 'href="/releases/"' not in browser_of(cast.officer).get("/me/").content.decode()


def test_a_release_of_ours_is_written_from_its_facts(cast: Cast) -> None:
    row, client = kept(cast), browser_of(cast.kanit)
    assert f"/texts/new/?release={row.pk}" in client.get(f"/releases/{row.pk}/").content.decode()
    made = client.post("/texts/new/", {"release": str(row.pk), "for": str(cast.sector.pk)})
    assert made.status_code == 302, made.content.decode()
    html = client.get(made["Location"]).content.decode()
    assert "Oenai" in html
    assert "Sari Lestari" in html
