"""A release of one page in every form that takes a while, paper, Word document and share image: time of a processor, size, memory.

``.venv/bin/python -m bench.press [--each 60]``
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime

from bench.export import rss_mb
from bench.world import say
from sejuk.press.outlets import document, paper, picture
from sejuk.press.outlets.release import Release, release
from sejuk.press.writing.issued import Issued
from sejuk.press.writing.shape import Composed, Sentence

FLAT_MB = 30.0
# Milliseconds of CPU: strangers can have at most 300 files made in ten minutes (sejuk/press/outlets/forms.py).
MOST = {"paper": 100, "document": 200, "picture": 300}
SAID = (
    "Bhabinkamtibmas Polsek Kie, Bripka Sari Lestari, menyambangi warga Desa Oenai, Kecamatan Kie, Kabupaten Timor Tengah Selatan, "
    "dan mengajak memeriksa sumber kabar sebelum membagikannya kepada keluarga dan tetangga."
)


def of_one_page(number: int) -> Release:
    """Nine paragraphs with words of their own, so that nothing is remembered from the one before."""
    sentences = [Sentence("activity", f"{SAID} Kegiatan ke-{number}.{n}.", ("a",), paragraph=n) for n in range(9)]
    at = datetime(2024, 1, 31, 7, tzinfo=UTC)
    found = release(Issued(
        f"ab{number:04}", "https://sejuk.example.id", Composed("id", (Sentence("headline", f"Warga Oenai {number}"), *sentences)),
        None, "Polsek Kie", "polsek-kie", "Polres TTS", "Kie", "Asia/Makassar", at, at, contact="Humas", phone="0388 21110",
    ))  # fmt: skip
    assert found is not None
    return found


def measured(make: Callable[[Release], bytes], times: int, first: int = 1) -> dict[str, float]:
    """Milliseconds of CPU and of the clock for each, and kilobytes at most."""
    wall, cpu = time.perf_counter(), time.process_time()
    sizes = [len(make(of_one_page(i))) for i in range(first, first + times)]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"cpu_ms": round(cpu / times * 1000, 1), "ms": round(wall / times * 1000, 1), "kb": round(max(sizes) / 1000, 1)}


def main() -> None:
    """Make them, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=60)
    times = parser.parse_args().each
    makers: dict[str, Callable[[Release], bytes]] = {"paper": paper.pdf, "document": document.docx, "picture": picture.png}
    for make in makers.values():  # the first load templates and fonts, and fill what Python keeps of memory
        measured(make, times)
    before = rss_mb()
    found = {name: measured(make, times, first=times + 1) for name, make in makers.items()}
    limits = [(f"release as {name}: ms of CPU", found[name]["cpu_ms"], "<=", MOST[name]) for name in makers]
    figures = {f"{name}_{what}": value for name, each in found.items() for what, value in each.items()}
    limits.append(("releases once more in three forms: MB more in memory", round(rss_mb() - before, 1), "<=", FLAT_MB))
    say("press", figures, limits)


if __name__ == "__main__":
    main()
