"""A photo on the way: shrunk and stripped on the phone, received by its digest, shown without metadata."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from journeys.conftest import DESK, enrol, finish, record, send, sign_in
from sejuk.activities.models import Photo
from sejuk.testing import Cast, picture


def _file(content: bytes, name: str = "foto.jpg") -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def test_a_photo_loses_its_metadata_on_the_phone(
    transactional_db: None, cast: Cast, phone_page: Page, open_context: Callable[..., BrowserContext]
) -> None:
    del transactional_db
    page = phone_page
    enrol(page, cast.officer.service_number)
    page.context.set_offline(True)
    record(page, "Dengan foto")
    taken = picture(exif=True, size=(2400, 1600))
    assert b"Camera of a village" in taken
    page.get_by_label("Pilih dari galeri").set_input_files(_file(taken))
    page.get_by_label("Keterangan foto 1").fill("Pos kamling")
    finish(page)
    page.context.set_offline(False)
    send(page)
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    photo = Photo.objects.get()
    assert (photo.state, photo.caption) == ("received", "Pos kamling")
    with default_storage.open(photo.stored) as file:
        sent = file.read()
    assert b"Exif" not in sent
    assert max(Image.open(BytesIO(sent)).size) == 1280
    desk = open_context(DESK).new_page()
    sign_in(desk, cast.kanit.service_number)
    desk.goto(f"/activities/{photo.activity_id}/")
    shown = desk.locator("main img").first
    expect(shown).to_be_visible()
    assert shown.evaluate("one => one.naturalWidth") > 0


def test_a_file_that_is_no_photo_stops_nothing(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    enrol(phone_page, cast.officer.service_number)
    record(phone_page, "Salah pilih berkas")
    phone_page.get_by_label("Pilih dari galeri").set_input_files(_file(b"not a picture"))
    expect(phone_page.get_by_text("Berkas ini bukan foto")).to_be_visible()
    finish(phone_page)
    send(phone_page)
    expect(phone_page.get_by_text("Semua sudah diterima.")).to_be_visible()
