"""The verb ``simulate``: what was asked for, a world for it, the run, the verdict; nothing is left running or lying about."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Any

from sejuk.config.simulate import faults, world

if TYPE_CHECKING:
    from sejuk.config.simulate.run import Ran, Wanted

BAD, UNUSABLE, INTERRUPTED = 1, 2, 130
MOST_PHONES, MOST_OPS = 500, 10_000
KEPT = "run.json"
TASKS_SECONDS = 60


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``sejuk simulate``, for the command line."""
    text = "phones and faults against a real server: was anything lost, doubled or falsely sent?"
    named = "\n".join(f"  {kind:<18} {what}" for kind, what in faults.KINDS.items())
    form = argparse.RawDescriptionHelpFormatter
    verb = verbs.add_parser("simulate", help=text, description=f"{text}\n\nfaults:\n{named}", formatter_class=form)
    verb.add_argument("--phones", type=_number(MOST_PHONES), default=8, help="how many phones (8)")
    verb.add_argument("--ops", type=_number(MOST_OPS), default=25, help="how many operations on each (25)")
    verb.add_argument("--seed", type=int, help="the same seed types the same and strikes the same (a new one)")
    verb.add_argument(
        "--faults", type=_kinds, default=frozenset(faults.KINDS), help="all, none, or names with commas; -name leaves out"
    )
    verb.add_argument(
        "--restart-database", metavar="COMMAND", default="", help="restarts the PostgreSQL cluster (else: cuts connections)"
    )
    verb.add_argument("--json", action="store_true", help="one JSON object instead of words")
    verb.add_argument("--keep", type=Path, metavar="FOLDER", help="leave everything there, to be judged again")
    verb.add_argument("--judge", type=Path, metavar="FOLDER", help="run nothing: judge what --keep left")
    verb.set_defaults(run=run)


