"""The programs around the tests: a PostgreSQL that leaves nothing behind, and system packages asked for plainly."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

TOOLS = Path(__file__).resolve().parents[1]
needs_server = pytest.mark.skipif(
    not (shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))),
    reason="no PostgreSQL server here (tools/bootstrap)",
)
ASK = """
import os, psycopg
SETTINGS = "select current_setting('data_directory'), current_setting('listen_addresses')"
with psycopg.connect(os.environ["SEJUK_DATABASE_URL"]) as connection:
    print(*connection.execute(SETTINGS).fetchone(), os.environ["SEJUK_DATABASE_URL"])
"""


def start(*command):
    """Start a command under tools/pg."""
    return subprocess.Popen([TOOLS / "pg", "--", *command], stdout=subprocess.PIPE, text=True)


@needs_server
@pytest.mark.slow
def test_a_command_gets_a_database_of_its_own_and_nothing_is_left_of_it():
    server = start(sys.executable, "-c", ASK)
    said, _ = server.communicate(timeout=60)
    folder, addresses, _ = said.split()
    assert server.returncode == 0
    assert addresses == "127.0.0.1"
    assert not Path(folder).exists()


@needs_server
@pytest.mark.slow
def test_the_exit_code_is_the_commands_own():
    assert subprocess.run([TOOLS / "pg", "--", sys.executable, "-c", "raise SystemExit(7)"], check=False).returncode == 7


@needs_server
@pytest.mark.slow
def test_the_server_is_stopped_when_the_run_is_ended_from_outside():
    server = start(sys.executable, "-uc", ASK + "import time; time.sleep(60)")
    folder, _, address = server.stdout.readline().split()
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=30) == 128 + signal.SIGTERM
    assert not Path(folder).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


@pytest.fixture
def bare(tmp_path):
    """A PATH on which almost nothing is, and where one is not root."""
    for name in ("ls", "sh"):
        (tmp_path / name).symlink_to(shutil.which(name))
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
    (tmp_path / "id").chmod(0o755)
    return tmp_path


def test_who_is_not_root_reads_what_is_missing_and_how_to_get_it(bare):
    done = subprocess.run(
        [bare / "sh", TOOLS / "bootstrap"],
        env={"PATH": str(bare), "CHROMIUM": str(bare / "chromium")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Missing system packages: chromium" in done.stdout
    assert "apt-get install -y --no-install-recommends chromium" in done.stdout


def test_with_everything_there_nothing_is_done(bare):
    for name in ("chromium", "initdb", "pdftotext", "npm", "git"):
        (bare / name).write_text("")
        (bare / name).chmod(0o755)
    if not all(Path(f"/usr/share/fonts/truetype/{name}").is_dir() for name in ("liberation", "dejavu")):
        pytest.skip("the fonts are looked for in the system's own folder")
    done = subprocess.run(
        [bare / "sh", TOOLS / "bootstrap"],
        env={"PATH": str(bare), "CHROMIUM": str(bare / "chromium")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
