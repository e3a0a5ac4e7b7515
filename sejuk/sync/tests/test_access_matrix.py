"""Every operation of the phones' door × every person's token, with things of Bripka Sari: who reaches them, and what others hear.

An operation, or a kind of operation in a push, that is in no table fails: whoever adds one says here who may do it to whom.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from sejuk.lib import clock
from sejuk.org.models import Officer, Posting
from sejuk.org.rules import Role
from sejuk.sync import rules
from sejuk.sync.actions import revoke_devices
from sejuk.sync.api import api
from sejuk.sync.models import Device
from sejuk.sync.tests.carrying import escrow_file, escrow_key, inside, photo
from sejuk.testing import PASSWORD, SINCE, Cast, Phone, person, picture, report, report_body

pytestmark = pytest.mark.slow
TUS = {"Tus-Resumable": "1.0.0"}
RAW = "application/offset+octet-stream"
TOKENS = (
    "officer", "kanit", "kapolsek", "kasat", "humas", "kapolres", "kapolda", "operator", "auditor", "stranger", "foreigner", "leaver",
    "newcomer", "inactive",
)  # fmt: skip
GONE = ("signed_out", "lost", "inactive", "nobody")  # whose token says nothing any more
RECORD = {"officer", "kanit", "kapolsek", "kasat", "humas", "kapolres", "stranger"}  # of the villages of Polres TTS, today


class Things:
    """What Bripka Sari has: a record, a photo, a phone, a file of unsent work."""

    def __init__(self, cast: Cast) -> None:
        self.phone = Phone(cast.officer)
        self.activity = report(cast.officer)
        content = picture()
        self.photo_id, self.sha256 = str(uuid4()), hashlib.sha256(content).hexdigest()
        pairs = {"photo_id": self.photo_id, "sha256": self.sha256}
        self.metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())
        self.begin = {**TUS, "Upload-Length": str(len(content)), "Upload-Metadata": self.metadata}
        self.phone.client.post("/api/v1/sync/uploads", content[:10], content_type=RAW, headers=self.phone.headers | self.begin)
        self.content = content
        self.file = escrow_file(escrow_key(self.phone), inside(self.phone, self.phone.op(report_body()), photos=[photo()]))


class Caller:
    """Somebody who asks with their own token, or with none that holds."""

    def __init__(self, officer: Officer | None, phone: Phone | None) -> None:
        self.officer, self.phone, self.client = officer, phone, Client()
        self.headers = phone.headers if phone else {}

    def op(self, body: dict[str, Any], kind: str, **changes: Any) -> str:
        """What one operation of theirs comes to: its status, or the problem of it or of the whole push."""
        shape = self.phone or Phone.__new__(Phone)
        if self.phone is None:
            shape.officer, shape.session = Posting.objects.earliest("pk").officer, str(uuid4())
        op = shape.op(body, kind, **changes)
        batch = {"device_time": clock.now().isoformat(), "clock": op["clock"], "ops": [op]}
        answer = self.client.post("/api/v1/sync/push", batch, content_type="application/json", headers=self.headers)
        (result,) = answer.json().get("results", [answer.json()])
        return str(result.get("code") or (result.get("problem") or {}).get("code") or result["status"])


def _said(answer: Any) -> str:
    """The status, with the problem's code where there is one."""
    body = answer.content if answer["Content-Type"] == "application/problem+json" else b""
    return f"{answer.status_code} {json.loads(body)['code']}" if body else str(answer.status_code)


def _enrol(caller: Caller, things: Things) -> str:
    number = caller.officer.service_number if caller.officer else "00000000"
    return _said(
        caller.client.post("/api/v1/devices", {"service_number": number, "password": PASSWORD}, content_type="application/json")
    )


def _unlock(caller: Caller, things: Things) -> str:
    number = caller.officer.service_number if caller.officer else "00000000"
    body = {"service_number": number, "password": PASSWORD}
    return _said(caller.client.post(f"/api/v1/devices/{things.phone.device_id}/unlock", body, content_type="application/json"))


def _pull(caller: Caller, things: Things) -> str:
    answer = caller.client.get("/api/v1/sync/pull", headers=caller.headers)
    mine = str(things.activity.pk) in answer.content.decode()
    return _said(answer) + (" with hers" if mine else "")


