"""An installation of its own for one run: a folder, an empty database, one Polsek and its constables."""

from __future__ import annotations

import os
import secrets
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

DATABASE = "SEJUK_DATABASE_URL"
RESORT, SECTOR = "53.02", "53.02.10"
PASSWORD = "simulasi-tanpa-rahasia"  # noqa: S105 - of an installation that is gone when the run ends
SINCE = date(2020, 1, 1)
VILLAGES_EACH = 2


class WorldError(Exception):
    """Why there can be no run, in words for whoever asked for one."""


def settle_in(folder: Path, *, address: str | None = None) -> str:
    """Point this process and all that it starts at ``folder``, and on PostgreSQL at a new database (or an ``address`` kept before).

    Returns the address, empty for SQLite. What the caller's own installation has set is left alone and out of it.
    """
    given = os.environ.get(DATABASE, "")
    for name in [name for name in os.environ if name.startswith("SEJUK_")]:
        del os.environ[name]
    if address is None:
        address = _new_database(given) if given.startswith(("postgres:", "postgresql:")) else ""
    os.environ["SEJUK_HOME"] = str(folder)
    os.environ["SEJUK_LOG"] = "CRITICAL"  # failures are what this is about; the judge tells what came of them
    if address:
        os.environ[DATABASE] = address
    return address


def _new_database(given: str) -> str:
    name = f"sejuk_simulate_{secrets.token_hex(6)}"
    _tell(
        given, f"CREATE DATABASE {name}", "Basis data baru tidak dapat dibuat. Pengguna di SEJUK_DATABASE_URL perlu hak CREATEDB."
    )
    return urlsplit(given)._replace(path=f"/{name}").geturl()


def drop_database(address: str) -> None:
    """Remove the database of a run, whoever is still connected."""
    name = urlsplit(address).path.lstrip("/")
    around = urlsplit(address)._replace(path="/postgres").geturl()
    _tell(around, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"Basis data {name} tidak terhapus; hapus sendiri.")


def cut_connections(address: str) -> int:
    """End every connection to the run's database at once; how many."""
    name = urlsplit(address).path.lstrip("/")
    around = urlsplit(address)._replace(path="/postgres").geturl()
    sentence = f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 - our own name
    return int(_tell(around, sentence, "Sambungan ke basis data tidak dapat diputus.")[0][0])


def _tell(address: str, sentence: str, words: str) -> list[Any]:
    import psycopg

    try:
        with closing(psycopg.connect(address, autocommit=True, connect_timeout=10)) as line:
            cursor = line.execute(sentence)
            return list(cursor.fetchall()) if cursor.description else []
    except psycopg.Error as error:
        msg = f"{words} ({str(error).splitlines()[0]})"
        raise WorldError(msg) from None


def people(count: int) -> list[Any]:
    """Tables, areas of one regency, three units, and this many constables with an ``Account`` each."""
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    from sejuk.org.models import Officer

    call_command("migrate", verbosity=0)
    sector, villages = _places()
    password = make_password(PASSWORD)
    accounts = []
    for i in range(count):
        number = f"87{i:06}"
        officer = Officer.objects.create(service_number=number, rank="Bripka", name=f"Petugas {i}", password=password)
        own = tuple(villages[(i * VILLAGES_EACH + k) % len(villages)] for k in range(VILLAGES_EACH))
        accounts.append(_posted(officer, sector, own))
    return accounts


def _posted(officer: Any, sector: Any, villages: tuple[str, ...]) -> Any:
    from sejuk.config.simulate.phone import Account
    from sejuk.org.models import Area, Posting
    from sejuk.org.rules import Role

    posting = Posting.objects.create(officer=officer, unit=sector, role=Role.VILLAGE_OFFICER, valid_from=date(1970, 1, 1))
    posting.areas.set(Area.objects.filter(code__in=villages))
    return Account(officer.service_number, PASSWORD, posting.pk, villages)


def _places() -> tuple[Any, list[str]]:
    """The Polsek, and the villages that it serves."""
    from sejuk.org import actions as org
    from sejuk.org.actions.areas import official_list
    from sejuk.org.models import Area, Jurisdiction, Unit
    from sejuk.org.rules import UnitKind

    with official_list() as text:
        head, *rows = text.read().splitlines()
    wanted = [row for row in rows if _concerns(row.split(",", 1)[0])]
    org.load_areas(file=StringIO("\n".join([head, *wanted])))
    unit = None
    lines = ((UnitKind.MABES, ""), (UnitKind.POLDA, ""), (UnitKind.POLRES, RESORT), (UnitKind.POLSEK, SECTOR))
    for kind, code in lines:
        unit = Unit.objects.create(code=f"sim-{kind}", kind=kind, name=f"{kind} simulasi", parent=unit, tz="Asia/Makassar")
        unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}."
        unit.save(update_fields=["path"])
        if code:
            Jurisdiction.objects.create(unit=unit, area_id=code, valid_from=SINCE)
    villages = Area.objects.filter(parent_id=SECTOR).order_by("code").values_list("code", flat=True)
    return unit, list(villages)


def _concerns(code: str) -> bool:
    return code == SECTOR or code.startswith(f"{SECTOR}.") or SECTOR.startswith(f"{code}.")
