"""Taking a year's list home: CSV and XLSX of 50,000 activities, by rows per second of CPU and by what memory grows.

``.venv/bin/python -m bench.export [--rows 50000]``
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from bench.fill import Loader, province
from bench.world import Phone, batches, call_command, say
from sejuk.org.models import Officer
from sejuk.org.rules import Role
from sejuk.testing import browser_of, person

FLAT_MB = 20.0
MIN_BYTES = 100_000  # less is a list that this reader may not see


def rss_mb() -> float:
    """What this process holds in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def taken(reader: Officer, form: str) -> dict[str, Any]:
    """Read the whole file part by part, as a browser does; the peak is against what was held before."""
    browser, before, cpu = browser_of(reader), rss_mb(), time.process_time()
    answer: Any = browser.get(f"/activities/kegiatan.{form}")
    assert answer.status_code == 200, answer.status_code
    peak, size = 0.0, 0
    for part in answer.streaming_content:
        size += len(part)
        peak = max(peak, rss_mb())
    assert size > MIN_BYTES, size
    return {"mb": round(size / 1e6, 1), "cpu_s": round(time.process_time() - cpu, 2), "grown_mb": round(peak - before, 1)}


def main() -> None:
    """Fill, take both files, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    rows = parser.parse_args().rows
    call_command("migrate", verbosity=0)
    resort, constables = province()
    phone = Phone(constables[0])
    phone.client.post("/api/v1/sync/push", batches(phone, 1, 1)[0], content_type="application/json", headers=phone.headers)
    reader = person("70010009", "Kombes", "Karo Ops", Role.COMMANDER, resort)
    loader = Loader(within=resort)
    loader.fill(rows // 10)
    small = {form: taken(reader, form) for form in ("csv", "xlsx")}
    loader.fill(rows)
    found = {form: taken(reader, form) for form in ("csv", "xlsx")}
    speed = {f"{form}_rows_per_cpu_s": round(rows / found[form]["cpu_s"]) for form in found}
    grown = {form: round(found[form]["grown_mb"] - small[form]["grown_mb"], 1) for form in found}
    limits = [(f"{form} of {rows:,}: MB more in memory than for a tenth", grown[form], "<=", FLAT_MB) for form in found]
    say("export", {"rows": rows, "tenth": small, **found, **speed}, limits)


if __name__ == "__main__":
    main()
