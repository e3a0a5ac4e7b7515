"""Photos against the real server: a client of tus that others wrote, lines cut at many bytes, a server killed in mid-sentence."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Container, Iterator
from io import BytesIO
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
import requests
from django.conf import settings
from django.db import connection
from PIL import Image
from tusclient.client import TusClient

from sejuk.activities.models import Photo
from sejuk.sync import parts
from sejuk.sync.uploads import PIECE
from sejuk.testing import Cast, Phone

pytestmark = pytest.mark.slow
TYPE = "application/offset+octet-stream"
WAIT = 120.0  # seconds, on a machine that is busy and cold; who holds waits for none of them


def noise(seed: int, size: tuple[int, int] = (500, 400)) -> bytes:
    """A photo of some hundred kilobytes, different for each seed."""
    out = BytesIO()
    Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3)).save(out, "JPEG", quality=80)
    return out.getvalue()


class Server:
    """granian as ``sejuk up`` starts it, on the database of the tests."""

    def __init__(self, port: int, threads: int = 4) -> None:
        self.port, self.threads = port, threads
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v1/sync/uploads"

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        tuning = ["--workers", "1", "--blocking-threads", str(self.threads), "--no-ws", "--log-level", "error"]
        own = {"SEJUK_HOME": str(settings.HOME), "SEJUK_DATABASE_URL": database_url(), "SEJUK_LOG": "ERROR"}
        environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "sejuk.config.settings"}
        self.process = subprocess.Popen(
            [*command, *tuning, "sejuk.config.wsgi:application"], env=environment, start_new_session=True
        )
        until(lambda: requests.get(f"http://127.0.0.1:{self.port}/healthz", timeout=WAIT).ok)

    def kill(self) -> None:
        """As the kernel does when memory ends: the server and its processes, at once."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def database_url() -> str:
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{quote(str(told['NAME']))}"
    user = f"{quote(told['USER'])}:{quote(told['PASSWORD'])}@" if told["USER"] else ""
    return f"postgresql://{user}/{quote(told['NAME'])}?host={quote(told['HOST'], safe='')}&port={told['PORT']}"


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            if holds():
                return
        except requests.RequestException:
            pass
        time.sleep(0.05)
    pytest.fail("it never came true")


@pytest.fixture
def server(transactional_db: None) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    one = Server(port)
    one.start()
    yield one
    one.kill()


class Sender:
    """A phone on a line that breaks."""

    def __init__(self, server: Server, phone: Phone, content: bytes) -> None:
        self.server, self.content, self.photo_id = server, content, str(uuid4())
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.headers = phone.headers | {"Tus-Resumable": "1.0.0"}
        self.metadata = {"photo_id": self.photo_id, "sha256": self.sha256}
        self.url = f"{server.url}/{self.photo_id}"

    def send(self, method: str, offset: int, count: int, *, reset: bool = False, hang: bool = False) -> socket.socket:
        """Announce everything from ``offset`` on, send ``count`` bytes of it, and break off."""
        own = {"Host": "127.0.0.1", "Content-Type": TYPE, "Content-Length": str(len(self.content) - offset)} | self.headers
        if method == "POST":
            pairs = (f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in self.metadata.items())
            own |= {"Upload-Length": str(len(self.content)), "Upload-Metadata": ",".join(pairs)}
        else:
            own |= {"Upload-Offset": str(offset)}
        path = "/api/v1/sync/uploads" + ("" if method == "POST" else f"/{self.photo_id}")
        line = socket.create_connection(("127.0.0.1", self.server.port))
        head = "".join(f"{key}: {value}\r\n" for key, value in own.items())
        line.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + self.content[offset : offset + count])
        if hang:
            return line
        if reset:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.close()
        return line

    def stands(self) -> int:
        answer = requests.head(self.url, headers=self.headers, timeout=WAIT)
        return int(answer.headers["Upload-Offset"]) if answer.ok else -1

    def finish(self) -> dict[str, object]:
        """The rest, from where the server says that it stands; the receipt."""
        offset = self.stands()
        own = self.headers | {"Content-Type": TYPE, "Upload-Offset": str(offset)}
        answer = requests.patch(self.url, self.content[offset:], headers=own, timeout=WAIT)
        assert answer.status_code == 204, answer.text
        receipt: dict[str, object] = json.loads(base64.b64decode(answer.headers["Upload-Receipt"]))
        return receipt


def until_stands(sender: Sender, among: Container[int]) -> None:
    until(lambda: sender.stands() in among)


def go_on(sender: Sender, to: int) -> None:
    """Bring an upload to ``to`` as a phone does: ask, send from there, and ask again; bytes of a line that was cut may still arrive."""

    def step() -> bool:
        here = sender.stands()
        if 0 <= here < to:
            sender.send("PATCH", here, to - here)
        return here >= to

    until(step)


