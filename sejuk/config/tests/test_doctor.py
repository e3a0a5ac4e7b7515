"""``sejuk doctor``: each finding when it is true, and not when it is not."""

from __future__ import annotations

import json
import shutil
import socket
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.db.utils import OperationalError
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.models import DBTaskResult

from sejuk import __version__, journal
from sejuk.activities.models import Activity
from sejuk.config import alone, backup, doctor
from sejuk.config.cli import main
from sejuk.config.demo.load import PASSWORD as DEMO_PASSWORD
from sejuk.config.demo.people import SIGN_INS
from sejuk.config.doctor import database
from sejuk.config.doctor.finding import UNSAFE, WARNING
from sejuk.config.tests.test_stores import bucket as bucket  # noqa: PLC0414 - a fixture
from sejuk.journal import sealing, signing
from sejuk.journal.models import Checkpoint, Reading, Run
from sejuk.lib import clock
from sejuk.org.actions import publish_elections
from sejuk.org.models import Area, Officer
from sejuk.org.tests.test_publish_elections import village_vote
from sejuk.sync.models import Device
from sejuk.testing import KIE, OENAI, Cast, report

Make = Callable[[Cast, Any, Path], object]


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    """A data folder of its own: mode 0700, keys 0600, a backup of today, the field app built."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    signing.public_key()  # made once in the tests' own folder, and kept in memory
    for name in ("secret_key", "receipt_key.pem"):
        (folder / name).touch(mode=0o600)
    (folder / backup.LAST).write_text(clock.now().isoformat())
    shell = tmp_path / "dist"
    (shell / "field").mkdir(parents=True)
    (shell / "field" / "index.html").touch()
    settings.HOME, settings.WHITENOISE_ROOT = folder, str(shell)
    return folder


@pytest.fixture
def healthy(cast: Cast, home: Path) -> Path:
    """Everybody can be heard, the operator has a second factor, what happened is sealed."""
    TOTPDevice.objects.create(user=cast.operator, confirmed=True)
    for officer in Officer.objects.all():
        Device.objects.create(officer=officer, token_hash=str(officer.pk), app_version=__version__, last_seen_at=clock.now())
    report(cast.officer)
    sealing.seal()
    return home


def _codes() -> dict[str, str]:
    """All that is found; the tests' own PostgreSQL is one of a superuser."""
    return {one.code: one.severity for one in doctor.findings() if one.code != "database_superuser"}


def _publicly(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["sejuk.example.id"]


def _demo(cast: Cast, settings: Any, home: Path) -> None:
    Officer.objects.filter(pk=cast.officer.pk).update(service_number=SIGN_INS[0][0], password=make_password(DEMO_PASSWORD))


def _task(status: str, age: timedelta) -> None:
    DBTaskResult.objects.create(
        status=status, args_kwargs={"args": [], "kwargs": {}}, task_path="sejuk.journal.tasks.seal_events", backend_name="default",
        run_after=clock.now(),
    )  # fmt: skip
    DBTaskResult.objects.update(enqueued_at=clock.now() - age)


def _from_the_future(cast: Cast, settings: Any, home: Path) -> None:
    with clock.travel(clock.now() + timedelta(days=1)):
        journal.record("officer.changed", 1)


def _unsealed(cast: Cast, settings: Any, home: Path) -> None:
    later = clock.now() + timedelta(hours=3)
    settings.monkeypatch.setattr(clock, "now", lambda: later)
    journal.record("officer.changed", 1)


def _little_room(cast: Cast, settings: Any, home: Path) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as shutil's
    settings.monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**12, 10**12, 100 * 1024**2))


def _another_clock(cast: Cast, settings: Any, home: Path) -> None:
    now = clock.now()
    settings.monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=4))


def _position_kept(cast: Cast, settings: Any, home: Path) -> None:
    Activity.objects.update(lat_e5=-983100, lon_e5=12452300, received_at=clock.now() - timedelta(days=40))


def _old_reading(cast: Cast, settings: Any, home: Path) -> None:
    Reading.objects.create(reader_id=1, what="list", at=clock.now() - timedelta(days=500))


def _split(cast: Cast, settings: Any, home: Path) -> None:
    today = clock.today()
    again = tuple(
        replace(stage, first=today + timedelta(days=n), last=today + timedelta(days=n))
        for n, stage in enumerate(village_vote().stages)
    )
    with clock.travel(clock.now() - timedelta(days=9)):
        publish_elections(asker=cast.asker(cast.kanit), calendars=[replace(village_vote((OENAI, "")), stages=again)])
    sealing.seal()
    Area.objects.filter(parent=KIE).exclude(pk=OENAI).update(valid_from=today - timedelta(days=2))


def _secrets(name: str) -> Make:
    return lambda cast, settings, home: (home / name).chmod(0o640)


