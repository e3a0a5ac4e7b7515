"""One Sejuk on one data folder and one port: two would split visitors, and a phone's record, between two databases."""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import socket
from pathlib import Path
from typing import IO, NamedTuple

from sejuk.config.env import SettingError

PR_SET_PDEATHSIG = 1  # prctl(2), Linux


class Served(NamedTuple):
    """Where a running Sejuk is being served."""

    host: str
    https: bool


def served(folder: Path) -> Served | None:
    """Where the Sejuk on this folder is being served; None when none runs."""
    try:
        with (folder / "up.lock").open("r") as held:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return None
    except FileNotFoundError:
        return None
    except OSError:
        host, _, scheme = (folder / "up.lock").read_text().partition(" ")
        return Served(host, scheme == "https")


def claim(folder: Path, host: str, port: int, *, https: bool = False) -> IO[str]:
    """Hold the folder until this process ends, however it ends. ``SettingError`` in one line where another Sejuk runs already."""
    held = (folder / "up.lock").open("a")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        message = f"Sejuk sudah berjalan dengan data {folder}. Hentikan dulu yang itu, atau pakai SEJUK_HOME lain."
        raise SettingError(message) from None
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do it: a port that only waits out its last connections is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            message = f"Port {port} di {host} sudah dipakai program lain. Pilih yang lain dengan --port."
            raise SettingError(message) from None
    held.truncate(0)
    held.write(f"{'0.0.0.0' if https else host} {'https' if https else 'http'}")  # noqa: S104 - with https all addresses are served
    held.flush()
    return held


def end_with_parent() -> None:
    """Run in a child before its program: when the parent is killed, the child is asked to end too (Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() == 1:  # the parent died in between
        os.kill(os.getpid(), signal.SIGTERM)
