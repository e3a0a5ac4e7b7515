"""The two programs that serve, and how each is started: ``sejuk up`` and ``sejuk simulate`` run the same ones."""

from __future__ import annotations

import sys

THREADS = 8  # of each server process: slow photos (sync/turns.py) take some, the others answer everybody else


def server(host: str, port: int) -> list[str]:
    """The command of the server."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    tuning = ["--workers", "2", "--blocking-threads", str(THREADS), "--workers-kill-timeout", "5"]
    return [*command, *tuning, "--no-ws", "--log-level", "warning", "sejuk.config.wsgi:application"]


def worker() -> list[str]:
    """The command of the worker. Its own tale of every task is left out: a task that fails is kept in the database."""
    command = [sys.executable, "-m", "django", "db_worker", "--no-startup-delay", "--interval", "0.5", "--no-reload"]
    return [*command, "--verbosity", "0"]