def _number(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdigit() or not 1 <= int(text) <= most:
            msg = f"{text!r}: tulis angka dari 1 sampai {most}"
            raise argparse.ArgumentTypeError(msg)
        return int(text)

    return read


def _kinds(text: str) -> frozenset[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    less = {name[1:] for name in names if name.startswith("-")}
    more = {name for name in names if not name.startswith("-")} - {"all", "none"}
    if unknown := (less | more) - faults.KINDS.keys():
        msg = f"{', '.join(sorted(unknown))}: tidak dikenal. Yang ada: {', '.join(faults.KINDS)}"
        raise argparse.ArgumentTypeError(msg)
    whole = "all" in names or (less and not more and "none" not in names)
    return frozenset((faults.KINDS.keys() if whole else set()) | more) - less


def run(options: argparse.Namespace) -> int:
    """0 when all is as it must be, 1 when it is not, 2 when it could not be tried."""
    try:
        if options.judge:
            return _judge_again(options)
        return _simulate(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as problem:
        if _left.is_set():  # what breaks while everything is being ended is no finding
            return INTERRUPTED
        if not isinstance(problem, world.WorldError):
            raise
        sys.stderr.write(f"sejuk simulate: {problem}\n")
        return UNUSABLE


def _simulate(options: argparse.Namespace) -> int:
    seed = time.time_ns() % 1_000_000 if options.seed is None else options.seed
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    with _world(options.keep) as (folder, address):
        said = _run(options, seed, folder, address)
        if options.keep:
            (folder / KEPT).write_text(json.dumps({"address": address, "said": said}))
    return INTERRUPTED if _left.is_set() else _tell(options, said)


_left = Event()


def _leave(number: int, frame: FrameType | None) -> None:
    """End in the ordinary way when asked to, so that everything that was started ends too."""
    del number, frame
    _left.set()
    raise KeyboardInterrupt


@contextmanager
def _world(keep: Path | None) -> Iterator[tuple[Path, str]]:
    """A folder and, on PostgreSQL, a database; both are gone afterwards unless they are kept and the run came to its end."""
    if keep and keep.exists() and any(keep.iterdir()):
        msg = f"{keep} tidak kosong."
        raise world.WorldError(msg)
    folder = Path(tempfile.mkdtemp(prefix="sejuk-simulate-")) if keep is None else keep
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / "home"
    home.mkdir(mode=0o700)
    address, kept = world.settle_in(home), False
    try:
        yield folder, address
        kept = keep is not None
    finally:
        if not kept:
            from django.db import connections

            connections.close_all()
            shutil.rmtree(folder, ignore_errors=True)
            if address:
                world.drop_database(address)


def _run(options: argparse.Namespace, seed: int, folder: Path, address: str) -> dict[str, Any]:
    import django

    django.setup()
    from sejuk.config.simulate import run as running
    from sejuk.config.simulate.server import Server

    wanted = running.Wanted(options.phones, options.ops, seed, options.faults, options.restart_database)
    counts = faults.Counts()
    progress = _Progress()
    progress.tell("menyiapkan dunia …")
    accounts = world.people(max(running.officers_of(wanted)) + 1)
    server = Server(address, counts, options.restart_database)
    try:
        ran = running.run(wanted, folder, server, counts, accounts, progress.tell)
        progress.tell("menunggu pekerja latar …")
        _finish_tasks(server)
    finally:
        server.stop()
    progress.tell("menilai …")
    traffic = running.facts(wanted, ran)
    said = _verdict(folder, traffic)
    progress.clear()
    return said | {"traffic": traffic} | _of_run(wanted, ran, address)


def _finish_tasks(server: Any) -> None:
    """Let the worker do what has followed, with a limit: what is left then is the judge's."""
    from django.db import connections
    from django_tasks_db.models import DBTaskResult

    connections.close_all()  # a restart of the database may have cut ours too
    end = time.monotonic() + TASKS_SECONDS
    while DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).exists() and time.monotonic() < end:
        server.tend()
        time.sleep(0.1)


def _verdict(folder: Path, traffic: dict[str, Any]) -> dict[str, Any]:
    from django.db import connections

    from sejuk.config.simulate import judge, report

    connections.close_all()
    return report.numbers(judge.judge(folder), traffic)


def _of_run(wanted: Wanted, ran: Ran, address: str) -> dict[str, Any]:
    missing = set(faults.KINDS) - wanted.kinds
    named = "none" if not wanted.kinds else ",".join(sorted(wanted.kinds)) if missing else "all"
    asked = f"--phones {wanted.phones} --ops {wanted.ops} --seed {wanted.seed} --faults {named}"
    asked += f" --restart-database {shlex.quote(wanted.restart)}" if wanted.restart else ""
    return {
        "seed": wanted.seed, "phones": wanted.phones, "ops": wanted.ops, "replay": f"sejuk simulate {asked}",
        "database": "postgresql" if address else "sqlite", "faults": ran.struck,
        "seconds": round(ran.seconds, 1), "calm_seconds": round(ran.calm_seconds, 1),
    }  # fmt: skip


def _judge_again(options: argparse.Namespace) -> int:
    """Judge a folder that ``--keep`` left, as it stands now."""
    try:
        kept = json.loads((options.judge / KEPT).read_text())
    except (OSError, ValueError):
        msg = f"{options.judge}: di sini tidak ada hasil --keep."
        raise world.WorldError(msg) from None
    world.settle_in(options.judge / "home", address=kept["address"])
    import django

    django.setup()
    said = kept["said"]
    return _tell(options, said | _verdict(options.judge, said["traffic"]))


def _tell(options: argparse.Namespace, said: dict[str, Any]) -> int:
    from sejuk.config.simulate import report

    text = json.dumps(said, ensure_ascii=False) if options.json else "\n".join(report.lines(said))
    sys.stdout.write(f"{text}\n")
    return 0 if said["good"] else BAD


class _Progress:
    """One line that is written over, where somebody looks on."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def tell(self, text: str) -> None:
        """What is going on."""
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Make room for the result."""
        self.tell("")
