"""Reports made from the record: of one activity, and of a unit's day."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sejuk.activities import queries as activities
from sejuk.activities import rules, vocabulary
from sejuk.activities.models import Activity
from sejuk.activities.queries import Filter
from sejuk.insight.queries import Coverage, coverage
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can, role_label
from sejuk.press import lines
from sejuk.press.lines import Work, rests, short_name
from sejuk.press.report import STANDING, Line, Report, assemble, chief_of, copied_to, number, span, superior


def activity_report(asker: Asker, activity_id: UUID) -> Report:
    """The report of one activity, from its unit to the unit above."""
    row = activities.activity(asker, activity_id)
    if row.state == rules.WITHDRAWN:
        raise Problem("not_found")
    tz, unit = row.area.tz, row.unit
    parts = assemble([
        [row.order_basis, f"Operasi {row.operation}" if row.operation else ""],
        [clock.long_date(row.local_day)],
        [span(row.started_at, row.ended_at, tz)],
        [_place(row)],
        [f"{row.officer}, {role_label(row.posting.role, unit.kind)} {unit.name}", _partners(row)],
        [f"{number(row.people_reached)} orang ditemui" if row.people_reached else ""],
        _told(asker, row),
        [row.outcome, f"{number(row.leaflets_given)} brosur dibagikan" if row.leaflets_given else "", lines.heard([row])],
        [vocabulary.SITUATIONS[row.situation].id if row.situation else ""],
        [lines.photos([row])],
        ["Demikian dilaporkan.", f"Keadaan laporan: {STANDING[row.state]}."],
    ])  # fmt: skip
    subject = f"{vocabulary.KINDS[row.kind].id} di {row.area.own_label}"
    return Report(
        "Laporan kegiatan", superior(unit), unit.name, subject, parts, (str(row.id),), row.local_day.isoformat(),
        pictures=lines.pictures(asker, [row]),
    )  # fmt: skip


def _place(row: Activity) -> str:
    near = [f"RT {row.rt}" if row.rt else "", f"RW {row.rw}" if row.rw else ""]
    kind = vocabulary.PLACE_KINDS[row.place_kind].id if row.place_kind else ""
    return ", ".join(filter(None, [kind, row.place, " ".join(filter(None, near)), row.area.label]))


def _partners(row: Activity) -> str:
    names = ", ".join(vocabulary.PARTNERS[partner].id for partner in row.partners)
    return f"Mitra yang hadir: {names}" if names else ""


def _told(asker: Asker, row: Activity) -> list[str | Line]:
    """What was done and told, as far as the record says."""
    done = ", ".join(vocabulary.KINDS[kind].id for kind in row.kinds)
    themes = [f"Pesan: {vocabulary.THEMES[theme].id}" for theme in row.themes]
    directives = [f"Arahan yang dijalankan: {said}" for _, said in lines.directives(asker, [row])]
    return [done, *themes, lines.delivered(asker, [row]), *directives, row.narrative]


def work_of(
    asker: Asker, unit: Unit, first: date, last: date, *, until: datetime | None = None, cover: Coverage | None = None
) -> Work:
    """What a unit recorded in these days; with ``until``, only what was here by then. ``cover`` where it is known already."""
    asker.need(Can.READ, unit)
    within = Filter(unit=unit.pk, day_from=first, day_to=last)
    found = activities.listed(asker, within).order_by("local_day", "started_at", "id")
    if until is not None:
        found = found.filter(received_at__lte=until)
    rows = found.select_related("officer", "unit", "posting__unit", "area__parent").prefetch_related("heard_notes", "photos")
    return Work(asker, unit, list(rows), within, cover or coverage(asker, unit, last))


def day_report(asker: Asker, unit: Unit, day: date, until: datetime | None = None) -> Report:
    """The report of a unit's day, from the unit to the one above: only what the records of that day say."""
    work = work_of(asker, unit, day, day, until=until)
    parts = assemble([
        lines.basis(work),
        [clock.long_date(day)],
        [lines.hours(work)],
        lines.places(work),
        lines.performers(work),
        [lines.met(work), lines.present(work)],
        _day_told(work),
        [*lines.outcomes(work), lines.leaflets(work), lines.heard(work.rows)],
        [lines.situation(work)],
        [lines.photos(work.rows)],
        ["Demikian dilaporkan.", lines.standing(work)],
    ])  # fmt: skip
    return Report(
        "Laporan harian", superior(unit), unit.name, "Kegiatan Cooling System", parts, rests(work.rows), day.isoformat(),
        signer=chief_of(unit.name, unit.kind), copy_to=copied_to(unit), pictures=lines.pictures(asker, work.rows),
        names={str(row.pk): short_name(row) for row in work.rows},
    )  # fmt: skip


def _day_told(work: Work) -> list[Line]:
    if not work.rows:
        return [Line("Tidak ada kegiatan yang tercatat pada hari ini")]
    return [
        lines.kinds(work), lines.themes(work), lines.delivered(work.asker, work.rows), *lines.each(work), *lines.sectors(work),
    ]  # fmt: skip
