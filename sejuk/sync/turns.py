"""How many bodies of photos may be on their way at once in this process: slow lines must leave threads for everybody else."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from sejuk.lib.problems import Problem

AT_ONCE = 5  # of the threads that a server process has (config/programs.py)
OF_ONE = 3  # of one officer: a try that hangs, the next one, and a second phone
_busy: Counter[int] = Counter()
_lock = threading.Lock()


@contextmanager
def turn(officer_id: int) -> Iterator[None]:
    """Take a place while a photo comes in, or raise ``uploads_busy``: the phone comes again by itself."""
    with _lock:
        if _busy.total() >= AT_ONCE or _busy[officer_id] >= OF_ONE:
            raise Problem("uploads_busy")
        _busy[officer_id] += 1
    try:
        yield
    finally:
        with _lock:
            _busy[officer_id] -= 1
            if not _busy[officer_id]:
                del _busy[officer_id]