def _call(method: str, path: str, headers: dict[str, str] | None = None, body: str = "") -> Callable[[Caller, Things], str]:
    def call(caller: Caller, things: Things) -> str:
        address = path.format(photo_id=things.photo_id)
        content = {"file": things.file, "rest": things.content[10:], "": b""}[body]
        extra = things.begin if headers is None else headers
        return _said(caller.client.generic(method, f"/api/v1{address}", content, RAW, headers=caller.headers | extra))

    return call


NO = "401 token_unknown"
# Method and path as the API names them → the call, what hers hears, what any other living token hears, what a dead one hears.
OPERATIONS: dict[tuple[str, str], tuple[Callable[[Caller, Things], str], str, str, str]] = {
    ("POST", "/devices"): (_enrol, "201", "201", "401 wrong_sign_in"),
    ("DELETE", "/devices/me"): (_call("DELETE", "/devices/me", {}), "204", "204", NO),
    ("POST", "/devices/me/seal-key"): (_call("POST", "/devices/me/seal-key", {}), "200", "200", NO),
    ("POST", "/devices/{device_id}/unlock"): (_unlock, "200", "401 wrong_sign_in", "401 wrong_sign_in"),
    ("POST", "/sync/push"): (lambda caller, things: caller.op({}, "activity.report"), "bad_body", "bad_body", "token_unknown"),
    ("POST", "/sync/escrow"): (_call("POST", "/sync/escrow", {}, "file"), "200", "200", NO),
    ("GET", "/sync/pull"): (_pull, "200 with hers", "200", NO),
    ("OPTIONS", "/sync/uploads"): (_call("OPTIONS", "/sync/uploads", {}), "204", "204", "204"),
    ("HEAD", "/sync/uploads/{photo_id}"): (_call("HEAD", "/sync/uploads/{photo_id}", TUS), "200", "404 not_found", NO),
    ("PATCH", "/sync/uploads/{photo_id}"): (
        _call("PATCH", "/sync/uploads/{photo_id}", {**TUS, "Upload-Offset": "10"}, "rest"), "204", "404 not_found", NO,
    ),
    # Last, for it leaves files behind: the same id is another photo when another officer sends it.
    ("POST", "/sync/uploads"): (_call("POST", "/sync/uploads"), "201", "201", NO),
}  # fmt: skip
OUTSIDE = dict.fromkeys(("foreigner", "kapolda", "operator", "auditor", "leaver", "newcomer"), "403 escrow_wrong_unit")
# Where somebody hears something else than the others, and why: another Polres, a password that opens nothing, a phone that is lost.
EXCEPT: dict[tuple[str, str], dict[str, str]] = {
    ("POST", "/devices"): {"signed_out": "201", "lost": "201"},
    ("POST", "/devices/{device_id}/unlock"): {"signed_out": "200", "lost": "200"},  # hers, by her password: another phone is meant
    ("POST", "/sync/escrow"): OUTSIDE,
}  # fmt: skip


def _report(caller: Caller, things: Things) -> str:
    return caller.op(report_body(), rules.REPORT)


def _on_hers(kind: str, base: int | None, **body: Any) -> Callable[[Caller, Things], str]:
    return lambda caller, things: caller.op({"activity_id": str(things.activity.pk), **body}, kind, base=base)


# A kind of operation → the call on her record, what hers hears; anybody else's is refused as if the record were absent.
KINDS: dict[str, tuple[Callable[[Caller, Things], str], str, str]] = {
    rules.AMEND: (_on_hers(rules.AMEND, 1, reason="x", changes={"rw": "09"}), "accepted", "not_found"),
    rules.WITHDRAW: (_on_hers(rules.WITHDRAW, None, reason="x"), "accepted", "not_found"),
    rules.SETTLE_RIVAL: (
        _on_hers(rules.SETTLE_RIVAL, None, op_id=str(uuid4()), digest="0" * 64, take=True), "not_found", "not_found",
    ),
    # Kept whoever says it, also before there is such a directive: nobody learns from it what there is.
    rules.ACKNOWLEDGE: (lambda caller, _: caller.op({"directive_id": str(uuid4())}, rules.ACKNOWLEDGE), "accepted", "accepted"),
}  # fmt: skip


