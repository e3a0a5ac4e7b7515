"""Reports made from the record: of one activity, and of a unit's day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import islice
from uuid import UUID

from sejuk.activities import queries as activities
from sejuk.activities import rules, vocabulary
from sejuk.activities.models import Activity
from sejuk.briefing.queries import directive_titles, titles
from sejuk.insight.queries import Coverage, coverage
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import VILLAGE, Can, UnitKind, role_label
from sejuk.press.report import STANDING, Picture, Report, assemble, binmas_of, chief_of, counted, number, span

PICTURES = 6


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
        [row.outcome, f"{number(row.leaflets_given)} brosur dibagikan" if row.leaflets_given else "", _heard([row])],
        [vocabulary.SITUATIONS[row.situation].id if row.situation else ""],
        [_photos([row])],
        ["Demikian dilaporkan.", f"Keadaan laporan: {STANDING[row.state]}."],
    ])  # fmt: skip
    subject = f"{vocabulary.KINDS[row.kind].id} di {row.area.own_label}"
    return Report(
        "Laporan kegiatan", _superior(unit), unit.name, subject, parts, (str(row.id),), row.local_day.isoformat(),
        pictures=_pictures(asker, [row]),
    )  # fmt: skip


def _superior(unit: Unit) -> str:
    above = unit.parent or unit
    return chief_of(above.name, above.kind)


def _place(row: Activity) -> str:
    near = [f"RT {row.rt}" if row.rt else "", f"RW {row.rw}" if row.rw else ""]
    kind = vocabulary.PLACE_KINDS[row.place_kind].id if row.place_kind else ""
    return ", ".join(filter(None, [kind, row.place, " ".join(filter(None, near)), row.area.label]))


def _partners(row: Activity) -> str:
    names = ", ".join(vocabulary.PARTNERS[partner].id for partner in row.partners)
    return f"Mitra yang hadir: {names}" if names else ""


def _told(asker: Asker, row: Activity) -> list[str]:
    """What was done and told, as far as the record says."""
    done = ", ".join(vocabulary.KINDS[kind].id for kind in row.kinds)
    themes = [f"Pesan: {vocabulary.THEMES[theme].id}" for theme in row.themes]
    directives = [f"Arahan yang dijalankan: {said}" for said in _directives(asker, [row])]
    return [done, *themes, _delivered(asker, [row]), *directives, row.narrative]


def _delivered(asker: Asker, rows: list[Activity]) -> str:
    """The messages that were told, each with how many of several activities told it."""
    told = Counter(version_id for row in rows for version_id in row.delivered)
    known = titles(asker, told)
    named = [(known[pk].text, count) for pk, count in told.most_common() if pk in known]
    said = "; ".join(f"{title} ({number(count)})" if len(rows) > 1 else title for title, count in named)
    return f"Pesan yang disampaikan: {said}" if said else ""


def _heard(rows: Iterable[Activity]) -> str:
    counts = Counter(note.kind for row in rows for note in row.heard_notes.all())
    said = counted((label.id, counts[kind]) for kind, label in vocabulary.HEARD_KINDS.items() if counts[kind])
    return f"Yang didengar, menurut jenisnya: {said}" if said else ""


def day_report(asker: Asker, unit: Unit, day: date) -> Report:
    """The report of a unit's day, from the unit to the one above: only what the records of that day say."""
    asker.need(Can.READ, unit)
    found = activities.listed(asker, activities.Filter.of_days(unit.pk, day)).order_by("started_at", "id")
    rows = list(found.select_related("officer", "unit", "posting__unit", "area__parent").prefetch_related("heard_notes", "photos"))
    cover = coverage(asker, unit, day)
    parts = assemble([
        _basis(asker, rows),
        [clock.long_date(day)],
        [_hours(rows, unit)],
        _places(rows, cover),
        _performers(rows),
        [_met(rows), _present(rows)],
        _activities(rows, unit, cover, _delivered(asker, rows)),
        _results(rows),
        [_situation(rows)],
        [_photos(rows)],
        ["Demikian dilaporkan.", _standing(rows)],
    ])  # fmt: skip
    ids = tuple(str(row.id) for row in rows)
    return Report(
        "Laporan harian", _superior(unit), unit.name, "Kegiatan Cooling System", parts, ids, day.isoformat(),
        signer=chief_of(unit.name, unit.kind), copy_to=binmas_of(unit.parent.name, unit.parent.kind) if unit.parent else "",
        pictures=_pictures(asker, rows),
    )  # fmt: skip


def _basis(asker: Asker, rows: list[Activity]) -> list[str]:
    """Orders, operations and directives that the day's records name, each once."""
    orders = {row.order_basis for row in rows if row.order_basis}
    operations = {f"Operasi {row.operation}" for row in rows if row.operation}
    directives = {f"Arahan: {said}" for said in _directives(asker, rows)}
    return [*sorted(orders), *sorted(operations), *sorted(directives)]


def _directives(asker: Asker, rows: Iterable[Activity]) -> list[str]:
    """What records say of directives: number and title of those that the asker may read, and what was written in words."""
    said = [one for row in rows for one in row.directives]
    known = directive_titles(asker, [one["directive_id"] for one in said if "directive_id" in one])
    lines = [(known.get(one.get("directive_id", ""), ""), one.get("text", "")) for one in said]
    return [": ".join(filter(None, line)) for line in lines if any(line)]


def _present(rows: list[Activity]) -> str:
    present = Counter(partner for row in rows for partner in row.partners)
    said = counted((vocabulary.PARTNERS[partner].id, count) for partner, count in present.most_common())
    return f"Mitra yang hadir, menurut banyaknya kegiatan: {said}" if said else ""


