"""One Sejuk on one data folder and one port: two would split visitors, and a phone's record, between two databases."""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import socket
from pathlib import Path
from typing import IO

from sejuk.config.env import SettingError

PR_SET_PDEATHSIG = 1  # prctl(2), Linux


def claim(folder: Path, host: str, port: int) -> IO[str]:
    """Hold the folder until this process ends, however it ends. ``SettingError`` in one line where another Sejuk runs already."""
    held = (folder / "up.lock").open("w")
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
    return held


def end_with_parent() -> None:
    """Run in a child before its program: when the parent is killed, the child is asked to end too (Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() == 1:  # the parent died in between
        os.kill(os.getpid(), signal.SIGTERM)
