"""The phones' door. Parses, calls, answers; what it says is docs/wire.md, and OpenAPI is made from it."""

from __future__ import annotations

import gzip
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import structlog
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from ninja import Field, NinjaAPI, Schema, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer
from pydantic import field_validator

from sejuk import __version__
from sejuk.journal.busy import RETRY_SECONDS, is_busy
from sejuk.lib import clock
from sejuk.lib.letters import without_controls
from sejuk.lib.problems import Problem
from sejuk.org.access import PUBLIC
from sejuk.org.rules import LARGEST_ESCROW
from sejuk.sync import actions, escrow, queries, receipts, rules, uploads, wire
from sejuk.sync import pull as pulling
from sejuk.sync import push as pushing
from sejuk.sync.queries import Device

PROBLEM = "application/problem+json"
UPLOADS = "/api/v1/sync/uploads"
log = structlog.get_logger("sejuk.sync")


class Token(HttpBearer):
    """``Authorization: Bearer <token>`` of an enrolled phone."""

    openapi_description = "The token that enrolment gave this phone."

    def authenticate(self, request: HttpRequest, token: str) -> Device:
        """The phone, or ``token_unknown``."""
        del request
        return queries.device(PUBLIC, token)


api = NinjaAPI(
    title="Sejuk",
    version=__version__,
    description="The wire of the field app.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)


def _language(request: HttpRequest) -> str:
    return "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "id"


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A problem as RFC 9457 JSON."""
    body = msgspec.json.encode(problem.as_json(_language(request)))
    headers = uploads.headers(problem.status) if request.path.startswith(UPLOADS) else {}
    if problem.code == "server_busy":
        headers["Retry-After"] = str(RETRY_SECONDS)
    return HttpResponse(body, status=problem.status, content_type=PROBLEM, headers=headers)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return answer(request, problem)


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
    return answer(request, Problem("token_unknown"))


@api.exception_handler(ValidationError)
def _bad_body(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    first = wrong.errors[0] if wrong.errors else {"loc": (), "msg": ""}
    where = [str(part) for part in first["loc"] if part not in ("body", "payload", "query")]
    return answer(request, Problem("bad_body", ".".join(where) or None, reason=str(first["msg"])))


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return answer(request, Problem("bad_json" if error.status_code == 400 else "not_found"))  # noqa: PLR2004 - HTTP's own number


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _: RequestDataTooBig) -> HttpResponse:
    return answer(request, Problem("too_large", limit=f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2} MB"))


@api.exception_handler(UnreadablePostError)
def _cut_off(request: HttpRequest, _: UnreadablePostError) -> HttpResponse:
    return answer(request, Problem("bad_json"))


@api.exception_handler(Exception)
def _trouble(request: HttpRequest, error: Exception) -> HttpResponse:
    if is_busy(error):
        log.warning("api.busy", error=type(error).__name__)
        return answer(request, Problem("server_busy"))
    log.error("api.trouble", error=type(error).__name__, exc_info=error)
    return answer(request, Problem("server_trouble"))


class EnrolIn(Schema):
    """What a phone sends to be enrolled."""

    service_number: str = Field(max_length=40)
    password: str = Field(max_length=256)
    code: str | None = Field(None, max_length=12)
    device_name: str = Field("", max_length=80)
    app_version: str = Field("", max_length=20)

    @field_validator("*")
    @classmethod
    def plain(cls, value: str | None) -> str | None:
        """Without control characters."""
        return value and without_controls(value)


class OfficerOut(Schema):
    """Whose phone it is."""

    officer_id: int
    service_number: str
    rank: str
    name: str


class EnrolOut(Schema):
    """The phone's identity; the token is shown this once."""

    device_id: UUID
    token: str
    server_time: datetime
    officer: OfficerOut
    receipt_key: dict[str, str]
    seal_key: dict[str, str]
    lock_after_days: int
    min_app_version: str


class SealKeyOut(Schema):
    """What a phone seals to, and after how many days without contact it locks."""

    seal_key: dict[str, str]
    lock_after_days: int


class UnlockIn(Schema):
    """An officer proves who they are; the phone has no token to show while it is locked."""

    service_number: str = Field(max_length=40)
    password: str = Field(max_length=256)
    code: str | None = Field(None, max_length=12)

    @field_validator("*")
    @classmethod
    def plain(cls, value: str | None) -> str | None:
        """Without control characters."""
        return value and without_controls(value)


class UnlockOut(Schema):
    """The private half of the phone's seal key (PKCS8 DER in base64)."""

    private_key: str
    server_time: datetime


class PullOut(Schema):
    """Changes since the cursor."""

    cursor: str
    more: bool
    server_time: datetime
    changes: list[dict[str, Any]]


_PROBLEMS = {"description": "A problem (RFC 9457)", "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _responses(*statuses: int, **others: Any) -> dict[str, Any]:
    return {"responses": dict.fromkeys((*statuses, 503), _PROBLEMS) | others}


@api.post(
    "/devices", response={201: EnrolOut}, openapi_extra=_responses(400, 401, 403, 409, 413, 422, 429), summary="Enrol a phone"
)
def enrol(request: HttpRequest, payload: EnrolIn) -> Status[dict[str, Any]]:
    """Sign in and enrol this phone."""
    device, token = actions.enrol_device(
        service_number=payload.service_number, password=payload.password, code=payload.code,
        address=request.META.get("REMOTE_ADDR", ""), site=request.get_host(),
        name=payload.device_name, app_version=payload.app_version,
    )  # fmt: skip
    officer = device.officer
    return Status(201, {
        "device_id": device.id, "token": token, "server_time": clock.now(), "receipt_key": receipts.public_key(),
        "seal_key": device.seal_key, "lock_after_days": settings.PHONE_LOCK_DAYS, "min_app_version": rules.MIN_APP_VERSION,
        "officer": {
            "officer_id": officer.pk, "service_number": officer.service_number, "rank": officer.rank, "name": officer.name,
        },
    })  # fmt: skip


@api.delete("/devices/me", auth=Token(), response={204: None}, openapi_extra=_responses(401), summary="Sign this phone out")
def sign_out(request: HttpRequest) -> Status[None]:
    """The token dies; what was sent stays."""
    device: Device = request.auth  # type: ignore[attr-defined]
    actions.revoke_device(device=device, by=device.officer_id)
    return Status(204, None)


@api.post(
    "/devices/me/seal-key", auth=Token(), response=SealKeyOut, openapi_extra=_responses(401),
    summary="The public half of this phone's seal key",
)  # fmt: skip
def seal_key(request: HttpRequest) -> dict[str, Any]:
    """For phones that were enrolled before there were such keys."""
    device = actions.give_seal_key(device=request.auth)  # type: ignore[attr-defined]
    return {"seal_key": device.seal_key, "lock_after_days": settings.PHONE_LOCK_DAYS}


@api.post(
    "/devices/{uuid:device_id}/unlock", response=UnlockOut, openapi_extra=_responses(400, 401, 403, 404, 413, 422, 429),
    summary="Unlock a phone",
)  # fmt: skip
def unlock(request: HttpRequest, response: HttpResponse, device_id: UUID, payload: UnlockIn) -> dict[str, Any]:
    """The private half of its seal key, for the password of its officer."""
    private = actions.unlock_device(
        device_id=device_id, service_number=payload.service_number, password=payload.password, code=payload.code,
        address=request.META.get("REMOTE_ADDR", ""), site=request.get_host(),
    )  # fmt: skip
    response["Cache-Control"] = "no-store"
    return {"private_key": private, "server_time": clock.now()}


_PUSH = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Push"}}}},
    "responses": {
        200: {"description": "One result for each op", "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/PushAnswer"}}}},
    } | dict.fromkeys((400, 401, 413, 422, 503), _PROBLEMS),
}  # fmt: skip