def _hours(rows: list[Activity], unit: Unit) -> str:
    if not rows:
        return ""
    first = min(row.started_at for row in rows)
    last = max(row.ended_at or row.started_at for row in rows)
    return span(first, last if last > first else None, unit.tz)


def _village(row: Activity) -> str:
    return ".".join(row.area_id.split(".")[:VILLAGE])


def _places(rows: list[Activity], cover: Coverage) -> list[str]:
    if not rows:
        return []
    served = {village.code: village.label for village in cover.villages}
    inside = Counter(_village(row) for row in rows if _village(row) in served)
    elsewhere = Counter(row.area.own_label for row in rows if _village(row) not in served)
    lines = [f"{number(len(inside))} dari {number(len(served))} desa/kelurahan yang dilayani"]
    if inside:
        lines.append(counted((served[code], count) for code, count in sorted(inside.items())))
    if elsewhere:
        lines.append(f"Wilayah lain: {counted(sorted(elsewhere.items()))}")
    return lines


def _performers(rows: list[Activity]) -> list[str]:
    done = Counter((str(row.officer), role_label(row.posting.role, row.posting.unit.kind), row.unit.name) for row in rows)
    return [f"{name}, {role} {unit}: {number(count)} kegiatan" for (name, role, unit), count in sorted(done.items())]


def _met(rows: list[Activity]) -> str:
    met = sum(row.people_reached for row in rows)
    return f"{number(met)} orang ditemui dalam {number(len(rows))} kegiatan" if rows else ""


def _activities(rows: list[Activity], unit: Unit, cover: Coverage, delivered: str) -> list[str]:
    if not rows:
        return ["Tidak ada kegiatan yang tercatat pada hari ini"]
    kinds = Counter(row.kind for row in rows)
    lines = [f"{number(len(rows))} kegiatan: {counted((vocabulary.KINDS[k].id, n) for k, n in kinds.most_common())}"]
    themes = Counter(theme for row in rows for theme in row.themes)
    if themes:
        lines.append(f"Pesan, menurut banyaknya kegiatan: {counted((vocabulary.THEMES[t].id, n) for t, n in themes.most_common())}")
    lines.append(delivered)
    own = [_line(row) for row in rows if unit.kind == UnitKind.POLSEK or row.unit_id == unit.pk]
    return lines + own + ([] if unit.kind == UnitKind.POLSEK else _sectors(rows, cover))


def _line(row: Activity) -> str:
    """One activity in one line, with what still has to happen to it."""
    met = f"{number(row.people_reached)} orang" if row.people_reached else ""
    open_mark = f"({STANDING[row.state]})" if row.state != rules.ACCEPTED else ""
    place = " ".join(filter(None, [row.area.own_label, f"RW {row.rw}" if row.rw else "", f"RT {row.rt}" if row.rt else ""]))
    facts = [clock.short_time(row.started_at, row.area.tz), vocabulary.KINDS[row.kind].id, place, str(row.officer), met]
    return " ".join(filter(None, [", ".join(filter(None, facts)) + ".", row.narrative, open_mark]))


def _sectors(rows: list[Activity], cover: Coverage) -> list[str]:
    """A resort's day by unit: activities, and villages visited of those served."""
    served: dict[str, set[str]] = {}
    for village in cover.villages:
        served.setdefault(village.sector, set()).add(village.code)
    lines = []
    for name, count in sorted(Counter(row.unit.name for row in rows).items()):
        own = served.get(name, set())
        visited = {_village(row) for row in rows if row.unit.name == name} & own
        reach = f", {number(len(visited))} dari {number(len(own))} desa/kelurahannya" if own else ""
        lines.append(f"{name}: {number(count)} kegiatan{reach}")
    return lines


def _results(rows: list[Activity]) -> list[str]:
    leaflets = sum(row.leaflets_given for row in rows)
    outcomes = [f"{row.area.own_label}: {row.outcome}" for row in rows if row.outcome]
    return [*outcomes, f"{number(leaflets)} brosur dibagikan" if leaflets else "", _heard(rows)]


def _situation(rows: list[Activity]) -> str:
    said = Counter(row.situation for row in rows)
    known = [(label.id, said[value]) for value, label in vocabulary.SITUATIONS.items() if said[value]]
    if not known:
        return ""
    unsaid = [("tidak dicatat", said[""])] if said[""] else []
    return f"{counted([*known, *unsaid])} dari {number(len(rows))} kegiatan"


def _photos(rows: list[Activity]) -> str:
    photos = [photo for row in rows for photo in row.photos.all()]
    came = sum(1 for photo in photos if photo.received_at)
    if not photos:
        return "Tanpa foto"
    late = f", {number(len(photos) - came)} belum diterima" if came < len(photos) else ""
    return f"{number(came)} foto tersimpan{late}"


def _pictures(asker: Asker, rows: Iterable[Activity]) -> tuple[Picture, ...]:
    """The first photos, in the order of the activities: only small copies without metadata, and captions that may go out."""
    shown = (row for row in rows if any(photo.thumb for photo in row.photos.all()))
    captions = (each for row in shown for each in activities.captions(asker, row) if each.photo.thumb)
    return tuple(Picture(each.photo.thumb, each.outgoing) for each in islice(captions, PICTURES))


def _standing(rows: list[Activity]) -> str:
    states = Counter(row.state for row in rows)
    said = counted((name, states[state]) for state, name in STANDING.items() if states[state])
    return f"Keadaan laporan: {said}." if said else ""
