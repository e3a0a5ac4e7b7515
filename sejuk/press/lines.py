"""The lines of a report of several records, each with the records that it rests on. Withdraw one and its line goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from sejuk.activities import queries as activities
from sejuk.activities import rules, vocabulary
from sejuk.activities.models import Activity, Photo
from sejuk.activities.queries import Filter
from sejuk.briefing.queries import directive_titles, titles
from sejuk.insight.queries import Coverage
from sejuk.lib import clock
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import VILLAGE, UnitKind, role_label
from sejuk.press.report import STANDING, Line, Picture, counted, number, span

PICTURES = 6


@dataclass(frozen=True)
class Work:
    """What a unit recorded in some days, oldest first, as one asker may read it; ``within`` lists exactly that."""

    asker: Asker
    unit: Unit
    rows: list[Activity]
    within: Filter
    cover: Coverage

    def whole(self, text: str) -> Line:
        """A line that rests on everything."""
        return Line(text if self.rows else "", rests(self.rows), self.within)

    def some(self, text: str, wanted: Callable[[Activity], object], opens: Filter | None = None) -> Line:
        """A line that rests on the records of which something is true."""
        return Line(text, rests(row for row in self.rows if wanted(row)), opens)


def rests(rows: Iterable[Activity]) -> tuple[str, ...]:
    """The numbers of these records."""
    return tuple(str(row.pk) for row in rows)


def village_of(row: Activity) -> str:
    """The code of the village (or wider area) in which it was."""
    return ".".join(row.area_id.split(".")[:VILLAGE])


def short_name(row: Activity) -> str:
    """A record in a few words: ``31 Jan 09.15 · Sambang · Desa Oenai``."""
    at = clock.local(row.started_at, row.area.tz)
    day = f"{row.local_day.day} {clock.MONTHS[row.local_day.month - 1][:3]}"
    return f"{day} {at:%H.%M} · {vocabulary.KINDS[row.kind].id} · {row.area.own_label}"


def basis(work: Work) -> list[Line]:
    """Orders, operations and directives that the records name, each once."""
    found: dict[tuple[int, str], list[Activity]] = {}
    for row, said in directives(work.asker, work.rows):
        found.setdefault((2, f"Arahan: {said}"), []).append(row)
    for row in work.rows:
        for place, said in ((0, row.order_basis), (1, f"Operasi {row.operation}" if row.operation else "")):
            if said:
                found.setdefault((place, said), []).append(row)
    return [Line(said, rests(rows)) for (_, said), rows in sorted(found.items())]


def directives(asker: Asker, rows: Iterable[Activity]) -> Iterator[tuple[Activity, str]]:
    """What records say of directives: number and title of those that the asker may read, and what was written in words."""
    said = [(row, one) for row in rows for one in row.directives]
    known = directive_titles(asker, [one["directive_id"] for _, one in said if "directive_id" in one])
    for row, one in said:
        line = ": ".join(filter(None, (known.get(one.get("directive_id", ""), ""), one.get("text", ""))))
        if line:
            yield row, line


def hours(work: Work) -> Line:
    """From the first beginning to the last end."""
    if not work.rows:
        return Line("")
    first = min(row.started_at for row in work.rows)
    last = max(row.ended_at or row.started_at for row in work.rows)
    ends = (row for row in work.rows if row.started_at == first or (row.ended_at or row.started_at) == last)
    return Line(span(first, last if last > first else None, work.unit.tz), rests(ends), work.within)


def places(work: Work) -> list[Line]:
    """Villages with an activity, of those that the unit serves, and other places."""
    if not work.rows:
        return []
    served = {village.code: village.label for village in work.cover.villages}
    visited = Counter(village_of(row) for row in work.rows if village_of(row) in served)
    elsewhere = Counter(row.area.own_label for row in work.rows if village_of(row) not in served)
    lines = [work.some(f"{number(len(visited))} dari {number(len(served))} desa/kelurahan yang dilayani", inside(served))]
    if visited:
        lines.append(work.some(counted((served[code], count) for code, count in sorted(visited.items())), inside(served)))
    if elsewhere:
        lines.append(work.some(f"Wilayah lain: {counted(sorted(elsewhere.items()))}", lambda row: village_of(row) not in served))
    return lines


def inside(codes: Iterable[str]) -> Callable[[Activity], bool]:
    """Whether a record's village is one of these."""
    known = set(codes)
    return lambda row: village_of(row) in known


def performers(work: Work) -> list[Line]:
    """Who did it, by name."""
    done: dict[tuple[str, str, str], list[Activity]] = {}
    for row in work.rows:
        key = (str(row.officer), role_label(row.posting.role, row.posting.unit.kind), row.unit.name)
        done.setdefault(key, []).append(row)
    return [
        Line(f"{name}, {role} {unit}: {number(len(rows))} kegiatan", rests(rows), replace(work.within, officer=rows[0].officer_id))
        for (name, role, unit), rows in sorted(done.items())
    ]


def met(work: Work) -> Line:
    """How many people."""
    people = sum(row.people_reached for row in work.rows)
    return work.whole(f"{number(people)} orang ditemui dalam {number(len(work.rows))} kegiatan")


def present(work: Work) -> Line:
    """Which partners."""
    found = Counter(partner for row in work.rows for partner in row.partners)
    said = counted((vocabulary.PARTNERS[partner].id, count) for partner, count in found.most_common())
    return work.some(f"Mitra yang hadir, menurut banyaknya kegiatan: {said}" if said else "", lambda row: row.partners)


def kinds(work: Work) -> Line:
    """How many activities of which kind."""
    found = Counter(row.kind for row in work.rows)
    said = counted((vocabulary.KINDS[kind].id, count) for kind, count in found.most_common())
    return work.whole(f"{number(len(work.rows))} kegiatan: {said}")


