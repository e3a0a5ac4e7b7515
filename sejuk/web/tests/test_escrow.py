"""The page for escrow files: look first, take then; for who manages the unit, and the words for nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sejuk.activities.models import Activity, Photo
from sejuk.journal.models import Event, Reading
from sejuk.lib import ids
from sejuk.org.actions import revoke_phone
from sejuk.org.models import Officer
from sejuk.sync.models import Device
from sejuk.sync.tests.carrying import escrow_file, escrow_key, inside, photo
from sejuk.testing import Cast, Phone, browser_of, report_body

PAGE = "/phones/escrow/"
WORDS = "Kata rahasia dari lapangan"


def look(browser: Client, raw: bytes) -> Any:
    return browser.post(PAGE, {"file": SimpleUploadedFile("sejuk-0001.sejuk", raw)})


def take(browser: Client, shown: Any, **more: str) -> Any:
    return browser.post(PAGE, {"take": shown.context["found"].file} | more)


@pytest.fixture
def raw(phone: Phone) -> bytes:
    """Two reports, of which one is refused, and a photo."""
    wrong = phone.op(report_body(narrative=WORDS, area_code="53.03.01.2005"))
    return escrow_file(escrow_key(phone), inside(phone, phone.op(report_body(narrative=WORDS)), wrong, photos=[photo()]))


def test_looking_writes_nothing_and_taking_does_once(phone: Phone, kanit: Officer, raw: bytes) -> None:
    browser, before = browser_of(kanit), Event.objects.count()
    shown = look(browser, raw)
    said = shown.content.decode()
    assert shown.status_code == 200
    assert "Bripka Sari Lestari" in said
    assert "Belum ada yang ditulis" in said
    assert "di luar Polres Anda" in said
    assert WORDS not in said
    assert (shown.context["new"], shown.context["open"], shown.context["photos"]) == (1, 1, 1)
    assert (Activity.objects.count(), Photo.objects.count(), Event.objects.count()) == (0, 0, before)
    done = take(browser, shown)
    assert "Simpan berkasnya" in done.content.decode()
    assert (Activity.objects.count(), Photo.objects.count()) == (1, 1)
    assert Activity.objects.get().officer == phone.officer
    assert Event.objects.get(verb="escrow.imported").actor_id == kanit.pk
    again = look(browser, raw)
    assert (again.context["new"], again.context["known"]) == (0, 1)
    take(browser, again)
    assert (Activity.objects.count(), Photo.objects.count()) == (1, 1)


def test_who_looked_is_noted(phone: Phone, kanit: Officer, raw: bytes) -> None:
    look(browser_of(kanit), raw)
    row = Reading.objects.get()
    assert (row.what, row.reader_id, [each.officer_id for each in row.of.all()]) == ("escrow", kanit.pk, [phone.officer.pk])


def test_the_stranger_and_the_foreigner_learn_nothing(cast: Cast, raw: bytes) -> None:
    refused = look(browser_of(cast.stranger), raw)
    assert refused.status_code == 403
    assert "untuk satuan lain" in refused.content.decode()
    assert "Sari" not in refused.content.decode()
    assert look(browser_of(cast.foreigner), raw).status_code == 404
    assert look(browser_of(cast.officer), raw).status_code == 404
    assert not Reading.objects.exists()


def test_what_one_looked_at_is_not_for_another_to_take(cast: Cast, kanit: Officer, raw: bytes) -> None:
    shown = look(browser_of(kanit), raw)
    other = take(browser_of(cast.kapolsek), shown)
    assert other.status_code == 409
    assert "tidak menunggu" in other.content.decode()
    for file in ("", "../../secret_key", "0" * 64):
        assert browser_of(kanit).post(PAGE, {"take": file}).status_code == 409
    assert not Activity.objects.exists()


def test_a_lost_phone_needs_a_lead_who_is_sure(cast: Cast, kanit: Officer, phone: Phone, raw: bytes) -> None:
    revoke_phone(asker=cast.asker(kanit), officer=cast.officer, phone_id=phone.device_id, lost=True)
    operator, lead = browser_of(cast.operator), browser_of(kanit)
    shown = look(operator, raw)
    assert "Minta Kanit" in shown.content.decode()
    assert take(operator, shown, sure="yes").status_code == 403
    shown = look(lead, raw)
    assert "dinyatakan hilang" in shown.content.decode()
    assert take(lead, shown).status_code == 403
    assert not Activity.objects.exists()
    assert take(lead, shown, sure="yes").status_code == 200
    assert Activity.objects.get().officer == cast.officer
    assert Event.objects.get(verb="escrow.imported").data["revoked"] is True


def test_what_is_wrong_with_a_file_is_said_plainly(cast: Cast, kanit: Officer, phone: Phone, raw: bytes) -> None:
    browser = browser_of(kanit)
    forged = escrow_file(escrow_key(phone), inside(phone, token="x" * 40))
    for wrong, status, words in (
        (raw[: len(raw) // 2], 422, "tidak terbaca"), (b"PK not ours", 422, "tidak terbaca"), (forged, 403, "tidak terbukti"),
        (b"x" * (40 * 1024 * 1024 + 1), 413, "terlalu besar"),
    ):  # fmt: skip
        answer = look(browser, wrong)
        assert (answer.status_code, words in answer.content.decode()) == (status, True), words
    assert browser.post(PAGE).status_code == 422
    assert browser.post(PAGE, {"file": "text"}).status_code == 422
    assert "Untuk apa?" in browser.get(PAGE).content.decode()


def test_a_file_without_anything_says_so(kanit: Officer, phone: Phone) -> None:
    shown = look(browser_of(kanit), escrow_file(escrow_key(phone), inside(phone)))
    assert "Tidak ada catatan" in shown.content.decode()
    assert "Semuanya sudah diterima" in take(browser_of(kanit), shown).content.decode()


def test_an_older_phone_without_a_seal_key_is_taken_too(kanit: Officer, phone: Phone) -> None:
    Device.objects.update(seal_key_id="", seal_public="", seal_locked=None)
    raw = escrow_file(escrow_key(phone), inside(phone, phone.op(report_body()), {"op_id": str(ids.new_id())}))
    assert look(browser_of(kanit), raw).context["new"] == 1
