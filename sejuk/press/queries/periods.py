"""The report of a unit's week or month: the eleven parts, figures to look at, and every record in an annex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sejuk.activities import vocabulary
from sejuk.activities.models import Activity
from sejuk.lib import clock
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import UnitKind, role_label
from sejuk.press import figures, lines
from sejuk.press.lines import Work, rests, short_name, village_of
from sejuk.press.periods import Period
from sejuk.press.queries.regions import region_report
from sejuk.press.queries.reports import work_of
from sejuk.press.report import Entry, Line, Picture, Report, assemble, chief_of, copied_to, number, superior

NAMED = 40  # villages that a line names
WHERE = 6  # places that a result names
OUTCOMES = 12  # that stand in the part itself; the annex has them all
MOST_ANNEXED = 2000  # records of an annex: some 160 pages and 200 MB while they are set


def period_report(asker: Asker, unit: Unit, period: Period) -> Report:
    """The report of a unit's week or month. Above the resort it is numbers only, none so small that it points at a person."""
    if unit.kind not in (UnitKind.POLSEK, UnitKind.POLRES):
        return region_report(asker, unit, period)
    work = work_of(asker, unit, period.first, period.until)
    told = [lines.kinds(work), lines.themes(work), lines.delivered(asker, work.rows, figures.MOST)]
    nothing = Line("Tidak ada kegiatan yang tercatat dalam kurun ini")
    parts = assemble([
        lines.basis(work),
        [period.said],
        [_days(work, period), _hours(work)],
        _places(work),
        _performers(work),
        [lines.met(work), lines.present(work)],
        [*told, *lines.sectors(work)] if work.rows else [nothing],
        [*_outcomes(work), lines.leaflets(work), lines.heard(work.rows)],
        [lines.situation(work)],
        [lines.photos(work.rows)],
        ["Demikian dilaporkan.", lines.standing(work), _annexed(work)],
    ])  # fmt: skip
    return Report(
        period.title, superior(unit), unit.name, f"Kegiatan Cooling System, {period.short}", parts, rests(work.rows),
        period.until.isoformat(), signer=chief_of(unit.name, unit.kind), copy_to=copied_to(unit), pictures=_pictures(work),
        names={str(row.pk): short_name(row) for row in work.rows}, figures=figures.figures(work, period),
        annex=tuple(_entry(row) for row in work.rows[:MOST_ANNEXED]), summary=_summary(work, period),
    )  # fmt: skip


def _days(work: Work, period: Period) -> Line:
    done = len({row.local_day for row in work.rows})
    return work.whole(f"Ada kegiatan pada {number(done)} dari {number(len(period.days))} hari")


def _hours(work: Work) -> Line:
    """The earliest beginning and the latest end on the clocks of the places."""
    begun = [clock.local(row.started_at, row.area.tz).time() for row in work.rows]
    ended = [clock.local(row.ended_at or row.started_at, row.area.tz).time() for row in work.rows]
    if not begun:
        return Line("")
    zones = "/".join(sorted({clock.SHORT.get(row.area.tz, row.area.tz) for row in work.rows}))
    return work.whole(f"Paling awal mulai pukul {min(begun):%H.%M}, paling akhir selesai pukul {max(ended):%H.%M} {zones}")


def _places(work: Work) -> list[Line]:
    """Villages with an activity of those served, those without by name, those where nobody is posted, and other places."""
    held = work.cover.villages
    codes = {village.code for village in held}
    visited = {village_of(row) for row in work.rows} & codes
    left = [village.label for village in held if village.code not in visited]
    vacant = [village.label for village in held if village.vacant]
    others = Counter(row.area.own_label for row in work.rows if village_of(row) not in codes)
    served = work.some(
        f"{number(len(visited))} dari {number(len(held))} desa/kelurahan yang dilayani dikunjungi", lines.inside(codes)
    )
    elsewhere = work.some(f"Wilayah lain: {', '.join(sorted(others))}" if others else "", lambda row: village_of(row) not in codes)
    return [
        served if held else Line(""), Line(_named("Tanpa kegiatan dalam kurun ini", left, len(held))),
        Line(_named("Bhabinkamtibmas kosong", vacant, len(held))), elsewhere,
    ]  # fmt: skip


