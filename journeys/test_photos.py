"""A photo on the way: shrunk and stripped on the phone, received by its digest, shown without metadata."""

from __future__ import annotations

import contextlib
import hashlib
import re
import socket
import threading
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.core.files.storage import default_storage
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from journeys.conftest import DESK, PHONE, enrol, finish, record, send, sign_in
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
    page.get_by_label("Keterangan foto 1").fill("Salam dua jari")
    expect(page.get_by_text("Kata ini jangan keluar")).to_be_visible()
    page.get_by_label("Keterangan foto 1").fill("Pos kamling")
    expect(page.get_by_text("Kata ini jangan keluar")).to_have_count(0)
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
    assert shown.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0


def test_a_file_that_is_no_photo_stops_nothing(transactional_db: None, cast: Cast, phone_page: Page) -> None:
    del transactional_db
    enrol(phone_page, cast.officer.service_number)
    record(phone_page, "Salah pilih berkas")
    phone_page.get_by_label("Pilih dari galeri").set_input_files(_file(b"not a picture"))
    expect(phone_page.get_by_text("Berkas ini bukan foto")).to_be_visible()
    finish(phone_page)
    send(phone_page)
    expect(phone_page.get_by_text("Semua sudah diterima.")).to_be_visible()


class BreakingLine:
    """A line between phone and server that breaks after so many bytes of a photo, as often as it is told to."""

    BODY = re.compile(rb"(POST|PATCH) (/api/v1/sync/uploads\S*) HTTP.*?\r\n\r\n", re.DOTALL)

    def __init__(self, server: str, breaks: list[int]) -> None:
        self.far, self.breaks, self.planned = urlsplit(server), breaks, len(breaks)
        self.sent: list[tuple[str, int, int]] = []  # method, offset, bytes of its body that got through
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection((str(self.far.hostname), int(self.far.port or 80)))
            threading.Thread(target=self._up, args=(near, far), daemon=True).start()
            threading.Thread(target=self._down, args=(near, far), daemon=True).start()

    def _down(self, near: socket.socket, far: socket.socket) -> None:
        """Pass on what the server says, and that this line ends with it: a second request on it the browser repeats by itself."""
        with contextlib.suppress(OSError):
            said = far.recv(65536)
            near.sendall(said.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            while content := far.recv(65536):
                near.sendall(content)
        self._end(near, far)

    def _up(self, near: socket.socket, far: socket.socket) -> None:
        """Pass on what the phone says; inside a photo's body count, and break where told."""
        said, left = b"", 0
        near.settimeout(0.3)  # a line opened beforehand and not used: what breaks on it the browser sends again by itself
        with contextlib.suppress(OSError):
            while content := near.recv(4096):
                near.settimeout(None)
                said += content.replace(b"Connection: keep-alive", b"Connection: close")
                while said:
                    if not left:
                        head = self.BODY.search(said)
                        if head is None:
                            out, said = said, b""
                        else:
                            out, said, left = said[: head.end()], said[head.end() :], self._begin(head)
                    else:
                        method, offset, through = self.sent[-1]
                        room = min(left, len(said), (self.breaks[0] - through) if self.breaks else left)
                        out, said, left = said[:room], said[room:], left - room
                        self.sent[-1] = (method, offset, through + room)
                    far.sendall(out)
                    if left and self.breaks and self.sent[-1][2] >= self.breaks[0]:
                        self.breaks.pop(0)
                        return self._end(near, far)
        return self._end(near, far)

    def _begin(self, head: re.Match[bytes]) -> int:
        told = {
            name.lower(): int(value)
            for name, value in re.findall(rb"\r\n(Content-Length|Upload-Offset): (\d+)", head[0], re.IGNORECASE)
        }
        self.sent.append((head[1].decode(), told.get(b"upload-offset", 0), 0))
        return told[b"content-length"]

    @staticmethod
    def _end(*lines: socket.socket) -> None:
        for line in lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def broke(self, times: int) -> bool:
        """Whether it broke so often by now."""
        return len(self.breaks) == self.planned - times

    def close(self) -> None:
        """No more lines."""
        self.listener.close()


def test_a_broken_upload_goes_on_at_that_byte(transactional_db: None, cast: Cast, live_server: Any, chromium: Browser) -> None:
    """Three lines break, at the first byte and in the middle: each byte is sent once, and nothing is said to have arrived before."""
    del transactional_db
    line = BreakingLine(live_server.url, [1, 50_000, 70_001])
    phone = chromium.new_context(base_url=line.url, viewport=PHONE, locale="id-ID", has_touch=True, is_mobile=True)
    page = phone.new_page()
    enrol(page, cast.officer.service_number)
    record(page, "Sinyal putus-putus")
    taken = BytesIO()
    Image.effect_noise((1280, 960), 90).save(taken, "JPEG", quality=90)
    page.get_by_label("Pilih dari galeri").set_input_files(_file(taken.getvalue()))
    page.get_by_label("Keterangan foto 1").fill("Pasar")
    finish(page)
    page.goto("/field/#/outbox")
    for broken in range(3):
        wait_until(partial(line.broke, broken + 1), page)
        state = page.locator(".photo-states .state")
        expect(state).to_contain_text("menunggu")
        expect(page.locator(".photo-states progress")).to_have_count(0)
        expect(page.get_by_text("Semua sudah diterima.")).to_have_count(0)
        page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.get_by_text("Semua sudah diterima.")).to_be_visible()
    photo = Photo.objects.get()
    assert photo.size > 200_000
    assert line.sent == [
        ("POST", 0, 1), ("PATCH", 1, 50_000), ("PATCH", 50_001, 70_001), ("PATCH", 120_002, photo.size - 120_002),
    ]  # fmt: skip
    with default_storage.open(photo.stored) as file:
        assert hashlib.sha256(file.read()).hexdigest() == photo.sha256
    phone.close()
    line.close()


def wait_until(holds: Callable[[], bool], page: Page) -> None:
    """Look again until it is so; the page goes on meanwhile."""
    for _ in range(600):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.locator("main").inner_text())
