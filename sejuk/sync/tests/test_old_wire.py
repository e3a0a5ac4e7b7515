"""What versions of the app send that are out there: a stored day of each is played for ever, and answered as it was then."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from sejuk.activities.models import Activity, Photo
from sejuk.journal import documents
from sejuk.org.models import Area, Posting
from sejuk.org.rules import Role
from sejuk.sync import receipts
from sejuk.testing import OENAI, SINCE, Cast

DAYS = Path(__file__).parents[3] / "contract" / "cases" / "wire"


@pytest.mark.parametrize("day", sorted(DAYS.glob("*.json")), ids=lambda path: path.stem)
def test_what_an_old_version_sends_is_answered_as_it_was_then(day: Path, cast: Cast, frozen: datetime) -> None:
    posting = Posting.objects.create(
        pk=90001, officer=cast.officer, unit=cast.sector, role=Role.VILLAGE_OFFICER, valid_from=SINCE
    )  # the one that the stored requests name
    posting.areas.set(Area.objects.filter(code=OENAI))
    token = ""
    for step in json.loads(day.read_text()):
        answer = _play(step, token)
        assert answer.status_code == step["status"], (step["name"], answer.content)
        _check(step, answer)
        token = token or answer.json()["token"]
    changed, withdrawn = Activity.objects.order_by("pk")
    assert (changed.state, changed.version, changed.rw, changed.people_reached) == ("reported", 2, "03", 5)
    assert (withdrawn.state, withdrawn.version, withdrawn.place) == ("withdrawn", 2, "Pasar Kie")
    assert [note.words for note in changed.heard_notes.all()] == ["Lampu jalan mati."]
    assert (Photo.objects.get().activity_id, Photo.objects.get().caption) == (changed.pk, "Pos kamling")
    assert changed.started_at == datetime.fromisoformat("2024-01-31T09:00:00+08:00")


def _play(step: dict[str, Any], token: str) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    raw = json.dumps(step["json"]).encode() if "json" in step else base64.b64decode(step.get("content", ""))
    said = headers | step.get("headers", {})
    kind = said.get("Content-Type", "application/json")
    return Client().generic(step["method"], step["path"], raw, content_type=kind, headers=said)


def _check(step: dict[str, Any], answer: Any) -> None:
    key = documents.key_of(receipts.public_key()["public_key"])
    assert {name: answer.headers.get(name) for name in step.get("answers", {})} == step.get("answers", {})
    if "keys" in step:
        assert set(step["keys"]) <= answer.json().keys()
    if "receipt" in step:
        receipt = json.loads(base64.b64decode(answer.headers["Upload-Receipt"]))
        assert documents.check(receipt, key).holds
        assert {name: receipt[name] for name in step["receipt"]} == step["receipt"]
    if "results" in step:
        found = answer.json()["results"]
        assert [
            {"op_id": one["op_id"], "status": one["status"], "digest": (one["receipt"] or {}).get("digest")} for one in found
        ] == (step["results"]), found
        assert all(documents.check(one["receipt"], key).holds for one in found)
