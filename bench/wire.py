"""What goes over the line: requests and real bytes, headers included, both ways, as Chromium on Android sends them.

``.venv/bin/python -m bench.wire``. What takes how many requests is also held by ``sejuk/sync/tests/test_wire_cost.py``.
"""

from __future__ import annotations

import gzip
import json
import socket
from typing import Any

from bench.world import Phone, Server, batches, say, serving, started

AGENT = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
CHROMIUM = (
    "Connection: keep-alive", 'sec-ch-ua-platform: "Android"', f"User-Agent: {AGENT}", "sec-ch-ua-mobile: ?1", "Accept: */*",
    'sec-ch-ua: "Chromium";v="126", "Not.A/Brand";v="24"', "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors",
    "Sec-Fetch-Dest: empty", "Accept-Encoding: gzip, deflate, br, zstd", "Accept-Language: id-ID,id;q=0.9",
)  # fmt: skip
RECORDS = 2_000


class Wire:
    """One kept-open connection whose bytes are counted."""

    def __init__(self, server: Server, phone: Phone) -> None:
        self.socket = socket.create_connection(("127.0.0.1", server.port))
        self.host, self.token = f"127.0.0.1:{server.port}", phone.token
        self.requests = self.sent = self.received = 0

    def ask(self, method: str, path: str, body: bytes = b"") -> dict[str, Any]:
        """One request as the browser makes it; the answer's JSON."""
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", f"Authorization: Bearer {self.token}", *CHROMIUM]
        head += [f"Origin: http://{self.host}", f"Referer: http://{self.host}/field/"]
        head += [f"Content-Length: {len(body)}", "Content-Type: application/json"] if body else []
        raw = "\r\n".join(head).encode() + b"\r\n\r\n" + body
        self.socket.sendall(raw)
        self.requests += 1
        self.sent += len(raw)
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        said = b""
        while b"\r\n\r\n" not in said:
            said += self.socket.recv(65_536)
        head, _, body = said.partition(b"\r\n\r\n")
        headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        length = int(headers[b"content-length"])
        while len(body) < length:
            body += self.socket.recv(65_536)
        self.received += len(head) + 4 + length
        plain = gzip.decompress(body) if headers.get(b"content-encoding") == b"gzip" else body
        return dict(json.loads(plain))

    def pull(self, cursor: str) -> str:
        """Everything new, page by page, as the phone does; the new cursor."""
        while True:
            page = self.ask("GET", f"/api/v1/sync/pull?cursor={cursor}")
            cursor = page["cursor"]
            if not page["more"]:
                return cursor

    def push(self, raw: bytes) -> None:
        """A batch whose reports are all accepted."""
        answer = self.ask("POST", "/api/v1/sync/push", raw)
        assert all(result["status"] == "accepted" for result in answer["results"]), answer


def cost(server: Server, phone: Phone, work: Any) -> dict[str, int]:
    """Requests and bytes of one piece of work."""
    line = Wire(server, phone)
    work(line)
    return {"requests": line.requests, "bytes": line.sent + line.received}


def main() -> None:
    """Count and print one JSON line."""
    _, officers = started()
    phone = Phone(officers[0])
    with serving() as server:
        cursor = Wire(server, phone).pull("")
        one = cost(server, phone, lambda line: line.push(batches(phone, 1, 1)[0]))
        twenty_made = batches(phone, 1, 20)[0]
        twenty = cost(server, phone, lambda line: (line.push(twenty_made), line.pull(cursor)))
        cursor = Wire(server, phone).pull("")
        idle = cost(server, phone, lambda line: line.pull(cursor))
        for raw in batches(phone, RECORDS // 100, 100):
            Wire(server, phone).push(raw)
        first = cost(server, phone, lambda line: line.pull(""))
    payload = len(json.dumps(json.loads(twenty_made)["ops"][0]["body"], ensure_ascii=False).encode())
    say("wire", {"body_bytes": payload, "one": one, "twenty": twenty, "idle": idle, "first_sync": first}, [
        ("20 reports from unsent to receipts: requests", twenty["requests"], "<=", 2),
        ("sync with nothing new: requests", idle["requests"], "<=", 1),
        (f"first sync of {RECORDS:,} records: requests", first["requests"], "<=", 4),
        ("one report without photo: bytes on the wire", one["bytes"], "<=", 3_000),
    ])  # fmt: skip


if __name__ == "__main__":
    main()
