"""Baca rilis as people use it: paste, look, correct, keep, find again, without JavaScript; and everything that is no good release."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sejuk.press.models import KeptRelease
from sejuk.press.reading.shape import Quote, Warned
from sejuk.press.tests.releases import TEXT, WORDS, kept, reading_of
from sejuk.testing import OENAI, Cast, browser_of

READ = "/releases/read/"


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A reader that finds what the tests say; what it is given changes what it finds."""
    changes: dict[str, Any] = {}
    monkeypatch.setattr("sejuk.press.queries.pasted.read", lambda text: reading_of(text, **changes))
    return changes


def filled(html: str) -> dict[str, Any]:
    """The form of a page as a browser sends it back."""
    found: dict[str, Any] = {}
    body = html.split('aria-labelledby="fakta"')[-1].split("</form>")[0]
    for tag in re.findall(r"<input[^>]*>", body):
        name, kind = re.search(r'name="([^"]*)"', tag), re.search(r'type="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and (not kind or kind[1] not in ("radio", "checkbox") or " checked" in tag):
            found.setdefault(name[1], []).append(_plain(value[1]) if value else "")
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', body, re.S):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', inner)
        found.setdefault(name, []).append((chosen[1] if chosen[1] is not None else chosen[2]) if chosen else "")
    for name, inner in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', body, re.S):
        found[name] = [_plain(inner)]
    return found


def _plain(text: str) -> str:
    for sign, letter in (("&#x27;", "'"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(sign, letter)
    return text


def pasted(cast: Cast, text: str = TEXT) -> Any:
    return browser_of(cast.kanit).post(READ, {"text": text})


def test_from_the_paste_to_the_list(cast: Cast) -> None:
    client = browser_of(cast.kanit)
    html = client.post(READ, {"text": TEXT}).content.decode()
    assert '<mark class="fact when">Rabu (24/1/2024)</mark>' in html
    assert 'href="#f-day"' in html
    form = filled(html)
    assert (form["day"], form["area_code"], form["quotes"]) == (["2024-01-24"], [OENAI], ["0"])
    made = client.post(READ, form | {"do": "keep", "rw": "03"})
    assert made.status_code == 302, made.content.decode()
    page = client.get(made["Location"]).content.decode()
    assert "dari rilis" in page
    assert "RW 03" in page
    assert WORDS in page
    row = KeptRelease.objects.get()
    assert (row.unit, row.area_id, [one.name for one in row.doers]) == (cast.sector, OENAI, ["Sari Lestari", "Maria Tefa"])
    assert str(row.pk) in client.get("/releases/?q=saring").content.decode()
    assert str(row.pk) not in client.get("/releases/?q=kupang").content.decode()


def test_the_same_text_leads_to_the_one_that_is_there(cast: Cast) -> None:
    row = kept(cast)
    html = pasted(cast, f"{TEXT}  ").content.decode()
    assert "Rilis ini sudah disimpan." in html
    assert f"/releases/{row.pk}/" in html


def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(cast: Cast) -> None:
    client = browser_of(cast.kanit)
    form = filled(client.post(READ, {"text": TEXT}).content.decode())
    answer = client.post(READ, form | {"do": "keep", "day": "", "place": "rumah, HP 081234567890", "title": "Judul sendiri"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="day-wrong"' in html
    assert 'value="Judul sendiri"' in html
    assert "menyambangi" in filled(html)["text"][0]
    html = client.post(READ, filled(html) | {"do": "keep", "day": "2024-01-24"}).content.decode()
    assert 'id="place-wrong"' in html
    assert not KeptRelease.objects.exists()


def test_a_place_is_searched_without_a_script(cast: Cast) -> None:
    client = browser_of(cast.kanit)
    form = filled(client.post(READ, {"text": TEXT}).content.decode())
    html = client.post(READ, form | {"do": "keep", "area_code": "", "area": "o"}).content.decode()
    assert 'name="area_code" value="53.02.10.2009"' in html
    assert client.post(READ, form | {"do": "keep", "area": "Oinlasi, Kie"}).status_code == 302
    assert KeptRelease.objects.get().village == "Oinlasi"


def test_an_officer_is_corrected_and_left_out(cast: Cast) -> None:
    client = browser_of(cast.kanit)
    form = filled(client.post(READ, {"text": TEXT}).content.decode())
    form |= {"do": "keep", "officer_name": ["Sari Lestari", "", "", ""], "officer_rank": ["Aipda", "", "", ""]}
    assert client.post(READ, form | {"officer_role": ["other", "", "", ""]}).status_code == 302
    assert KeptRelease.objects.get().officers == [{"rank": "Aipda", "name": "Sari Lestari", "role": "other"}]


def test_what_a_resident_said_is_shown_and_never_kept(cast: Cast, reader: dict[str, Any]) -> None:
    text = TEXT + '\n"Kami merasa tenang," ujar Yakob, warga.'
    start = text.index("Kami merasa")
    reader["quotes"] = (Quote("Yakob", "Kami merasa tenang,", start, start + 19),)
    client = browser_of(cast.kanit)
    html = client.post(READ, {"text": text}).content.decode()
    assert "Ucapan warga tidak pernah disimpan" in html
    assert client.post(READ, filled(html) | {"do": "keep", "quotes": ["0"]}).status_code == 302
    assert KeptRelease.objects.get().quotes == []


def test_warnings_are_numbered_where_they_stand_and_kept(cast: Cast, reader: dict[str, Any]) -> None:
    start = TEXT.index("menjelang")
    reader["warnings"] = (Warned("stage_contradicts_calendar", start, start + 9, "Tahapan tidak cocok dengan kalender."),)
    client = browser_of(cast.kanit)
    html = client.post(READ, {"text": TEXT}).content.decode()
    assert '<mark class="fact warned">menjelang</mark>' in html
    assert "Peringatan 1" in html
    assert "Tahapan tidak sesuai kalender" in html
    assert client.post(READ, filled(html) | {"do": "keep"}).status_code == 302
    assert KeptRelease.objects.get().warnings[0]["code"] == "stage_contradicts_calendar"


def test_several_places_are_offered_and_none_is_guessed(cast: Cast, reader: dict[str, Any]) -> None:
    facts = {name: found for name, found in reading_of(TEXT).facts.items() if name != "area_code"}
    reader |= {"facts": facts, "alternatives": {"area_code": (OENAI, "53.02.10.2009")}}
    html = pasted(cast).content.decode()
    assert html.index("Desa Oenai, Kec.") < html.index("Desa Oinlasi, Kec.")
    assert filled(html)["area_code"] == [""]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"relevant": False}, "bukan rilis tentang kegiatan"), ({"facts": {}}, "Isi sendiri yang Anda tahu"),
        ({"facts": {"tz": reading_of(TEXT).facts["tz"]}}, "Tempatnya tidak dapat dipastikan"),
    ],
)  # fmt: skip
def test_what_was_not_found_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch, facts: dict[str, Any], said: str) -> None:
    from dataclasses import replace

    monkeypatch.setattr("sejuk.press.queries.pasted.read", lambda text: replace(reading_of(text), **facts))
    assert said in pasted(cast).content.decode()
