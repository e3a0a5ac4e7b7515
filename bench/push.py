"""How fast reports come in: pushes of 50 against a bare multi-row INSERT of the same rows, in one run on one database.

``.venv/bin/python -m bench.push [--batches 40] [--stored 2000]``; ``tools/pg -- .venv/bin/python -m bench.push`` for PostgreSQL.
Everything is on: authentication, validation, idempotency, receipts, journal. The figures are ratios of one run.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

os.environ["SEJUK_HOME"] = tempfile.mkdtemp(prefix="sejuk-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sejuk.config.settings")
os.environ["SEJUK_LOG"] = "ERROR"
os.environ["SEJUK_HOSTS"] = "testserver"

import django  # noqa: E402 - after the data folder is set

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from sejuk.activities.models import Activity  # noqa: E402
from sejuk.org.models import Posting  # noqa: E402
from sejuk.org.rules import Role, UnitKind  # noqa: E402
from sejuk.testing import OENAI, OINLASI, Phone, load_some_areas, person, report_body, unit  # noqa: E402

SIZE = 50


def world() -> Phone:
    """One constable of one Polsek."""
    call_command("migrate", verbosity=0)
    load_some_areas("53.02.10")
    mabes = unit(UnitKind.MABES, "Mabes Polri", None)
    resort = unit(UnitKind.POLRES, "Polres TTS", unit(UnitKind.POLDA, "Polda NTT", mabes), "53.02")
    sector = unit(UnitKind.POLSEK, "Polsek Kie", resort, "53.02.10")
    return Phone(person("87010001", "Bripka", "Sari Lestari", Role.VILLAGE_OFFICER, sector, OENAI, OINLASI))


def timed(work: Callable[[], Any], times: int) -> tuple[float, float]:
    """Seconds on the wall and of this process's CPU for ``times`` calls."""
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        work()
    return time.perf_counter() - wall, time.process_time() - cpu


def pusher(phone: Phone) -> Callable[[], None]:
    """Sends a batch that was made before the clock is started."""
    posting = Posting.objects.get(officer=phone.officer).pk
    batch = {"device_time": "", "clock": {"session": phone.session, "mono_ms": 1000}}
    narrative = "Sambang warga, berbincang tentang keamanan lingkungan. " * 12
    head = phone.headers

    def push() -> None:
        ops = [phone.op(report_body(narrative=narrative), posting_id=posting) for _ in range(SIZE)]
        body = json.dumps(batch | {"device_time": ops[-1]["made_at"], "ops": ops})
        started = time.process_time(), time.perf_counter()
        answer = phone.client.post("/api/v1/sync/push", body, content_type="application/json", headers=head)
        push.cpu += time.process_time() - started[0]  # type: ignore[attr-defined]
        push.wall += time.perf_counter() - started[1]  # type: ignore[attr-defined]
        assert all(result["status"] == "accepted" for result in answer.json()["results"]), answer.content[:300]

    push.cpu = push.wall = 0.0  # type: ignore[attr-defined]
    return push


def bare_insert(columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """The same rows by one multi-row INSERT in a transaction of its own (parts of 900 values on SQLite, as Django does)."""
    marks = f"({', '.join(['%s'] * len(columns))})"
    names = ", ".join(f'"{column}"' for column in columns)
    part = 900 // len(columns) if connection.vendor == "sqlite" else len(rows)
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, len(rows), part):
            chunk = rows[start : start + part]
            cursor.execute(
                f"INSERT INTO activities_activity ({names}) VALUES {', '.join([marks] * len(chunk))}",  # noqa: S608 - our own columns
                [value for row in chunk for value in row],
            )


def emptied(insert: Callable[[], None]) -> float:
    """Seconds of one insert into the empty table."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM activities_activity")
    return timed(insert, 1)[0]


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=int, default=40)
    options = parser.parse_args()
    phone = world()
    push = pusher(phone)
    for _ in range(3):
        push()
    push.cpu = push.wall = 0.0  # type: ignore[attr-defined]
    timed(push, options.batches)
    reports = options.batches * SIZE
    wall, cpu = push.wall, push.cpu  # type: ignore[attr-defined]
    columns = [field.column for field in Activity._meta.concrete_fields]
    with connection.cursor() as cursor:
        names = ", ".join(f'"{column}"' for column in columns)
        cursor.execute(f"SELECT {names} FROM activities_activity LIMIT {SIZE}")  # noqa: S608 - our own columns
        rows = [tuple(row) for row in cursor.fetchall()]
        for table in ("heardnote", "photo"):
            cursor.execute(f"DELETE FROM activities_{table}")  # noqa: S608 - our own tables
        cursor.execute("DELETE FROM activities_activity")
    rows = [tuple(json.dumps(value) if isinstance(value, list | dict) else value for value in row) for row in rows]
    bare = sum(emptied(lambda: bare_insert(columns, rows)) for _ in range(options.batches))
    print(
        json.dumps(
            {
                "database": connection.vendor, "batch": SIZE, "reports": reports, "reports_per_s": round(reports / wall),
                "cpu_ms_per_report": round(cpu * 1000 / reports, 3), "bare_rows_per_s": round(reports / bare),
                "of_bare": round(bare / wall, 3),
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
