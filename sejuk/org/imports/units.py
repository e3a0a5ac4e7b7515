"""Rows about units become a plan: which are new, which are confirmed, renamed or get more areas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import slugify

from sejuk.lib import clock
from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org import rules, territory
from sejuk.org.access import Asker
from sejuk.org.imports import values
from sejuk.org.imports.places import Areas, Lines, Units
from sejuk.org.imports.report import Count, Progress, Report
from sejuk.org.models import Unit
from sejuk.org.rules import Can, UnitKind

BELOW = {above: below for below, above in rules.PARENT_KIND.items()}


@dataclass
class UnitPlan:
    """A unit to add (``unit`` has no number yet) or to change, with the areas that its rows name."""

    unit: Unit
    parent: Unit
    name: str
    first_line: int
    codes: dict[str, date] = field(default_factory=dict)
    missing: dict[str, date] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    @property
    def new(self) -> bool:
        """Whether it is not stored yet: a stored unit always has a path."""
        return not self.unit.path

    @property
    def changed(self) -> bool:
        """Whether a stored unit would differ afterwards."""
        return self.unit.name != self.name or self.unit.confirmed_at is None or bool(self.missing)


@dataclass
class UnitsPlan:
    """What a file of units would do, parents first."""

    units: list[UnitPlan] = field(default_factory=list)
    counted: Count = field(default_factory=Count)


def plan(asker: Asker, rows: Iterable[tuple[int, dict[str, str]]], report: Report, progress: Progress) -> tuple[UnitsPlan, int]:
    """Understand every row and compare it with what is stored; a row may name a unit of an earlier row as its parent."""
    read = list(rows)
    areas = Areas(text for _, cells in read for text in values.area_texts(cells.get("areas", "")))
    reader = _Reader(asker, report, areas)
    for line, cells in read:
        reader.row(line, cells)
    progress(len(read))
    return reader.finish(), len(read)


class _Reader:
    def __init__(self, asker: Asker, report: Report, areas: Areas) -> None:
        self.asker, self.report, self.areas = asker, report, areas
        self.known = Units(asker)
        self.taken = set(Unit.objects.values_list("code", flat=True))
        self.lines = Lines()
        self.plans: dict[str, UnitPlan] = {}
        self.seen: dict[tuple[str, ...], int] = {}

    def row(self, line: int, cells: dict[str, str]) -> None:
        """One row: a new unit, a known one, or a further area of one."""
        content = tuple(cells.values())
        if content in self.seen:
            self.report.bad(line, "name", Problem("row_twice", None, line=self.seen[content]))
            return
        self.seen[content] = line
        try:
            plan = self._unit(line, cells)
        except Problem as problem:
            self.report.bad(line, problem.field or "name", problem)
            return
        plan.lines.append(line)
        begin = self.report.read(line, "valid_from", cells.get("valid_from", ""), values.as_date, None) or clock.today()
        for text in values.area_texts(cells.get("areas", "")):
            try:
                self._area(plan, text, cells.get("district", ""), begin)
            except Problem as problem:
                self.report.bad(line, "areas", problem)

    def _unit(self, line: int, cells: dict[str, str]) -> UnitPlan:
        name = rules.check_name(cells.get("name", ""))
        code = cells.get("code", "").casefold()
        if not cells.get("parent"):
            raise Problem("value_missing", "parent")
        parent = self._parent(cells["parent"])
        kind = self._kind(parent, cells.get("kind", ""))
        stored = self._stored(parent, name, code)
        key = stored.code if stored else code or slugify(f"{name} {parent.code}")[:72]
        if key in self.plans:
            found = self.plans[key]
            if (found.name, found.parent.code) != (name, parent.code):
                raise Problem("row_contradicts", "name", line=found.first_line)
            return found
        if stored is None:
            stored = self._new(kind, name, parent, key, asked=code)
            self.known.add(stored)
        self.plans[key] = UnitPlan(stored, parent, name, line)
        return self.plans[key]

    def _parent(self, text: str) -> Unit:
        try:
            return self.known.find(text)
        except Problem as problem:
            raise problem.at("parent") from None

    def _kind(self, parent: Unit, text: str) -> UnitKind:
        below = BELOW.get(UnitKind(parent.kind))
        if below is None:
            raise Problem("unit_has_no_below", "parent")
        if text and values.as_unit_kind(text) != below:
            raise Problem("unit_kind_wrong", "kind")
        return below

    def _stored(self, parent: Unit, name: str, code: str) -> Unit | None:
        if code:
            found = self.known.by_code.get(code)
            if found is None and code in self.taken:
                raise Problem("unit_code_taken", "code")
        else:
            same = self.known.by_letters.get(letters(name), [])
            found = next((unit for unit in same if unit.parent and unit.parent.code == parent.code), None)
        if found is not None and (found.parent is None or found.parent.code != parent.code):
            raise Problem("unit_code_taken", "code")
        return found

    def _new(self, kind: UnitKind, name: str, parent: Unit, key: str, *, asked: str) -> Unit:
        if asked and slugify(asked) != asked:
            raise Problem("unit_code_wrong", "code")
        code = key or "unit"
        number = 1
        while code in self.taken:
            number += 1
            code = f"{key or 'unit'}-{number}"
        self.taken.add(code)
        return Unit(code=code, kind=kind, name=name, parent=parent, tz=parent.tz)

    def _area(self, plan: UnitPlan, text: str, district: str, begin: date) -> None:
        above = self._above(plan, begin)
        area = self.areas.find(text, district, (above,))
        if area.level > rules.VILLAGE:
            raise Problem("area_unknown")
        outside = bool(above) and not territory.within(area.code, above)
        if outside and not self.asker.may(Can.OPERATE, _stored_above(plan.parent)):
            raise Problem("area_outside_parent", None, unit=plan.parent.name)
        plan.codes[area.code] = begin

    def _above(self, plan: UnitPlan, day: date) -> list[str]:
        """What the parent serves: a sector's resort by its own lines, a resort's region by its provinces."""
        if not plan.parent.path:  # it stands in this file too
            return list(self.plans[plan.parent.code].codes) if plan.parent.code in self.plans else []
        if plan.unit.kind == UnitKind.POLSEK:
            return self.lines.of(plan.parent, day, below=False)
        return sorted({code[:2] for code in self.lines.of(plan.parent, day)})

    def finish(self) -> UnitsPlan:
        """The plan, without the units of which a row is wrong (their other rows wait) and those below these."""
        done = UnitsPlan()
        dropped: set[str] = set()
        for plan in self.plans.values():
            wrong = [line for line in plan.lines if line in self.report.bad_lines]
            if wrong or plan.parent.code in dropped:
                dropped.add(plan.unit.code)
                for line in set(plan.lines) - set(wrong):
                    waits_for = (wrong or [self.plans[plan.parent.code].first_line])[0]
                    self.report.bad(line, "name", Problem("row_waits", None, line=waits_for))
                continue
            served = set() if plan.new else set(self.lines.of(plan.unit, clock.today(), below=False))
            plan.missing = {code: day for code, day in plan.codes.items() if code not in served}
            done.counted.add(new=plan.new, changed=plan.changed)
            if plan.new or plan.changed:
                done.units.append(plan)
        return done


def _stored_above(unit: Unit) -> Unit:
    """The nearest unit upwards that is in the database: a new one has no path yet."""
    while not unit.path and unit.parent is not None:
        unit = unit.parent
    return unit
