"""Whether Sejuk slows down as it fills: pull, board and push with a thousand, a hundred thousand and a million activities.

``.venv/bin/python -m bench.growth [--top 1000000]``. The records are spread over a year and twenty resorts, so the resort whose
board is opened holds a twentieth of them: 50,000 at a million. Times are the server's own, in this process.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from bench.fill import Loader, province
from bench.push import SIZE
from bench.world import Line, Phone, batches, call_command, quantile, say, serving
from sejuk.activities.models import Activity
from sejuk.org.models import Officer
from sejuk.org.rules import Role
from sejuk.testing import browser_of, person

STEPS = (1_000, 100_000, 1_000_000)
TIMES = 60
PUSHES = 40
OK = 200


class Took:
    """Milliseconds of some calls: on the wall, as somebody waits, and of this process's CPU (all of it, on SQLite)."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def call(self, work: Callable[[], Any]) -> Any:
        """Do it and note how long it took."""
        wall, cpu = time.perf_counter(), time.process_time()
        answer = work()
        self.wall.append((time.perf_counter() - wall) * 1000)
        self.cpu.append((time.process_time() - cpu) * 1000)
        return answer

    def told(self, name: str) -> dict[str, float]:
        """The 95th percentile of the wall, the median of the CPU."""
        return {f"{name}_ms": round(quantile(self.wall, 0.95), 2), f"{name}_cpu_ms": round(quantile(self.cpu, 0.5), 2)}


def pull_after_a_report(phone: Phone) -> dict[str, float]:
    """A pull that brings the one report which was pushed just before."""
    cursor, took = _to_the_end(phone), Took()
    for raw in batches(phone, TIMES, 1):
        send(phone, raw)
        page = took.call(partial(phone.pull, cursor))
        cursor = page["cursor"]
        assert len(page["changes"]) == 1
    return took.told("pull")


def send(phone: Phone, raw: bytes) -> None:
    """Push without a line."""
    phone.client.post("/api/v1/sync/push", raw, content_type="application/json", headers=phone.headers)


def _to_the_end(phone: Phone) -> str:
    page = phone.pull()
    while page["more"]:
        page = phone.pull(page["cursor"])
    return str(page["cursor"])


def opened(officer: Officer, name: str, path: str) -> dict[str, float]:
    """Opening a page; the first times do not count."""
    browser, took = browser_of(officer), Took()
    for _ in range(5):
        assert browser.get(path).status_code == OK
    for _ in range(TIMES):
        took.call(lambda: browser.get(path))
    return took.told(name)


def push_rate(phone: Phone) -> int:
    """Reports a second in batches of 50 from one phone, through a real server."""
    made = batches(phone, PUSHES + 3, SIZE)
    with serving() as server:
        line = Line(server, phone)
        took = [line.push(raw) for raw in made][3:]
    return round(PUSHES * SIZE / sum(took))


def main() -> None:
    """Fill, measure, fill more; print a JSON line a step and one with the growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--top", type=int, default=STEPS[-1])
    top = parser.parse_args().top
    call_command("migrate", verbosity=0)
    resort, constables = province()
    phones = [Phone(officer) for officer in constables[:2]]
    head = person("79010004", "AKP", "Kasat Binmas", Role.BINMAS_SECTION_HEAD, resort)
    phones[1].client.post(
        "/api/v1/sync/push", batches(phones[1], 1, 1)[0], content_type="application/json", headers=phones[1].headers
    )
    loader, found, first_rate = Loader(), {}, 0
    for total in (step for step in STEPS if step <= top):
        loader.fill(total)
        found[total] = _measured(phones[0], head)
        say("growth", {"stored": total, **found[total]})
        if not first_rate:
            loader.fill(2_000)
            first_rate = push_rate(phones[1])
    rate = push_rate(phones[1])
    low, high = found[STEPS[0]], found[max(found)]
    grown = {key: round(high[key] / low[key], 2) for key in ("pull_ms", "pull_cpu_ms", "board_ms", "board_cpu_ms", "list_ms")}
    say("growth_to", {"stored": max(found), "push_at_2000": first_rate, "push_at_top": rate, "grown": grown}, [
        (f"push at {max(found):,} stored: of the rate at 2,000", round(rate / first_rate, 2), ">=", 0.9),
        ("incremental pull p95: growth", grown["pull_ms"], "<=", 1.5),
        ("board p95: growth", grown["board_ms"], "<=", 1.5),
        (f"board p95 of a resort with {high['in_resort']:,}: ms", high["board_ms"], "<=", 25),
    ])  # fmt: skip


def _measured(phone: Phone, head: Officer) -> dict[str, Any]:
    unit = head.postings.get().unit
    return {
        "in_resort": Activity.objects.filter(unit__path__startswith=unit.path).count(),
        **pull_after_a_report(phone),
        **opened(head, "board", "/board/"),
        **opened(head, "list", "/activities/"),
        **opened(head, "coverage", "/coverage/"),
    }


if __name__ == "__main__":
    main()
