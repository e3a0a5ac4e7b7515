"""How many releases the reader reads a second on one core, and what its memory grows by with their number.

``.venv/bin/python -m bench.reader [--many 20000]``. The releases are Sejuk's own labelled ones, each with words of its
own; ``sejuk read -`` reads them as a stream in a process of its own, whose highest memory is what counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from importlib import resources

from bench.world import say
from sejuk.press.reading import near, reader

LEAST = 300.0  # releases a second of CPU
FEW = 1_000
FLAT_MB = 40.0  # the bounded memory of near copies fills up within that
ROUNDS, ONCE = 5, 450
WORDS = ("sawah", "pasar", "dermaga", "kebun", "balai", "warung", "masjid", "gereja", "pura", "lapangan", "ladang", "terminal")


def releases() -> list[dict[str, str]]:
    """The texts of Sejuk's own labelled releases."""
    lines = (resources.files("sejuk.press.reading") / "data" / "releases.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def release(number: int, of: list[dict[str, str]]) -> str:
    """One of them in turn, gone on with to the length that releases have, with words of its own so that no two are the same."""
    words = [WORDS[(number // len(WORDS) ** i) % len(WORDS)] for i in range(4)]
    return (
        f"{of[number % len(of)]['text']}\n\nKegiatan di sekitar {words[0]} {number} itu berlangsung lancar dan "
        f"mendapat sambutan hangat "
        f"dari warga. Petugas juga singgah di {words[1]} untuk menanyakan keadaan lingkungan dan mencatat beberapa masukan, antara "
        f"lain soal lampu jalan di dekat {words[2]} yang sudah lama padam.\n\nWarga berharap kegiatan serupa "
        f"dilakukan secara rutin. "
        f"Situasi di {words[3]} {number} sampai kegiatan selesai terpantau aman dan kondusif, dan petugas kembali ke kantor "
        "menjelang sore hari."
    )


def per_second() -> float:
    """Releases a second of CPU, of the best of some rounds: what else the machine does only slows."""
    of = releases()
    texts = [release(number, of) for number in range(ONCE)]
    best = 0.0
    for _ in range(ROUNDS):
        known, began = near.Memory(), time.process_time()
        for number, text in enumerate(texts):
            reader.read(text, id=str(number), known=known)
        best = max(best, len(texts) / (time.process_time() - began))
    return best


READ = """
import sys
from pathlib import Path
from sejuk.config.cli import main
code = main(["read", "-"])
high = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
sys.stderr.write(high.split()[1])
sys.exit(code)
"""


def highest_mb(many: int) -> float:
    """The most memory that ``sejuk read -`` had while it read so many releases."""
    with subprocess.Popen(
        [sys.executable, "-c", READ], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdin is not None
        assert run.stderr is not None
        of = releases()
        for number in range(many):
            run.stdin.write(json.dumps({"id": number, "text": release(number, of)}) + "\n")
        run.stdin.close()
        said = run.stderr.read().split()
    if run.returncode:
        sys.exit("sejuk read failed")
    return round(int(said[-1]) / 1024, 1)


def main() -> None:
    """Measure, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=20_000)
    many = parser.parse_args().many
    rate, few, most = round(per_second(), 1), highest_mb(FEW), highest_mb(many)
    of = releases()
    letters = round(sum(len(release(number, of)) for number in range(ONCE)) / ONCE)
    figures = {"letters": letters, "per_cpu_s": rate, f"mb_{FEW}": few, f"mb_{many}": most, "grown_mb": round(most - few, 1)}
    limits = [
        ("reader: releases a second of CPU", rate, ">=", LEAST),
        (f"reader: MB more with {many:,} releases than with {FEW:,}", figures["grown_mb"], "<=", FLAT_MB),
    ]
    say("reader", figures, limits)


if __name__ == "__main__":
    main()
