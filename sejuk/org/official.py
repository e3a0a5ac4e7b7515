"""The official list of areas as it ships with Sejuk (Kepmendagri 300.2.2-2430/2025)."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from importlib import resources
from typing import IO

from sejuk.lib.letters import letters
from sejuk.org import rules
from sejuk.org.models import Area


def official_list() -> IO[str]:
    """The list as CSV text: ``kode,nama,jenis,lat,lon``."""
    data = resources.files("sejuk.org") / "data" / "areas_2025.csv.gz"
    return gzip.open(data.open("rb"), "rt", encoding="utf-8")


def official_areas(file: IO[str] | None = None) -> Iterator[Area]:
    """Its rows as areas that are not yet in the database, parents first."""
    with file or official_list() as text:
        names: dict[str, str] = {}
        for row in csv.DictReader(text):
            code, kind = row["kode"], row["jenis"]
            parents = [names[up] for up in _parents(code) if "." in up]
            names[code] = rules.area_label(kind, row["nama"])
            yield Area(
                code=code, name=row["nama"], kind=kind, level=rules.AREA_KINDS[kind].level,
                letters=letters(row["nama"]), parent_id=code.rpartition(".")[0] or None, context=", ".join(parents),
                lat_e5=_e5(row["lat"]), lon_e5=_e5(row["lon"]),
            )  # fmt: skip


def _parents(code: str) -> list[str]:
    """The codes above ``code``, nearest first."""
    parts = code.split(".")
    return [".".join(parts[:i]) for i in range(len(parts) - 1, 0, -1)]


def _e5(degrees: str) -> int | None:
    return round(float(degrees) * 100_000) if degrees else None
