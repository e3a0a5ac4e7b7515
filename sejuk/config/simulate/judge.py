"""The judge: what was typed against what tables, journal and receipts hold. Knows no phone's excuses and no server's."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sejuk.activities.body import body_of
from sejuk.activities.models import Activity, Photo
from sejuk.config.simulate import book as books
from sejuk.config.simulate.book import Book, Typed
from sejuk.insight.models import DayCount
from sejuk.journal import documents, sealing, signing, verify
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.sync.models import Op

CHANGES = ("activity.amend", "activity.withdraw")
EVENTS = ("activity.reported", "activity.amended", "activity.withdrawn")
NAMED = {"version_conflict", "op_conflict", "activity_withdrawn"}
FAULTS = ("lost", "doubled", "falsely_sent", "misdated", "outdated", "unexplained", "journal", "undone")
SHOWN = 20
TOLERANCE = timedelta(minutes=2, seconds=5)  # of the wire: within it typed times stay as typed


@dataclass
class Verdict:
    """Counts by what was found, with the first cases in words."""

    lost: int = 0
    doubled: int = 0
    falsely_sent: int = 0
    misdated: int = 0  # a record stands at another time than its error bar allows
    outdated: int = 0  # a phone that has pulled everything shows another version than the server
    unexplained: int = 0  # refused without a reason that the judge can find
    journal: int = 0  # findings of ``sejuk verify``
    undone: int = 0  # what should have followed in the background and did not
    counted: Counter[str] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    cases: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether nothing at all is wrong."""
        return not any(getattr(self, name) for name in FAULTS)

    def blame(self, what: str, case: str, count: int = 1) -> None:
        """Count a fault and remember the case."""
        setattr(self, what, getattr(self, what) + count)
        if len(self.cases) < SHOWN:
            self.cases.append(f"{what}: {case}")


def judge(folder: Path) -> Verdict:
    """Judge what a run left. Django must be set up on its data folder; seals the journal before it is verified."""
    verdict, book = Verdict(counted=Counter(merged=0, changes=0)), books.read(folder)
    sealing.seal()
    for finding in verify.verify():
        verdict.blame("journal", str(finding))
    stored = {str(op.pk): op for op in Op.objects.all()}
    _receipts(verdict, book, stored)
    _typed(verdict, book, stored)
    _Records(verdict, book, stored).compare()
    _events(verdict, stored)
    _photos(verdict, book)
    _pulled(verdict, book)
    _followed(verdict)
    verdict.counted.update(
        typed=len(book.typed), stored=len(stored), gone=sum(not _is_in(stored, name) for name in book.gone),
        photos=Photo.objects.exclude(received_at=None).count(), activities=Activity.objects.count(), events=Event.objects.count(),
        payload=_payload(book, stored),
    )  # fmt: skip
    return verdict


def _payload(book: Book, stored: dict[str, Op]) -> int:
    """Bytes that had to travel: each stored operation as JSON, each photo, once."""
    ops = (typed.op for name, typed in book.typed.items() if _is_in(stored, name))
    written = sum(len(json.dumps(op, separators=(",", ":"), ensure_ascii=False).encode()) for op in ops)
    return written + sum(Photo.objects.exclude(received_at=None).values_list("size", flat=True))


def _receipts(verdict: Verdict, book: Book, stored: dict[str, Op]) -> None:
    """Every receipt that a phone showed is signed, and for what is stored just so."""
    key = documents.key_of(signing.public_key()["public_key"])
    events = {row[0]: row[1:] for row in Event.objects.values_list("id", "verb", "data")}
    for receipt in _once(book.receipts):
        name = str(receipt.get("op_id")), str(receipt.get("digest"))
        op = stored.get(name[0])
        verb, data = events.get(receipt.get("sequence", 0), ("", {}))
        told = verb in EVENTS and (data.get("op"), data.get("digest")) == name
        if not documents.check(receipt, key).holds or op is None or op.digest != name[1] or not told:
            verdict.blame("falsely_sent", f"a receipt for operation {name[0]} that is not stored so")
    verdict.counted["receipts"] = len(_once(book.receipts))


