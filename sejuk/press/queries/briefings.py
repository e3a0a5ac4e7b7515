"""What a commander is told before a meeting, out of what everybody of the unit can open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from sejuk.activities import rules as activity_rules
from sejuk.activities import vocabulary
from sejuk.activities.models import Activity
from sejuk.briefing import queries as orders
from sejuk.briefing.models import Directive
from sejuk.insight import rules
from sejuk.insight.queries import Board, Summary, board, directive_progress, summary
from sejuk.lib import clock
from sejuk.org import stages, territory
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.queries import elections
from sejuk.org.rules import Can, UnitKind
from sejuk.press import lines
from sejuk.press.briefing import Briefing, Point, Section, named, short
from sejuk.press.lines import Work, rests, short_name, village_of
from sejuk.press.models import Text
from sejuk.press.queries.reports import work_of
from sejuk.press.report import Line, number, told
from sejuk.press.rules import TextState

WEEK, LAST_WEEK = timedelta(days=6), timedelta(days=7)
MOST_DIRECTIVES, MOST_STAGES, MOST_THEMES = 4, 4, 5
OPEN = (activity_rules.REPORTED, activity_rules.RETURNED)


def briefing(asker: Asker, unit: Unit) -> Briefing:
    """The page of a unit as things stand now; above the resort numbers alone."""
    if unit.kind in (UnitKind.POLDA, UnitKind.MABES):
        return _of_region(asker, unit)
    asker.need(Can.READ, unit)
    today = clock.today(unit.tz)
    seen = board(asker, unit, today)
    work = work_of(asker, unit, today - WEEK, today, cover=seen.coverage)
    sections = (
        Section("Perlu keputusan", (*_waiting(seen), *_texts(asker, unit)), "Tidak ada yang menunggu."),
        Section("Perlu perhatian", (*_directives(asker, unit), *_marked(seen)), "Tidak ada."),
        Section("Tempat dan petugas", tuple(_places(seen)), "Setiap desa/kelurahan ada petugasnya dan dikunjungi."),
        Section("Tujuh hari terakhir", tuple(_week(work)), "Tidak ada kegiatan yang tercatat."),
        Section("Tahapan pemilihan", tuple(_stages(asker, unit)), "Tidak ada tahapan yang berjalan atau akan datang."),
    )
    return Briefing(unit, clock.now(), sections, {str(row.pk): short_name(row) for row in work.rows})


def _of_region(asker: Asker, unit: Unit) -> Briefing:
    asker.need(Can.AGGREGATE, unit)
    today = clock.today(unit.tz)
    found = summary(asker, today - LAST_WEEK, today - LAST_WEEK, under=unit)
    sections = (
        Section("Perlu keputusan", tuple(_texts(asker, unit)), "Tidak ada yang menunggu."),
        Section("Perlu perhatian", (*_directives(asker, unit), *_unused(found)), "Tidak ada."),
        Section("Pekan terakhir yang utuh", tuple(_whole_week(found, unit)), "Belum ada Polres yang memakai Sejuk."),
        Section("Tahapan pemilihan", tuple(_stages(asker, unit)), "Tidak ada tahapan yang berjalan atau akan datang."),
    )
    return Briefing(unit, clock.now(), sections)


def _unused(found: Summary) -> Iterator[Point]:
    """Resorts of which no number tells anything."""
    if found.unused:
        every = len(found.rows) + len(found.unused)
        said = f"{number(len(found.unused))} dari {number(every)} Polres belum memakai Sejuk dan tidak ikut dihitung"
        yield Point("▨", f"{said}: {named([row.name for row in found.unused])}.", page="summary")


def _whole_week(found: Summary, unit: Unit) -> Iterator[Point]:
    """The same numbers as the week's report, each at least ``SMALL`` or unsaid, and what opens them by unit."""
    if not found.rows:
        return
    weeks = f"{clock.long_date(found.first)} s.d. {clock.long_date(found.last)}"
    places = f"{told(found.reached)} dari {number(found.served)} desa/kelurahan yang dilayani dikunjungi"
    said = f"{weeks}: {told(found.activities)} kegiatan, {told(found.people)} orang ditemui, {places}."
    ask = (("unit", str(unit.pk)), ("day", found.last.isoformat()))
    yield Point("●", said, page="period_report", args=("week",), ask=ask)


def _waiting(seen: Board) -> Iterator[Point]:
    """Records that wait for a decision or for their author."""
    for sign, one, said in (
        ("○", seen.waiting, "laporan menunggu tinjauan"),
        ("↩", seen.returned, "laporan dikembalikan, belum diperbaiki"),
    ):
        if one.count:
            oldest = f", tertua masuk {clock.long_date(clock.local(one.oldest, seen.unit.tz).date())}" if one.oldest else ""
            yield Point(sign, f"{number(one.count)} {said}{oldest}.", one.filter)


def _marked(seen: Board) -> Iterator[Point]:
    """Records with a mark that asks for a question."""
    for one in seen.marked:
        mark = vocabulary.MARKS[one.label].id.lower()
        yield Point("◇", f"{number(one.count)} kegiatan bertanda “{mark}”, {rules.MARKED_DAYS} hari terakhir.", one.filter)


