"""The audit says what is weak, that nothing is known to be, or that it could not ask; never the second for the third."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from tools import audit

PYTHON_CLEAN = {"dependencies": [{"name": "django", "version": "5.2.8", "vulns": []}]}
PYTHON_WEAK = {"dependencies": [{"name": "django", "version": "5.2.0", "vulns": [{"id": "PYSEC-2025-1"}]}]}
NODE_CLEAN: dict[str, Any] = {"vulnerabilities": {}}
NODE_WEAK = {"vulnerabilities": {"vite": {"range": "<6", "severity": "high"}}}


@pytest.mark.parametrize(
    ("python", "node", "ends", "said"),
    [
        (PYTHON_CLEAN, NODE_CLEAN, 0, "python: no known weakness"),
        (PYTHON_WEAK, NODE_CLEAN, 1, "django 5.2.0: PYSEC-2025-1"),
        (PYTHON_CLEAN, NODE_WEAK, 1, "vite <6: high"),
        (None, NODE_CLEAN, 2, "python: NOT ASKED"),
        (PYTHON_CLEAN, {"error": {"summary": "no network"}}, 2, "node: NOT ASKED"),
        (PYTHON_WEAK, None, 1, "node: NOT ASKED"),
    ],
)
def test_what_it_says(
    python: object, node: object, ends: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        answer = node if command[0] == "npm" else python
        return subprocess.CompletedProcess(command, 1, json.dumps(answer) if answer else "", "Connection refused\n")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/npm")
    assert audit.main() == ends
    assert said in capsys.readouterr().out
