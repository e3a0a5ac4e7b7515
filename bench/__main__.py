"""All benches on both databases, each with a fresh installation: their JSON lines, and a table of budgets at the end.

``make bench``, or ``.venv/bin/python -m bench [push wire …]``.
"""

from __future__ import annotations

import json
import subprocess
import sys

BENCHES = (
    "guard",
    "push",
    "wire",
    "feed",
    "export",
    "memory",
    "growth",
    "papers",
    "press",
    "reader",
    "compose",
    "reports",
    "directives",
)
DATABASES: dict[str, list[str]] = {"SQLite": [], "PostgreSQL": ["tools/pg", "--durable", "--"]}


def lines(bench: str, around: list[str]) -> list[dict[str, object]]:
    """Run one bench and print its JSON lines; the same, read."""
    command = [*around, sys.executable, "-W", "ignore", "-m", f"bench.{bench}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        found = [line for line in run.stdout if line.startswith("{")]
    if run.returncode:
        sys.exit(f"{bench} failed")
    print(*found, sep="", end="", flush=True)
    return [json.loads(line) for line in found]


def main() -> None:
    """Run what is asked for, or everything; print the table."""
    wanted = sys.argv[1:] or BENCHES
    table = []
    for database, around in DATABASES.items():
        for bench in wanted:
            for line in lines(bench, around):
                table += [(database, *budget.values()) for budget in line["budgets"]]  # type: ignore[attr-defined]
    for database, what, measured, limit, met in table:
        print(f"{database:<11} {what:<56} {measured!s:>9}  {limit:<8} {'met' if met else 'NOT MET'}")


if __name__ == "__main__":
    main()
