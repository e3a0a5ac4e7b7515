"""The pages of papers: made for whoever serves there, ordered and counted by who briefs, refused with words that help."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from sejuk.briefing.actions import withdraw_message
from sejuk.briefing.models import MessageVersion
from sejuk.briefing.tests.drafts import approved
from sejuk.lib import clock
from sejuk.press.models import Batch, Letterhead, PrintRun
from sejuk.press.tests.papers import logo_file
from sejuk.testing import OENAI, Cast, browser_of


@pytest.fixture
def page(cast: Cast) -> str:
    return f"/messages/{approved(cast).pk}/papers/"


def test_a_constable_gets_papers_with_their_own_name_for_their_own_villages_only(cast: Cast, page: str) -> None:
    client = browser_of(cast.officer)
    html = client.get(page).content.decode()
    assert html.count('<option value="53.02.10.') == 2
    assert "Untuk semua desa sekaligus" not in html
    plain = client.get(f"{page}leaflet.pdf").content
    named = client.get(f"{page}leaflet.pdf?village={OENAI}").content
    assert plain.startswith(b"%PDF-")
    assert named != plain
    assert client.get(f"{page}leaflet.pdf?village=53.02.10.2001").status_code == 404
    assert client.get(f"{page}leaflet.pdf?unit={cast.other_sector.pk}").status_code == 404
    assert client.get(f"{page}poster.png").content.startswith(b"\x89PNG")


def test_a_language_that_is_not_approved_is_refused_and_a_strange_address_absent(cast: Cast, page: str) -> None:
    client = browser_of(cast.officer)
    assert client.get(f"{page}leaflet.pdf?language=jv").status_code == 422
    assert client.get(f"{page}share.pdf").status_code == 404


def test_all_villages_are_ordered_watched_and_fetched(cast: Cast, page: str) -> None:
    client = browser_of(cast.kanit)
    facts = {"form": "leaflet", "language": "id", "unit": str(cast.sector.pk)}
    made = client.post(f"{page}villages/", facts)
    assert "13 berkas siap dicetak" in client.get(made["Location"]).content.decode()
    file: Any = client.get(f"{made['Location']}papers.zip")
    assert len(zipfile.ZipFile(io.BytesIO(b"".join(file.streaming_content))).namelist()) == 13
    assert file["Content-Disposition"] == 'attachment; filename="leaflet-polsek-kie.zip"'


def test_a_page_of_papers_in_the_making_asks_again_by_itself(cast: Cast, page: str, without_reactions: None) -> None:
    client = browser_of(cast.kanit)
    made = client.post(f"{page}villages/", {"form": "poster", "language": "id"})
    assert 'hx-trigger="every 2s"' in client.get(made["Location"]).content.decode()
    part = client.get(made["Location"], headers={"HX-Request": "true"}).content.decode()
    assert "0 dari 13 desa" in part
    assert "<html" not in part
    assert client.get(f"{made['Location']}papers.zip").status_code == 409
    Batch.objects.update(state="failed", made=4)
    assert "Terputus setelah 4 dari 13" in client.get(made["Location"]).content.decode()


def test_print_runs_are_noted_taken_back_and_refused_beside_the_form(cast: Cast, page: str) -> None:
    client = browser_of(cast.kanit)
    facts = {"form": "leaflet", "language": "id", "unit": str(cast.sector.pk), "printed_on": str(clock.today())}
    assert client.post(f"{page}printed/", facts | {"count": "750"}).status_code == 302
    assert ">750<" in client.get(page).content.decode()
    for wrong in (
        {"count": "0"},
        {"count": "banyak"},
        {"count": "5", "printed_on": "2199-01-01"},
        {"count": "5", "printed_on": ""},
    ):
        answer = client.post(f"{page}printed/", facts | wrong)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    run = PrintRun.objects.get()
    client.post(f"{page}printed/{run.pk}/")
    assert "<del>750</del>" in client.get(page).content.decode()


def test_a_withdrawn_message_makes_no_papers_any_more(cast: Cast, page: str) -> None:
    version = MessageVersion.objects.get()
    withdraw_message(asker=cast.asker(cast.kasat), version_id=version.pk, reason="Keliru")
    client = browser_of(cast.kasat)
    assert "jangan dibagikan" in client.get(page).content.decode()
    assert client.get(f"{page}leaflet.pdf").status_code == 409
    answer = client.post(f"{page}villages/", {"form": "leaflet", "language": "id"})
    assert answer.status_code == 409


def test_a_letterhead_shows_what_comes_from_above_and_keeps_what_was_typed(cast: Cast) -> None:
    resort, sector = (f"/papers/letterhead/{unit.pk}/" for unit in (cast.resort, cast.sector))
    client = browser_of(cast.kasat)
    saved = client.post(resort, {"phone": "0388 21110", "line": "Pos kami di pasar.", "logo": logo_file()})
    assert "Kop disimpan" in client.get(saved["Location"]).content.decode()
    assert 'placeholder="0388 21110"' in client.get(sector).content.decode()
    bad = client.post(sector, {"phone": "tanya Budi", "line": "Kantor <b>kami</b>"})
    assert bad.status_code == 422
    assert "Kantor &lt;b&gt;kami&lt;/b&gt;" in bad.content.decode()
    big = client.post(sector, {"phone": "", "line": "", "logo": logo_file("TIFF", (1200, 1200), "logo.tiff")})
    assert big.status_code in (413, 422)
    assert [row.unit for row in Letterhead.objects.all()] == [cast.resort]
