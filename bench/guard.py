"""How fast both guards read: what a record may not hold, and what may not go out; on the server and, in node, as on the phone.

``.venv/bin/python -m bench.guard``. The sentences are the labelled ones. The budget is that a long text costs no more a letter than
a short one: from 600 letters, a message, to 60,000.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from bench.world import say
from sejuk.lib.text.guard import find
from sejuk.lib.text.neutral import check
from sejuk.lib.text.source import LABELLED

FIELD = Path(__file__).parents[1] / "field"
MESSAGE, LONGER, ROUNDS = 600, 100, 3
MOST_GROWTH = 1.5


def sentences(name: str) -> list[str]:
    """The labelled sentences of one file."""
    return [json.loads(line)["text"] for line in (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def seconds(work: Callable[[], object]) -> float:
    """CPU time of the quickest of some rounds, after one that warms up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def speed(read: Callable[[str], object], texts: list[str]) -> dict[str, float]:
    """Sentences a second, microseconds a letter, and how much a letter costs more in a text a hundred times as long."""
    whole = seconds(lambda: [read(text) for text in texts])
    short = " ".join(texts)[:MESSAGE]
    one, many = seconds(lambda: [read(short) for _ in range(LONGER)]), seconds(lambda: read(short * LONGER))
    return {
        "sentences_per_s": round(len(texts) / whole),
        "us_per_letter": round(whole / sum(map(len, texts)) * 1e6, 2),
        "growth": round(many / one, 2),
    }


def main() -> None:
    """Measure both guards here and in node; print one JSON line."""
    server = {
        "record": speed(lambda text: find(text, "record"), sentences("record")),
        "outgoing": speed(lambda text: check(text, "campaign", "pilkada_2024"), sentences("outgoing")),
    }
    run = subprocess.run(["node", "scripts/guard-speed.mjs"], cwd=FIELD, capture_output=True, text=True, check=True)
    phone = json.loads(run.stdout)
    budgets = [
        (f"{guard} on the {where}: a letter of 60,000 against one of 600", figures[guard]["growth"], "<=", MOST_GROWTH)
        for where, figures in (("server", server), ("phone", phone))
        for guard in ("record", "outgoing")
    ]
    say("guard", {"server": server, "phone_in_node": phone}, budgets)


if __name__ == "__main__":
    main()
