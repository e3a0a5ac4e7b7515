"""One run: phones that type and talk while faults strike, then calm until nothing waits any more."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from sejuk.config.simulate import faults
from sejuk.config.simulate.day import LONGEST_CALM, Day
from sejuk.config.simulate.ledger import Ledger
from sejuk.config.simulate.line import Line
from sejuk.config.simulate.link import Link, Traffic
from sejuk.config.simulate.phone import Account, Phone
from sejuk.config.simulate.server import Server
from sejuk.config.simulate.writing import Hands

SKEWS = (0, 0, 0, -90, 420, -400 * 86_400, 400 * 86_400, None)  # seconds; None is a clock that lost its battery
SINCE_1970 = timedelta(days=20_000)
SECONDS_SHARE = 4  # every fourth phone is the second one of an officer


@dataclass(frozen=True)
class Wanted:
    """What was asked for."""

    phones: int
    ops: int
    seed: int
    kinds: frozenset[str]
    restart: str = ""


@dataclass
class Ran:
    """What a run leaves beside its folder."""

    seconds: float = 0.0
    calm_seconds: float = 0.0
    waiting: int = 0
    struck: dict[str, int] = field(default_factory=dict)
    surprises: list[str] = field(default_factory=list)
    traffic: list[Traffic] = field(default_factory=list)
    replayed: int = 0


def officers_of(wanted: Wanted) -> list[int]:
    """Which officer has which phone."""
    if "second-device" not in wanted.kinds:
        return list(range(wanted.phones))
    found: list[int] = []
    for number in range(wanted.phones):
        second = number % SECONDS_SHARE == 1
        found.append(found[-1] if second else max(found, default=-1) + 1)
    return found


def run(
    wanted: Wanted, folder: Path, server: Server, counts: faults.Counts, accounts: list[Account], tell: Callable[[str], None]
) -> Ran:
    """Run it, on a server that is started here and left running; what everybody kept lies in ``folder``."""
    ran, started = Ran(), time.monotonic()
    server.start()
    line = Line(server.port, counts, server.kill)
    days = _days(wanted, folder, line, counts, accounts)
    threads = [threading.Thread(target=day.live, daemon=True) for day in days]
    try:
        for thread in threads:
            thread.start()
        _storm(wanted, server, line, days, tell)
        calm = time.monotonic()
        ran.waiting = _calm(server, line, days, threads, tell)
        ran.calm_seconds = time.monotonic() - calm
    except BaseException:
        server.kill()  # nobody waits for an answer any longer
        raise
    finally:
        for day in days:
            day.stopping.set()
            day.last.set()
        line.close()
        for thread in threads:
            if thread.ident:
                thread.join(10)
    ran.seconds, ran.struck, ran.replayed = time.monotonic() - started, dict(counts.struck), line.replayed
    ran.traffic = [day.phone.link.traffic for day in days]
    ran.surprises = [said for day in days for said in (*day.surprises, *day.phone.surprises)]
    return ran


def _days(wanted: Wanted, folder: Path, line: Line, counts: faults.Counts, accounts: list[Account]) -> list[Day]:
    ledger = Ledger(folder)
    (folder / "phones").mkdir()
    days = []
    for number, officer in enumerate(officers_of(wanted)):
        random = Random(f"{wanted.seed} clock {number}")
        skew = random.choice(SKEWS) if "clock-skew" in wanted.kinds else 0
        phone = Phone(
            number=number, account=accounts[officer], path=folder / "phones" / f"{number:03}.sqlite3",
            link=Link(line, faults.Fates(wanted.seed, number, wanted.kinds)), ledger=ledger,
            skew=-SINCE_1970 if skew is None else timedelta(seconds=skew),
        )  # fmt: skip
        if skew:
            counts.add("clock-skew")
        if number and officer == officers_of(wanted)[number - 1]:
            counts.add("second-device")
        days.append(Day(phone, Hands(wanted.seed, number), wanted, counts))
    return days


def _storm(wanted: Wanted, server: Server, line: Line, days: list[Day], tell: Callable[[str], None]) -> None:
    """Strike the server as the seed says until everything is typed and everything has struck."""
    to_come = list(faults.at_server(wanted.seed, wanted.kinds, wanted.phones * wanted.ops))
    while to_come or not all(day.typed.is_set() for day in days):
        typed = sum(day.count for day in days)
        server.tend()
        if to_come and typed >= to_come[0][0] * wanted.phones * wanted.ops:
            _, kind, how = to_come[0]
            if _strike(server, line, kind, how):
                to_come.pop(0)
        tell(f"{typed}/{wanted.phones * wanted.ops} diketik, {line.carried} permintaan, {sum(day.unsent for day in days)} menunggu")
        time.sleep(0.05)


def _strike(server: Server, line: Line, kind: str, how: float) -> bool:
    """Whether there was something to strike: a worker that is dead already is waited for."""
    if kind == "server-kill":
        line.arm(how)
    elif kind == "worker-kill":
        return server.kill_worker()
    elif kind == "database-restart":
        server.restart_database()
    else:
        server.fill_disk(how)
    return True


def _calm(server: Server, line: Line, days: list[Day], threads: list[threading.Thread], tell: Callable[[str], None]) -> int:
    """No more faults: every phone talks until nothing waits; how much still does when patience ends."""
    server.empty_disk()
    for day in days:
        day.phone.link.calm = True
    line.settle()
    for day in days:
        day.calm.set()
    end = time.monotonic() + LONGEST_CALM
    settled: tuple[Callable[[], bool], ...] = (
        lambda: all(day.settled.is_set() for day in days),
        lambda: not any(thread.is_alive() for thread in threads),
    )
    for done in settled:
        while not done() and time.monotonic() < end:
            server.tend()
            tell(f"tenang: {sum(day.unsent for day in days)} menunggu")
            time.sleep(0.05)
        for day in days:
            day.last.set()
    line.settle()
    return sum(day.unsent for day in days)


def facts(wanted: Wanted, ran: Ran) -> dict[str, Any]:
    """What the phones know of their run, summed up for the report."""
    total = Traffic()
    for traffic in ran.traffic:
        total.bytes.update(traffic.bytes)
        total.requests.update(traffic.requests)
        total.carried += traffic.carried
        total.again += traffic.again
    heard = total.bytes["heard_up"] + total.bytes["heard_down"]
    return {
        "phones": wanted.phones, "disturbed": bool(wanted.kinds), "waiting": ran.waiting, "requests": sum(total.requests.values()),
        "heard": heard, "broken": total.bytes["broken"], "around": heard - total.carried, "again": total.again,
        "replayed": ran.replayed, "surprises": ran.surprises[:20],
    }  # fmt: skip
