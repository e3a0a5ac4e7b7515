"""What the server says that it answers is what it answers: each call of the served OpenAPI, with good data, bad data and no token."""

from __future__ import annotations

import base64
import json
import sys
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.conf import settings as django_settings
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from sejuk.config.wsgi import application
from sejuk.sync.models import Device
from sejuk.sync.openapi import document
from sejuk.testing import Phone, picture

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PROBLEM = "application/problem+json"
OCTETS = "application/offset+octet-stream"
SAID = json.loads(json.dumps(document()))
CALLS = [(path, method) for path, calls in SAID["paths"].items() for method in calls]
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@schemathesis.serializer(OCTETS)
def octets(context: Any, value: Any) -> bytes:
    """The bytes of a photo as they are sent."""
    del context
    return value if isinstance(value, bytes) else str(value).encode()


@pytest.fixture
def photo_id(phone: Phone) -> str:
    """A photo that was begun."""
    name, content = str(uuid4()), picture()
    pairs = {"photo_id": name, "sha256": "0" * 64}
    headers = phone.headers | {
        "Tus-Resumable": "1.0.0", "Upload-Length": str(len(content)),
        "Upload-Metadata": ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items()),
    }  # fmt: skip
    assert phone.client.post("/api/v1/sync/uploads", b"", content_type=OCTETS, headers=headers).status_code == 201
    return name


@pytest.mark.django_db(transaction=True)  # a real server's database: its connection is closed when it likes
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["good", "bad"])
@pytest.mark.parametrize(("path", "method"), CALLS)
def test_nothing_is_answered_that_is_not_said(
    path: str, method: str, mode: GenerationMode, phone: Phone, photo_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sys.modules["sejuk.org.actions.sign_in"], "ALLOWED_FAILURES", 10**6
    )  # bad passwords are what this is made of
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    schema.config.generation.update(modes=[mode])
    call = schema[path][method.upper()]
    device = Device.objects.get()
    real = {"photo_id": photo_id, "device_id": str(device.pk)}

    @settings(
        max_examples=settings.default.max_examples // 5,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.generate],
    )
    @given(case=call.as_strategy(generation_mode=mode), known=st.booleans(), signed_in=st.booleans(), tus=st.booleans())
    def check(case: Any, known: bool, signed_in: bool, tus: bool) -> None:
        if known and case.path_parameters:
            case.path_parameters = {name: real[name] for name in case.path_parameters}
        own = (phone.headers if signed_in else {}) | {"Accept-Encoding": "identity"}  # the client here unpacks nothing
        if tus and "uploads" in path:
            own = own | {"Tus-Resumable": "1.0.0"}
        Device.objects.update(revoked_at=None)
        answer = case.call(headers=own)
        case.validate_response(answer, checks=CHECKS)

    if mode == GenerationMode.POSITIVE or call.body or any(call.iter_parameters()):
        check()


@pytest.mark.parametrize("path", SAID["paths"])
def test_a_method_that_an_address_does_not_take_is_a_clear_problem(path: str, phone: Phone) -> None:
    address = path.format(photo_id=uuid4(), device_id=uuid4())
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"} - {one.upper() for one in SAID["paths"][path]}:
        answer = phone.client.generic(method, address, headers=phone.headers)
        assert (answer.status_code, answer.headers["Content-Type"]) == (405, PROBLEM), method
        assert sorted(answer.headers["Allow"].lower().split(", ")) == sorted(SAID["paths"][path])


KINDS = ["application/json", "text/plain", "multipart/form-data; boundary=x", "nonsense", ""]
NO_JSON = [b"", b"\xff\xfe", b"{", b"[" * 100_000, b'{"ops": "\\ud800"}', b"--x\r\n"]


@pytest.mark.parametrize(("path", "method"), [call for call in CALLS if call[1] == "post" and not call[0].endswith("/seal-key")])
def test_what_is_no_json_is_a_clear_problem(path: str, method: str, phone: Phone) -> None:
    address = path.format(photo_id=uuid4(), device_id=uuid4())
    for raw, content_type in product(NO_JSON, KINDS):
        answer = phone.client.generic(method.upper(), address, raw, content_type=content_type, headers=phone.headers)
        assert str(answer.status_code) in SAID["paths"][path][method]["responses"], (raw[:9], content_type)
        assert (answer.status_code // 100, answer.headers["Content-Type"]) == (4, PROBLEM), (raw[:9], content_type)


@pytest.mark.parametrize(
    "path", ["/api/v1/devices", "/api/v1/sync/push", "/api/v1/devices/0190a1b2-0000-7000-8000-000000000001/unlock"]
)
def test_too_much_is_a_clear_problem(path: str, phone: Phone) -> None:
    raw = b" " * (django_settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = phone.client.post(path, raw, content_type="application/json", headers=phone.headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_an_address_that_nobody_named_is_a_clear_problem(db: None) -> None:
    for path in ("/api/v1/nothing", "/api/v1/devices/", "/api/v1/sync/uploads/no-uuid"):
        answer = Client().get(path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)
