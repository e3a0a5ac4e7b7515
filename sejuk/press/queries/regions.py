"""A week or month above the resort: numbers without names, words or records, and none so small that it points at a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sejuk.insight import rules
from sejuk.insight.cells import Cell, total_of
from sejuk.insight.queries import Summary, summary
from sejuk.lib import clock
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can, UnitKind
from sejuk.press.periods import Period
from sejuk.press.report import Bar, Figure, Report, assemble, binmas_of, chief_of, copied_to, number, superior, told

UNSAID = "Tidak dirinci di atas tingkat Polres"


@dataclass(frozen=True)
class _Row:
    """A resort of a Polda, or a Polda of the whole country."""

    name: str
    activities: Cell
    reached: Cell
    served: int
    people: Cell


def region_report(asker: Asker, unit: Unit, period: Period) -> Report:
    """The report of a Polda or of Mabes. It counts whole weeks: those that the period touches."""
    asker.need(Can.AGGREGATE, unit)
    found = summary(asker, period.first, period.until, under=unit)
    rows = list(_rows(found, unit))
    weeks = f"{clock.long_date(found.first)} s.d. {clock.long_date(found.last)}, dihitung per pekan penuh"
    reached = f"{told(found.reached)} dari {number(found.served)} desa/kelurahan yang dilayani dikunjungi"
    parts = assemble([
        ["Catatan kegiatan satuan di bawahnya"],
        [weeks],
        [UNSAID],
        [reached, *(f"{row.name}: {told(row.reached)} dari {number(row.served)}" for row in rows)],
        [f"{number(len(found.rows))} Polres memakai Sejuk; {number(len(found.unused))} belum dan tidak ikut dihitung"],
        [f"{told(found.people)} orang ditemui"],
        [f"{told(found.activities)} kegiatan", *(f"{row.name}: {told(row.activities)} kegiatan" for row in rows)],
        [UNSAID],
        [UNSAID],
        [UNSAID],
        [f"Demikian dilaporkan. Angka dibulatkan ke bawah ke kelipatan {rules.SMALL}; yang lebih kecil tidak disebut."],
    ])  # fmt: skip
    shown = (_villages(rows), _activities(rows))
    return Report(
        period.title, superior(unit), unit.name, f"Kegiatan Cooling System, {period.short}", parts, (), period.until.isoformat(),
        signer=(chief_of if unit.parent else binmas_of)(unit.name, unit.kind), copy_to=copied_to(unit),
        figures=tuple(one for one in shown if one.rows),
        summary=(weeks, f"{told(found.activities)} kegiatan", reached, f"{told(found.people)} orang ditemui"),
    )  # fmt: skip


def _rows(found: Summary, unit: Unit) -> Iterable[_Row]:
    """By name, for it is no race."""
    if unit.kind != UnitKind.MABES:
        for row in sorted(found.rows, key=lambda row: row.unit.name):
            yield _Row(row.unit.name, row.activities, row.reached, row.served, row.people)
        return
    for region in sorted({row.region for row in found.rows}):
        rows = [row for row in found.rows if row.region == region]
        sums = [total_of(getattr(row, name) for row in rows) for name in ("activities", "reached", "people")]
        yield _Row(region, sums[0], sums[1], sum(row.served for row in rows), sums[2])


def _villages(rows: list[_Row]) -> Figure:
    bars = (
        Bar(row.name, row.reached.shown or 0, row.served, told=f"{told(row.reached)} dari {number(row.served)}") for row in rows
    )
    return Figure("Desa/kelurahan yang dikunjungi", "bars", tuple(bars))


def _activities(rows: list[_Row]) -> Figure:
    return Figure("Kegiatan", "bars", tuple(Bar(row.name, row.activities.shown or 0, told=told(row.activities)) for row in rows))
