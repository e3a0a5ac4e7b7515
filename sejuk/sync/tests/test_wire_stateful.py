"""Phones and a server that fail in every way and order: nothing is lost, nothing is doubled, nothing is shown ahead of its receipt."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test
from PIL import Image

from sejuk.activities.models import Activity, Photo
from sejuk.journal import documents
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.lib.digest import op_digest
from sejuk.org.rules import Role
from sejuk.sync import receipts
from sejuk.sync.models import Op
from sejuk.sync.tests.faults import CUT, FAULTS, NONE, Fault, sent
from sejuk.testing import OENAI, OINLASI, Cast, Phone, person, report_body

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
REPORT, AMEND, WITHDRAW = "activity.report", "activity.amend", "activity.withdraw"
VERBS = ("activity.reported", "activity.amended", "activity.withdrawn")
TYPE = "application/offset+octet-stream"
UPLOADS = "/api/v1/sync/uploads"
FIELDS = ("rw", "narrative", "outcome", "people_reached")
# Shifts of a clock: a battery that died, a year typed wrong. While a phone runs its clock may be set by days.
SKEWS = [timedelta(0), timedelta(days=-365), timedelta(days=365), timedelta(days=-9000)]
JUMPS = [timedelta(0), timedelta(days=-2), timedelta(days=3)]
MOST = 4  # phones
PHONES = st.integers(0, MOST - 1)
PICKS: st.SearchStrategy[list[int]] = st.one_of(
    st.just([]), st.lists(st.integers(0, 20), min_size=1, max_size=1), st.lists(st.integers(0, 20), max_size=6)
)
numbers = count(1)


@dataclass
class Handset:
    """What one phone keeps. Copied, it is the phone's own backup."""

    wire: Phone = field(repr=False)
    skew: timedelta = timedelta(0)
    jump: timedelta = timedelta(0)
    started: datetime = field(default_factory=clock.now)
    session: str = field(default_factory=lambda: str(uuid4()))
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)
    received: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused: dict[str, dict[str, Any]] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    cursor: str = ""

    def copied(self, **changes: Any) -> Handset:
        """The same content on the same line."""
        kept = {key: copy.deepcopy(value) for key, value in vars(self).items() if key != "wire"}
        return Handset(wire=self.wire, **(kept | changes))

    @property
    def wall(self) -> datetime:
        return clock.now() + self.skew + self.jump

    @property
    def reading(self) -> dict[str, Any]:
        return {"session": self.session, "mono_ms": int((clock.now() - self.started).total_seconds() * 1000)}

    def finish(self, kind: str, body: dict[str, Any], base: int | None = None) -> dict[str, Any]:
        op = self.wire.op(body, kind, base=base, made_at=self.wall.isoformat(), clock=self.reading)
        self.waiting[op["op_id"]] = op
        return op

    def version(self, activity_id: str) -> int:
        return int(self.records.get(activity_id, {"version": 1})["version"])


def digest(op: dict[str, Any]) -> str:
    return op_digest(op["kind"], op["v"], op["body"])


