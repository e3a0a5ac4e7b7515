"""A phone: what it keeps and how it talks, by the rules of field/src (outbox.ts, push.ts, uploads.ts, pull.ts, sync.ts)."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from sejuk.config.simulate.ledger import Ledger
from sejuk.config.simulate.link import Answer, Link, Refusal, Unreachable
from sejuk.config.simulate.store import Kept, KeptPhoto, Store
from sejuk.journal import documents
from sejuk.lib import clock
from sejuk.lib.digest import op_digest

MOST_OPS, MOST_BYTES = 100, 900_000
MOST_PAGES = 500
UPLOADS = "/api/v1/sync/uploads"
FOR_A_PERSON = {"not_a_photo", "photo_too_large", "photo_of_another"}
REFUSED, TOO_LARGE, MISSHAPEN, TROUBLE = 400, 413, 422, 500


class Killed(Exception):  # noqa: N818 - what the system did to the app
    """The app ended between two steps; what it had stored is there at the next start."""


@dataclass(frozen=True)
class Account:
    """Who signs in on a phone, and where they serve."""

    service_number: str
    password: str
    posting_id: int
    villages: tuple[str, ...]


class Phone:
    """The app on one phone, from start to start; only its ``store`` outlives a kill."""

    def __init__(self, *, number: int, account: Account, path: Path, link: Link, ledger: Ledger, skew: timedelta) -> None:
        self.number, self.account, self.path, self.link, self.ledger, self.skew = number, account, path, link, ledger, skew
        self.surprises: list[str] = []
        self.start()

    def start(self) -> None:
        """A new session of the app on what is stored."""
        self.store = Store(self.path)
        self._session, self._since = str(uuid4()), time.monotonic()

    def now(self) -> datetime:
        """What this phone's clock says."""
        return clock.now() + self.skew

    def _reading(self) -> dict[str, Any]:
        return {"session": self._session, "mono_ms": round((time.monotonic() - self._since) * 1000)}

    def _step(self) -> None:
        if not self.link.calm and self.link.fates.dies():
            raise Killed

    # From "Selesai" to the receipt

    def finish(self, kind: str, body: dict[str, Any], *, op_id: str, base: int | None, photos: Any = ()) -> None:
        """Keep a finished record or change as an operation. The judge's book has it first: it was typed, whatever follows."""
        op = {
            "op_id": op_id, "kind": kind, "v": 1, "posting_id": self.account.posting_id, "made_at": self.now().isoformat(),
            "clock": self._reading(), "base": base, "body": body,
        }  # fmt: skip
        digest = op_digest(kind, 1, body)
        self.ledger.write("typed", phone=self.number, op=op, digest=digest, skew=self.skew.total_seconds())
        self.store.finish(op, digest, photos)

    def round(self) -> bool:
        """Facts, photos, then what the server has for us. True when nothing waits; or ``Unreachable``, ``Refusal``."""
        if self.store.get("token") is None:
            self._enrol()
        for batch in _batches(self.store.waiting()):
            self._push(batch)
        for photo in self.store.waiting_photos():
            self._send(photo)
        self._pull()
        return self.store.unanswered() == 0

    def _enrol(self) -> None:
        said = {"service_number": self.account.service_number, "password": self.account.password, "code": None}
        names = {"device_name": f"Telepon {self.number}", "app_version": "0.1.0"}
        answer = self._json("POST", "/api/v1/devices", said | names)
        self._step()
        self.store.put(token=answer["token"], key=answer["receipt_key"]["public_key"])

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.store.get('token')}"}

    def _json(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        headers = {"Accept": "application/json"} | (self._headers() if self.store.get("token") else {})
        raw = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            raw = json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()
        answer: dict[str, Any] = self.link.ask(method, path, headers, raw).json()
        return answer

    def _push(self, batch: list[Kept]) -> None:
        self._step()
        body = {"device_time": self.now().isoformat(), "clock": self._reading(), "ops": [kept.op for kept in batch]}
        try:
            answer = self._json("POST", "/api/v1/sync/push", body)
        except Refusal as refusal:
            if refusal.status not in (TOO_LARGE, MISSHAPEN):
                raise
            self._halves(batch, refusal)
            return
        self._count(batch)
        self._step()
        self._keep({kept.op["op_id"]: kept for kept in batch}, answer["results"])
        self._step()

    def _count(self, batch: list[Kept]) -> None:
        for kept in batch:
            size = len(json.dumps(kept.op, separators=(",", ":"), ensure_ascii=False).encode())
            self._carried(f"{kept.op['op_id']} {kept.digest}", size)

    def _carried(self, what: str, size: int) -> None:
        traffic = self.link.traffic
        traffic.carried += size
        traffic.again += size if what in self.link.sent else 0
        self.link.sent.add(what)

    def _halves(self, batch: list[Kept], refusal: Refusal) -> None:
        if len(batch) == 1:
            self.store.answer([(batch[0].op["op_id"], None, refusal.said)])
            return
        middle = (len(batch) + 1) // 2
        self._push(batch[:middle])
        self._push(batch[middle:])

    def _keep(self, sent: dict[str, Kept], results: list[dict[str, Any]]) -> None:
        """Results are matched by id; what is not understood, or not signed, leaves the operation waiting."""
        answers = []
        for result in results:
            kept = sent.get(result["op_id"])
            receipt, problem = result["receipt"], result["problem"]
            if kept and result["status"] in ("accepted", "duplicate") and self._believes(receipt, kept.op["op_id"], kept.digest):
                self.ledger.write("shown", phone=self.number, receipt=receipt)
                answers.append((result["op_id"], receipt, None))
            elif kept and result["status"] == "refused" and problem:
                answers.append((result["op_id"], None, problem))
        self.store.answer(answers)

    def _believes(self, receipt: Any, what: str, digest: str) -> bool:
        key = documents.key_of(self.store.get("key") or "")
        good = documents.check(receipt, key).holds and receipt["op_id"] == what and receipt["digest"] == digest
        if not good:
            self.surprises.append(f"a receipt that does not hold: {what}")
        return good

    # Photos: the whole at once, then from the byte where the line broke

    def _send(self, photo: KeptPhoto) -> None:
        self._step()
        heard = self._resume(photo) or self._create(photo)
        self._step()
        receipt = _receipt(heard)
        if heard.status < REFUSED and receipt and self._believes(receipt, photo.photo_id, photo.sha256):
            self._carried(photo.photo_id, 0)
            self.ledger.write("shown_photo", phone=self.number, receipt=receipt)
            self.store.answer_photo(photo.photo_id, receipt, None)
        elif heard.status >= REFUSED:
            self._refused(photo, heard)

    def _upload(self, method: str, path: str, photo: KeptPhoto, body: bytes, **headers: str) -> Answer:
        own = self._headers() | {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}
        answer = self.link.ask(method, path, own | {name.replace("_", "-"): value for name, value in headers.items()}, body)
        self._carried(f"{photo.photo_id} {len(body)}", len(body))
        return answer

    def _create(self, photo: KeptPhoto) -> Answer:
        location = f"{UPLOADS}/{photo.photo_id}"
        self.store.place(photo.photo_id, location)
        self._step()
        pairs = {"photo_id": photo.photo_id, "sha256": photo.sha256}
        metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())
        length = str(len(photo.content))
        heard = self._upload("POST", UPLOADS, photo, photo.content, Upload_Length=length, Upload_Metadata=metadata)
        if heard.status >= REFUSED or _receipt(heard):
            return heard
        return self._resume(KeptPhoto(photo.photo_id, photo.sha256, photo.content, location, None, None)) or heard

    def _resume(self, photo: KeptPhoto) -> Answer | None:
        """Goes on where the server says it stopped; None when there is nothing to go on with."""
        if not photo.location:
            return None
        head = self.link.ask("HEAD", photo.location, self._headers() | {"Tus-Resumable": "1.0.0"})
        if _receipt(head):
            return head
        if head.status >= TROUBLE:
            msg = f"status {head.status}"
            raise Unreachable(msg)
        offset = head.headers.get("Upload-Offset", "")
        if head.status >= REFUSED or not offset.isdigit() or int(offset) >= len(photo.content):
            self.store.place(photo.photo_id, None)
            return None
        self._step()
        return self._upload("PATCH", photo.location, photo, photo.content[int(offset) :], Upload_Offset=offset)

    def _refused(self, photo: KeptPhoto, heard: Answer) -> None:
        if heard.status == TOO_LARGE and not heard.content:  # a bare page on the way knows nothing of photos
            raise Unreachable("413")
        try:
            heard.json()
        except Refusal as refusal:
            if refusal.code in FOR_A_PERSON:
                self.store.answer_photo(photo.photo_id, None, refusal.said)
            elif heard.status in (401, 429) or heard.status >= TROUBLE:
                raise
            elif refusal.code != "upload_offset":
                self.store.place(photo.photo_id, None)

    # What the server has for us

    def _pull(self) -> None:
        cursor = self.store.get("cursor") or ""
        for _ in range(MOST_PAGES):
            try:
                answer = self._page(cursor)
            except Refusal as refusal:
                if refusal.code != "bad_cursor" or not cursor:
                    raise
                answer = self._page("")
            self._step()
            self.store.apply(answer["changes"], answer["cursor"])
            if not answer["more"] or answer["cursor"] == cursor:
                return
            cursor = answer["cursor"]

    def _page(self, cursor: str) -> dict[str, Any]:
        return self._json("GET", "/api/v1/sync/pull" + (f"?cursor={quote(cursor)}" if cursor else ""))


def _batches(waiting: list[Kept]) -> list[list[Kept]]:
    batches: list[list[Kept]] = []
    room = 0
    for kept in waiting:
        size = len(json.dumps(kept.op).encode()) + 1
        if not batches or len(batches[-1]) >= MOST_OPS or size > room:
            batches.append([])
            room = MOST_BYTES
        batches[-1].append(kept)
        room -= size
    return batches


def _receipt(heard: Answer) -> dict[str, Any] | None:
    text = heard.headers.get("Upload-Receipt")
    try:
        return dict(json.loads(base64.b64decode(text))) if text else None
    except ValueError:
        return None