def _once(receipts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({str(sorted(receipt.items())): receipt for receipt in receipts}.values())


def _typed(verdict: Verdict, book: Book, stored: dict[str, Op]) -> None:
    """Everything typed is stored, or still lies on a phone with a named problem, or went with the phone."""
    shown = {(receipt["op_id"], receipt["digest"]) for receipt in book.receipts}
    for name, typed in book.typed.items():
        op = stored.get(name[0])
        here = op is not None and op.digest == name[1]
        problems = [kept.problem for kept in book.held[name] if kept.problem]
        if here and problems:
            verdict.blame("unexplained", f"{typed.op['kind']} {name[0]} is stored, and its phone shows {problems[0]['code']}")
        elif problems:
            _named(verdict, book, typed, problems[0], stored)
        elif not here and (name in shown or (name not in book.gone and not book.held[name])):
            verdict.blame("lost", f"{typed.op['kind']} {name[0]} is nowhere")


def _named(verdict: Verdict, book: Book, typed: Typed, problem: dict[str, Any], stored: dict[str, Op]) -> None:
    """A conflict that the phone shows is a true one."""
    code, op_id = problem["code"], typed.op["op_id"]
    others = [each for name, each in book.typed.items() if each.activity_id == typed.activity_id and _is_in(stored, name)]
    true = {
        "op_conflict": op_id in stored and stored[op_id].digest != typed.digest,
        "activity_withdrawn": any(each.op["kind"] == "activity.withdraw" for each in others),
        "version_conflict": _field(problem) in typed.op["body"].get("changes", {})
        and any(_field(problem) in each.op["body"].get("changes", {}) for each in others),
    }
    if true.get(code):
        verdict.conflicts[code] += 1
    else:
        verdict.blame("unexplained", f"{typed.op['kind']} {op_id} refused: {code} {problem.get('field')}")


def _field(problem: dict[str, Any]) -> str:
    return str(problem.get("field") or "").rpartition(".")[2]


def _is_in(stored: dict[str, Op], name: books.Name) -> bool:
    return name[0] in stored and stored[name[0]].digest == name[1]


class _Records:
    """Each record against what its operations, in the order of their receipts, must have made of it."""

    def __init__(self, verdict: Verdict, book: Book, stored: dict[str, Op]) -> None:
        self._verdict = verdict
        self._ops: dict[str, list[Typed]] = defaultdict(list)
        for op in sorted(stored.values(), key=lambda op: op.sequence):
            typed = book.typed.get((str(op.pk), op.digest))
            if typed is None:
                verdict.blame("doubled", f"operation {op.pk} was typed by nobody")
            else:
                self._ops[typed.activity_id].append(typed)

    def compare(self) -> None:
        """All of them, and those that nobody typed."""
        rows = Activity.objects.prefetch_related("heard_notes", "photos", "versions")
        records = {str(row.pk): row for row in rows}
        for activity_id in records.keys() - self._ops.keys():
            self._verdict.blame("doubled", f"record {activity_id} was typed by nobody")
        for activity_id, ops in self._ops.items():
            if activity_id not in records:
                self._verdict.blame("lost", f"record {activity_id} is not in the table")
                self._verdict.blame("falsely_sent", f"record {activity_id} has receipts and is not in the table")
            else:
                self._compare(records[activity_id], ops)

    def _compare(self, record: Activity, ops: list[Typed]) -> None:
        changes = [each for each in ops if each.op["kind"] in CHANGES]
        versions = sorted(version.version for version in record.versions.all())
        extra = max(len(versions), record.version - 1) - len(changes)
        if extra:
            self._verdict.blame(
                "doubled" if extra > 0 else "lost", f"record {record.pk}: {len(changes)} changes, {versions}", abs(extra)
            )
        if len(ops) - len(changes) != 1 or ops[0].op["kind"] in CHANGES:
            self._verdict.blame("doubled", f"record {record.pk} was reported {len(ops) - len(changes)} times")
            return
        wanted = self._replayed(ops[0], changes)
        has = body_of(record)
        for key in ("started_at", "photos", "heard"):
            wanted[key], has[key] = _plain(key, wanted[key]), _plain(key, has[key])
        off = clock.parse(body_of(record)["started_at"]) - ops[0].started
        if abs(off) > TOLERANCE + timedelta(milliseconds=record.made_error_ms):
            self._verdict.blame("misdated", f"record {record.pk} by {off}, {record.made_source}, skew {ops[0].skew}")
        wrong = [key for key in wanted if key != "started_at" and wanted[key] != has[key]]
        withdrawn = any(each.op["kind"] == "activity.withdraw" for each in changes)
        if wrong or withdrawn != (record.state == "withdrawn"):
            self._verdict.blame("falsely_sent", f"record {record.pk} stands otherwise than typed: {wrong or record.state}")

    def _replayed(self, report: Typed, changes: list[Typed]) -> dict[str, Any]:
        """The body after all changes; a change that silently undid another's is a loss."""
        body = dict(report.op["body"])
        history: list[tuple[int, dict[str, Any]]] = []
        for version, change in enumerate(changes, start=2):
            said = change.op["body"].get("changes", {})
            for earlier, fields in history:
                undone = [key for key in said if key in fields and said[key] != fields[key]]
                if earlier > (change.op["base"] or version) and undone:
                    self._verdict.blame("lost", f"change {change.op['op_id']} silently undid {undone}")
            history.append((version, said))
            body |= said
            self._verdict.counted["merged"] += change.op["base"] is not None and change.op["base"] < version - 1
        self._verdict.counted["changes"] += len(changes)
        return body


def _plain(key: str, value: Any) -> Any:
    if key == "photos":
        return sorted((photo["photo_id"], photo["sha256"], photo["bytes"]) for photo in value)
    return [(note["note_id"], note["words"]) for note in value] if key == "heard" else value


def _events(verdict: Verdict, stored: dict[str, Op]) -> None:
    """The journal tells each operation once."""
    told = Counter(str(data.get("op")) for data in Event.objects.filter(verb__in=EVENTS).values_list("data", flat=True))
    for op_id, times in told.items():
        if times > 1 or op_id not in stored:
            verdict.blame("doubled", f"the journal tells operation {op_id} {times} times")
    for op_id in stored.keys() - told.keys():
        verdict.blame("lost", f"the journal does not tell operation {op_id}")


def _photos(verdict: Verdict, book: Book) -> None:
    """Each photo's receipt is for bytes that lie there, each byte once; a photo that a phone still had has come."""
    rows = {str(photo.pk): photo for photo in Photo.objects.all()}
    key = documents.key_of(signing.public_key()["public_key"])
    for receipt in _once(book.photo_receipts):
        photo = rows.get(receipt["op_id"])
        good = photo and documents.check(receipt, key).holds and _digest(photo) == photo.sha256 == receipt["digest"]
        if not good:
            verdict.blame("falsely_sent", f"a receipt for photo {receipt['op_id']} whose bytes are not here")
    for photo_id, held in book.held_photos.items():
        if all(photo.receipt is None for photo in held):
            code = held[0].problem["code"] if held[0].problem else ""
            verdict.blame("unexplained", f"photo {photo_id} was not taken: {code}")
    subjects = Counter(Event.objects.filter(verb="photo.received").values_list("subject", flat=True))
    for photo_id, times in subjects.items():
        if times > 1:
            verdict.blame("doubled", f"photo {photo_id} was received {times} times")
    verdict.counted["photo_receipts"] = len(_once(book.photo_receipts))


def _pulled(verdict: Verdict, book: Book) -> None:
    """Each phone shows every record of its officer as it stands."""
    stands: dict[int, dict[str, tuple[int, str]]] = defaultdict(dict)
    for pk, posting, version, state in Activity.objects.values_list("pk", "posting_id", "version", "state"):
        stands[posting][str(pk)] = (version, state)
    for phone, posting in book.postings.items():
        for record in stands[posting].items() ^ book.pulled[phone].items():
            verdict.blame("outdated", f"phone {phone}: record {record}")


def _digest(photo: Photo) -> str:
    from django.core.files.storage import default_storage

    try:
        with default_storage.open(photo.stored) as file:
            return hashlib.sha256(file.read()).hexdigest()
    except (OSError, ValueError):
        return ""


def _followed(verdict: Verdict) -> None:
    """What follows from events was done: no task failed or is left, and the roll-ups count what is there."""
    from django_tasks_db.models import DBTaskResult

    for row in DBTaskResult.objects.exclude(status="SUCCESSFUL"):
        verdict.blame("undone", f"task {row.task_path} is {row.status} {row.exception_class_path}")
    counted = sum(DayCount.objects.values_list("activities", flat=True))
    there = Activity.objects.exclude(state="withdrawn").count()
    if counted != there:
        verdict.blame("undone", f"roll-ups count {counted} activities of {there}")