def small_photo(number: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (24, 16), (number % 256, number // 256 % 256, 90)).save(out, "JPEG")
    return out.getvalue()


def told(body: dict[str, Any]) -> dict[str, Any]:
    return {key: body.get(key, "") for key in FIELDS}


class Histories:
    """What the records must be, from nothing but the operations that the server holds, in the order of their numbers."""

    def __init__(self, made: dict[str, dict[str, Any]], stored: list[Op]) -> None:
        self.bodies: dict[str, list[dict[str, Any]]] = {}
        self.withdrawn: set[str] = set()
        for row in sorted(stored, key=lambda row: row.sequence):
            op = made[str(row.id)]
            self._apply(op, op["body"], op["body"]["activity_id"])

    def _apply(self, op: dict[str, Any], body: dict[str, Any], activity_id: str) -> None:
        bodies = self.bodies.setdefault(activity_id, [])
        if op["kind"] == REPORT:
            assert not bodies, "one record, two reports"
            bodies.append(told(body))
            return
        assert bodies, "changed before it was there"
        assert activity_id not in self.withdrawn, "changed after it was withdrawn"
        if op["kind"] == WITHDRAW:
            self.withdrawn.add(activity_id)
            bodies.append(bodies[-1])
            return
        for key in body["changes"]:
            assert self._at(activity_id, op["base"])[key] == bodies[-1][key], "somebody's change was silently overwritten"
        bodies.append(bodies[-1] | body["changes"])

    def _at(self, activity_id: str, version: int) -> dict[str, Any]:
        bodies = self.bodies[activity_id]
        return bodies[min(version, len(bodies)) - 1]

    def conflict(self, op: dict[str, Any]) -> bool:
        """Whether a field of this amendment was ever changed after the version that it starts from."""
        bodies = self.bodies[op["body"]["activity_id"]]
        return any(later[key] != bodies[op["base"] - 1][key] for later in bodies[op["base"] :] for key in op["body"]["changes"])

    @property
    def records(self) -> dict[str, tuple[int, bool, dict[str, Any]]]:
        return {pk: (len(bodies), pk in self.withdrawn, bodies[-1]) for pk, bodies in self.bodies.items()}


def record_of(data: dict[str, Any]) -> tuple[int, bool, dict[str, Any]]:
    """A pulled record as ``Histories`` tells one."""
    return data["version"], data["state"] == "withdrawn", told(data["body"])


class Wire(RuleBasedStateMachine):
    """One officer with any number of phones, and a network that keeps, repeats and loses what it likes."""

    def __init__(self, cast: Cast) -> None:
        super().__init__()
        self.officer = person(f"9{next(numbers):07}", "Bripka", "Sari Lestari", Role.VILLAGE_OFFICER, cast.sector, OENAI, OINLASI)
        self.made: dict[str, dict[str, Any]] = {}
        self.photos: dict[str, bytes] = {}
        self.handsets: list[Handset] = []
        self.backups: list[Handset] = []
        self.on_the_way: list[tuple[Phone, bytes]] = []
        self.seen: list[tuple[str, dict[str, Any]]] = [("", {})]  # cursors with what the phone held then
        self.receipts: dict[str, str] = {}
        self.key = documents.key_of(receipts.public_key()["public_key"])

    def _phone(self, **changes: Any) -> Handset:
        handset = Handset(Phone(self.officer), **changes)
        self.handsets.append(handset)
        return handset

    def one(self, number: int) -> Handset:
        return self.handsets[number % len(self.handsets)]

    @initialize(skew=st.sampled_from(SKEWS), reports=st.lists(st.booleans(), min_size=1, max_size=3))
    def first_day(self, skew: timedelta, reports: list[bool]) -> None:
        phone = self._phone(skew=skew)
        for with_photo in reports:
            self._report(phone, with_photo)

    @precondition(lambda self: len(self.handsets) < MOST)
    @rule(skew=st.sampled_from(SKEWS))
    def another_phone(self, skew: timedelta) -> None:
        """Of the same officer, and empty."""
        self._phone(skew=skew)

    @rule(phone=PHONES)
    def back_up(self, phone: int) -> None:
        self.backups.append(self.one(phone).copied())

    @precondition(lambda self: self.backups and len(self.handsets) < MOST)
    @rule()
    def restore(self) -> None:
        """What it sent since then is waiting again; what it finished since then is still on the phone that it was made on."""
        self.handsets.append(self.backups.pop().copied(session=str(uuid4()), started=clock.now()))

    @rule(phone=PHONES, jump=st.sampled_from(JUMPS), again=st.booleans())
    def set_the_clock(self, phone: int, jump: timedelta, again: bool) -> None:
        """And perhaps start the app again."""
        self.one(phone).jump = jump
        if again:
            self.one(phone).session, self.one(phone).started = str(uuid4()), clock.now()

    @rule(phone=PHONES, with_photo=st.booleans())
    def report(self, phone: int, with_photo: bool) -> None:
        self._report(self.one(phone), with_photo)

    def _report(self, phone: Handset, with_photo: bool) -> None:
        photos = []
        if with_photo:
            photo_id, content = str(uuid4()), small_photo(next(numbers))
            self.photos[photo_id] = phone.photos[photo_id] = content
            photos = [{"photo_id": photo_id, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}]
        started = phone.wall - timedelta(hours=1)
        self._made(phone.finish(REPORT, report_body(started_at=started.isoformat(), photos=photos)))

    def _made(self, op: dict[str, Any]) -> None:
        self.made[op["op_id"]] = op

    def _known(self, phone: Handset) -> list[str]:
        """The records that this phone can change: its own and those that it pulled."""
        own = (self.made[op_id] for op_id in (phone.waiting | phone.received) if self.made[op_id]["kind"] == REPORT)
        return sorted({op["body"]["activity_id"] for op in own} | phone.records.keys())

    @rule(phone=PHONES, which=st.integers(0, 9), key=st.sampled_from(FIELDS), withdraw=st.sampled_from([False, False, False, True]))
    def change(self, phone: int, which: int, key: str, withdraw: bool) -> None:
        handset = self.one(phone)
        if not (known := self._known(handset)):
            return
        activity_id = known[which % len(known)]
        body: dict[str, Any] = {"activity_id": activity_id, "reason": "Salah ketik"}
        if not withdraw:
            number = next(numbers)
            body["changes"] = {key: number % 90_000 + 5 if key == "people_reached" else f"{number % 100_000:05}"}
        self._made(handset.finish(WITHDRAW if withdraw else AMEND, body, handset.version(activity_id)))

    @rule(phone=PHONES, picks=PICKS, fault=FAULTS, then_pull=st.booleans())
    def push(self, phone: int, picks: list[int], fault: Fault, then_pull: bool) -> None:
        """What waits; or any of it and of what was sent before, in any order, some of it twice."""
        handset = self.one(phone)
        able = sorted(handset.waiting | handset.received)
        chosen = [able[pick % len(able)] for pick in picks] if able else []
        self._send(handset, [self.made[op_id] for op_id in chosen] or list(handset.waiting.values()), fault)
        if then_pull:
            self._pull(handset, NONE)
        elif picks and self.receipts:
            self._send_other_content_under_the_same_id(handset, picks[0])

    def _send(self, phone: Handset, ops: list[dict[str, Any]], fault: Fault) -> None:
        batch = {"device_time": phone.wall.isoformat(), "clock": phone.reading, "ops": ops}
        raw = json.dumps(batch).encode()
        before = self._stored()
        answer = sent(fault, lambda part: _post(phone.wire, raw[: int(len(raw) * part)]))
        self.on_the_way.append((phone.wire, raw))
        if fault.kind == "cut":
            assert answer.json()["code"] == "bad_json"
            assert self._stored() == before
        elif answer is not None and (fault.kind != "trouble" or answer.status_code == 200):
            assert answer.status_code == 200, answer.content
            self._hear(phone, ops, answer.json()["results"], before.keys(), fault)

    def _stored(self) -> dict[str, Op]:
        return {str(op.id): op for op in Op.objects.filter(officer=self.officer)}

    def _hear(self, phone: Handset, ops: list[dict[str, Any]], results: list[Any], before: Any, fault: Fault) -> None:
        assert [result["op_id"] for result in results] == [op["op_id"] for op in ops]
        stored, times = self._stored(), Counter[str]()
        histories = Histories(self.made, list(stored.values()))
        for op, result in zip(ops, results, strict=True):
            op_id, known = op["op_id"], op["op_id"] in before or times[op["op_id"]] > 0
            times[op_id] += 1
            if receipt := result["receipt"]:
                assert result["status"] == ("duplicate" if known else "accepted")
                self._believe(op, receipt, stored)
                phone.received[op_id] = receipt
                phone.waiting.pop(op_id, None)
            elif result["status"] == "refused":
                self._refused(op, result["problem"]["code"], histories)
                phone.refused[op_id] = phone.waiting.pop(op_id, op)
            else:
                early = op["body"]["activity_id"] not in histories.bodies and op["kind"] != REPORT
                assert result["status"] == "retry"
                assert early or fault.kind == "trouble", result["problem"]

    def _believe(self, op: dict[str, Any], receipt: dict[str, Any], stored: dict[str, Op]) -> None:
        """A receipt holds by itself, is about just this content, never changes, and the server has what it names."""
        assert documents.check(receipt, self.key).holds
        assert (receipt["op_id"], receipt["digest"]) == (op["op_id"], digest(op))
        assert self.receipts.setdefault(op["op_id"], json.dumps(receipt, sort_keys=True)) == json.dumps(receipt, sort_keys=True)
        assert stored[op["op_id"]].digest == receipt["digest"]
        assert Event.objects.get(pk=receipt["sequence"]).data["op"] == op["op_id"]

    def _refused(self, op: dict[str, Any], code: str, histories: Histories) -> None:
        """Only a change may be refused, and only because somebody else's came first."""
        assert (op["kind"], code) in {(AMEND, "version_conflict"), (AMEND, "activity_withdrawn"), (WITHDRAW, "activity_withdrawn")}
        if code == "activity_withdrawn":
            assert op["body"]["activity_id"] in histories.withdrawn
        else:
            assert histories.conflict(op)

    @precondition(lambda self: self.on_the_way)
    @rule(which=st.integers(0, 20), part=st.one_of(st.just(NONE), CUT))
    def what_was_on_the_way_arrives(self, which: int, part: Fault) -> None:
        """A request of long ago comes once more, whole or in part; nobody hears the answer."""
        wire, raw = self.on_the_way[which % len(self.on_the_way)]
        assert sent(part, lambda share: _post(wire, raw[: int(len(raw) * share)])).status_code in (200, 400)

    def _send_other_content_under_the_same_id(self, handset: Handset, which: int) -> None:
        op = self.made[sorted(self.receipts)[which % len(self.receipts)]]
        other = op | {"body": op["body"] | {"reason" if "reason" in op["body"] else "narrative": "Lain"}}
        (result,) = handset.wire.results(other)
        assert (result["status"], result["problem"]["code"], result["receipt"]) == ("refused", "op_conflict", None)

    @rule(phone=PHONES, fault=FAULTS)
    def pull(self, phone: int, fault: Fault) -> None:
        self._pull(self.one(phone), fault)

    def _pull(self, handset: Handset, fault: Fault) -> None:
        query = {"cursor": handset.cursor} if handset.cursor else {}
        answer = sent(fault, lambda _: handset.wire.client.get("/api/v1/sync/pull", query, headers=handset.wire.headers))
        if answer is None or answer.status_code != 200:
            assert answer is None or fault.kind == "trouble", answer.content
            return
        handset.cursor, handset.records = applied(handset.records, answer.json())
        self.seen.append((handset.cursor, dict(handset.records)))

    @precondition(lambda self: self.photos)
    @rule(which=st.integers(0, 9), fault=FAULTS, share=st.sampled_from([0, 0.3, 0.9, 1, 1]))
    def upload(self, which: int, fault: Fault, share: float) -> None:
        """Begin a photo or go on with it, with so much of what is left."""
        able = [(handset, photo_id) for handset in self.handsets for photo_id in sorted(handset.photos)]
        if able:
            self._upload(*able[which % len(able)], fault, share)

    def _upload(self, phone: Handset, photo_id: str, fault: Fault, share: float) -> None:
        content = phone.photos[photo_id]
        sha256, own = hashlib.sha256(content).hexdigest(), phone.wire.headers | {"Tus-Resumable": "1.0.0", "Content-Type": TYPE}
        stands = phone.wire.client.head(f"{UPLOADS}/{photo_id}", headers=own)
        if stands.status_code == 404:
            pairs = {"photo_id": photo_id, "sha256": sha256}
            metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())
            own |= {"Upload-Length": str(len(content)), "Upload-Metadata": metadata}
            call, url, offset = phone.wire.client.post, UPLOADS, 0
        else:
            offset = int(stands.headers["Upload-Offset"])
            own |= {"Upload-Offset": str(offset)}
            call, url = phone.wire.client.patch, f"{UPLOADS}/{photo_id}"
        rest = content[offset:]
        body = rest[: int(len(rest) * share)]
        answer = sent(fault, lambda part: call(url, body[: int(len(body) * part)], content_type=TYPE, headers=own))
        if answer is not None and (receipt := answer.headers.get("Upload-Receipt")):
            self._believe_photo(photo_id, sha256, json.loads(base64.b64decode(receipt)))
            del phone.photos[photo_id]
        elif answer is not None and answer.status_code >= 400:
            assert fault.kind == "trouble", answer.content

    def _believe_photo(self, photo_id: str, sha256: str, receipt: dict[str, Any]) -> None:
        assert documents.check(receipt, self.key).holds
        assert (receipt["op_id"], receipt["digest"]) == (photo_id, sha256)
        photo = Photo.objects.get(pk=photo_id)
        with default_storage.open(photo.stored) as file:
            assert file.read() == self.photos[photo_id]
        assert Event.objects.get(pk=receipt["sequence"]).subject == photo_id

    @invariant()
    def each_once_and_nothing_else(self) -> None:
        """Operations, events and records tell one story; what has a receipt is there for good."""
        stored = self._stored()
        assert {op_id: row.digest for op_id, row in stored.items()} == {op_id: digest(self.made[op_id]) for op_id in stored}
        assert self.receipts.keys() <= stored.keys()
        events = Event.objects.filter(actor_id=self.officer.pk, verb__in=VERBS)
        assert {e.id: e.data["op"] for e in events} == {row.sequence: op_id for op_id, row in stored.items()}
        rows = Activity.objects.filter(officer=self.officer)
        found = {str(a.id): (a.version, a.state == "withdrawn", {key: getattr(a, key) for key in FIELDS}) for a in rows}
        assert found == Histories(self.made, list(stored.values())).records
        came = Photo.objects.filter(officer=self.officer, received_at__isnull=False)
        told_of = Event.objects.filter(actor_id=self.officer.pk, verb="photo.received").values_list("subject", flat=True)
        assert sorted(str(photo.pk) for photo in came) == sorted(told_of)

    def teardown(self) -> None:
        if sys.exc_info()[0] is None:
            self._come_home()
            self._converge()

    def _come_home(self) -> None:
        """The line is good again: everything ends received or, where two changes collided, named."""
        for _ in range(2):  # a change may wait for a report on another phone
            for phone in self.handsets:
                self._send(phone, list(phone.waiting.values()), NONE)
                for photo_id in list(phone.photos):
                    self._upload(phone, photo_id, NONE, 1)
        assert [phone.waiting for phone in self.handsets if phone.waiting] == []
        refused = {op_id for phone in self.handsets for op_id in phone.refused}
        assert self.made.keys() - refused <= self._stored().keys()
        assert Photo.objects.filter(pk__in=self.photos, received_at__isnull=False).count() == len(self.photos)
        self.each_once_and_nothing_else()

    def _converge(self) -> None:
        """From every cursor that was ever given, and from none, a phone comes to what the server has."""
        truth = Histories(self.made, list(self._stored().values())).records
        wire = self.handsets[0].wire
        for cursor, records in self.seen:
            more = True
            while more:
                answer = wire.pull(cursor)
                cursor, records = applied(records, answer)
                more = answer["more"]
            assert {pk: record_of(data) for pk, data in records.items()} == truth


def _post(wire: Phone, raw: bytes) -> Any:
    return wire.client.post("/api/v1/sync/push", raw, content_type="application/json", headers=wire.headers)


def applied(records: dict[str, Any], answer: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A page of a pull on what a phone holds: the new cursor and the records. Nobody's record is ever taken away."""
    changes = [change for change in answer["changes"] if change["kind"] == "activity"]
    assert not any(change.get("deleted") for change in changes)
    assert all(change["data"]["version"] >= records.get(change["id"], {"version": 0})["version"] for change in changes)
    return answer["cursor"], records | {change["id"]: change["data"] for change in changes}


def test_no_fault_loses_doubles_or_shows_too_early(cast: Cast, without_reactions: None) -> None:
    del without_reactions
    run_state_machine_as_test(
        lambda: Wire(cast),  # type: ignore[arg-type]
        settings=settings(
            max_examples=settings.default.max_examples // 5, stateful_step_count=50, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("ahead", [timedelta(minutes=5), timedelta(days=3), timedelta(days=20), timedelta(days=365)])
def test_a_clock_set_right_between_two_starts_ruins_nothing(cast: Cast, ahead: timedelta) -> None:
    """The phone's clock says that the record was made after it is sent, and no running clock can tell: only its arrival is sure."""
    phone = Handset(Phone(cast.officer), skew=ahead)
    op = phone.finish(REPORT, report_body(started_at=phone.wall.isoformat()))
    phone.skew, phone.session = timedelta(0), str(uuid4())
    batch = {"device_time": phone.wall.isoformat(), "clock": phone.reading, "ops": [op]}
    (result,) = _post(phone.wire, json.dumps(batch).encode()).json()["results"]
    assert result["status"] == "accepted", result
    activity = Activity.objects.get()
    assert activity.made_source == "received"
    assert activity.started_at <= activity.received_at
    assert "clock_corrected" in activity.marks
