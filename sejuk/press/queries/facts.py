"""What prose may tell of records of the field: each as a ``Fact``, without a resident's words or name.

What goes out rests on reviewed records. One that still waits for its review gives a fact only where whoever chose it said so;
one that was returned or withdrawn gives none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from string import capwords

from django.db.models import QuerySet

from sejuk.activities import queries as activities
from sejuk.activities import rules
from sejuk.activities.models import Activity
from sejuk.briefing.queries import Title, titles
from sejuk.lib import clock
from sejuk.org import stages
from sejuk.org.access import Asker
from sejuk.org.models import Area
from sejuk.org.queries import elections
from sejuk.org.rules import VILLAGE
from sejuk.org.stages import Calendar, ElectionKind, Phase, Today
from sejuk.press.models import KeptRelease
from sejuk.press.names import doer, unit_names
from sejuk.press.queries.kept import KeptFilter, kept_releases
from sejuk.press.selection import Selection
from sejuk.press.writing.shape import FIELD, Fact

# What a place is called where nobody wrote its name. A home is never told: it would be somebody's.
PLACES = {
    "stall": "warung", "worship": "tempat ibadah", "market": "pasar", "guard_post": "pos kamling", "school": "sekolah",
    "office": "kantor", "field": "kebun", "public_space": "tempat umum",
}  # fmt: skip
LETTERS_OF_SHORT = 3  # so long a name in capitals may be letters said one by one
UNIT_LINE = "unit__parent__parent__parent"  # from a Polsek up to Mabes
_AREA_LINE = "area__parent__parent__parent__parent__parent"  # from an RT up to the province


def facts_of(asker: Asker, selection: Selection) -> tuple[Fact, ...]:
    """A fact for each record of the selection that the asker may read and prose may rest on, in the order of the days."""
    rows = list(_rows(asker, selection))
    told = titles(asker, {pk for row in rows for pk in row.delivered})
    found = elections.calendars(asker)
    facts = [_fact(row, told, found) for row in rows]
    facts += [_of_release(row, found) for row in _kept(asker, selection) if row.describes_id not in {row.pk for row in rows}]
    return tuple(sorted(facts, key=lambda fact: (fact.day, fact.start is None, str(fact.start), fact.record)))


def versions_of(asker: Asker, selection: Selection) -> dict[str, int]:
    """The same records with the version in which each stands now."""
    found = [*_rows(asker, selection).values_list("pk", "version"), *_kept(asker, selection).values_list("pk", "version")]
    return {str(pk): version for pk, version in found}


def _rows(asker: Asker, selection: Selection) -> QuerySet[Activity]:
    states = [rules.ACCEPTED, *([rules.REPORTED] if selection.unreviewed else [])]
    if selection.unit is not None:
        wanted = activities.Filter(unit=selection.unit, day_from=selection.day_from, day_to=selection.day_to)
        rows = activities.listed(asker, wanted)
    else:
        rows = activities.visible(asker)
    if not selection.of_days:
        rows = rows.filter(pk__in=selection.activities)
    chain = rows.filter(state__in=states).select_related("officer", "posting__unit", UNIT_LINE, _AREA_LINE)
    return chain.prefetch_related("heard_notes").order_by("local_day", "started_at", "pk")


def _kept(asker: Asker, selection: Selection) -> QuerySet[KeptRelease]:
    return kept_releases(asker, KeptFilter(unit=selection.unit)).filter(pk__in=selection.releases)


def _of_release(row: KeptRelease, calendars: Sequence[Calendar]) -> Fact:
    """What was read in a release, in the stage that the calendar gives its place and day: a text may have been wrong about it."""
    if not row.area_id:
        return replace(row.fact, stage="", election="")
    election, stage = _occasion(stages.on_day(calendars, row.area_id, row.day))
    return replace(row.fact, election=election, stage=stage)


def _fact(row: Activity, told: dict[str, Title], calendars: Sequence[Calendar]) -> Fact:
    tz = row.area.tz
    start = clock.local(row.started_at, tz)
    end = clock.local(row.ended_at, tz) if row.ended_at else None
    election, stage = _occasion(stages.on_day(calendars, row.area_id, row.local_day))
    named = [told[pk] for pk in row.delivered if pk in told]
    return Fact(
        record=str(row.pk), source=FIELD, day=row.local_day, kinds=tuple(row.kinds), tz=clock.SHORT.get(tz, ""),
        start=start.time(), end=end.time() if end and end.date() == start.date() else None,
        rt=_neighbours(row), rw=row.rw, place=_place(row), officers=(doer(row.posting, str(row.officer.rank), row.officer.name),),
        people=row.people_reached, leaflets=row.leaflets_given, partners=tuple(row.partners), themes=tuple(row.themes),
        messages=tuple(title.text for title in named if not title.withdrawn),
        heard=dict(Counter(note.kind for note in row.heard_notes.all())), situation=row.situation,
        election=election, stage=stage, **_where(row.area), **unit_names(row.unit),
    )  # fmt: skip


def _neighbours(row: Activity) -> str:
    """The RT; not where somebody was visited at home: among its few houses a neighbour would know which."""
    return "" if row.place_kind == "home" else row.rt


def _place(row: Activity) -> str:
    """The name of a place that is open to people; nothing where it is somebody's home."""
    return "" if row.place_kind == "home" else row.place or PLACES.get(row.place_kind, "")


def _where(area: Area) -> dict[str, str]:
    """The area's line of places by level, and the village's code."""
    line: dict[int, Area] = {}
    at: Area | None = area
    while at is not None:
        line[at.level], at = at, at.parent
    found = {"area_code": line[VILLAGE].code if VILLAGE in line else area.code}
    for level, name in ((1, "province"), (2, "regency"), (3, "district"), (VILLAGE, "village")):
        if level in line:
            found[name] = _written(line[level].name.removeprefix("Kabupaten ").removeprefix("Kota "))
    if VILLAGE in line:
        kind = line[VILLAGE].kind
        found["village_kind"] = kind if kind in ("desa", "kelurahan") else "other"
    if 2 in line:  # noqa: PLR2004 - level of a regency
        found["regency_kind"] = "kota" if line[2].kind == "kota" else "kab"
    return found


def _written(name: str) -> str:
    """A name as prose writes it: the official list has some in capitals (KI'E)."""
    return capwords(name) if name.isupper() and len(name) > LETTERS_OF_SHORT else name


def _occasion(today: Today) -> tuple[str, str]:
    """Election and phase of a place on a day."""
    return _election(today), "" if today.phase == Phase.NONE else today.phase.value


def _election(today: Today) -> str:
    """The election that the day's phase belongs to, in the reader's list."""
    if today.phase == Phase.NONE:
        return "none"
    kinds = {one.calendar.kind: one.calendar for one in today.elections if one.phase == today.phase}
    if len(kinds) != 1:
        return "other"
    kind, calendar = next(iter(kinds.items()))
    year = (calendar.of or calendar.code).endswith("-2024")
    return {ElectionKind.GENERAL: "pemilu_2024", ElectionKind.REGIONAL: "pilkada_2024"}.get(kind, "other") if year else "other"
