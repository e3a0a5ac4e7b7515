"""Escrow files: unsent work that a phone sealed to its unit, for somebody else to hand in. Opened, judged, taken.

What is inside is told to nobody: only how many operations, of which kind, from when, and what became of each.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from django.db import transaction
from msgspec import Raw

from sejuk.activities.actions import receive_photo
from sejuk.lib import clock
from sejuk.lib.problems import Problem, Words
from sejuk.lib.sealed import Box, BrokenBoxError, unseal
from sejuk.org import keys, phones, queries
from sejuk.org.access import PUBLIC, Asker
from sejuk.org.models import Unit
from sejuk.org.rules import LARGEST_ESCROW
from sejuk.sync import push as pushing
from sejuk.sync import receipts, rules, waiting, wire
from sejuk.sync.models import Device
from sejuk.sync.queries import device_of_token

NO_ID = UUID(int=0)
CLOCK_ERROR_MS = 10 * 60 * 1000  # how far off a phone may be that reckons the server's time by itself
T = TypeVar("T")
_WRONG = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError)


@dataclass
class Escrow:
    """A file that was opened, and whose work it holds."""

    digest: str  # SHA-256 of the file
    device: Device
    unit: Unit
    content: wire.EscrowContent
    work: list[wire.EscrowWork] = field(default_factory=list)

    @property
    def sent(self) -> datetime:
        """When the file was made by the server's clock: as the phone reckoned, but not before it was enrolled nor after now."""
        return min(max(self.content.exported_at, self.device.enrolled_at), clock.now())


def read(asker: Asker, raw: bytes, *, on_a_phone: bool) -> Escrow:
    """Open a file that is the asker's to open; an ``escrow_…`` problem says why not. Nothing is written."""
    if len(raw) > LARGEST_ESCROW:
        raise Problem("escrow_too_large", None, limit="40 MB")
    try:
        file = msgspec.json.decode(raw, type=wire.EscrowFile)
    except _WRONG:
        raise Problem("escrow_unreadable") from None
    unit, private = queries.escrow_unit(asker, file.key_id, on_a_phone=on_a_phone)
    content = _inside(private, file, wire.EscrowContent)
    _check_count(len(content.ops) + len(content.photos) + len(content.sealed))
    device = device_of_token(PUBLIC, content.token)
    if device is None or device.pk != content.device_id or device.officer_id != content.officer_id:
        raise Problem("escrow_stranger")
    if not queries.served_there(asker, device.officer_id, unit):
        raise Problem("escrow_wrong_unit")
    rules.check_instant(content.device_time, "device_time")
    work = [content, *_locked_work(device, content.sealed)]
    _check_count(sum(len(part.ops) + len(part.photos) for part in work))  # a sealed box may hold many
    return Escrow(hashlib.sha256(raw).hexdigest(), device, unit, content, work)


def _check_count(count: int) -> None:
    if count > rules.MOST_CARRIED:
        raise Problem("escrow_too_large", None, limit=f"{rules.MOST_CARRIED}")