CASES: dict[str, tuple[str, Make]] = {
    "calendar_left_out": (WARNING, _split),
    "hosts_any": (UNSAFE, lambda cast, settings, home: setattr(settings, "ALLOWED_HOSTS", ["*"])),
    "no_https": (UNSAFE, lambda cast, settings, home: _publicly(settings)),
    "debug_on": (WARNING, lambda cast, settings, home: setattr(settings, "DEBUG", True)),
    "secret_short": (UNSAFE, lambda cast, settings, home: setattr(settings, "SECRET_KEY", "short")),
    "code_optional": (WARNING, lambda cast, settings, home: _publicly(settings)),
    "field_missing": (WARNING, lambda cast, settings, home: shutil.rmtree(Path(settings.WHITENOISE_ROOT) / "field")),
    "home_open": (UNSAFE, lambda cast, settings, home: home.chmod(0o755)),
    "secret_open": (UNSAFE, _secrets("receipt_key.pem")),
    "disk_full": (UNSAFE, _little_room),
    "clock_drift": (WARNING, _another_clock),
    "backup_old": (WARNING, lambda cast, settings, home: (home / backup.LAST).unlink()),
    "demo_accounts": (WARNING, _demo),
    "passwords_borrowed": (WARNING, lambda cast, settings, home: Officer.objects.filter(pk=cast.kanit.pk).update(must_change_password=True)),
    "passwords_missing": (WARNING, lambda cast, settings, home: Officer.objects.filter(pk=cast.kanit.pk).update(password="!x")),
    "operators_without_code": (WARNING, lambda cast, settings, home: TOTPDevice.objects.all().delete()),
    "without_phone": (WARNING, lambda cast, settings, home: Device.objects.all().delete()),
    "old_apps": (WARNING, lambda cast, settings, home: Device.objects.update(app_version="0.0.1")),
    "worker_stuck": (UNSAFE, lambda cast, settings, home: _task("READY", timedelta(hours=1))),
    "tasks_failed": (WARNING, lambda cast, settings, home: _task("FAILED", timedelta(hours=1))),
    "unsealed": (UNSAFE, _unsealed),
    "journal_broken": (UNSAFE, lambda cast, settings, home: Checkpoint.objects.update(root=b"0" * 32)),
    "clock_went_back": (UNSAFE, _from_the_future),
    "retention_late": (UNSAFE, _old_reading),
}  # fmt: skip


def test_a_healthy_installation_needs_nothing(healthy: Path) -> None:
    assert _codes() == {}
    assert main(["doctor"]) == 0


@pytest.mark.parametrize("code", CASES)
def test_each_finding_is_made_when_it_is_true(
    code: str, healthy: Path, cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    severity, make = CASES[code]
    settings.monkeypatch = monkeypatch
    make(cast, settings, healthy)
    assert _codes().get(code) == severity


@pytest.mark.parametrize(("code", "make"), [("retention_late", _position_kept), ("worker_stuck", lambda *_: Run.objects.create(
    name="seal_events", due_at=clock.now() - timedelta(days=1))), ("secret_open", _secrets("secret_key"))])  # fmt: skip
def test_more_of_what_runs_late_or_lies_open(code: str, make: Make, healthy: Path, cast: Cast, settings: Any) -> None:
    make(cast, settings, healthy)
    assert _codes()[code] == UNSAFE


@pytest.mark.parametrize("code", ["debug_on", "demo_accounts", "operators_without_code"])
def test_what_only_this_machine_reaches_is_no_danger_yet(code: str, healthy: Path, cast: Cast, settings: Any) -> None:
    CASES[code][1](cast, settings, healthy)
    assert _codes()[code] == WARNING
    settings.ALLOWED_HOSTS = ["sejuk.example.id"]
    assert _codes()[code] == UNSAFE


def test_what_is_served_beyond_this_machine_counts_as_reachable(healthy: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with alone.claim(healthy, "0.0.0.0", port):  # noqa: S104 - what is looked for
        assert "no_https" in _codes()
    assert "no_https" not in _codes()
    with alone.claim(healthy, "127.0.0.1", port, https=True):
        assert "no_https" not in _codes()


def test_without_a_database_it_says_so_and_goes_on(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(database, "MigrationExecutor", away)
    healthy.chmod(0o755)
    assert _codes() == {"home_open": UNSAFE, "database_away": UNSAFE}


def test_tables_that_lag_behind_are_said(healthy: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'journal' AND name LIKE '0003%'")
    assert _codes() == {"migrations_waiting": UNSAFE}


def test_it_speaks_to_programs_and_ends_with_one_when_something_is_unsafe(healthy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    healthy.chmod(0o755)
    assert main(["doctor", "--json"]) == 1
    said = json.loads(capfd.readouterr().out)
    assert said["unsafe"] == 1
    assert set(said["findings"][0]) == {"code", "severity", "what", "why", "todo"}
    assert main(["doctor"]) == 1
    assert "BAHAYA" in capfd.readouterr().out


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a setting of SQLite")
def test_a_database_file_that_anybody_reads_is_said(healthy: Path, settings: Any) -> None:
    path = Path(str(connection.settings_dict["NAME"]))
    before = path.stat().st_mode, path.parent.stat().st_mode
    path.chmod(0o644)
    path.parent.chmod(0o755)
    try:
        assert _codes()["database_open"] == UNSAFE
    finally:
        path.chmod(before[0])
        path.parent.chmod(before[1])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a role of PostgreSQL")
def test_a_superuser_is_said(healthy: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        superuser = cursor.fetchone()[0]
    assert ("database_superuser" in {one.code for one in doctor.findings()}) == superuser


def test_a_bucket_that_asks_for_no_key_is_said_and_one_that_is_away(healthy: Path, bucket: Any, settings: Any) -> None:
    """The S3 server of the tests asks nobody for a key."""
    assert _codes() == {"bucket_public": UNSAFE}
    settings.STORAGES["default"]["OPTIONS"]["bucket_name"] = "another"
    assert _codes() == {"bucket_unreachable": UNSAFE}