@api.post("/sync/push", auth=Token(), openapi_extra=_PUSH, summary="Send operations")
def push(request: HttpRequest) -> HttpResponse:
    """Each op gets its own result; what is accepted has a receipt."""
    batch = pushing.read_push(request.body)
    device: Device = request.auth  # type: ignore[attr-defined]
    results = pushing.push(device, batch, _language(request))
    return HttpResponse(msgspec.json.encode(wire.PushAnswer(clock.now(), results)), content_type="application/json")


_ESCROW = {
    "requestBody": {"required": True, "content": {
        "application/octet-stream": {"schema": {"$ref": "#/components/schemas/EscrowFile"}}}},
    "responses": {
        200: {"description": "One result for each op and each photo of the file", "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/EscrowAnswer"}}}},
    } | dict.fromkeys((401, 403, 413, 422, 503), _PROBLEMS),
}  # fmt: skip


@api.post("/sync/escrow", auth=Token(), openapi_extra=_ESCROW, summary="Hand in the unsent work of another phone")
def hand_in(request: HttpRequest) -> HttpResponse:
    """An escrow file, by any officer who records in the same resort."""
    device: Device = request.auth  # type: ignore[attr-defined]
    raw = request.read(LARGEST_ESCROW + 1)
    opened = escrow.read(queries.asker_on(device), raw, on_a_phone=True)
    results, photos = actions.import_escrow(escrow=opened, by=device.officer, language=_language(request))
    answer = wire.EscrowAnswer(clock.now(), results, photos)
    return HttpResponse(msgspec.json.encode(answer), content_type="application/json")


