"""The line between phones and server: a small TCP proxy that cuts, delays, repeats and loses real bytes."""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator

from sejuk.config.simulate.faults import CLEAN, Counts, Fate

GATE_BYTES = 6_000  # what the small gate lets through
LONGEST_DELAY = 2.0
LONGEST_WORK = 0.08  # what the server may need for a request: it is killed at any moment of that
HANGS = 60.0
CHUNKS = 12
TOO_LARGE = b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)


class Line:
    """Carries one request a connection. What a phone announced for its own port befalls it."""

    def __init__(self, server_port: int, counts: Counts, kill: Callable[[], bool]) -> None:
        self._to = ("127.0.0.1", server_port)
        self._counts = counts
        self._kill = kill
        self._fates: dict[int, Fate] = {}
        self._bytes: dict[int, list[int]] = {}
        self._armed: list[float] = []
        self._on_way: set[threading.Thread] = set()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = int(self._door.getsockname()[1])
        self.carried = 0
        self.replayed = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def expect(self, port: int, fate: Fate) -> None:
        """Announce what befalls the request that comes from this port."""
        self._fates[port], self._bytes[port] = fate, [0, 0]

    def cost(self, port: int) -> tuple[int, int]:
        """Bytes that went from and to that port."""
        up, down = self._bytes.pop(port, (0, 0))
        return up, down

    def arm(self, how: float) -> None:
        """Kill the server under the next request that changes something: ``how`` (0 to 1) says how long after its last byte."""
        self._armed.append(how)

    def settle(self) -> None:
        """Return when nothing is on its way any more, late requests and second copies included."""
        for thread in list(self._on_way):
            thread.join(HANGS)

    def close(self) -> None:
        """Take no more."""
        self._door.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                phone, (_, port) = self._door.accept()
                self._start(self._carry, phone, port)

    def _start(self, work: Callable[..., None], *given: object) -> None:
        def run() -> None:
            with contextlib.suppress(OSError):
                work(*given)
            self._on_way.discard(thread)

        thread = threading.Thread(target=run, daemon=True)
        self._on_way.add(thread)
        thread.start()

    def _carry(self, phone: socket.socket, port: int) -> None:
        with phone:
            phone.settimeout(HANGS)
            try:
                server = socket.create_connection(self._to, HANGS)
            except OSError:  # nobody listens: a phone learns that at once, and pays for no byte
                _reset(phone)
                return
            with server:
                self._befall(phone, server, port)

    def _befall(self, phone: socket.socket, server: socket.socket, port: int) -> None:
        request = _whole(phone)
        self.carried += 1
        fate = self._fate(port, request)
        cost = self._bytes.get(port, [0, 0])
        cost[0] += len(request)
        if fate.kind in ("loss", "reordering"):
            _reset(phone)
        if fate.kind in ("duplication", "reordering"):
            self._start(self._later, request, fate)
        if fate.kind == "small-gate":
            cost[1] += len(TOO_LARGE)
            phone.sendall(TOO_LARGE)
        elif fate.kind == "truncation" and fate.delay < 0.5:
            _cut(server, request, fate.point)
        elif fate.kind not in ("loss", "reordering"):
            self._exchange(phone, server, request, fate, cost)

    def _fate(self, port: int, request: bytes) -> Fate:
        fate = self._fates.pop(port, CLEAN)
        if self._armed and request.startswith((b"POST", b"PATCH")):
            return Fate("server-kill", 1.0, self._armed.pop())
        if fate.kind == "small-gate" and len(request) <= GATE_BYTES:
            return CLEAN
        if fate.kind:
            self._counts.add(fate.kind)
        return fate

    def _exchange(self, phone: socket.socket, server: socket.socket, request: bytes, fate: Fate, cost: list[int]) -> None:
        for piece in _pieces(request, fate):
            server.sendall(piece)
        if fate.kind == "server-kill":
            time.sleep(fate.delay * LONGEST_WORK)
            if self._kill():
                self._counts.add(fate.kind)
        if fate.kind == "answer-loss" and fate.point < 0.5:
            return
        answer = b"".join(iter(lambda: server.recv(65_536), b""))
        if fate.kind == "answer-loss":
            return
        if fate.kind == "truncation":
            answer = answer[: int(len(answer) * fate.point)]
        for piece in _pieces(answer, fate):
            cost[1] += len(piece)
            phone.sendall(piece)

    def _later(self, request: bytes, fate: Fate) -> None:
        """The request again, or at last; nobody hears its answer."""
        if fate.kind == "reordering" or fate.point > 0.3:
            time.sleep(fate.delay * LONGEST_DELAY)
        with socket.create_connection(self._to, HANGS) as server:
            server.sendall(request)
            self.replayed += len(request)
            while server.recv(65_536):
                pass


def _cut(server: socket.socket, request: bytes, point: float) -> None:
    """The beginning of a request; at half of the bytes the line ends, at the others it breaks."""
    end = int(len(request) * point)
    server.sendall(request[:end])
    if end % 2:
        _reset(server)


def _whole(phone: socket.socket) -> bytes:
    """A request with its body."""
    found = b""
    while (end := found.find(b"\r\n\r\n")) < 0:
        found += _some(phone)
    length = LENGTH.search(found[:end])
    whole = end + 4 + (int(length[1]) if length else 0)
    parts, have = [found], len(found)
    while have < whole:
        parts.append(_some(phone))
        have += len(parts[-1])
    return b"".join(parts)


def _some(phone: socket.socket) -> bytes:
    came = phone.recv(65_536)
    if not came:
        raise ConnectionError
    return came


def _pieces(content: bytes, fate: Fate) -> Iterator[bytes]:
    """The content at once, or in trickles."""
    if fate.kind != "slow-link":
        yield content
        return
    size = max(1, len(content) // CHUNKS + 1)
    for start in range(0, len(content), size):
        yield content[start : start + size]
        time.sleep(fate.delay * 0.6 / CHUNKS)


def _reset(line: socket.socket) -> None:
    """Break off, not end."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
