"""Push: a batch of operations becomes records, a few statements for all of them; each op gets its own answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import structlog
from django.db import transaction

from sejuk.activities import actions, shape
from sejuk.activities.actions import Outcome, Report
from sejuk.activities.rules import Anchored
from sejuk.briefing.actions import Read, acknowledge_directives
from sejuk.journal import rows
from sejuk.journal.busy import is_busy
from sejuk.lib import clock
from sejuk.lib.digest import op_digest
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.sync import receipts, rules, wire
from sejuk.sync.models import Device, Op

log = structlog.get_logger("sejuk.sync")
SERVER_TROUBLE = 500
BOTH_KEPT = frozenset({"version_conflict", "version_ahead", "activity_exists"})


@dataclass
class Incoming:
    """An op that came: its digest, the time it was made and, once it is known to be new, its decoded body."""

    op: wire.Op
    digest: str
    made: Anchored
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def subject(self) -> UUID:
        """The record or the directive that it is about."""
        return UUID(str(self.body.get("activity_id") or self.body["directive_id"]))

    @property
    def trace(self) -> dict[str, str]:
        """What the journal keeps of the op."""
        return {"op": str(self.op.op_id), "digest": self.digest}


def read_push(raw: bytes) -> wire.Push:
    """The decoded batch; ``bad_json`` for what was cut off, ``bad_body`` for a wrong envelope, ``too_large`` for too much."""
    if len(raw) > rules.LARGEST_PUSH:
        raise Problem("too_large", None, limit="1 MB")
    try:
        decoded = msgspec.json.decode(raw)
        ops = decoded.get("ops") if isinstance(decoded, dict) else None
        if isinstance(ops, list) and len(ops) > rules.MOST_OPS:
            raise Problem("too_large", "ops", limit=str(rules.MOST_OPS))
        batch = msgspec.convert(decoded, wire.Push)
    except msgspec.ValidationError as wrong:
        raise Problem("bad_body", None, reason=str(wrong)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, TypeError):
        raise Problem("bad_json") from None
    rules.check_instant(batch.device_time, "device_time")
    return batch


def push(device: Device, batch: wire.Push, language: str, *, sent: datetime | None = None, error_ms: int = 0) -> list[wire.Result]:
    """Write what is new and answer every op in the order sent.

    ``sent`` is when the batch left its phone by the server's clock, give or take ``error_ms``: now, unless it came as a file.
    """
    results: dict[int, wire.Result] = {}
    fresh: dict[int, Incoming] = {}
    received = sent or clock.now()
    first: dict[UUID, int] = {}
    for i, op in enumerate(batch.ops):
        try:
            incoming = _read(op, batch, received, error_ms)
            if op.op_id in first:
                results[i] = _twice_in_batch(fresh[first[op.op_id]], incoming)
            else:
                first[op.op_id] = i
                fresh[i] = incoming
        except Problem as problem:
            results[i] = _refused(op, problem, language)
    results |= _apply_all(device, fresh, language)
    _repeat(batch, results, first)
    return [results[i] for i in range(len(batch.ops))]


def _read(op: wire.Op, batch: wire.Push, received: datetime, error_ms: int) -> Incoming:
    if op.kind not in wire.BODIES or op.v not in rules.VERSIONS[op.kind]:
        raise Problem("op_unknown_kind", "kind")
    rules.check_instant(op.made_at, "made_at")
    try:
        digest = op_digest(op.kind, op.v, op.body)
    except Exception:  # noqa: BLE001 - whatever canonical JSON cannot carry is a bad body, and only this op's
        raise Problem("bad_body", "body", reason="not canonical JSON") from None
    made = rules.anchored(
        made_at=op.made_at, made_session=op.clock.session, made_mono_ms=op.clock.mono_ms,
        sent_at=batch.device_time, sent_session=batch.clock.session, sent_mono_ms=batch.clock.mono_ms, received=received,
    )  # fmt: skip
    return Incoming(op, digest, replace(made, error_ms=made.error_ms + error_ms))


def _twice_in_batch(earlier: Incoming, incoming: Incoming) -> wire.Result:
    if earlier.digest != incoming.digest:
        raise Problem("op_conflict", "op_id")
    return wire.Result(incoming.op.op_id, "duplicate")  # its receipt is the first one's, filled in at the end


def _repeat(batch: wire.Push, results: dict[int, wire.Result], first: dict[UUID, int]) -> None:
    for i, op in enumerate(batch.ops):
        result = results[i]
        if result.status == "duplicate" and result.receipt is None:
            source = results[first[op.op_id]]
            results[i] = wire.Result(op.op_id, "duplicate" if source.receipt else source.status, source.receipt, source.problem)


def _apply_all(device: Device, fresh: dict[int, Incoming], language: str) -> dict[int, wire.Result]:
    """All of them in one go; where that fails in any way, each by itself, so that one cannot spoil the rest."""
    if not fresh:
        return {}
    try:
        with transaction.atomic():
            return _apply(device, fresh, language)
    except Exception as error:  # noqa: BLE001 - a phone's other work must not wait for what we did not foresee
        _give_up_if_busy(error)
        log.warning("push.batch_failed", ops=len(fresh), error=type(error).__name__)
    results: dict[int, wire.Result] = {}
    for i, incoming in fresh.items():
        try:
            with transaction.atomic():
                results |= _apply(device, {i: incoming}, language)
        except Exception as error:  # noqa: BLE001 - as above
            _give_up_if_busy(error)
            log.warning("push.op_failed", kind=incoming.op.kind, error=type(error).__name__)
            results[i] = _refused(incoming.op, Problem("server_trouble"), language)
    return results


def _give_up_if_busy(error: Exception) -> None:
    """Each op by itself would wait as long again; the phone sends them all once more."""
    if is_busy(error):
        raise Problem("server_busy") from error


def _apply(device: Device, fresh: dict[int, Incoming], language: str) -> dict[int, wire.Result]:
    """What came before is answered as then; what is new is written. One officer's pushes wait for one another here."""
    org.lock_officer(device.officer_id)
    seen = [op_id for (op_id,) in rows.find(Op, [item.op.op_id for item in fresh.values()], "id")]
    known = Op.objects.in_bulk(seen) if seen else {}
    results: dict[int, wire.Result] = {}
    new: dict[int, Incoming] = {}
    for i, item in fresh.items():
        stored = known.get(item.op.op_id)
        try:
            if stored is not None:
                results[i] = _again(stored, item, device)
            else:
                item.body = shape.read(wire.BODIES[item.op.kind], item.op.body)
                new[i] = item
        except Problem as problem:
            results[i] = _refused(item.op, problem if stored else problem.at("body"), language)
    return results | _write(device, new, language)