@pytest.fixture
def callers(cast: Cast) -> dict[str, Caller]:
    """Everybody with a phone, those whose phones are dead, and somebody without any."""
    today = clock.today()
    found = {name: getattr(cast, name) for name in TOKENS if hasattr(cast, name)}
    for number, (name, since, until) in enumerate((
        ("leaver", today - timedelta(days=90), today - timedelta(days=1)), ("newcomer", today + timedelta(days=3), None), ("inactive", SINCE, None),
    )):  # fmt: skip
        officer = person(f"9900000{number}", "Aipda", name, Role.BINMAS_UNIT_HEAD, cast.sector)
        Posting.objects.filter(officer=officer).update(valid_from=since, valid_until=until)
        found[name] = officer
    made = {name: Caller(officer, Phone(officer)) for name, officer in found.items()}
    Officer.objects.filter(pk=found["inactive"].pk).update(is_active=False)
    for name in ("signed_out", "lost"):
        made[name] = Caller(cast.officer, Phone(cast.officer))
        assert made[name].phone
        revoke_devices(officer_ids=[cast.officer.pk], device_id=made[name].phone.device_id, lost=name == "lost")
    return made | {"nobody": Caller(None, None)}


@pytest.fixture
def things(cast: Cast) -> Things:
    return Things(cast)


def _tried(callers: dict[str, Caller], call: Callable[[Caller, Things], str], things: Things) -> dict[str, str]:
    """What each hears; whatever it did is undone."""
    heard = {}
    for name, caller in callers.items():
        with transaction.atomic():
            heard[name] = call(caller, things)
            transaction.set_rollback(True)
    return heard


def test_every_operation_is_in_the_table() -> None:
    paths = api.get_openapi_schema(path_prefix="")["paths"]
    served = {(method.upper(), f"/{path.lstrip('/')}") for path, methods in paths.items() for method in methods}
    assert served == set(OPERATIONS)
    assert set(rules.VERSIONS) == set(KINDS) | {rules.REPORT}


def _wrong(heard: dict[str, str], wanted: dict[str, str], row: object) -> dict[tuple[object, str], tuple[str, str]]:
    """Who heard something else than the table says: (row, who) → (heard, wanted)."""
    return {(row, who): (heard[who], wanted[who]) for who in heard if heard[who] != wanted[who]}


def test_each_token_reaches_what_is_its_own(callers: dict[str, Caller], things: Things) -> None:
    wrong: dict[Any, Any] = {}
    for name, (call, hers, others, dead) in OPERATIONS.items():
        wanted = {who: dead if who in GONE else hers if who == "officer" else others for who in callers}
        wanted["lost"] = dead.replace("token_unknown", "device_wiped")  # it is told to destroy what it holds
        wanted |= EXCEPT.get(name, {})
        if name[0] == "HEAD":  # has no body to say more
            wanted = {who: said.split()[0] for who, said in wanted.items()}
        wrong |= _wrong(_tried(callers, call, things), wanted, name)
    assert wrong == {}


def test_nobody_changes_another_officers_record_by_phone(callers: dict[str, Caller], things: Things) -> None:
    wrong: dict[Any, Any] = {}
    for kind, (call, hers, others) in KINDS.items():
        wanted = {who: "token_unknown" if who in GONE else hers if who == "officer" else others for who in callers}
        wrong |= _wrong(_tried(callers, call, things), wanted | {"lost": "device_wiped"}, kind)
    assert wrong == {}


def test_only_who_is_posted_to_record_today_records(callers: dict[str, Caller], things: Things) -> None:
    heard = _tried({name: caller for name, caller in callers.items() if name not in GONE}, _report, things)
    assert {name for name, said in heard.items() if said == "accepted"} == RECORD, heard


def test_a_method_that_another_header_names_is_not_taken(things: Things) -> None:
    phone = things.phone
    answer: Any = phone.client.post("/api/v1/devices/me", headers=phone.headers | {"X-HTTP-Method-Override": "DELETE"})
    assert answer.status_code == 405
    assert Device.objects.get(pk=phone.device_id).revoked_at is None
    assert phone.pull()["changes"]