def themes(work: Work) -> Line:
    """Which themes were told."""
    found = Counter(theme for row in work.rows for theme in row.themes)
    said = counted((vocabulary.THEMES[theme].id, count) for theme, count in found.most_common())
    return work.some(f"Tema pesan, menurut banyaknya kegiatan: {said}" if said else "", lambda row: row.themes)


def delivered(asker: Asker, rows: list[Activity], most: int | None = None) -> Line:
    """The messages that were told, each with how many of several activities told it; of more than ``most`` those told most."""
    told = Counter(version_id for row in rows for version_id in row.delivered)
    known = titles(asker, told)
    named = [(known[pk].text, count) for pk, count in told.most_common() if pk in known]
    said = "; ".join(f"{title} ({number(count)})" if len(rows) > 1 else title for title, count in named[:most])
    said += f"; dan {number(len(named) - most)} pesan lain" if most is not None and len(named) > most else ""
    return Line(f"Pesan yang disampaikan: {said}" if said else "", rests(row for row in rows if known.keys() & set(row.delivered)))


def each(work: Work) -> list[Line]:
    """Each activity of the unit itself in one line, with what still has to happen to it."""
    own = (row for row in work.rows if work.unit.kind == UnitKind.POLSEK or row.unit_id == work.unit.pk)
    return [Line(one(row), rests([row])) for row in own]


def one(row: Activity) -> str:
    """One activity in one line."""
    people = f"{number(row.people_reached)} orang" if row.people_reached else ""
    place = " ".join(filter(None, [row.area.own_label, f"RW {row.rw}" if row.rw else "", f"RT {row.rt}" if row.rt else ""]))
    facts = [clock.short_time(row.started_at, row.area.tz), vocabulary.KINDS[row.kind].id, place, str(row.officer), people]
    return " ".join(filter(None, [", ".join(filter(None, facts)) + ".", row.narrative, open_mark(row)]))


def open_mark(row: Activity) -> str:
    """What still has to happen to a record; nothing once it is accepted."""
    return f"({STANDING[row.state]})" if row.state != rules.ACCEPTED else ""


def sectors(work: Work) -> list[Line]:
    """A resort's work by unit: activities, and villages visited of those served."""
    if work.unit.kind == UnitKind.POLSEK:
        return []
    served: dict[str, set[str]] = {}
    for village in work.cover.villages:
        served.setdefault(village.sector, set()).add(village.code)
    found: dict[str, list[Activity]] = {}
    for row in work.rows:
        found.setdefault(row.unit.name, []).append(row)
    lines = []
    for name, rows in sorted(found.items()):
        own = served.get(name, set())
        visited = {village_of(row) for row in rows} & own
        reach = f", {number(len(visited))} dari {number(len(own))} desa/kelurahannya" if own else ""
        opens = replace(work.within, unit=rows[0].unit_id)
        lines.append(Line(f"{name}: {number(len(rows))} kegiatan{reach}", rests(rows), opens))
    return lines


def outcomes(work: Work) -> list[Line]:
    """What came of it, in the words of the records."""
    return [Line(f"{row.area.own_label}: {row.outcome}", rests([row])) for row in work.rows if row.outcome]


def leaflets(work: Work) -> Line:
    """How many leaflets were handed out."""
    count = sum(row.leaflets_given for row in work.rows)
    return work.some(f"{number(count)} brosur dibagikan" if count else "", lambda row: row.leaflets_given)


def heard(rows: Iterable[Activity]) -> Line:
    """What was heard, by kind and never in words."""
    noted = [(row, {note.kind for note in row.heard_notes.all()}) for row in rows]
    counts = Counter(note.kind for row, _ in noted for note in row.heard_notes.all())
    said = counted((label.id, counts[kind]) for kind, label in vocabulary.HEARD_KINDS.items() if counts[kind])
    return Line(f"Yang didengar, menurut jenisnya: {said}" if said else "", rests(row for row, found in noted if found))


def situation(work: Work) -> Line:
    """How calm it was, as far as the records say."""
    said = Counter(row.situation for row in work.rows)
    known = [(label.id, said[value]) for value, label in vocabulary.SITUATIONS.items() if said[value]]
    if not known:
        return Line("")
    unsaid = [("tidak dicatat", said[""])] if said[""] else []
    return work.whole(f"{counted([*known, *unsaid])} dari {number(len(work.rows))} kegiatan")


def photos(rows: Iterable[Activity]) -> Line:
    """How many photos are here, and how many are still to come."""
    found: list[tuple[Activity, list[Photo]]] = [(row, list(row.photos.all())) for row in rows]
    every = [photo for _, some in found for photo in some]
    came = sum(1 for photo in every if photo.received_at)
    late = f", {number(len(every) - came)} belum diterima" if came < len(every) else ""
    text = f"{number(came)} foto tersimpan{late}" if every else "Tanpa foto"
    return Line(text, rests(row for row, some in found if some))


def pictures(asker: Asker, rows: Iterable[Activity]) -> tuple[Picture, ...]:
    """The first photos, in the order of the activities: only small copies without metadata, and captions that may go out."""
    shown = (row for row in rows if any(photo.thumb for photo in row.photos.all()))
    captions = (one for row in shown for one in activities.captions(asker, row) if one.photo.thumb)
    return tuple(Picture(one.photo.thumb, one.outgoing) for one in islice(captions, PICTURES))


def standing(work: Work) -> Line:
    """How many of the records are reviewed."""
    states = Counter(row.state for row in work.rows)
    said = counted((name, states[state]) for state, name in STANDING.items() if states[state])
    return work.whole(f"Keadaan laporan: {said}." if said else "")
