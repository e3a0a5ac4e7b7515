"""What the benches share: a data folder of their own, people, records by the thousand, a real server, and budgets."""

from __future__ import annotations

import http.client
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from sejuk.lib import ids
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import Role, UnitKind
from sejuk.testing import OENAI, OINLASI, Phone, load_some_areas, person, report_body, unit

__all__ = ["Line", "Phone", "Server", "batches", "call_command", "connection", "quantile", "say", "serving", "started"]
SAID = (
    "Melaksanakan sambang warga dan berbincang tentang keamanan lingkungan.",
    "Warga diimbau tidak mudah percaya kabar yang belum jelas.",
    "Ketua RT menyampaikan bahwa ronda malam berjalan setiap hari.", "Disampaikan nomor layanan 110 untuk keadaan darurat.",
    "Pedagang pasar mengeluhkan lampu jalan yang padam sejak pekan lalu.", "Situasi selama kegiatan aman dan terkendali.",
    "Bersama Babinsa dan kepala dusun dibahas jadwal kerja bakti.",
    "Pemuda setempat diajak menjaga kerukunan menjelang hari pemungutan suara.",
    "Hujan deras membuat jalan menuju kebun sulit dilalui.", "Warga berterima kasih atas kunjungan yang rutin.",
)  # fmt: skip
CLOCK = {"session": "bench", "mono_ms": 1000}


def started() -> tuple[Unit, list[Officer]]:
    """A new installation with one Polsek of eight constables; the Polsek and its constables."""
    call_command("migrate", verbosity=0)
    load_some_areas("53.02.10")
    mabes = unit(UnitKind.MABES, "Mabes Polri", None)
    resort = unit(UnitKind.POLRES, "Polres TTS", unit(UnitKind.POLDA, "Polda NTT", mabes), "53.02")
    sector = unit(UnitKind.POLSEK, "Polsek Kie", resort, "53.02.10")
    officers = [
        person(f"8701000{i}", "Bripka", f"Anggota {i}", Role.VILLAGE_OFFICER, sector, OENAI, OINLASI) for i in range(1, 9)
    ]  # fmt: skip
    return sector, officers


def body(chance: random.Random, area: str) -> dict[str, Any]:
    """A report as they come: some sentences, a note of what was heard, no photo."""
    heard = {"note_id": str(ids.new_id()), "kind": "concern", "words": chance.choice(SAID)}
    said = {"narrative": " ".join(chance.sample(SAID, 6)), "outcome": chance.choice(SAID)}
    return report_body(area_code=area, heard=[heard], partners=["army_village_nco"], **said)


def batches(phone: Phone, count: int, size: int) -> list[bytes]:
    """Pushes made before the clock is started, each of ``size`` reports."""
    chance, posting = random.Random(7), phone.officer.postings.get()  # noqa: S311 - texts, no secrets
    area = posting.areas.earliest("code").pk
    made = []
    for _ in range(count):
        ops = [phone.op(body(chance, area), posting_id=posting.pk, clock=CLOCK) for _ in range(size)]
        made.append(json.dumps({"device_time": ops[-1]["made_at"], "clock": CLOCK, "ops": ops}, ensure_ascii=False).encode())
    return made


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def spare_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """The server as ``sejuk up`` starts it, without the worker unless asked."""

    def __init__(self, *, worker: bool = False) -> None:
        from sejuk.config import cli

        self.port = spare_port()
        options = type("Options", (), {"host": "127.0.0.1", "port": self.port, "https": False})()
        self.processes = [cli._serve(options)] + ([cli._work()] if worker else [])
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit("The server did not start.")

    def family(self) -> list[int]:
        """The processes of the server and their children."""
        found = [process.pid for process in self.processes]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                found += map(int, task.read_text().split())
        return found

    def cpu(self) -> float:
        """Seconds of CPU that it has used."""
        ticks = 0
        for pid in self.family():
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def serving(*, worker: bool = False) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    connection.close()
    server = Server(worker=worker)
    try:
        yield server
    finally:
        server.stop()


class Line:
    """One kept-open connection of a phone."""

    def __init__(self, server: Server, phone: Phone) -> None:
        self.http = http.client.HTTPConnection("127.0.0.1", server.port)
        self.headers = {**phone.headers, "Content-Type": "application/json"}

    def push(self, raw: bytes) -> float:
        """Send a batch; seconds until its receipts are here."""
        begun = time.perf_counter()
        self.http.request("POST", "/api/v1/sync/push", raw, self.headers)
        said = self.http.getresponse().read()
        took = time.perf_counter() - begun
        if said.count(b'"status":"accepted"') != raw.count(b'"op_id"'):
            sys.exit(f"Refused: {said[:500]!r}")
        return took

    def open(self, path: str, cookie: str) -> None:
        """Open a page of the chain in a signed-in browser."""
        self.http.request("GET", path, headers={"Cookie": f"sessionid={cookie}"})
        answer = self.http.getresponse()
        answer.read()
        if answer.status != 200:  # noqa: PLR2004 - HTTP's own number
            sys.exit(f"{path} answered {answer.status} {answer.headers.get('Location')}")


def say(bench: str, figures: dict[str, Any], budgets: Sequence[tuple[str, Any, str, float]] = ()) -> None:
    """Print one JSON line; a budget is (what, measured, ">=" or "<=", limit)."""
    judged = [
        {"budget": what, "measured": value, "limit": f"{sign} {limit}", "met": value >= limit if sign == ">=" else value <= limit}
        for what, value, sign, limit in budgets
    ]
    print(json.dumps({"bench": bench, "database": connection.vendor, **figures, "budgets": judged}), flush=True)
