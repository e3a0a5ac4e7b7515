"""A thousand leaflets of one message, each for another village, as a batch makes them: how many a second, and what memory grows.

``.venv/bin/python -m bench.papers [--leaflets 1000]``
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from bench.export import rss_mb
from bench.world import say
from sejuk.briefing.actions.library import _shipped
from sejuk.press.handout import Handout, pdf, share_image
from sejuk.press.rules import Form

FLAT_MB = 20.0
LEAST = 25.0  # leaflets per second of CPU: a resort of 250 villages in ten seconds of it
SHARED = 20


def leaflet(number: int) -> Handout:
    """One message of the library in turn, for a village of its own."""
    shipped = _shipped()
    said = shipped[number % len(shipped)]
    return Handout(
        title=said["id"]["title"], text=said["id"]["text"], language="id", theme="Tema", source=said["source"], version=1,
        link=f"https://sejuk.example.id/k/ab3d{number % len(shipped):02}", unit="Polsek Kie", above="Polres TTS",
        phone="0388 21110", line="Pos kami buka 24 jam.",
    )  # fmt: skip


def main() -> None:
    """Draw them, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaflets", type=int, default=1000)
    wanted = parser.parse_args().leaflets
    kinds = [leaflet(i) for i in range(50)]
    sizes = [len(pdf(kinds[i % 50], Form.LEAFLET)) for i in range(100)]
    before, wall, cpu = rss_mb(), time.perf_counter(), time.process_time()
    peak = before
    for i in range(wanted):
        one = replace(kinds[i % 50], village=f"Desa {i}", officer=f"Bripka Petugas {i}", role="Bhabinkamtibmas")
        sizes.append(len(pdf(one, Form.LEAFLET)))
        peak = max(peak, rss_mb())
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    began = time.process_time()
    shared = [len(share_image(kinds[i])) for i in range(SHARED)]
    figures = {
        "leaflets": wanted, "per_s": round(wanted / wall, 1), "per_cpu_s": round(wanted / cpu, 1), "kb": round(max(sizes) / 1000),
        "grown_mb": round(peak - before, 1), "share_ms": round((time.process_time() - began) / SHARED * 1000),
        "share_kb": round(max(shared) / 1000, 1),
    }  # fmt: skip
    limits = [
        (f"{wanted:,} leaflets: per second of CPU", figures["per_cpu_s"], ">=", LEAST),
        (f"{wanted:,} leaflets: MB more in memory", figures["grown_mb"], "<=", FLAT_MB),
    ]
    say("papers", figures, limits)


if __name__ == "__main__":
    main()