def _again(stored: Op, incoming: Incoming, device: Device) -> wire.Result:
    if stored.digest != incoming.digest or stored.officer_id != device.officer_id:
        incoming.body = shape.read(wire.BODIES[incoming.op.kind], incoming.op.body)
        _keep_both(device.officer_id, stored.subject, incoming)
        raise Problem("op_conflict", "op_id")
    return wire.Result(stored.id, "duplicate", receipt=stored.receipt)


def _write(device: Device, new: dict[int, Incoming], language: str) -> dict[int, wire.Result]:
    if not new:
        return {}
    reports = {i: item for i, item in new.items() if item.op.kind == rules.REPORT}
    written = actions.report_activities(officer_id=device.officer_id, reports=[_report(item) for item in reports.values()])
    outcomes = dict(zip(reports, written, strict=True)) | _acknowledge(device.officer_id, new)
    for i, item in new.items():
        if i not in outcomes:
            outcomes[i] = _change(device.officer_id, item)
        if (problem := outcomes[i].problem) and problem.code in BOTH_KEPT:
            _keep_both(device.officer_id, item.body["activity_id"], item)
    kept = _keep(device, new, outcomes)
    results: dict[int, wire.Result] = {}
    for i, item in new.items():
        problem = outcomes[i].problem
        accepted = wire.Result(item.op.op_id, "accepted", receipt=kept.get(item.op.op_id))
        waited = clock.now() - item.made.at
        results[i] = accepted if problem is None else _refused(item.op, _in_body(problem), language, waited)
    return results


