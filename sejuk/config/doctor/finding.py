"""What the doctor says of one thing."""

from __future__ import annotations

from typing import NamedTuple

UNSAFE, WARNING = "unsafe", "warning"


class Finding(NamedTuple):
    """``code`` never changes; ``severity`` is ``unsafe`` (or broken) or ``warning``; the rest is for people."""

    code: str
    severity: str
    what: str
    why: str
    todo: str
