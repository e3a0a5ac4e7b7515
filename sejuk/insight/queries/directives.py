"""Who read a directive and who carried it out, level by level down to the village. Counts of officers, no order of merit.

Nothing is kept for it but who read (a row each) and which activities answer: recipients are whoever is posted on the day. So a
directive to forty thousand costs no more to issue than one to four, and whoever is posted later has it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count

from sejuk.activities.models import Answer
from sejuk.activities.queries import Filter
from sejuk.briefing import queries as briefing
from sejuk.briefing.models import Acknowledgement, Directive
from sejuk.briefing.recipients import recipients
from sejuk.insight.cells import Cell, cell_of
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import VILLAGE, Can, UnitKind

FEW = 500  # so many officers are asked for by their numbers; of more, all who read are fetched
MOST_NAMED = 200


@dataclass
class Tally:
    """Of so many officers, how many read and how many did something about it; and the activities that did, whoever's."""

    recipients: int = 0
    read: int = 0
    done: int = 0
    activities: Cell = Cell(0)
    records: Filter | None = None  # what lists these activities, for who may open them

    @property
    def share_read(self) -> int:
        """Of a hundred, how many read: what a table is put in order by."""
        return self.read * 100 // self.recipients if self.recipients else 0

    def add(self, *, read: bool, done: bool) -> None:
        """One officer more."""
        self.recipients += 1
        self.read += read
        self.done += done


@dataclass
class UnitTally(Tally):
    """A unit with all below it; ``opens`` where its own table shows more."""

    name: str = ""
    unit_id: int = 0
    opens: bool = False


@dataclass
class VillageTally(Tally):
    """A village: its constables, and the activities there."""

    name: str = ""


@dataclass(frozen=True)
class Silent:
    """An officer who neither read it nor did anything about it."""

    officer: Officer
    unit: Unit


@dataclass(frozen=True)
class Progress:
    """A directive's table at one unit."""

    directive: Directive
    unit: Unit
    above: list[Unit]
    total: Tally
    units: list[UnitTally] = field(default_factory=list)
    villages: list[VillageTally] = field(default_factory=list)
    elsewhere: Cell = Cell(0)  # a sector's activities in none of its villages
    names_silent: bool = False
    silent: list[Silent] = field(default_factory=list)
    silent_count: int = 0  # of them more may be counted than named

    @property
    def silent_more(self) -> int:
        """How many are not named."""
        return self.silent_count - len(self.silent)


@dataclass(frozen=True)
class _Heard:
    """Where each recipient serves (path of the unit), who of them read, and who did something."""

    homes: dict[int, str]
    read: set[int]
    done: set[int]

    def count(self, tally: Tally, officer_id: int) -> None:
        tally.add(read=officer_id in self.read, done=officer_id in self.done)


@dataclass(frozen=True)
class _Answers:
    """The activities that answer, counted. Who may not open records is told no small number of them."""

    directive_id: UUID
    counts: dict[str, int]
    opens: bool

    def cell(self, count: int) -> Cell:
        return Cell(count) if self.opens else cell_of(count)

    def write(self, tally: Tally, count: int, unit_id: int, area: str = "") -> None:
        """Without a unit no list shows just these."""
        tally.activities = self.cell(count)
        tally.records = Filter(unit=unit_id, area=area, directive=self.directive_id) if self.opens and unit_id else None


def directive_progress(asker: Asker, directive_id: UUID, unit_id: int | None = None) -> Progress:
    """The table of a unit that the asker directs; without one, of the widest that they direct and that the directive reaches."""
    directive = briefing.directive(asker, directive_id)
    unit = _unit(asker, directive, unit_id)
    heard, reads, sector = _heard(directive, unit), asker.may(Can.READ, unit), unit.kind == UnitKind.POLSEK
    answers = _answers(directive, unit, "activity__area" if sector else "activity__unit__path", opens=reads)
    silent = [pk for pk in heard.homes if pk not in heard.read and pk not in heard.done] if reads else []
    villages, elsewhere = _villages(directive, unit, heard, answers) if sector else ([], Cell(0))
    return Progress(
        directive, unit, _above(asker, directive, unit), _total(unit, heard, answers),
        [] if sector else _units(unit, heard, answers), villages, elsewhere, reads, _named(silent, heard), len(silent),
    )  # fmt: skip


def directive_total(asker: Asker, directive_id: UUID) -> Tally:
    """Only the sum of that table."""
    directive = briefing.directive(asker, directive_id)
    unit = _unit(asker, directive, None)
    answers = _answers(directive, unit, "directive", opens=asker.may(Can.READ, unit))
    return _total(unit, _heard(directive, unit), answers)


def _total(unit: Unit, heard: _Heard, answers: _Answers) -> Tally:
    total = Tally()
    for officer_id in heard.homes:
        heard.count(total, officer_id)
    answers.write(total, sum(answers.counts.values()), unit.pk)
    return total


