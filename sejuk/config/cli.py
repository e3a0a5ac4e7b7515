"""``sejuk``: one command that runs everything; ``sejuk manage …`` reaches the rest."""

from __future__ import annotations

import argparse
import os
import signal
import ssl
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from sejuk.config import alone, backup, check, doctor, env, https, programs, read, resume, simulate, verify

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sejuk.config.settings")
TICK_SECONDS = 30
GRACE_SECONDS = 10
START_SECONDS = 60


def main(argv: list[str] | None = None) -> int:
    """Run the command line; the exit code is 0 when all went well."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments[:1] == ["manage"]:
        return _manage(arguments[1:])
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sejuk", description="Community policing for peaceful elections.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    up = verbs.add_parser("up", help="prepare the data folder and serve, until Ctrl-C")
    up.add_argument("--demo", action="store_true", help="with invented people and a month of work")
    up.add_argument("--host", default="127.0.0.1")
    up.add_argument("--https", action="store_true", help="serve phones on the LAN under a certificate of this installation")
    up.add_argument("--port", type=int, default=8000)
    up.set_defaults(run=_up)
    verify.add_verbs(verbs)
    backup.add_verbs(verbs)
    check.add_verb(verbs)
    doctor.add_verb(verbs)
    read.add_verb(verbs)
    simulate.add_verb(verbs)
    verbs.add_parser("manage", help="Django's and our own management commands", add_help=False)
    return parser


def _manage(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["sejuk manage", *arguments])
    return 0


def _up(options: argparse.Namespace) -> int:
    with alone.claim(env.home(), options.host, options.port, https=options.https):
        return _run(options)


def _run(options: argparse.Namespace) -> int:
    lan = _secured(options) if options.https else []
    # The address that is served is always allowed: `up` asks itself for it before it says that all is well.
    named = os.environ.get("SEJUK_HOSTS", "localhost,127.0.0.1,[::1]")
    os.environ["SEJUK_HOSTS"] = ",".join([named, options.host, *lan])
    if options.demo:
        os.environ.setdefault("SEJUK_LOG", "WARNING")  # somebody is looking at this window, not a log collector
        os.environ.setdefault("SEJUK_SECOND_FACTOR", "optional")  # to look around should take no second device
    prepare(demo=options.demo)
    server, worker = _serve(options), resume.Worker(_work)
    stop = _Stop()
    try:
        if not _answers(options, [server, worker.process], stop):
            return 1
        _welcome(options, lan)
        return _watch(server, worker, stop)
    finally:
        _end([server, worker.process])


def _secured(options: argparse.Namespace) -> list[str]:
    """Serve every address of the machine, cookies over https only; return the addresses that phones can use."""
    lan = https.lan_addresses()
    options.host = "0.0.0.0"  # noqa: S104 - the LAN is whom this is for
    os.environ["SEJUK_HTTPS"] = "true"
    os.environ.setdefault("SEJUK_HSTS", "false")  # a browser must not remember https for every "localhost" of this machine
    options.files = https.certificates(env.home() / "https", ["localhost", "127.0.0.1", *lan])
    return lan


class _Stop:
    """Set by Ctrl-C or a service manager's SIGTERM."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.asked = True


def prepare(*, demo: bool) -> None:
    """Bring database, static files and, once, areas and units (or the demo) into place. Repeatable."""
    import django
    from django.core.management import call_command

    django.setup()
    from sejuk.briefing import actions as briefing
    from sejuk.config.demo.load import load_demo
    from sejuk.org import actions as org

    _say("Menyiapkan basis data …")
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    _say("Menyiapkan 91.599 wilayah dan satuan …")
    org.load_areas()
    org.load_units()
    org.load_elections()
    briefing.load_messages()
    if demo:
        _say("Menyiapkan demo …")
        load_demo()
    resume.resume_all()


def _serve(options: argparse.Namespace) -> subprocess.Popen[bytes]:
    command = programs.server(options.host, options.port)
    if options.https:
        command += ["--ssl-certificate", str(options.files.certificate), "--ssl-keyfile", str(options.files.key)]
        command += ["--ssl-protocol-min", "tls1.2"]
    return _child(command)


def _work() -> subprocess.Popen[bytes]:
    return _child(programs.worker())


def _child(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, preexec_fn=alone.end_with_parent)  # noqa: PLW1509 - no thread runs here yet


def _answers(options: argparse.Namespace, children: list[subprocess.Popen[bytes]], stop: _Stop) -> bool:
    """Wait until the server answers; an open port is not enough."""
    trusted = ssl.create_default_context(cafile=options.files.authority) if options.https else None
    host = "127.0.0.1" if options.https else options.host
    address = f"{'https' if options.https else 'http'}://{host}:{options.port}/healthz"
    for _ in range(START_SECONDS * 5):
        if stop.asked or any(child.poll() is not None for child in children):
            return False
        try:
            with urlopen(address, timeout=2, context=trusted) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)  # noqa: PLR2004 - HTTP's own number
        except (URLError, OSError):
            time.sleep(0.2)
    _say("Server tidak menjawab dalam satu menit.")
    return False


def _watch(server: subprocess.Popen[bytes], worker: resume.Worker, stop: _Stop) -> int:
    """Start what is due now and then, and the worker if it died; end when asked, or when the server has (a failure)."""
    from sejuk.journal import schedule

    ticked = 0.0
    while not stop.asked:
        if server.poll() is not None:
            return 1
        with resume.patient():
            if worker.tend():
                _say("Pekerja latar berhenti mendadak dan sudah dijalankan lagi.")
            if time.monotonic() - ticked > TICK_SECONDS:
                ticked = time.monotonic()
                schedule.enqueue_due()
        time.sleep(0.3)
    return 0


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    for child in children:
        try:
            child.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()


def _welcome(options: argparse.Namespace, lan: list[str]) -> None:
    from django.conf import settings

    from sejuk.config.demo.load import PASSWORD
    from sejuk.config.demo.people import SIGN_INS

    base = f"https://{next(iter(lan), 'localhost')}:{options.port}" if options.https else f"http://{options.host}:{options.port}"
    _say(f"\nSejuk siap: {base}/   aplikasi lapangan: {base}/field/   (Ctrl-C untuk berhenti)\nData: {settings.HOME}")
    if options.https:
        _say(f"Pasang sertifikat ini di telepon sekali saja, sebagai otoritas tepercaya: {options.files.authority}")
        _say(f"Sidiknya (SHA-256), untuk dicocokkan: {https.fingerprint(options.files.authority)}")
    if not (Path(settings.WHITENOISE_ROOT) / "field" / "index.html").exists():
        _say("Aplikasi lapangan belum dibangun: pasang Node 20, lalu jalankan `make setup`.")
    if options.demo:
        _say(f"\nMasuk dengan NRP berikut, kata sandi {PASSWORD}:")
        for number, who, where in SIGN_INS:
            _say(f"  {number}  {who:<42} {base}{where}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
