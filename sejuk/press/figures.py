"""The figures of a longer report: what people look at instead of reading. No order of merit: days, names and fixed lists."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from sejuk.activities import vocabulary
from sejuk.briefing.queries import directive_titles, titles
from sejuk.insight import rules
from sejuk.lib import clock
from sejuk.org.rules import UnitKind
from sejuk.press.lines import Work, village_of
from sejuk.press.periods import Period
from sejuk.press.report import Bar, Figure, number

MOST = 8  # rows of a list that may grow without end
_SATURDAY = 5


def figures(work: Work, period: Period) -> tuple[Figure, ...]:
    """All of them that have something to show."""
    found = (days(work, period), villages(work), kinds(work), messages(work), heard(work), directives(work))
    return tuple(figure for figure in found if figure.rows)


def days(work: Work, period: Period) -> Figure:
    """How many activities on which day."""
    done = Counter(row.local_day for row in work.rows)
    rows = tuple(_day(work, period, day, done[day]) for day in period.days)
    return Figure("Kegiatan per hari", "days", rows, f"{number(len(done))} dari {number(len(rows))} hari ada kegiatan")


def _day(work: Work, period: Period, day: date, done: int) -> Bar:
    name = clock.DAYS[day.weekday()][:3] if period.kind == "week" else ""
    label = f"{name} {day.day}".strip()
    return Bar(label, done, opens=replace(work.within, day_from=day, day_to=day), rest=day.weekday() >= _SATURDAY)


def villages(work: Work) -> Figure:
    """Villages reached of those served: of a sector as a whole, of a resort sector by sector; and where nobody is posted."""
    visited = {village_of(row) for row in work.rows}
    held, by_sector = work.cover.villages, work.unit.kind != UnitKind.POLSEK
    rows = (
        [Bar("Dikunjungi, seluruhnya" if by_sector else "Dikunjungi", sum(1 for one in held if one.code in visited), len(held))]
        if held
        else []
    )
    if by_sector:
        served: dict[str, list[str]] = {}
        for village in held:
            served.setdefault(village.sector or work.unit.name, []).append(village.code)
        rows += [Bar(f"Dikunjungi, {name}", len(visited & set(codes)), len(codes)) for name, codes in sorted(served.items())]
    if held:
        rows.append(Bar("Bhabinkamtibmas kosong", len(work.cover.vacant), len(held)))
        rows.append(Bar(f"Tanpa kegiatan {rules.STALE_AFTER} hari atau lebih", len(work.cover.stale), len(held)))
    return Figure("Desa/kelurahan yang dilayani", "bars", tuple(rows))


def kinds(work: Work) -> Figure:
    """How many activities of which kind, in the order in which they are always listed."""
    done = Counter(row.kind for row in work.rows)
    rows = [
        Bar(label.id, done[kind], opens=replace(work.within, kind=kind)) for kind, label in vocabulary.KINDS.items() if done[kind]
    ]
    return Figure("Jenis kegiatan", "bars", tuple(rows))


def messages(work: Work) -> Figure:
    """In how many of the activities each message was told."""
    told = Counter(version_id for row in work.rows for version_id in set(row.delivered))
    known = titles(work.asker, told)
    named = [(known[pk], count) for pk, count in told.most_common() if pk in known]
    rows = tuple(
        Bar(title.text, count, len(work.rows), replace(work.within, message=title.version_id)) for title, count in named[:MOST]
    )
    return Figure("Pesan yang disampaikan", "bars", rows, _others(len(named), "pesan"))


def heard(work: Work) -> Figure:
    """What was heard, by kind."""
    counts = Counter(note.kind for row in work.rows for note in row.heard_notes.all())
    return Figure(
        "Yang didengar",
        "bars",
        tuple(Bar(label.id, counts[kind]) for kind, label in vocabulary.HEARD_KINDS.items() if counts[kind]),
    )


def directives(work: Work) -> Figure:
    """In how many of the activities each directive was carried out."""
    done = Counter(one["directive_id"] for row in work.rows for one in row.directives if "directive_id" in one)
    known = directive_titles(work.asker, done)
    named = sorted((title, done[pk]) for pk, title in known.items())
    rows = tuple(Bar(title, count, len(work.rows)) for title, count in named[:MOST])
    return Figure("Arahan yang dijalankan", "bars", rows, _others(len(named), "arahan"))


def _others(count: int, what: str) -> str:
    return f"dan {number(count - MOST)} {what} lain" if count > MOST else ""
