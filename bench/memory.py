"""What the whole server holds in memory as ``sejuk up`` starts it, worker included: proportional set size at rest and under load.

``.venv/bin/python -m bench.memory``. PostgreSQL's own processes are not in it.
"""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.world import Line, Phone, Server, batches, say, serving, started
from sejuk.org.rules import Role
from sejuk.testing import browser_of, person

CLIENTS = 8


def pss_mb(server: Server) -> float:
    """The sum over all processes; pages that several share count once."""
    found = (re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M) for pid in server.family())
    return round(sum(int(pss[1]) for pss in found if pss) / 1024, 1)


def busy(line: Line, made: list[bytes], cookie: str) -> None:
    """Batches from one phone, a look at the board after each."""
    for raw in made:
        line.push(raw)
        line.open("/board/", cookie)


def main() -> None:
    """Start, rest, load with eight phones and a page, and print one JSON line."""
    sector, officers = started()
    phones = [Phone(officer) for officer in officers]
    made = [batches(phone, 20, 50) for phone in phones]
    head = person("84010002", "Aipda", "Kanit Binmas", Role.BINMAS_UNIT_HEAD, sector)
    cookie = browser_of(head).cookies["sessionid"].value
    with serving(worker=True) as server:
        time.sleep(3)
        rest, highest = pss_mb(server), 0.0
        lines = [Line(server, phone) for phone in phones]
        with ThreadPoolExecutor(CLIENTS) as pool:
            work = [pool.submit(busy, line, part, cookie) for line, part in zip(lines, made, strict=True)]
            while not all(part.done() for part in work):
                highest = max(highest, pss_mb(server))
                time.sleep(0.2)
            for part in work:
                part.result()
        time.sleep(3)
        say("memory", {"processes": len(server.family()), "rest_mb": rest, "load_mb": highest, "after_mb": pss_mb(server)})


if __name__ == "__main__":
    main()
