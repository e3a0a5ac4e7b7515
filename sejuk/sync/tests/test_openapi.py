"""The description that is served: OpenAPI 3.1, in step with the file in contract/."""

from __future__ import annotations

import json
from pathlib import Path

from django.test import Client

CONTRACT = Path(__file__).parents[3] / "contract" / "openapi.json"


def test_what_is_served_is_what_is_published(db: None) -> None:
    del db
    served = Client().get("/api/v1/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    assert served == json.loads(CONTRACT.read_text())


def test_every_call_describes_its_refusals(db: None) -> None:
    del db
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    for path, calls in paths.items():
        for method, call in calls.items():
            if method in ("post", "get", "delete"):
                assert any(status.startswith("4") for status in map(str, call["responses"])), (method, path)