@api.get("/sync/pull", auth=Token(), response=PullOut, openapi_extra=_responses(400, 401), summary="Fetch changes")
def pull(request: HttpRequest, cursor: str = "") -> HttpResponse:
    """What changed for this officer since the cursor."""
    device: Device = request.auth  # type: ignore[attr-defined]
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    room = rules.PULL_BYTES_PACKED if packed else rules.PULL_BYTES
    after, more, changes = pulling.pull(queries.asker_on(device), pulling.Cursor.read(cursor), room)
    said = msgspec.json.encode({"cursor": after.written(), "more": more, "server_time": clock.now(), "changes": changes})
    answer = HttpResponse(content_type="application/json", headers={"Vary": "Accept-Encoding"})
    if packed:
        answer["Content-Encoding"] = "gzip"
    answer.content = gzip.compress(said, compresslevel=5) if packed else said
    return answer


def _tus(required: str, body: str | None, *refused: int, **answers: str) -> dict[str, Any]:
    """The description of a call of tus: its headers, whether bytes come along, what is answered."""
    names = dict.fromkeys(["Tus-Resumable", *required.split()], True) | ({"Upload-Checksum": False} if body else {})
    content = {uploads.OFFSET_TYPE: {"schema": {"type": "string", "format": "binary"}}}
    return {
        "parameters": [
            {"name": name, "in": "header", "required": needed, "schema": {"type": "string"}} for name, needed in names.items()
        ],
        **({"requestBody": {"required": body == "required", "content": content}} if body else {}),
        "responses": {int(status.strip("_")): {"description": said} for status, said in answers.items()}
        | dict.fromkeys((400, 401, 412, 422, 503, *refused), _PROBLEMS),
    }


_CREATE = _tus(
    "Upload-Length Upload-Metadata", "optional", 409, 413, 415, 460,
    _200="This photo was received before; the headers carry its receipt",
    _201="Begun, or received with its last byte; the headers carry offset, and expiry or receipt",
)  # fmt: skip
_APPEND = _tus("Upload-Offset", "required", 404, 409, 415, 460, _204="Appended; the headers carry offset, and expiry or receipt")
_STATE = _tus("", None, 404, _200="The headers carry length, offset, and expiry or receipt")


@api.post("/sync/uploads", auth=Token(), openapi_extra=_CREATE, summary="Begin to upload a photo (tus creation-with-upload)")
def upload(request: HttpRequest) -> HttpResponse:
    """The whole photo in one request, a part of it, or only its announcement."""
    return uploads.create(request, request.auth, UPLOADS)  # type: ignore[attr-defined]


@api.api_operation(["OPTIONS"], "/sync/uploads", openapi_extra={"responses": {204: {"description": "What tus here can do"}}})
def upload_options(request: HttpRequest) -> HttpResponse:
    """The tus version and extensions of this server."""
    del request
    return uploads.options()


@api.api_operation(
    ["HEAD"], "/sync/uploads/{uuid:photo_id}", auth=Token(), openapi_extra=_STATE, summary="How much of a photo is here"
)
def upload_state(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    """``Upload-Offset`` says it; a photo whose last byte is here is received at the latest now."""
    return uploads.state(request, request.auth, photo_id)  # type: ignore[attr-defined]


@api.patch("/sync/uploads/{uuid:photo_id}", auth=Token(), openapi_extra=_APPEND, summary="Go on at the byte where it stopped")
def upload_more(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    """Bytes from ``Upload-Offset`` on."""
    return uploads.append(request, request.auth, photo_id)  # type: ignore[attr-defined]
