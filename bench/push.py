"""How fast reports come in, against the bare driver writing the same rows in the same run: batches of 50, and one at a time.

``.venv/bin/python -m bench.push``; ``tools/pg --durable -- .venv/bin/python -m bench.push`` for PostgreSQL. Everything is on:
authentication, validation, idempotency, the guard, receipts, the journal, and the durability that a receipt promises.
"""

from __future__ import annotations

import argparse
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from bench.bare import Bare
from bench.world import Line, Phone, Server, batches, quantile, say, serving, started
from sejuk.activities import free_text, shape
from sejuk.activities.models import Activity

SIZE = 50
CLIENTS = 8


def in_batches(server: Server, phone: Phone, count: int) -> dict[str, Any]:
    """Push and bare INSERT in turns, so that both meet the same machine and the same tables."""
    line, made = Line(server, phone), batches(phone, count + 3, SIZE)
    for raw in made[:3]:
        line.push(raw)
    bare = Bare(SIZE)
    whole, narrow, pushed, cpu = [], [], [], server.cpu()
    for raw in made[3:]:
        pushed.append(line.push(raw))
        whole.append(bare.insert(SIZE))
        narrow.append(bare.insert(SIZE, (Activity,)))
    cpu = server.cpu() - cpu
    bare.close()
    reports = count * SIZE
    return {
        "reports": reports, "reports_per_s": round(reports / sum(pushed)), "cpu_ms_per_report": round(cpu * 1000 / reports, 3),
        "p50_ms": round(quantile(pushed, 0.5) * 1000, 1), "p99_ms": round(quantile(pushed, 0.99) * 1000, 1),
        "bare_per_s": round(reports / sum(whole)), "of_bare": round(sum(whole) / sum(pushed), 3),
        "bare_activity_rows_per_s": round(reports / sum(narrow)), "of_bare_activity_rows": round(sum(narrow) / sum(pushed), 3),
        "guard_share_of_cpu": round(guard_ms(made[3]) / (cpu * 1000 / reports), 3),
    }  # fmt: skip


def guard_ms(raw: bytes) -> float:
    """Milliseconds of CPU that the guard takes for one report of a batch."""
    bodies = [shape.read(shape.ReportBody, op["body"]) for op in json.loads(raw)["ops"]]
    free_text.sift(bodies[0])
    begun = time.process_time()
    for body in bodies:
        free_text.sift(body)
    return (time.process_time() - begun) * 1000 / len(bodies)


def one_by_one(server: Server, phones: list[Phone], count: int) -> dict[str, Any]:
    """One report a request from eight phones at once, against eight connections that commit one activity at a time."""
    lines, made = [Line(server, phone) for phone in phones], [batches(phone, count + 5, 1) for phone in phones]
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(lambda i: [lines[i].push(raw) for raw in made[i][:5]], range(CLIENTS)))
        cpu, begun = server.cpu(), time.perf_counter()
        took = [t for part in pool.map(lambda i: [lines[i].push(raw) for raw in made[i][5:]], range(CLIENTS)) for t in part]
        wall, cpu = time.perf_counter() - begun, server.cpu() - cpu
        bares = [Bare(SIZE) for _ in range(CLIENTS)]
        begun = time.perf_counter()
        list(pool.map(lambda bare: [bare.insert(1, (Activity,)) for _ in range(count * 4)], bares))
        bare_wall = (time.perf_counter() - begun) / 4
    for bare in bares:
        bare.close()
    reports = count * CLIENTS
    return {
        "clients": CLIENTS, "reports": reports, "reports_per_s": round(reports / wall),
        "bare_commits_per_s": round(reports / bare_wall), "of_bare": round(bare_wall / wall, 3),
        "cpu_ms_per_report": round(cpu * 1000 / reports, 3),
        "p50_ms": round(quantile(took, 0.5) * 1000, 1), "p99_ms": round(quantile(took, 0.99) * 1000, 1),
    }  # fmt: skip


def main() -> None:
    """Measure and print two JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batches", type=int, default=60)
    parser.add_argument("--each", type=int, default=120, help="reports of each client that sends one at a time")
    options = parser.parse_args()
    _, officers = started()
    phones = [Phone(officer) for officer in officers]
    with serving() as server:
        found = in_batches(server, phones[0], options.batches)
        say("push_50", found, [("push of 50: share of a bare INSERT", found["of_bare"], ">=", 0.2)])
        found = one_by_one(server, phones, options.each)
        limits = [("one report a request: share of bare commits", found["of_bare"], ">=", 0.12)]
        say("push_1", found, limits if connection.vendor == "postgresql" else [])


if __name__ == "__main__":
    main()
