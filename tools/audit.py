"""Ask whether a version that we lock has a known weakness: Python's at PyPI's advisories, Node's at npm's.

Both need the network. Where it is not allowed, this says so and ends with 2: nothing was found out, which is not the same as
nothing being wrong. Ends with 1 when something was found.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PIP_AUDIT = "pip-audit==2.10.1"
LOCKS = ("requirements/base.txt", "requirements/dev.txt")
PATIENCE = 300
FOUND, UNKNOWN = 1, 2


class Answer(NamedTuple):
    """What one of them says: known weaknesses, or why it could not be asked."""

    weak: list[str]
    silent: str = ""


def python() -> Answer:
    """The locked Python packages."""
    uv = str(Path(sys.executable).parent / "uv")
    locks = [word for name in LOCKS for word in ("-r", str(ROOT / name))]
    asked = [uv, "tool", "run", "--from", PIP_AUDIT, "pip-audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
    return _answer([*asked, "--format", "json", *locks], _python_weak)


def _python_weak(said: dict[str, object]) -> list[str]:
    packages = said["dependencies"]
    assert isinstance(packages, list)  # noqa: S101 - pip-audit's own form
    return [f"{one['name']} {one['version']}: {weak['id']}" for one in packages for weak in one.get("vulns", [])]


def node() -> Answer:
    """The locked Node packages, those that build the app too."""
    if shutil.which("npm") is None:
        return Answer([], "npm is not here")
    return _answer(["npm", "audit", "--json", "--prefix", str(ROOT / "field")], _node_weak)


def _node_weak(said: dict[str, object]) -> list[str]:
    packages = said["vulnerabilities"]
    assert isinstance(packages, dict)  # noqa: S101 - npm's own form
    return [f"{name} {one['range']}: {one['severity']}" for name, one in packages.items()]


def _answer(command: list[str], weak: Callable[[dict[str, object]], list[str]]) -> Answer:
    """Run it and read its JSON; anything else than that JSON means that it could not ask."""
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer([], type(error).__name__)
    try:
        return Answer(sorted(set(weak(json.loads(run.stdout)))))
    except (ValueError, KeyError, TypeError, AssertionError):
        lines = (run.stderr or run.stdout).strip().splitlines()
        told = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else f"ended with {run.returncode}")
        return Answer([], told[:160])


def main() -> int:
    """Ask both and print what they say."""
    answers = {"python": python(), "node": node()}
    for name, answer in answers.items():
        for line in answer.weak:
            print(f"{name}: {line}")
        if answer.silent:
            print(f"{name}: NOT ASKED, so nothing is known: {answer.silent}")
        elif not answer.weak:
            print(f"{name}: no known weakness in what is locked")
    if any(answer.weak for answer in answers.values()):
        return FOUND
    return UNKNOWN if any(answer.silent for answer in answers.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