def _named(head: str, names: Iterable[str], of: int) -> str:
    known = sorted(names)
    if not known:
        return ""
    more = f", dan {number(len(known) - NAMED)} lainnya" if len(known) > NAMED else ""
    return f"{head}: {number(len(known))} dari {number(of)}, yaitu {', '.join(known[:NAMED])}{more}"


def _performers(work: Work) -> list[Line]:
    """Who took part: by duty and name in a sector, how many of each unit in a resort. Nobody's records are counted here."""
    found: dict[str, dict[str, list[Activity]]] = {}
    sector = work.unit.kind == UnitKind.POLSEK
    for row in work.rows:
        head = role_label(row.posting.role, row.posting.unit.kind) if sector else row.unit.name
        found.setdefault(head, {}).setdefault(str(row.officer), []).append(row)
    return [
        Line(
            f"{head}: {', '.join(sorted(people))}" if sector else f"{head}: {number(len(people))} petugas",
            rests(row for rows in people.values() for row in rows),
        )
        for head, people in sorted(found.items())
    ]  # fmt: skip


def _outcomes(work: Work) -> list[Line]:
    """What came of it: the same words once, with the places where it came of it."""
    found: dict[str, list[Activity]] = {}
    for row in work.rows:
        if row.outcome:
            found.setdefault(row.outcome.strip().rstrip("."), []).append(row)
    said = [Line(f"{outcome} ({_where(rows)})", rests(rows)) for outcome, rows in found.items()]
    left = said[OUTCOMES:]
    more = [Line(f"dan {number(len(left))} hasil lain, pada lampiran", tuple(pk for line in left for pk in line.records))]
    return said[:OUTCOMES] + (more if left else [])


def _where(rows: list[Activity]) -> str:
    names = sorted({row.area.own_label for row in rows})
    return ", ".join(names[:WHERE]) + (f", dan {number(len(names) - WHERE)} tempat lain" if len(names) > WHERE else "")


def _annexed(work: Work) -> str:
    """That the annex ends before the records do; nothing where it has them all."""
    if len(work.rows) <= MOST_ANNEXED:
        return ""
    return f"Lampiran memuat {number(MOST_ANNEXED)} catatan pertama dari {number(len(work.rows))}; selebihnya dibuka di Sejuk."


def _pictures(work: Work) -> tuple[Picture, ...]:
    """Photos of the whole time, not only of its first day."""
    shown = [row for row in work.rows if any(photo.thumb for photo in row.photos.all())]
    step = max(len(shown) // lines.PICTURES, 1)
    return lines.pictures(work.asker, shown[::step])


def _entry(row: Activity) -> Entry:
    """A record as the annex tells it."""
    at = clock.short_time(row.started_at, row.area.tz)
    people = f"{number(row.people_reached)} orang" if row.people_reached else ""
    place = " ".join(filter(None, [row.area.own_label, f"RW {row.rw}" if row.rw else "", f"RT {row.rt}" if row.rt else ""]))
    what = ", ".join(filter(None, [vocabulary.KINDS[row.kind].id, place, str(row.officer), people]))
    said = " ".join(filter(None, [row.narrative, f"Hasil: {row.outcome}" if row.outcome else "", lines.open_mark(row)]))
    return Entry(clock.long_date(row.local_day), at, what, said)


def _summary(work: Work, period: Period) -> tuple[str, ...]:
    """What the message says; the rest is on paper."""
    if not work.rows:
        return (period.said, "Tidak ada kegiatan yang tercatat dalam kurun ini.")
    held, visited = {village.code for village in work.cover.villages}, {village_of(row) for row in work.rows}
    reached = f"{number(len(held & visited))} dari {number(len(held))} desa/kelurahan dikunjungi" if held else ""
    vacant = f"Bhabinkamtibmas kosong di {number(len(work.cover.vacant))} dari {number(len(held))}" if work.cover.vacant else ""
    places = "; ".join(filter(None, [reached, vacant]))
    said = [
        period.said, _days(work, period).text, lines.kinds(work).text, places, lines.met(work).text,
        lines.themes(work).text, lines.leaflets(work).text, lines.heard(work.rows).text, lines.situation(work).text,
        lines.standing(work).text,
    ]  # fmt: skip
    return tuple(filter(None, said))
