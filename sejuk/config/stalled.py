"""A request whose body stops coming must not keep a thread for ever: after a while its connection is cut.

granian reads bodies without a deadline, and nothing in Python can wake the thread that waits there. Closing the socket does:
the read ends, what came stays where the request put it (a photo's bytes), and the phone goes on at that byte another time.
Which socket it is granian does not tell, so all of the same address are cut on which nothing has moved either way for as long.
A body that ends early is said to be broken: half of a form must never be taken for the whole.
"""

from __future__ import annotations

import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.http.request import UnreadablePostError

PIECE = 4096  # bytes: so much must come within the time, which no line that works at all fails to do
LAST_SENT, LAST_RECEIVED = 44, 52  # where struct tcp_info has milliseconds since data went out and came in
INFO = 104
FILES = Path("/proc/self/fd")  # what this process has open, on Linux
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Body:
    """A request's body of known length, read piece by piece so that its progress is seen."""

    def __init__(self, stream: Any, length: int, address: str) -> None:
        self.stream, self.left, self.address = stream, length, address
        self.moved = time.monotonic()

    def read(self, size: int | None = -1) -> bytes:
        """As a file's; ``UnreadablePostError`` when the line breaks before the end."""
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        pieces: list[bytes] = []
        while wanted:
            piece = self.stream.read(min(wanted, PIECE))
            if not piece:
                if pieces:
                    break  # what came is given first, the break is told at the next call
                self.left = 0
                raise UnreadablePostError("the line broke")
            self.moved = time.monotonic()
            self.left -= len(piece)
            wanted -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def readline(self, size: int | None = -1) -> bytes:
        """Up to a line's end; only for what reads bodies as files do."""
        line = bytearray()
        while (size is None or size < 0 or len(line) < size) and (byte := self.read(1)):
            line += byte
            if byte == b"\n":
                break
        return bytes(line)

    def __iter__(self) -> Iterator[bytes]:
        """Lines."""
        return iter(self.readline, b"")


class Watch:
    """A WSGI application whose requests are watched while their bodies come."""

    def __init__(self, application: Application, seconds: int) -> None:
        self.application, self.seconds = application, seconds
        self.bodies: set[Body] = set()
        self.started = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Hand on the request."""
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or length == "0":
            return self.application(environ, start_response)
        body = Body(environ["wsgi.input"], int(length), environ.get("REMOTE_ADDR", ""))
        environ["wsgi.input"] = body
        if self.started.acquire(blocking=False):  # once, and in the process that serves
            threading.Thread(target=self._keep_looking, daemon=True).start()
        self.bodies.add(body)
        try:
            return self.application(environ, start_response)
        finally:
            self.bodies.discard(body)

    def _keep_looking(self) -> None:
        while True:
            time.sleep(min(self.seconds / 4, 5))
            before = time.monotonic() - self.seconds
            if stalled := {body.address for body in list(self.bodies) if body.left and body.moved < before}:
                cut(stalled, self.seconds * 1000)


def cut(addresses: set[str], idle: int) -> int:
    """Shut this process's connections from these addresses on which nothing moved for ``idle`` milliseconds; return how many."""
    found = 0
    for path in FILES.iterdir() if FILES.is_dir() else ():
        try:
            with socket.socket(fileno=os.dup(int(path.name))) as line:
                info = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, INFO)
                quiet = min(struct.unpack_from("I", info, at)[0] for at in (LAST_SENT, LAST_RECEIVED))
                if line.getpeername()[0] in addresses and quiet >= idle:
                    line.shutdown(socket.SHUT_RDWR)
                    found += 1
        except (OSError, struct.error):
            continue  # no connection
    return found
