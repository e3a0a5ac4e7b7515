"""Which faults there are, and when each strikes: drawn from the seed before anything runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from threading import Lock

LINE = {
    "loss": "the request never arrives",
    "answer-loss": "the request arrives, its answer does not",
    "truncation": "request or answer is cut at some byte",
    "duplication": "the same request arrives a second time, at once or later",
    "reordering": "the phone hears nothing, and the request arrives after later ones",
    "slow-link": "request and answer trickle",
    "small-gate": "a proxy on the way refuses larger bodies with a bare 413",
}
PHONE = {
    "clock-skew": "clocks that are minutes, a year or half a century off",
    "phone-kill": "the app is killed between any two of its steps",
    "storage-wipe": "the browser throws the phone's storage away",
    "second-device": "officers with two phones, who correct the same records on both",
    "old-copy": "a phone's storage is replaced by an older copy of itself",
}
SERVER = {
    "server-kill": "kill -9 of the server in the middle of a request",
    "worker-kill": "kill -9 of the worker",
    "database-restart": "every connection to PostgreSQL is cut, or the cluster restarted (SQLite: as server-kill)",
    "disk-full": "no file of the server grows beyond a few kilobytes for a while",
}
KINDS = LINE | PHONE | SERVER
RATE = 0.18  # of the requests of a faulty time are hit on the line
DEATH = 0.02  # at each step of the app


@dataclass(frozen=True)
class Fate:
    """What befalls one request: the kind (empty: nothing), where in its bytes (0 to 1), and after how many seconds."""

    kind: str = ""
    point: float = 0.5
    delay: float = 0.0


CLEAN = Fate()


class Counts:
    """How often each fault struck; told by many threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.struck: Counter[str] = Counter()

    def add(self, kind: str) -> None:
        """One more."""
        with self._lock:
            self.struck[kind] += 1


class Fates:
    """The fates of one phone's requests, the same for the same seed whatever the threads do."""

    def __init__(self, seed: int, phone: int, kinds: frozenset[str]) -> None:
        self._random = Random(f"{seed} line {phone}")
        self._deaths = Random(f"{seed} deaths {phone}")
        self._line = sorted(kinds & LINE.keys())
        self._dies = "phone-kill" in kinds

    def next(self) -> Fate:
        """What befalls the next request."""
        hit, kind, point, delay = (self._random.random() for _ in range(4))
        if not self._line or hit >= RATE:
            return CLEAN
        return Fate(self._line[int(kind * len(self._line))], point, delay)

    def dies(self) -> bool:
        """Whether the app is killed at this step."""
        return self._deaths.random() < DEATH and self._dies


def at_server(seed: int, kinds: frozenset[str], ops: int) -> Iterator[tuple[float, str, float]]:
    """What befalls the server: after which share of the typing, what, and a number that says how."""
    random = Random(f"{seed} server")
    found = []
    for kind in SERVER:
        for _ in range(1 + ops // 300):
            at, how = random.uniform(0.05, 0.95), random.random()
            if kind in kinds:
                found.append((at, kind, how))
    yield from sorted(found)
