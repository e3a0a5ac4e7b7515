"""A second Sejuk on the same folder or port says so in one line, and a killed one leaves nothing running."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sejuk.config import alone
from sejuk.config.env import SettingError


def _port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def test_one_folder_is_held_by_one(tmp_path: Path) -> None:
    held = alone.claim(tmp_path, "127.0.0.1", _port())
    with pytest.raises(SettingError, match="sudah berjalan"):
        alone.claim(tmp_path, "127.0.0.1", _port())
    held.close()
    alone.claim(tmp_path, "127.0.0.1", _port()).close()


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(SettingError, match="sudah dipakai"):
        alone.claim(tmp_path, "127.0.0.1", other.getsockname()[1])


PARENT = """
import subprocess, sys, time
from sejuk.config import alone
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], preexec_fn=alone.end_with_parent)
print(child.pid, flush=True)
time.sleep(60)
"""


def test_a_child_ends_with_its_killed_parent() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)  # the child's wish came before its program, and Popen returned after both
    parent.wait()
    for _ in range(1000):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
