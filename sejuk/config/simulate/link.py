"""A phone's end of the line: one request and its answer, or ``Unreachable``; what it cost is noted."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

from sejuk.config.simulate.faults import CLEAN, Fates
from sejuk.config.simulate.line import Line


class Unreachable(Exception):  # noqa: N818 - it is no error: the line broke, or what came is not ours
    """Nothing is known, so nothing changes."""


class Refusal(Exception):  # noqa: N818 - the server's word
    """The server answered, and said no."""

    def __init__(self, status: int, code: str, said: dict[str, Any]) -> None:
        super().__init__(code)
        self.status, self.code, self.said = status, code, said


@dataclass(frozen=True)
class Answer:
    """What came back whole."""

    status: int
    headers: Any
    content: bytes

    def json(self) -> Any:
        """The answer, or ``Unreachable`` for what is no JSON, ``Refusal`` for a problem."""
        try:
            said = json.loads(self.content)
        except ValueError:
            said = None
        if self.status == 413 or (self.status >= 400 and isinstance(said, dict) and "code" in said):
            raise Refusal(self.status, (said or {}).get("code", "too_large"), said or {"code": "too_large"})
        if self.status >= 300 or not isinstance(said, dict):
            msg = f"status {self.status}"
            raise Unreachable(msg)
        return said


@dataclass
class Traffic:
    """Bytes of one phone, all headers included. ``heard`` are requests whose answer came whole, ``broken`` the others."""

    bytes: Counter[str] = field(default_factory=Counter)  # heard_up, heard_down, broken
    requests: Counter[str] = field(default_factory=Counter)
    carried: int = 0  # of the bytes heard: operations and photos
    again: int = 0  # of those: sent before in a request that was heard


class Link:
    """How a phone reaches the server. ``calm`` ends all faults."""

    def __init__(self, line: Line, fates: Fates) -> None:
        self._line, self.fates = line, fates
        self.calm = False
        self.sent: set[str] = set()  # what was sent in a request that was heard
        self.traffic = Traffic()

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes | None = None, patience: float = 45.0) -> Answer:
        """The whole answer, or ``Unreachable``."""
        line = HTTPConnection("127.0.0.1", self._line.port, timeout=patience)
        port, came = 0, False
        try:
            line.connect()
            port = line.sock.getsockname()[1]
            self._line.expect(port, CLEAN if self.calm else self.fates.next())
            line.request(method, path, body, {"Connection": "close", "Accept-Language": "id"} | headers)
            answer = line.getresponse()
            content, came = answer.read(), True
            return Answer(answer.status, answer.headers, content)
        except (OSError, HTTPException) as broken:
            raise Unreachable(type(broken).__name__) from None
        finally:
            line.close()
            self._note(method, port, came=came)

    def _note(self, method: str, port: int, *, came: bool) -> None:
        up, down = self._line.cost(port)
        self.traffic.requests[method] += 1
        if came:
            self.traffic.bytes.update(heard_up=up, heard_down=down)
        else:
            self.traffic.bytes.update(broken=up + down)
