"""Rows about officers and their postings become a plan: who is new, who changes, who serves where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules, territory
from sejuk.org.access import Asker, answers_for, may_post
from sejuk.org.imports import values
from sejuk.org.imports.places import Areas, Lines, Units
from sejuk.org.imports.report import Count, Progress, Report
from sejuk.org.models import Officer, Posting, Unit
from sejuk.org.rules import Can, Role

CHUNK = 500


@dataclass
class Line:
    """One row, with every cell understood or empty."""

    line: int
    number: str
    rank: str
    name: str
    role: Role | None
    unit: Unit | None
    areas: tuple[str, ...]
    district: str
    valid_from: date | None
    valid_until: date | None
    letter: str

    @property
    def posts(self) -> bool:
        """Whether the row says anything about a posting."""
        return bool(self.role or self.unit or self.areas or self.valid_from or self.valid_until or self.letter)

    @property
    def content(self) -> tuple[object, ...]:
        """What makes two rows the same."""
        return (
            self.number, self.rank, self.name, self.role, self.unit.pk if self.unit else 0, self.areas, self.district,
            self.valid_from, self.valid_until, self.letter,
        )  # fmt: skip


@dataclass
class PostingPlan:
    """A posting to add (``found`` is None) or to change."""

    number: str
    unit: Unit
    role: Role
    valid_from: date
    valid_until: date | None
    letter: str
    codes: frozenset[str]
    found: Posting | None = None


@dataclass
class People:
    """What a file of people would do."""

    new: dict[str, tuple[str, str]] = field(default_factory=dict)  # service number -> rank and name
    changed: list[tuple[Officer, str, str]] = field(default_factory=list)
    postings: list[PostingPlan] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)  # service number -> officer
    officers: Count = field(default_factory=Count)
    posted: Count = field(default_factory=Count)


def plan(
    asker: Asker, home: Unit, rows: Iterable[tuple[int, dict[str, str]]], report: Report, progress: Progress
) -> tuple[People, int]:
    """Understand every row, compare with what is stored in steps of 500 officers, and return the plan and the number of rows."""
    units = Units(asker)
    lines = [_line(line, cells, home, units, report) for line, cells in rows]
    progress(0)
    people = People()
    groups = _groups(lines, report)
    lines_of = Lines()
    done = 0
    for chunk in _chunks(list(groups.items()), CHUNK):
        stored = _stored(asker, [number for number, _ in chunk])
        areas = Areas(text for _, group in chunk for row in group for text in row.areas)
        for number, group in chunk:
            _Person(asker, number, group, stored, areas, lines_of, report, people).plan()
            done += len(group)
        progress(done)
    return people, len(lines)


def _line(line: int, cells: dict[str, str], home: Unit, units: Units, report: Report) -> Line:
    def cell(name: str) -> str:
        return cells.get(name, "")

    number = report.read(line, "service_number", cell("service_number"), values.as_service_number, "")
    if not cell("service_number"):
        report.bad(line, "service_number", Problem("value_missing"))
    found = Line(
        line=line, number=number,
        rank=report.read(line, "rank", cell("rank"), values.as_rank, ""),
        name=report.read(line, "name", cell("name"), rules.check_name, ""),
        role=report.read(line, "role", cell("role"), values.as_role, None),
        unit=report.read(line, "unit", cell("unit"), units.find, None),
        areas=tuple(values.area_texts(cell("areas"))), district=cell("district"),
        valid_from=report.read(line, "valid_from", cell("valid_from"), values.as_date, None),
        valid_until=report.read(line, "valid_until", cell("valid_until"), values.as_date, None),
        letter=report.read(line, "order_letter", cell("order_letter"), lambda text: rules.check_length(text, 120, ""), ""),
    )  # fmt: skip
    if found.unit is None and not cell("unit") and found.posts:
        found.unit = home
    if found.posts and not cell("role"):
        report.bad(line, "role", Problem("value_missing"))
    if found.valid_from and found.valid_until and found.valid_until < found.valid_from:
        report.bad(line, "valid_until", Problem("ends_before_begins"))
    return found


def _groups(lines: list[Line], report: Report) -> dict[str, list[Line]]:
    """The rows of each officer; rows that are there twice or contradict one another are noted."""
    groups: dict[str, list[Line]] = defaultdict(list)
    seen: dict[tuple[object, ...], int] = {}
    for row in lines:
        if not row.number:
            continue
        if row.content in seen:
            report.bad(row.line, "service_number", Problem("row_twice", None, line=seen[row.content]))
            continue
        seen[row.content] = row.line
        groups[row.number].append(row)
    for group in groups.values():
        for name in ("rank", "name"):
            said = [(row.line, value) for row in group if (value := getattr(row, name))]
            for line, value in said[1:]:
                if value != said[0][1]:
                    report.bad(line, name, Problem("row_contradicts", None, line=said[0][0]))
    return groups


def _stored(asker: Asker, numbers: list[str]) -> dict[str, tuple[Officer, list[Posting]]]:
    """These officers with all their postings, in three queries."""
    del asker
    officers = Officer.objects.filter(service_number__in=numbers).order_by("pk")
    postings: dict[int, list[Posting]] = defaultdict(list)
    rows = Posting.objects.filter(officer__in=officers).select_related("unit").prefetch_related("areas")
    for posting in rows.order_by("valid_from"):
        postings[posting.officer_id].append(posting)
    return {officer.service_number: (officer, postings[officer.pk]) for officer in officers}


def _chunks(items: list[tuple[str, list[Line]]], size: int) -> Iterator[list[tuple[str, list[Line]]]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


@dataclass
class _Person:
    """All rows of one officer against what is stored."""

    asker: Asker
    number: str
    group: list[Line]
    stored: dict[str, tuple[Officer, list[Posting]]]
    areas: Areas
    lines: Lines
    report: Report
    people: People
    labels: dict[str, str] = field(default_factory=dict)

    def plan(self) -> None:
        """Put this officer into the plan, unless a row about them is wrong: then all their rows wait."""
        officer, postings = self.stored.get(self.number, (None, []))
        rank = next((row.rank for row in self.group if row.rank), "")
        name = next((row.name for row in self.group if row.name), "")
        self._check_person(officer, postings, rank, name)
        planned = [plan for rows in self._by_posting().values() if (plan := self._posting(rows, postings))]
        self._check_overlaps(planned)
        if any(_lengthens(plan) for plan in planned) and not may_post(self.asker, postings):
            self.report.bad(self.group[0].line, "service_number", Problem("officer_elsewhere"))
        wrong = [row.line for row in self.group if row.line in self.report.bad_lines]
        if wrong:
            for row in self.group:
                if row.line not in self.report.bad_lines:
                    self.report.bad(row.line, "service_number", Problem("row_waits", None, line=wrong[0]))
            return
        self._keep(officer, rank, name, planned)

    def _check_overlaps(self, planned: list[PostingPlan]) -> None:
        """Two postings of this file in the same role at the same unit share no day."""
        for number, one in enumerate(planned):
            for other in planned[:number]:
                if (one.role, one.unit.pk) == (other.role, other.unit.pk) and _share_a_day(one, other):
                    self.report.bad(self.group[-1].line, "valid_from", Problem("posting_twice"))

    def _keep(self, officer: Officer | None, rank: str, name: str, planned: list[PostingPlan]) -> None:
        people = self.people
        if officer is None:
            people.new[self.number] = (rank, name)
        else:
            people.known[self.number] = officer.pk
        changed = officer is not None and (rank or officer.rank, name or officer.name) != (officer.rank, officer.name)
        if officer is not None and changed:
            people.changed.append((officer, rank or officer.rank, name or officer.name))
            self.report.change(who=str(officer), becomes=f"{rank or officer.rank} {name or officer.name}")
        people.officers.add(new=officer is None, changed=changed)
        for plan in planned:
            differs = plan.found is None or _differs(plan, plan.found)
            people.posted.add(new=plan.found is None, changed=differs)
            if differs:
                people.postings.append(plan)
            if differs and plan.found is not None:
                self._tell(str(officer), plan, plan.found)

    def _tell(self, who: str, plan: PostingPlan, found: Posting) -> None:
        """What a stored posting would gain and lose."""
        stored = {area.code: area.own_label for area in found.areas.all()}
        ends = plan.valid_until if plan.valid_until != found.valid_until else None
        self.report.change(
            who=who, unit=plan.unit.name, added=[self.labels[code] for code in sorted(plan.codes - stored.keys())],
            removed=[label for code, label in sorted(stored.items()) if code not in plan.codes],
            until=ends.isoformat() if ends else "", letter=plan.letter if plan.letter != found.order_letter else "",
        )  # fmt: skip

    def _check_person(self, officer: Officer | None, postings: list[Posting], rank: str, name: str) -> None:
        first = self.group[0].line
        if officer is None:
            for column, value in (("rank", rank), ("name", name)):
                if not value and first not in self.report.bad_lines:
                    self.report.bad(first, column, Problem("value_missing"))
            return
        if not officer.is_active:
            self.report.bad(first, "service_number", Problem("officer_inactive"))
        own = officer.pk == self.asker.officer_id
        if own and any(row.posts for row in self.group):
            self.report.bad(first, "service_number", Problem("own_posting"))
        changes = (rank or officer.rank, name or officer.name) != (officer.rank, officer.name)
        if changes and (own or not answers_for(self.asker, postings)):
            self.report.bad(first, "name", Problem("officer_not_yours"))

    def _by_posting(self) -> dict[tuple[object, ...], list[Line]]:
        """The rows that speak of the same posting: a list may have a row for each village."""
        groups: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        for row in self.group:
            if row.posts and row.role is not None and row.unit is not None:
                groups[(row.role, row.unit.pk, row.valid_from)].append(row)
        return groups

    def _posting(self, rows: list[Line], postings: list[Posting]) -> PostingPlan | None:
        first = rows[0]
        unit, role = first.unit, first.role
        if unit is None or role is None:
            return None
        same = [p for p in postings if p.unit_id == unit.pk and p.role == role]
        found = _match(same, first.valid_from)
        begin = first.valid_from or (found.valid_from if found else clock.today())
        until = self._agreed(rows, "valid_until")
        problem = self._refusal(unit, role, begin, until, [p for p in same if p is not found])
        if problem:
            self.report.bad(first.line, problem.field or "role", problem)
            return None
        codes = {code for row in rows for code in self._codes(row, unit, begin)}
        letter = self._agreed(rows, "letter")
        stored_codes = {area.code for area in found.areas.all()} if found else set()
        return PostingPlan(
            number=self.number, unit=unit, role=role, valid_from=begin, found=found,
            valid_until=until or (found.valid_until if found else None), letter=letter or (found.order_letter if found else ""),
            codes=frozenset(codes or stored_codes),
        )  # fmt: skip

    def _agreed(self, rows: list[Line], name: str) -> Any:
        """The one value that the rows of a posting give, where they give any."""
        said = [(row.line, value) for row in rows if (value := getattr(row, name))]
        for line, value in said[1:]:
            if value != said[0][1]:
                self.report.bad(line, name, Problem("row_contradicts", None, line=said[0][0]))
        return said[0][1] if said else None

    def _refusal(self, unit: Unit, role: Role, begin: date, until: date | None, others: list[Posting]) -> Problem | None:
        if not rules.granted(role, unit.kind):
            return Problem("role_not_at_this_unit", "role")
        if not (self.asker.may(Can.IMPORT, unit) and self.asker.may_give(role, unit)):
            return Problem("role_not_yours_to_give", "role")
        if until and until < begin:
            return Problem("ends_before_begins", "valid_until")
        if any((p.valid_until is None or p.valid_until >= begin) and (until is None or p.valid_from <= until) for p in others):
            return Problem("posting_twice", "valid_from")
        return None

    def _codes(self, row: Line, unit: Unit, day: date) -> Iterator[str]:
        resort = self.lines.of(territory.resort_of(unit), day)
        for text in row.areas:
            try:
                area = self.areas.find(text, row.district, (resort, self.lines.of(unit, day)))
                if not territory.within(area.code, resort):
                    raise Problem("area_not_served")
            except Problem as problem:
                self.report.bad(row.line, "areas", problem)
            else:
                self.labels[area.code] = area.own_label
                yield area.code


def _match(same: list[Posting], begin: date | None) -> Posting | None:
    """The stored posting that a row means: the one of that first day, or where it names none, the last that is not over."""
    if begin is not None:
        return next((p for p in same if p.valid_from == begin), None)
    today = clock.today()
    return next((p for p in reversed(same) if p.valid_until is None or p.valid_until >= today), None)


def _share_a_day(one: PostingPlan, other: PostingPlan) -> bool:
    return (one.valid_until or date.max) >= other.valid_from and (other.valid_until or date.max) >= one.valid_from


def _lengthens(plan: PostingPlan) -> bool:
    """Whether somebody would serve on days on which they did not: a new posting, or one that ends later."""
    return plan.found is None or (plan.valid_until or date.max) > (plan.found.valid_until or date.max)


def _differs(plan: PostingPlan, found: Posting) -> bool:
    stored = frozenset(area.code for area in found.areas.all())
    return (plan.valid_until, plan.letter, plan.codes) != (found.valid_until, found.order_letter, stored)
