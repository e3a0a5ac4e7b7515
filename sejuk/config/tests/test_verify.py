"""The commands: the whole journal, and a file with no database at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from sejuk import journal
from sejuk.config.cli import main
from sejuk.journal import documents, entries, merkle, sealing, signing
from sejuk.journal.models import Checkpoint, Event, Leaf, Node, Sealing
from sejuk.lib import clock
from sejuk.testing import Phone, report_body

KEY = signing.public_key()["public_key"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    try:
        code = main(list(arguments))
    except SystemExit as ended:
        code = int(ended.code or 0)
    said = capsys.readouterr()
    return code, said.out + said.err


def test_a_journal_in_order_and_one_that_was_changed(db, capsys) -> None:
    numbers = [journal.record("thing.done", i) for i in range(5)]
    sealing.seal()
    journal.record("thing.done", 9)
    code, said = run(capsys, "verify")
    assert (code, "SAH  jurnal" in said, "belum disegel: 1 peristiwa" in said) == (0, True, True)
    Event.objects.filter(pk=numbers[2]).update(verb="thing.undone")
    code, said = run(capsys, "verify")
    assert code == 1
    assert f"edited      daun 2  peristiwa {numbers[2]}  " in said
    assert "TIDAK SAH  jurnal: 1 temuan" in said


def test_a_proof_is_written_and_checked_without_database_or_settings(db, capsys, tmp_path: Path) -> None:
    number = journal.record("thing.done", "0190-an-activity", data={"op": "x" * 36, "digest": "0" * 64})
    sealing.seal()
    for wanted in (str(number), "0190-an-activity"):
        code, proof = run(capsys, "prove", wanted)
        assert code == 0
        (tmp_path / "proof.json").write_text(proof)
        (tmp_path / "key").write_text(KEY)
        environment = {"PATH": os.environ["PATH"], "SEJUK_HOME": str(tmp_path / "none"), "SEJUK_DATABASE_URL": "nothing://"}
        code_of = "import sys; from sejuk.config.cli import main; code = main(); assert 'django' not in sys.modules; sys.exit(code)"
        command = [sys.executable, "-c", code_of, "verify", str(tmp_path / "proof.json"), "--key"]
        for key in (KEY, str(tmp_path / "key")):
            done = subprocess.run([*command, key], env=environment, capture_output=True, text=True, check=False)
            assert (done.returncode, done.stdout[:4]) == (0, "SAH "), done.stderr
        assert not (tmp_path / "none").exists()
    changed = json.loads(proof)
    changed["event"]["at"] = "2020-01-01T00:00:00+00:00"
    (tmp_path / "proof.json").write_text(json.dumps(changed))
    code, said = run(capsys, "verify", str(tmp_path / "proof.json"), "--key", KEY)
    assert (code, "TIDAK SAH  bukti peristiwa" in said) == (1, True)


def test_a_receipt_is_checked_offline(phone: Phone, capsys, tmp_path: Path) -> None:
    receipt = phone.results(phone.op(report_body()))[0]["receipt"]
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(receipt))
    assert run(capsys, "verify", str(file), "--key", KEY)[0] == 0
    file.write_text(json.dumps(receipt | {"sequence": receipt["sequence"] + 1}))
    assert run(capsys, "verify", str(file), "--key", KEY)[0] == 1
    assert run(capsys, "verify", str(file))[0] == 2
    assert run(capsys, "verify", str(file), "--key", "x")[0] == 2


def test_an_older_checkpoint_is_continued_or_not(db, capsys, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "checkpoint.json"
    for i in range(9):
        journal.record("thing.done", i)
    sealing.seal()
    file.write_text(run(capsys, "prove")[1])
    for i in range(20):
        journal.record("thing.done", i)
    sealing.seal()
    assert run(capsys, "verify", "--since", str(file))[0] == 0
    monkeypatch.setattr("sys.stdin", StringIO(run(capsys, "prove", "--since", str(file))[1]))
    code, said = run(capsys, "verify", "-", "--key", KEY)
    assert (code, "old_size=9" in said) == (0, True)
    for row in (Leaf, Node, Checkpoint, Sealing):
        row.objects.all().delete()
    Event.objects.filter(subject="3").delete()
    sealing.seal()  # a whole new log, signed with the right key: only who kept the checkpoint can tell
    assert run(capsys, "verify")[0] == 0
    code, said = run(capsys, "verify", "--since", str(file))
    assert (code, "TIDAK SAH" in said) == (1, True)


def test_what_was_never_sealed_has_no_proof(db, capsys) -> None:
    number = journal.record("thing.done", 1)
    assert run(capsys, "prove", str(number))[0] == 2
    assert run(capsys, "prove", "9" * 30)[0] == 2


@pytest.mark.slow
def test_a_proof_among_a_million_is_at_most_2_kb() -> None:
    size, index = 10**6, 777_777
    event = {
        "id": 987_654_321, "at": "2024-01-31T06:02:00.123456+00:00", "verb": "activity.withdrawn", "unit_id": 12_345,
        "area_code": "53.02.10.2003", "subject": "0190163d-8694-739b-aea5-966c26f8ad91", "actor_id": 1_234_567,
        "data": {"op": "0190163d-8694-739b-aea5-966c26f8ad92", "digest": "f" * 64}, "salt": documents.b64(bytes(16)),
    }  # fmt: skip
    leaves = [merkle.leaf_hash(i.to_bytes(4, "big")) for i in range(size)]
    leaves[index] = entries.leaf(index, 987_654_321, documents.event_digest(event))
    levels = [leaves]
    while len(levels[-1]) > 1:
        row = levels[-1]
        levels.append([merkle.node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)])

    def subtree(lo: int, hi: int) -> bytes:
        count = hi - lo
        if count & (count - 1) == 0:
            level = count.bit_length() - 1
            return levels[level][lo >> level]
        middle = lo + merkle.split(count)
        return merkle.node_hash(subtree(lo, middle), subtree(middle, hi))

    at = clock.parse(str(event["at"]))
    said = documents.checkpoint_said(
        size=size, root=subtree(0, size), at=at, through=at, previous=bytes(32), key_id=signing.public_key()["key_id"]
    )
    path = documents.joined(merkle.inclusion_path(index, size, subtree))
    proof = {"event": event, "index": index, "path": path, "checkpoint": said | {"signature": signing.signature(said)}}
    written = json.dumps(proof, separators=(",", ":"))
    assert documents.check(json.loads(written), documents.key_of(KEY)).holds
    assert len(written) <= 2000, len(written)