def _inside(private: str, box: Box, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(unseal(private, box), type=shape)
    except (BrokenBoxError, *_WRONG):
        raise Problem("escrow_unreadable") from None


def _locked_work(device: Device, sealed: list[Raw]) -> list[wire.EscrowWork]:
    """What was recorded while the phone was locked: boxes that only the key of that very phone opens."""
    if not sealed or device.seal_locked is None:
        return []
    private = keys.private_key(device.seal_key_id, device.seal_locked)
    work = []
    for raw in sealed:
        try:
            work.append(_inside(private, msgspec.json.decode(raw, type=Box), wire.EscrowWork))
        except (Problem, *_WRONG):
            work.append(wire.EscrowWork(ops=[Raw(b"null")]))  # told as one operation that cannot be read
    return work


def operations(escrow: Escrow, language: str) -> list[wire.Result]:
    """Write the operations as their own phone would have sent them; one result for each, in the order of the file."""
    results: list[wire.Result] = []
    good: list[tuple[int, wire.Op]] = []
    for raw in (raw for part in escrow.work for raw in part.ops):
        op = _op(raw)
        if isinstance(op, wire.Op):
            good.append((len(results), op))
        problem = Problem("bad_body", None, reason="").as_json(language)
        results.append(wire.Result(op.op_id if isinstance(op, wire.Op) else op, "refused", problem=problem))
    for start in range(0, len(good), rules.MOST_OPS):
        some = good[start : start + rules.MOST_OPS]
        batch = wire.Push(escrow.content.device_time, escrow.content.clock, [op for _, op in some])
        answers = pushing.push(escrow.device, batch, language, sent=escrow.sent, error_ms=CLOCK_ERROR_MS)
        for (place, _), answer in zip(some, answers, strict=True):
            results[place] = answer
    return results


def _op(raw: Raw) -> wire.Op | UUID:
    """The operation; of one that cannot be read its id, or the nil UUID where even that cannot."""
    try:
        return msgspec.json.decode(raw, type=wire.Op)
    except _WRONG:
        pass
    try:
        return UUID(msgspec.json.decode(raw)["op_id"])
    except (*_WRONG, TypeError, KeyError, AttributeError):
        return NO_ID


def photos(escrow: Escrow, language: str) -> list[wire.PhotoResult]:
    """Take the photos in as uploads are; one result for each, in the order of the file."""
    return [_photo(escrow, raw, language) for part in escrow.work for raw in part.photos]


def _photo(escrow: Escrow, raw: Raw, language: str) -> wire.PhotoResult:
    photo_id = NO_ID
    try:
        photo = _read_photo(raw)
        photo_id = photo.photo_id
        kept = receive_photo(officer_id=escrow.device.officer_id, photo_id=photo_id, sha256=photo.sha256, content=photo.content)
    except Problem as problem:
        return wire.PhotoResult(photo_id, problem=problem.as_json(language))
    except OSError:  # the store is in trouble: the same file again brings it
        return wire.PhotoResult(photo_id, problem=Problem("server_trouble").as_json(language))
    return wire.PhotoResult(photo_id, receipt=receipts.of_photo(kept))


def _read_photo(raw: Raw) -> wire.EscrowPhoto:
    """A photo whose bytes are those of its digest."""
    try:
        photo = msgspec.json.decode(raw, type=wire.EscrowPhoto)
    except _WRONG:
        raise Problem("bad_upload") from None
    if hashlib.sha256(photo.content).hexdigest() != photo.sha256:
        raise Problem("photo_hash_mismatch", "sha256")
    return photo


def open_file(asker: Asker, raw: bytes, language: str) -> phones.Escrow:
    """For the pages: open a file, try out what it would bring, write nothing, and keep it (sealed as it is) for the asker's yes."""
    escrow = read(asker, raw, on_a_phone=False)
    with transaction.atomic():
        results = operations(escrow, language)
        transaction.set_rollback(True)
    wrong = [_fault(raw, language) for part in escrow.work for raw in part.photos]
    waiting.keep(asker.officer_id or 0, escrow.digest, raw)
    return told(escrow, results, wrong, language)


def _fault(raw: Raw, language: str) -> Words | None:
    try:
        _read_photo(raw)
    except Problem as problem:
        return problem.words(language)
    return None


def told(escrow: Escrow, results: list[wire.Result], wrong: list[Words | None], language: str) -> phones.Escrow:
    """What a page may say of a file."""
    raws = [raw for part in escrow.work for raw in part.ops]
    return phones.Escrow(
        escrow.digest, escrow.device.officer, escrow.unit, escrow.device.name, escrow.sent, escrow.device.revoked_at,
        escrow.device.lost_at,
        [_carried(raw, result, language) for raw, result in zip(raws, results, strict=True)], wrong,
    )  # fmt: skip


def _carried(raw: Raw, result: wire.Result, language: str) -> phones.Carried:
    op = _op(raw)
    kind, made_at = (op.kind, op.made_at) if isinstance(op, wire.Op) else ("", None)
    return phones.Carried(kind, made_at, result.status, words_of(result.problem, language))


def words_of(problem: dict[str, Any] | None, language: str) -> Words | None:
    """The words of a problem that stands in an answer."""
    return Words(**problem["text"][language]) if problem else None