def _keep_both(officer_id: int, activity_id: UUID, item: Incoming) -> None:
    """What cannot be merged is no less true than what came first: a person chooses."""
    if item.op.kind in (rules.REPORT, rules.AMEND):
        actions.keep_rival(
            officer_id=officer_id, activity_id=activity_id, op_id=item.op.op_id, digest=item.digest, kind=item.op.kind,
            body=item.op.body, made_at=item.made.at,
        )  # fmt: skip


def _in_body(problem: Problem) -> Problem:
    """Rules point into the body; the phone reads the whole op."""
    return problem if problem.field in (None, "posting_id") else problem.at("body")


def _refused(op: wire.Op, problem: Problem, language: str, waited: timedelta = timedelta(0)) -> wire.Result:
    """``retry`` for the server's own trouble, and for a week for a change that overtook its record; else a person is needed."""
    early = problem.code == "not_found" and op.kind != rules.REPORT and waited < rules.OVERTAKEN_FOR
    status = "retry" if problem.status >= SERVER_TROUBLE or early else "refused"
    return wire.Result(op.op_id, status, problem=problem.as_json(language))


def _report(item: Incoming) -> Report:
    return Report(item.op.posting_id, item.body, item.op.made_at, item.made, item.trace)


def _acknowledge(officer_id: int, new: dict[int, Incoming]) -> dict[int, Outcome]:
    """What the officer read, all at once."""
    items = {i: item for i, item in new.items() if item.op.kind == rules.ACKNOWLEDGE}
    if not items:
        return {}
    reads = [Read(item.body["directive_id"], item.op.posting_id, item.made.at, item.trace) for item in items.values()]
    kept = acknowledge_directives(officer_id=officer_id, reads=reads)
    return {i: Outcome(one.sequence, one.unit) for i, one in zip(items, kept, strict=True)}


def _change(officer_id: int, item: Incoming) -> Outcome:
    body = item.body
    try:
        with transaction.atomic():
            if item.op.kind == rules.AMEND:
                return actions.amend_activity(
                    officer_id=officer_id, activity_id=body["activity_id"], base=item.op.base, changes=body["changes"],
                    reason=body["reason"], device_time=item.op.made_at, made=item.made, trace=item.trace, vouched=body["vouched"],
                )  # fmt: skip
            if item.op.kind == rules.SETTLE_RIVAL:
                return actions.settle_rival(officer_id=officer_id, trace=item.trace, **body)
            return actions.withdraw_activity(
                officer_id=officer_id, activity_id=body["activity_id"], reason=body["reason"], trace=item.trace,
                vouched=body["vouched"],
            )  # fmt: skip
    except Problem as problem:
        return Outcome(problem=problem)


def _keep(device: Device, fresh: dict[int, Incoming], outcomes: dict[int, Outcome]) -> dict[UUID, dict[str, Any]]:
    """Store the accepted ops with their receipts, so that each may be sent for ever; return the receipts by op id."""
    received_at = clock.now()
    ops = [
        Op(
            id=item.op.op_id, device=device, officer_id=device.officer_id, kind=item.op.kind, v=item.op.v,
            subject=item.subject, digest=item.digest, received_at=received_at, sequence=outcome.sequence,
            receipt=receipts.sign(
                op_id=item.op.op_id, digest=item.digest, received_at=received_at, sequence=outcome.sequence, unit=outcome.unit
            ),
        )
        for i, item in fresh.items()
        if (outcome := outcomes[i]).sequence is not None
    ]  # fmt: skip
    rows.insert(ops)
    return {op.id: op.receipt for op in ops}