def test_a_client_of_others_uploads_in_pieces(server: Server, cast: Cast) -> None:
    content, photo_id = noise(1), str(uuid4())
    sha256 = hashlib.sha256(content).hexdigest()
    client = TusClient(server.url, headers=Phone(cast.officer).headers)
    metadata = {"photo_id": photo_id, "sha256": sha256}
    uploader = client.uploader(file_stream=BytesIO(content), metadata=metadata, chunk_size=20_000, upload_checksum=True)
    uploader.upload(stop_at=60_000)
    assert (uploader.offset, uploader.get_offset()) == (60_000, 60_000)
    resumed = client.uploader(file_stream=BytesIO(content), url=uploader.url, chunk_size=50_000)
    assert resumed.get_offset() == 60_000
    resumed.upload()
    photo = Photo.objects.get(pk=photo_id)
    assert (photo.sha256, photo.size, photo.received_at is not None) == (sha256, len(content), True)
    again = client.uploader(file_stream=BytesIO(content), url=uploader.url)
    assert again.get_offset() == len(content)


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_a_line_cut_anywhere_goes_on_at_that_byte(server: Server, cast: Cast, reset: bool) -> None:
    phone = Phone(cast.officer)
    content = noise(2)
    for number, cut in enumerate((0, 1, 4096, 65_535, 65_537, len(content) - 1)):
        sender = Sender(server, phone, content + bytes([number]))  # another digest each time
        sender.send("POST", 0, cut, reset=reset)
        until_stands(sender, range(len(sender.content)))
        if not reset:
            until_stands(sender, [cut])
        go_on(sender, (cut + len(content)) // 2)
        client = TusClient(server.url, headers=phone.headers)
        client.uploader(file_stream=BytesIO(sender.content), url=sender.url, chunk_size=30_000).upload()
        photo = Photo.objects.get(pk=sender.photo_id)
        assert (photo.sha256, photo.received_at is not None) == (sender.sha256, True)


def test_a_line_that_hangs_keeps_nobody_out(server: Server, cast: Cast) -> None:
    sender = Sender(server, Phone(cast.officer), noise(3))
    line = sender.send("POST", 0, 30_000, hang=True)
    until_stands(sender, [30_000 // PIECE * PIECE])
    assert sender.finish()["digest"] == sender.sha256
    line.close()


def test_a_killed_server_loses_and_doubles_nothing(server: Server, cast: Cast) -> None:
    sender = Sender(server, Phone(cast.officer), noise(4))
    method, here = "POST", 0
    for step in (5000, 40_000, 7):
        line = sender.send(method, here, step, hang=True)
        until_stands(sender, range(here + step // PIECE * PIECE, here + step + 1))
        told = sender.stands()
        server.kill()
        line.close()
        server.start()
        method, here = "PATCH", sender.stands()
        assert here == told
    assert sender.finish()["digest"] == sender.sha256


def test_a_server_killed_before_the_last_byte_became_a_photo(server: Server, cast: Cast) -> None:
    phone = Phone(cast.officer)
    sender = Sender(server, phone, noise(5))
    sender.send("POST", 0, 1000)
    until_stands(sender, [1000])
    server.kill()
    part = parts.find(cast.officer.pk, UUID(sender.photo_id))
    assert part
    with part.opened() as writer:
        writer.append(1000, sender.content[1000:])
    server.start()
    assert sender.stands() == len(sender.content)
    assert Photo.objects.get(pk=sender.photo_id).received_at
    assert sender.finish()["digest"] == sender.sha256


def test_many_at_once_make_one_photo(server: Server, cast: Cast) -> None:
    sender = Sender(server, Phone(cast.officer), noise(6))
    own = sender.headers | {"Content-Type": TYPE}
    pairs = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in sender.metadata.items())
    begin = own | {"Upload-Length": str(len(sender.content)), "Upload-Metadata": pairs}
    heard: list[int] = []

    def post() -> None:
        heard.append(requests.post(server.url, sender.content, headers=begin, timeout=WAIT).status_code)

    def patch() -> None:
        heard.append(requests.patch(sender.url, sender.content, headers=own | {"Upload-Offset": "0"}, timeout=WAIT).status_code)

    threads = [threading.Thread(target=work) for work in (post, patch, post, patch, post, patch)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(heard) <= {200, 201, 204, 404, 409, 503}, heard  # 503: more than three of one officer at once
    assert sender.finish()["digest"] == sender.sha256
    assert Photo.objects.count() == 1
    assert parts.find(cast.officer.pk, UUID(sender.photo_id)) is None
