"""The line is cut at each request in turn, before it reaches the server or before its answer arrives: all comes, once, and is told truly."""

from __future__ import annotations

import base64
import contextlib
import json
import re
import socket
import threading
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from journeys.conftest import PHONE, enrol, finish, record, send
from journeys.test_photos import wait_until
from sejuk.activities.models import Activity, Photo
from sejuk.sync.models import Op
from sejuk.testing import Cast, picture

# The most that the page ever said to be received since this was installed, however shortly.
WATCH = """() => {
  window.shown = {ops: 0, photos: 0};
  const count = (from, words) => (from.match(words) ?? []).length;
  const look = () => {
    const photos = [...document.querySelectorAll('.photo-states .state')].map(one => one.innerText).join('\\n');
    shown.ops = Math.max(shown.ops, count(document.body.innerText, /diterima Polsek Kie/g));
    shown.photos = Math.max(shown.photos, count(photos, /diterima/g));
  };
  new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
  look();
}"""


class CutLine:
    """Passes on one request a connection; the one that is asked for loses itself or its answer."""

    def __init__(self, server: str) -> None:
        self.far = urlsplit(server)
        self.down, self.cut, self.after, self.calls, self.was_cut = False, 0, False, 0, False
        self.told: set[str] = set()  # operations and photos whose receipts got through
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def will_cut(self, number: int, *, after: bool) -> None:
        """Good again, but for this request of the phone (0: for none)."""
        self.down, self.cut, self.after, self.calls, self.was_cut = False, number, after, 0, False

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._one, args=self.listener.accept()[:1], daemon=True).start()

    def _one(self, near: socket.socket) -> None:
        with contextlib.suppress(OSError), near, near.makefile("rb") as said:
            head = b""
            while (words := said.readline()) not in (b"", b"\r\n"):
                head += words
            if not head:
                return
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            body = said.read(int(length[1])) if length else b""
            cut = self._is_cut(head)
            if cut and not self.after:
                return
            answer = self._asked(head, body)
            if cut:
                return
            self._note(answer)
            near.sendall(answer)

    def _is_cut(self, head: bytes) -> bool:
        if b" /api/" not in head.split(b"\r\n", 1)[0]:
            return False
        self.calls += 1
        now = not self.down and self.calls == self.cut
        self.was_cut |= now
        return now or self.down

    def _asked(self, head: bytes, body: bytes) -> bytes:
        head = re.sub(rb"connection: keep-alive", b"Connection: close", head, flags=re.IGNORECASE)
        with socket.create_connection((str(self.far.hostname), int(self.far.port or 80))) as far, far.makefile("rb") as heard:
            far.sendall(head + b"\r\n" + body)
            return heard.read()

    def _note(self, answer: bytes) -> None:
        head, _, body = answer.partition(b"\r\n\r\n")
        if photo := re.search(rb"upload-receipt: (\S+)", head, re.IGNORECASE):
            self.told.add(json.loads(base64.b64decode(photo[1]))["op_id"])
        with contextlib.suppress(ValueError, TypeError):
            self.told |= {one["op_id"] for one in json.loads(body).get("results", []) if one["receipt"]}

    def close(self) -> None:
        """No more lines."""
        self.listener.close()


def _two_reports(page: Page, name: str) -> None:
    file: FilePayload = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": picture(size=(320, 240))}
    record(page, f"{name}, dengan foto")
    page.get_by_label("Pilih dari galeri").set_input_files(file)
    page.get_by_label("Keterangan foto 1").fill(name)
    finish(page)
    record(page, f"{name}, tanpa foto")
    finish(page)
    page.goto("/field/#/outbox")
    expect(page.get_by_text("2 belum kirim")).to_be_visible()


def _said_truly(page: Page, line: CutLine) -> None:
    """Never more than the receipts that came through, and the server holds what each of those names."""
    ops = {str(pk) for pk in Op.objects.values_list("pk", flat=True)}
    photos = {str(pk) for pk in Photo.objects.filter(received_at__isnull=False).values_list("pk", flat=True)}
    assert line.told <= ops | photos
    shown = page.evaluate("shown")
    assert shown["ops"] <= len(line.told & ops)
    assert shown["photos"] <= len(line.told & photos)


@pytest.mark.parametrize("lost", ["request", "answer"])
def test_a_line_cut_at_any_request_loses_doubles_and_misreports_nothing(
    transactional_db: None, cast: Cast, live_server: Any, chromium: Browser, lost: str
) -> None:
    del transactional_db
    line = CutLine(live_server.url)
    phone = chromium.new_context(base_url=line.url, viewport=PHONE, locale="id-ID", has_touch=True, is_mobile=True)
    page = phone.new_page()
    enrol(page, cast.officer.service_number)
    everything = page.get_by_text("Semua sudah diterima.")
    rounds = 0
    while rounds == 0 or line.was_cut:
        rounds += 1
        line.down = True
        _two_reports(page, f"Putaran {rounds}")
        page.evaluate(WATCH)
        line.will_cut(rounds, after=lost == "answer")
        send(page)
        wait_until(lambda: line.was_cut or everything.is_visible(), page)
        again = page.get_by_role("button", name="Kirim sekarang")
        expect(again).to_be_visible()
        _said_truly(page, line)
        was_cut = line.was_cut
        line.will_cut(0, after=lost == "answer")
        line.was_cut = was_cut
        send(page)
        expect(everything).to_be_visible()
        _said_truly(page, line)
        assert (Activity.objects.count(), Op.objects.count()) == (2 * rounds, 2 * rounds)
        assert Photo.objects.count() == Photo.objects.filter(received_at__isnull=False).count() == rounds
    assert rounds >= 4  # facts, photo and pull were each cut once
    phone.close()
    line.close()
