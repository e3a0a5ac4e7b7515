"""The package as a user gets it: installed without Node, started, stopped, started again, nothing lost."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUNT = "from sejuk.activities.models import Activity; print('activities', Activity.objects.count())"

pytestmark = [pytest.mark.wheel, pytest.mark.slow]


def run(*command, **more):
    """Run a program and show what it said when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Wheel and source archive, built from this tree."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """A fresh environment with the locked packages and the wheel; answers its folder of programs."""
    venv = tmp_path_factory.mktemp("user") / "venv"
    run(sys.executable, "-m", "venv", venv)
    pip = [venv / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "-r", ROOT / "requirements/base.txt")
    run(*pip, "--no-deps", "--no-index", *built.glob("*.whl"))
    run(venv / "bin/python", "-m", "pip", "check")
    return venv / "bin"


class Installation:
    """One installed Sejuk with a data folder of its own and nothing else on PATH."""

    def __init__(self, programs, home):
        self.programs = programs
        self.home = home
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = {
            "PATH": str(programs),
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "SEJUK_HOME": str(home / "data"),
        }
        assert not shutil.which("node", path=self.environment["PATH"])
        self.process: subprocess.Popen[bytes] | None = None
        self.log = home / "log"

    def start(self):
        """Start it as the read-me says, and wait until it answers."""
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [str(self.programs / "sejuk"), "up", "--demo", "--port", str(self.port)],
                env=self.environment, cwd=self.home, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        deadline = time.monotonic() + 120
        while self.status("/healthz") != 200:
            assert self.process.poll() is None, f"it ended by itself:\n{self.log.read_text()}"
            assert time.monotonic() < deadline, f"no answer in two minutes:\n{self.log.read_text()}"
            time.sleep(0.3)

    def stop(self):
        """Ask it to end, as a service manager does; answer its exit code."""
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def end(self):
        """Whatever happened, leave nothing running."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=10)

    def get(self, path):
        """Status, kind and text of a page; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, "", ""
        except OSError:
            return 0, "", ""

    def status(self, path):
        """The status of a page alone."""
        return self.get(path)[0]

    def activities(self):
        """How many activities it holds, asked through its own command line."""
        said = run(self.programs / "sejuk", "manage", "shell", "-c", COUNT, env=self.environment, cwd=self.home)
        return int(said.rsplit("activities ", 1)[1])


@pytest.fixture
def installation(installed, tmp_path):
    """An installation that is ended whatever happens."""
    it = Installation(installed, tmp_path)
    yield it
    it.end()


def test_wheel_and_source_archive_carry_the_field_app_and_the_messages(built):
    (wheel,) = built.glob("*.whl")
    (archive,) = built.glob("*.tar.gz")
    in_wheel = set(zipfile.ZipFile(wheel).namelist())
    with tarfile.open(archive) as members:
        in_archive = {name.split("/", 1)[1] for name in members.getnames() if "/" in name}
    for names in (in_wheel, in_archive):
        assert "sejuk/web/dist/field/index.html" in names
        assert any(re.fullmatch(r"sejuk/web/dist/field/.*\.js", name) for name in names)
        assert "sejuk/locale/en/LC_MESSAGES/django.mo" in names
    assert not [name for name in in_wheel if "/tests/" in name or "node_modules" in name]
    assert any(name.endswith("licenses/LICENSE") for name in in_wheel)
    assert "LICENSE" in in_archive
    assert {"Makefile", "field/package.json"} <= in_archive, "the source archive is what the licence asks to hand over"
    assert not [name for name in in_archive if "node_modules/" in name or name.startswith((".venv/", "var/"))]


def test_it_serves_without_node_stops_when_asked_and_keeps_what_it_has(installation):
    installation.start()
    status, kind, page = installation.get("/field/")
    assert (status, kind) == (200, "text/html")
    script = re.findall(r'<script[^>]+src="([^"]+)"', page)[0]
    status, kind, _ = installation.get(script if script.startswith("/") else f"/field/{script}")
    assert (status, kind) == (200, "text/javascript")
    assert installation.status("/sign-in/") == 200
    before = installation.activities()
    assert before > 0

    assert installation.stop() == 0, installation.log.read_text()
    assert installation.status("/healthz") == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(installation.process.pid, 0)  # no child is left behind

    installation.start()
    assert installation.activities() == before
    assert installation.stop() == 0, installation.log.read_text()
