"""The real server and its worker, as ``sejuk up`` runs them, and the levers that break them from outside."""

from __future__ import annotations

import contextlib
import os
import resource
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from sejuk.config import env, programs, resume
from sejuk.config.simulate import world
from sejuk.config.simulate.faults import Counts

START_SECONDS = 120
MOST_FAILURES = 5  # starts in a row: no strike hits that often
TICK_SECONDS = 10
NO_LIMIT = resource.RLIM_INFINITY
Process = subprocess.Popen[bytes]


class Server:
    """Both programs in process groups of their own. Only the thread that made it may start them: they end with that thread."""

    def __init__(self, address: str, counts: Counts, restart: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._address, self._counts, self._restart = address, counts, restart
        self._failures = 0
        self._ticked = 0.0
        self._full_until = 0.0

    def start(self) -> None:
        """Both programs; returns when the server answers."""
        if not self._starts():
            self._give_up()

    def _starts(self) -> bool:
        """Whether the server answered; one that is struck down at its very start does not."""
        with _undisturbed():
            self.process = _begin(programs.server("127.0.0.1", self.port))
            self._worker = resume.Worker(lambda: _begin(programs.worker()))
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(URLError, OSError), urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10):
                return True
            time.sleep(0.05)
        return False

    def _give_up(self) -> None:
        msg = f"server does not answer: {_log().read_text().strip()[-300:]}"
        raise world.WorldError(msg)

    # What strikes

    def kill(self) -> bool:
        """``kill -9`` of the server and its processes, from any thread; whether there was one."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def kill_worker(self) -> bool:
        """``kill -9`` of the worker; whether there was one."""
        if self._worker.process.poll() is not None:
            return False
        os.killpg(self._worker.process.pid, signal.SIGKILL)
        self._counts.add("worker-kill")
        return True

    def restart_database(self) -> None:
        """Whatever is connected to the database loses it. SQLite has no server of its own: there this is the server's kill."""
        if not self._address:
            return
        if self._restart:
            done = subprocess.run(shlex.split(self._restart), check=False, stdin=subprocess.DEVNULL, capture_output=True)
            if done.returncode:
                msg = f"--restart-database: {done.stderr.decode().strip()[-300:]}"
                raise world.WorldError(msg)
        else:
            world.cut_connections(self._address)
        self._counts.add("database-restart")

    def fill_disk(self, how: float) -> None:
        """From now on, and for some seconds, no file of server or worker grows beyond some kilobytes: real writes fail."""
        room = 4_096 + int(how * 60_000)
        if self._limit(room):
            self._full_until = time.monotonic() + 1 + how * 2
            self._counts.add("disk-full")

    def empty_disk(self) -> None:
        """There is room again."""
        self._full_until = 0.0
        self._limit(NO_LIMIT)

    def _limit(self, room: int) -> bool:
        """Whether it was told to any process. A write beyond fails (EFBIG), as one on a full disk does (ENOSPC)."""
        told = False
        for pid in _members({self.process.pid, self._worker.process.pid}):
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (room, NO_LIMIT))
                told = True
        return told

    # What a service manager and ``sejuk up`` do about it

    def tend(self) -> bool:
        """Start what has died and what is due; whether the server was started anew."""
        if self._full_until and time.monotonic() > self._full_until:
            self.empty_disk()
        if self.process.poll() is not None:
            self._up_again()
            return True
        with resume.patient():
            with _undisturbed():
                self._worker.tend()
            if time.monotonic() - self._ticked > TICK_SECONDS:
                from sejuk.journal import schedule

                self._ticked = time.monotonic()
                schedule.enqueue_due()
        return False

    def _up_again(self) -> None:
        """``sejuk up`` has ended with its server, and its worker with it; the service manager starts all of it again."""
        from django.db import connections

        self._full_until = 0.0
        _end(self._worker.process)
        connections.close_all()
        with resume.patient():  # a database that is away too: the service manager tries again
            resume.resume_all()
            self._failures = 0 if self._starts() else self._failures + 1
        if self._failures == MOST_FAILURES:
            self._give_up()

    def stop(self) -> None:
        """End both in the ordinary way, and whatever is left of them in the other."""
        for process in (getattr(self, "process", None), self._worker.process if hasattr(self, "_worker") else None):
            if process is not None:
                _end(process)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until a program that is being started is known, so that it can be ended."""
    came: list[int] = []
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if came:
        signal.raise_signal(came[0])


def _begin(command: list[str]) -> Process:
    leash, quiet = [sys.executable, "-m", "sejuk.config.simulate.leash"], subprocess.DEVNULL
    with _log().open("ab") as log:
        return subprocess.Popen([*leash, *command], start_new_session=True, stdin=quiet, stdout=log, stderr=log)


def _log() -> Path:
    """What both programs say; it goes with the run's folder."""
    return env.home() / "programs.log"


def _end(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    with contextlib.suppress(ProcessLookupError):  # those of the group that are left
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _members(groups: set[int]) -> Iterator[int]:
    """The processes of these groups."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[2]) in groups:
                yield int(path.parent.name)
