"""The calendar's page, its files, and the phase that stands on every page."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sejuk.lib import clock
from sejuk.org.actions import load_elections
from sejuk.org.models import Election
from sejuk.testing import Cast, browser_of

NEW = (
    "election,kind,round,of,name,name_en,areas,place,stage,stage_name,first_day,last_day,held,source\r\n"
    "pilkades-kie,pilkades,first,,Pilkades Kie,Village heads of Kie,53.02.10,,{stage},,2027-03-01,2027-03-03,yes,{source}\r\n"
)


@pytest.fixture
def loaded(cast: Cast) -> Cast:
    load_elections()
    return cast


def upload(who, text: str, name: str = "kalender.csv"):
    return browser_of(who).post("/calendar/", {"file": SimpleUploadedFile(name, text.encode())})


def test_every_page_says_the_phase_of_its_place(loaded: Cast) -> None:
    with clock.travel(datetime.fromisoformat("2024-02-12T09:00:00+08:00")):
        for who in (loaded.kanit, loaded.kapolda, loaded.operator, loaded.officer):
            html = browser_of(who).get("/calendar/").content.decode()
            assert 'class="phase quiet_period"' in html
            assert "Pemungutan suara Pemilu 2024: 2 hari lagi" in html
        assert "Masa tenang" in browser_of(loaded.kanit).get("/board/").content.decode()


def test_the_page_shows_stages_with_their_sources(loaded: Cast) -> None:
    html = browser_of(loaded.officer).get("/calendar/").content.decode()
    for said in ("PKPU 3/2022", "PKPU 2/2024", "tidak dilaksanakan", "Tidak ada pemilihan"):
        assert said in html
    assert '<form method="post" enctype' not in html


def test_the_files_can_be_uploaded_again(loaded: Cast) -> None:
    client = browser_of(loaded.operator)
    for form, kind in (("csv", "text/csv"), ("ics", "text/calendar")):
        answer = client.get(f"/calendar/kalender-pemilihan.{form}")
        assert answer["Content-Type"].startswith(kind)
        again = client.post("/calendar/", {"file": SimpleUploadedFile(f"k.{form}", answer.content)})
        assert again.status_code == 302
    assert Election.objects.count() == 3  # it said nothing new


def test_a_unit_publishes_its_own_and_a_mistake_changes_nothing(cast: Cast) -> None:
    wrong = upload(cast.kasat, NEW.format(stage="pemilihan", source="Perbup 1/2027"))
    assert wrong.status_code == 422
    assert "Baris 2" in wrong.content.decode()
    assert upload(cast.kasat, NEW.format(stage="voting", source="")).status_code == 422
    assert not Election.objects.exists()
    assert upload(cast.kasat, NEW.format(stage="voting", source="Perbup 1/2027")).status_code == 302
    assert Election.objects.get().code == "pilkades-kie"
    for text in ("", "\x00\xff", "BEGIN:VCALENDAR\r\nnonsense"):
        assert upload(cast.kasat, text).status_code == 422
    assert browser_of(cast.kasat).post("/calendar/").status_code == 422


def test_nobody_else_publishes(cast: Cast) -> None:
    good = NEW.format(stage="voting", source="Perbup 1/2027")
    assert upload(cast.stranger, good).status_code == 403
    for who in (cast.officer, cast.kapolda, cast.auditor, cast.humas):
        assert upload(who, good).status_code == 404
    assert not Election.objects.exists()