def _texts(asker: Asker, unit: Unit) -> Iterator[Point]:
    """Texts for the public that wait for a second person, or to go out."""
    if not asker.may(Can.WRITE, unit):
        return
    rows = Text.objects.filter(asker.units(Can.WRITE, "unit"), unit__path__startswith=unit.path)
    states = Counter(rows.values_list("state", flat=True))
    for known, said in (
        ((TextState.DRAFTED, TextState.EDITED), "naskah rilis menunggu diperiksa orang kedua"),
        ((TextState.CHECKED,), "naskah rilis sudah diperiksa dan belum terbit"),
    ):
        if count := sum(states[state] for state in known):
            yield Point("○", f"{number(count)} {said}.", page="texts", ask=(("unit", str(unit.pk)),))


def _directives(asker: Asker, unit: Unit) -> Iterator[Point]:
    """Standing directives that not everybody of the unit has read, for who may see that."""
    if not asker.may(Can.DIRECT, unit):
        return
    unread = []
    for one in _standing(asker, unit):
        total = directive_progress(asker, one.pk, unit.pk).total
        if total.read < total.recipients:
            said = f"{short(str(one))}: {number(total.read)} dari {number(total.recipients)} petugas sudah membaca."
            unread.append(Point("▲", said, page="directive_progress", args=(str(one.pk),), ask=(("unit", str(unit.pk)),)))
    yield from unread[:MOST_DIRECTIVES]
    if len(unread) > MOST_DIRECTIVES:
        left = len(unread) - MOST_DIRECTIVES
        yield Point("▲", f"{number(left)} arahan lain belum dibaca semua petugas.", page="directives")


def _standing(asker: Asker, unit: Unit) -> list[Directive]:
    """Directives of the unit itself and of those above that come to it."""
    today = clock.today(unit.tz)
    own = [
        one for one in orders.issued_directives(asker)
        if one.unit_id == unit.pk and one.replaced_at is None and one.withdrawn_at is None and not one.held
        and (one.valid_until is None or one.valid_until >= today)
    ]  # fmt: skip
    return own + orders.passing_directives(asker, unit)


def _places(seen: Board) -> Iterator[Point]:
    """Villages without a constable or without contact, and how many officers nothing was heard of; nobody is named on paper."""
    every, here = seen.coverage.villages, ("unit", str(seen.unit.pk))
    if vacant := seen.coverage.vacant:
        said = f"{number(len(vacant))} dari {number(len(every))} desa/kelurahan tanpa Bhabinkamtibmas"
        yield Point("▨", f"{said}: {named([one.label for one in vacant])}.", page="coverage", ask=(here, ("show", "vacant")))
    if stale := seen.coverage.stale:
        said = f"{number(len(stale))} dari {number(len(every))} desa/kelurahan tanpa kegiatan {rules.STALE_AFTER} hari atau lebih"
        yield Point("▲", f"{said}: {named([one.label for one in stale])}.", page="coverage", ask=(here, ("show", "stale")))
    if seen.quiet:
        said = f"{number(len(seen.quiet))} petugas belum ada kabar {rules.QUIET_AFTER} hari kerja terakhir."
        yield Point("▲", said, page="officers", ask=(here, ("show", "quiet")))


def _week(work: Work) -> Iterator[Point]:
    """What was done, told and heard, and where it was not calm."""
    if not work.rows:
        return
    held = {village.code for village in work.cover.villages}
    days, reached = len({row.local_day for row in work.rows}), len(held & {village_of(row) for row in work.rows})
    people = sum(row.people_reached for row in work.rows)
    said = f"{number(len(work.rows))} kegiatan pada {days} dari 7 hari, {number(people)} orang ditemui"
    places = f", {number(reached)} dari {number(len(held))} desa/kelurahan dikunjungi" if held else ""
    yield Point("●", f"{said}{places}.", work.within, records=rests(work.rows))
    themes = Counter(theme for row in work.rows for theme in row.themes)
    if themes:
        said = ", ".join(f"{vocabulary.THEMES[theme].id} ({number(count)})" for theme, count in themes.most_common(MOST_THEMES))
        yield _point("●", work.some(f"Tema yang paling sering disampaikan: {said}.", lambda row: row.themes))
    heard = lines.heard(work.rows)
    if heard.text:
        yield _point("●", heard._replace(text=f"{heard.text}."))
    for state in ("disturbed", "watch"):
        said = f"{vocabulary.SITUATIONS[state].id}: {{}}."
        rows = [row for row in work.rows if row.situation == state]
        if rows:
            yield _point("▲", Line(said.format(_where(rows)), rests(rows)))


def _where(rows: list[Activity]) -> str:
    return named(sorted({row.area.own_label for row in rows}))


def _point(sign: str, line: Line) -> Point:
    return Point(sign, line.text, line.opens, records=line.records)


def _stages(asker: Asker, unit: Unit) -> Iterator[Point]:
    """The phase of the place today, and what begins next."""
    here = elections.today(asker, territory.common_area(unit.path))
    now = [one for one in here.elections if one.phase != stages.Phase.NONE]
    for one in now[:MOST_STAGES]:
        yield Point("●", f"{short(one.calendar.name)}: {stages.PHASE_LABELS[one.phase][0].lower()}.", page="calendar")
    coming = sorted((one for one in here.elections if one.next), key=lambda one: one.days_to_next or 0)
    for one in coming[:MOST_STAGES]:
        assert one.next is not None  # noqa: S101 - chosen above
        stage = one.next.name or stages.STAGE_LABELS[one.next.kind][0]
        said = f"{number(one.days_to_next or 0)} hari lagi: {short(stage)} ({short(one.calendar.name)})"
        yield Point("◇", f"{said}, {clock.long_date(one.next.first)}.", page="calendar")
