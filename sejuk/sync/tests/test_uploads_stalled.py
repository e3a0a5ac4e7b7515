"""Lines that hang, against the real server: they leave room for everybody else, and are cut in the end."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from select import select

import pytest
import requests

from sejuk.config import programs
from sejuk.org.rules import Role
from sejuk.sync import turns
from sejuk.sync.tests.test_uploads_live import WAIT, Sender, Server, noise, until, until_stands
from sejuk.testing import Cast, Phone, person

pytestmark = pytest.mark.slow
Start = Callable[[int], Server]


@pytest.fixture
def start(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a server that gives up on a silent body after so many seconds."""
    started: list[Server] = []

    def begin(seconds: int) -> Server:
        monkeypatch.setenv("SEJUK_BODY_SECONDS", str(seconds))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            started.append(Server(probe.getsockname()[1], threads=programs.THREADS))
        started[-1].start()
        return started[-1]

    yield begin
    for server in started:
        server.kill()


def test_eight_stalled_photos_leave_threads_for_others(start: Start, cast: Cast) -> None:
    """The stalled ones would hang for ten minutes: that the page answers at all shows that a thread was free."""
    server = start(600)
    officers = [person(f"9100000{n}", "Bripka", f"Petugas {n}", Role.VILLAGE_OFFICER, cast.sector) for n in range(8)]
    senders = [Sender(server, Phone(officer), noise(n)) for n, officer in enumerate(officers)]
    lines = [sender.send("POST", 0, 5000, hang=True) for sender in senders]
    assert requests.get(f"http://127.0.0.1:{server.port}/sign-in/", timeout=WAIT).ok
    assert Phone(cast.officer).pull()["changes"]
    until(lambda: len(select(lines, [], [], 0)[0]) == len(lines) - turns.AT_ONCE)
    assert all(b" 503 " in line.recv(200) for line in select(lines, [], [], 0)[0])
    for line in lines:
        line.close()


def test_places_are_fewer_than_threads() -> None:
    assert turns.OF_ONE < turns.AT_ONCE < programs.THREADS - 2


def test_a_silent_photo_is_cut_and_goes_on_at_its_byte(start: Start, cast: Cast) -> None:
    server = start(1)
    sender = Sender(server, Phone(cast.officer), noise(3))
    line = sender.send("POST", 0, 12_000, hang=True)
    line.settimeout(WAIT)
    assert line.recv(1) == b""  # the server hung up
    until_stands(sender, [12_000])
    assert sender.finish()["digest"] == sender.sha256


@pytest.mark.parametrize("path", ["/sign-in/", "/verify/", "/api/v1/devices"])
def test_a_silent_form_is_cut_and_does_nothing(start: Start, path: str) -> None:
    server = start(1)
    line = socket.create_connection(("127.0.0.1", server.port))
    kind = "application/json" if "api" in path else "application/x-www-form-urlencoded"
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\nContent-Length: 5000\r\n\r\n"
    line.sendall(head.encode() + b"service_number=8701")
    line.settimeout(WAIT)
    assert line.recv(1) == b""
    assert requests.get(f"http://127.0.0.1:{server.port}/healthz", timeout=WAIT).ok