def _unit(asker: Asker, directive: Directive, unit_id: int | None) -> Unit:
    """The unit whose table is opened: the issuer's or one below it, and one that the asker directs."""
    inside = Unit.objects.filter(asker.units(Can.DIRECT), path__startswith=directive.unit.path).select_related("parent")
    if unit_id is not None:
        found = inside.filter(pk=unit_id).first()
    elif asker.may(Can.DIRECT, directive.unit):
        found = directive.unit
    else:
        found = next((unit for unit in inside.filter(path__in=asker.paths(Can.DIRECT)) if directive.reaches(unit)), None)
    if found is None:
        raise Problem("not_found")
    return found


def _above(asker: Asker, directive: Directive, unit: Unit) -> list[Unit]:
    """The units between, whose tables the asker may open too, highest first."""
    keys = [int(part) for part in unit.path.split(".") if part][:-1]
    rows = Unit.objects.filter(asker.units(Can.DIRECT), pk__in=keys, path__startswith=directive.unit.path)
    return list(rows.order_by("path"))


def _heard(directive: Directive, unit: Unit) -> _Heard:
    postings = recipients(directive, directive.counted_on).filter(unit__path__startswith=unit.path)
    homes: dict[int, str] = {}
    for officer_id, path in postings.values_list("officer_id", "unit__path"):
        if path < homes.get(officer_id, "~"):  # who serves at two units counts once, at the same one each time
            homes[officer_id] = path
    read, done = Acknowledgement.objects.filter(directive_id=directive.pk), Answer.objects.filter(directive=directive)
    if len(homes) <= FEW:
        read, done = read.filter(officer__in=list(homes)), done.filter(officer__in=list(homes))
    return _Heard(
        homes, set(read.values_list("officer_id", flat=True)), set(done.order_by().values_list("officer_id", flat=True).distinct())
    )


def _units(unit: Unit, heard: _Heard, answers: _Answers) -> list[UnitTally]:
    """The units directly below that have recipients or answered, by name, after the people of the unit itself."""
    found: dict[int, UnitTally] = defaultdict(UnitTally)
    for officer_id, path in heard.homes.items():
        heard.count(found[_child(unit, path)], officer_id)
    counts: dict[int, int] = defaultdict(int)
    for path, n in answers.counts.items():
        counts[_child(unit, path)] += n
    for pk, n in counts.items():
        answers.write(found[pk], n, pk)
    names = Unit.objects.filter(pk__in=found).values_list("pk", "name")
    for pk, name in names:
        found[pk].name, found[pk].unit_id, found[pk].opens = name, pk, True
    return sorted(found.values(), key=lambda row: (row.opens, row.name))


def _child(unit: Unit, path: str) -> int:
    """Which of the units directly below ``unit`` this path leads to or through; 0 for the unit's own."""
    return int(path[len(unit.path) :].partition(".")[0] or 0)


def _villages(directive: Directive, unit: Unit, heard: _Heard, answers: _Answers) -> tuple[list[VillageTally], Cell]:
    """A sector's villages by name, after those of its people who serve no village; and the activities in no village of these."""
    day, served = directive.counted_on, defaultdict[int, list[str]](list)
    for officer_id, code in recipients(directive, day).filter(unit=unit, areas__isnull=False).values_list("officer_id", "areas"):
        served[officer_id].append(code)
    done_in: dict[str, int] = defaultdict(int)
    for code, n in answers.counts.items():  # what was done in an RW counts for its village
        done_in[".".join(code.split(".")[:VILLAGE])] += n
    rows = []
    for code, name in territory.villages_of(unit, day).order_by("name").values_list("code", "name"):
        row = VillageTally(name=name)
        answers.write(row, done_in.pop(code, 0), unit.pk, code)
        for officer_id, codes in served.items():
            if territory.within(code, codes):
                heard.count(row, officer_id)
        rows.append(row)
    staff = VillageTally()
    for officer_id in heard.homes.keys() - served.keys():
        heard.count(staff, officer_id)
    return [staff, *rows] if staff.recipients else rows, answers.cell(sum(done_in.values()))


def _answers(directive: Directive, unit: Unit, by: str, *, opens: bool) -> _Answers:
    """The activities of a unit and all below it that answer the directive, counted by a column."""
    rows = Answer.objects.filter(directive=directive, activity__unit__path__startswith=unit.path).order_by()
    return _Answers(directive.pk, dict(rows.values_list(by).annotate(n=Count("pk"))), opens)


def _named(silent: Collection[int], heard: _Heard) -> list[Silent]:
    officers = list(Officer.objects.filter(pk__in=silent).order_by("name")[:MOST_NAMED])
    units = {unit.path: unit for unit in Unit.objects.filter(path__in={heard.homes[officer.pk] for officer in officers})}
    return sorted((Silent(one, units[heard.homes[one.pk]]) for one in officers), key=lambda one: (one.unit.name, one.officer.name))
