"""The simulator finds a sound server sound, and a judge who looks at a tampered one says so: it is able to fail."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

from sejuk.activities.models import Activity
from sejuk.config.cli import main
from sejuk.config.simulate import faults, ledger, world

RUN = [sys.executable, "-c", "import sys; from sejuk.config.cli import main; sys.exit(main())", "simulate"]
SHORT = ["--phones", "4", "--ops", "8", "--seed", "5", "--json"]


def simulate(*options: object, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *map(str, options)], capture_output=True, text=True, env=os.environ | changes, check=False)


def address_of(folder: Path) -> str:
    return str(json.loads((folder / "run.json").read_text())["address"])


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Iterator[Path]:
    """A short run with every fault there is, and what it left."""
    folder = tmp_path_factory.mktemp("simulate") / "kept"
    done = simulate(*SHORT, "--keep", folder)
    said = json.loads(done.stdout or "{}")
    assert done.returncode == 0, (said.get("cases"), done.stderr)
    yield folder
    if address_of(folder):
        world.drop_database(address_of(folder))


class Copy:
    """What a run left, once more, to be tampered with."""

    def __init__(self, kept: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(kept, folder)
        self.address = ""
        if address := address_of(kept):
            parts = urlsplit(address)
            name = f"{parts.path.lstrip('/')}_copy"
            with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as line:
                line.execute(f"CREATE DATABASE {name} TEMPLATE {parts.path.lstrip('/')}")
            self.address = parts._replace(path=f"/{name}").geturl()
            said = json.loads((folder / "run.json").read_text())
            (folder / "run.json").write_text(json.dumps(said | {"address": self.address}))

    def tell(self, *sentences: str) -> None:
        """Write into the database, past every rule of Sejuk's and of the tables."""
        if self.address:
            with psycopg.connect(self.address) as line:
                line.execute("SET session_replication_role = replica")
                for sentence in sentences:
                    line.execute(sentence)
        else:
            with sqlite3.connect(self.folder / "home" / "sejuk.sqlite3") as base:
                for sentence in sentences:
                    base.execute(sentence)

    def judged(self) -> tuple[int, dict[str, int]]:
        """The exit code, and what is not as it must be."""
        done = simulate("--judge", self.folder, "--json")
        said = json.loads(done.stdout)
        names = ("lost", "doubled", "falsely_sent", "waiting", "misdated", "unexplained", "journal")
        return done.returncode, {name: said[name] for name in names if said[name]}


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Iterator[Copy]:
    one = Copy(kept, tmp_path / "copy")
    yield one
    if one.address:
        world.drop_database(one.address)


@pytest.mark.slow
def test_nothing_is_lost_doubled_or_falsely_sent(kept):
    said = json.loads((kept / "run.json").read_text())["said"]
    assert (said["lost"], said["doubled"], said["falsely_sent"], said["waiting"], said["journal"]) == (0, 0, 0, 0, 0), said["cases"]
    assert said["counted"]["typed"] >= 32
    assert said["counted"]["stored"] > 16
    struck = set(said["faults"])
    assert struck >= {"server-kill", "worker-kill", "disk-full"}, struck
    assert len(struck & faults.LINE.keys()) > 3, struck
    assert "--seed 5" in said["replay"]


def lose(copy: Copy) -> None:
    copy.tell("DELETE FROM activities_activity WHERE id = (SELECT id FROM activities_activity LIMIT 1)")


def double(copy: Copy) -> None:
    names = [field.column for field in Activity._meta.concrete_fields]
    columns = ", ".join(f'"{name}"' for name in names)
    new = f"'{uuid4()}'" if copy.address else f"'{uuid4().hex}'"
    others = ", ".join(new if name == "id" else f'"{name}"' for name in names)
    copy.tell(f"INSERT INTO activities_activity ({columns}) SELECT {others} FROM activities_activity LIMIT 1")  # noqa: S608 - our own


def edit(copy: Copy) -> None:
    copy.tell("UPDATE activities_activity SET narrative = 'lain' WHERE id = (SELECT id FROM activities_activity LIMIT 1)")


def backdate(copy: Copy) -> None:
    copy.tell("UPDATE journal_event SET verb = 'lain' WHERE id = (SELECT min(id) FROM journal_event)")


def forge(copy: Copy) -> None:
    receipt = next(fact["receipt"] for fact in ledger.read(copy.folder) if fact["fact"] == "shown")
    with (copy.folder / ledger.FILE).open("a") as book:
        forged = {"fact": "shown", "phone": 0, "receipt": receipt | {"received_at": "2024-01-31T09:00:00+00:00"}}
        book.write(json.dumps(forged) + "\n")


def lose_photo(copy: Copy) -> None:
    next(path for path in (copy.folder / "home" / "photos").rglob("*") if path.is_file() and "." not in path.name).unlink()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (lose, {"lost": 1, "falsely_sent": 1}),
        (double, {"doubled": 1}),
        (forge, {"falsely_sent": 1}),
        (edit, {"falsely_sent": 1}),
        (lose_photo, {"falsely_sent": 1}),
        (backdate, {"journal": 1}),
    ],
)
def test_a_tampered_record_is_found_and_the_exit_code_says_so(copy: Copy, tamper: Callable[[Copy], None], found: dict[str, int]):
    tamper(copy)
    assert copy.judged() == (1, found)


@pytest.mark.slow
def test_without_faults_the_wire_carries_little_but_the_work(tmp_path):
    done = simulate("--phones", 2, "--ops", 20, "--seed", 3, "--faults", "none", "--json", TMPDIR=str(tmp_path))
    said = json.loads(done.stdout)
    assert (done.returncode, said["faults"], said["bytes"]["within"]) == (0, {}, True), said["bytes"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_an_interrupted_run_leaves_nothing_behind(tmp_path):
    run = subprocess.Popen(RUN, env=os.environ | {"TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not processes_in(tmp_path):  # its server is there
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate()
    assert run.returncode == 130, said
    assert list(tmp_path.iterdir()) == []
    assert processes_in(tmp_path) == []


def processes_in(folder: Path) -> list[str]:
    """Programs that were told to work in this folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"SEJUK_HOME={folder}".encode() in path.read_bytes():
                found.append(path.parent.name)
        except OSError:
            continue
    return found


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--phones", "0"], "1 sampai 500"),
        (["--ops", "many"], "1 sampai 10000"),
        (["--faults", "earthquake"], "earthquake: tidak dikenal"),
    ],
)
def test_a_wrong_option_is_said(options, words, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["simulate", *options])
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err


def test_nothing_that_is_there_is_written_over(tmp_path):
    (tmp_path / "mine").touch()
    done = simulate("--keep", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "tidak kosong" in done.stderr
    assert simulate("--judge", tmp_path).returncode == 2


def test_the_same_seed_brings_the_same_fates():
    kinds = frozenset(faults.KINDS)
    first, again, other = (faults.Fates(seed, 3, kinds) for seed in (1, 1, 2))
    fates = [[one.next() for _ in range(200)] for one in (first, again, other)]
    assert fates[0] == fates[1] != fates[2]
    assert {fate.kind for fate in fates[0]} - {""} <= faults.LINE.keys()
    assert list(faults.at_server(1, kinds, 300)) == list(faults.at_server(1, kinds, 300))
