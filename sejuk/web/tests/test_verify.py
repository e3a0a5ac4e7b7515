"""Anybody may check a receipt or a proof on the page, and learns nothing of what was recorded."""

from __future__ import annotations

import base64
import json

from django.test import Client

from sejuk import journal
from sejuk.journal import log, sealing
from sejuk.journal.models import Checkpoint, Event, Leaf, Sealing
from sejuk.lib import ids
from sejuk.testing import Phone, picture, report_body
from sejuk.web.views import verify


def paste(document, language: str = "id") -> str:
    client = Client()
    client.cookies["language"] = language
    answer = client.post("/verify/", {"document": document if isinstance(document, str) else json.dumps(document)})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_key_and_root_and_hands_the_root_out(db) -> None:
    client = Client()
    assert "Belum ada yang disegel" in client.get("/verify/").content.decode()
    assert client.get("/verify/checkpoint.json").status_code == 404
    journal.record("thing.done", 1)
    sealing.seal()
    given = client.get("/verify/checkpoint.json").json()
    page = client.get("/verify/").content.decode()
    assert given["root"].replace("+", "&#x2B;") in page or given["root"] in page
    assert given["size"] == 1
    assert "Akar jurnal: sah." in paste(given)


def test_an_operation_s_receipt_is_checked(phone: Phone) -> None:
    body = report_body(narrative="Kalimat rahasia.")
    receipt = phone.results(phone.op(body))[0]["receipt"]
    page = paste(receipt)
    assert "Tanda terima: sah." in page
    assert "Kalimat rahasia" not in page
    assert "Receipt: it holds." in paste(receipt, "en")
    for key in ("op_id", "digest", "sequence", "received_at"):
        changed = receipt | {key: 5 if key == "sequence" else receipt[key].replace("1", "2").replace("a", "b")}
        if changed != receipt:
            assert "Tanda terima: tidak sah." in paste(changed), key
    assert "pemasangan Sejuk yang lain" in paste(receipt | {"key_id": "0" * 16})


def test_a_photo_s_receipt_is_checked(phone: Phone) -> None:
    import hashlib

    content, photo_id = picture(), str(ids.new_id())
    pairs = {"photo_id": photo_id, "sha256": hashlib.sha256(content).hexdigest()}
    metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())
    answer = phone.client.post(
        "/api/v1/sync/uploads", content, content_type="application/offset+octet-stream",
        headers=phone.headers | {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(content)), "Upload-Metadata": metadata},
    )  # fmt: skip
    receipt = base64.b64decode(answer.headers["Upload-Receipt"]).decode()
    assert "Tanda terima: sah." in paste(receipt)
    assert "tidak sah" in paste(receipt.replace(photo_id, str(ids.new_id())))


def test_proofs_are_checked_against_the_log_of_today(db) -> None:
    numbers = [journal.record("thing.done", i) for i in range(3)]
    sealing.seal()
    old, proof = log.checkpoint() or {}, log.prove(str(numbers[1])) or {}
    for i in range(4):
        journal.record("thing.done", 10 + i)
    sealing.seal()
    assert "Bukti peristiwa: sah." in paste(proof)
    assert "Akar jurnal: sah." in paste(old)
    assert "Bukti kelanjutan jurnal: sah." in paste(log.prove_consistency(old))
    assert "tidak cocok dengan jurnal" in paste(proof | {"event": proof["event"] | {"verb": "thing.undone"}})
    Checkpoint.objects.all().delete()
    Leaf.objects.all().delete()
    Event.objects.filter(pk__in=numbers[1:]).delete()
    Sealing.objects.all().delete()
    sealing.seal()
    assert "tidak cocok dengan jurnal" in paste(old) or "lebih pendek" in paste(old)
    assert "tidak sah" in paste(proof)


def test_anything_else_is_refused_in_words(db) -> None:
    nested = "[" * 5000
    for text in (
        "halo",
        "{}",
        "[]",
        "1",
        nested,
        '{"op_id": 1}',
        '{"event": {}, "index": -1}',
        '{"root": [], "size": "x"}',
        "{" + " " * 25_000,
    ):
        assert "tidak sah" in paste(text), text[:20]


def test_a_page_for_everybody_is_not_for_guessing_without_end(db, client):
    answers = [client.post("/verify/", {"document": "{}"}).status_code for _ in range(verify.CHECKS + 1)]
    assert answers == [200] * verify.CHECKS + [429]
    assert client.get("/verify/").status_code == 200
