"""Forms of the organisation's pages: what they ask, what was given, and what is wrong with it, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sejuk.lib.problems import Problem
from sejuk.org import queries
from sejuk.org.access import Asker
from sejuk.org.imports.values import as_date
from sejuk.org.models import Area
from sejuk.org.rules import Can

Choice = tuple[str, str]
MOST_FOUND = 20


@dataclass
class Field:
    """One thing that a form asks. ``kind``: text, long, date, number, select, ticks, area, file or note (asks nothing)."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""
    required: bool = True
    choices: Sequence[Choice] = ()
    groups: Sequence[tuple[str, Sequence[Choice]]] = ()
    ticked: set[str] = field(default_factory=set)
    near: int = 0  # the unit in whose resort an area is looked for first
    found: list[Area] = field(default_factory=list)  # areas to choose between
    wrong: str = ""
    autocomplete: str = "off"

    @property
    def open_groups(self) -> list[str]:
        """The groups with something ticked."""
        return [name for name, choices in self.groups if any(value in self.ticked for value, _label in choices)]


@dataclass
class Form:
    """A page with one question: title, plain words, fields, one button, and the way back."""

    title: str
    submit: str
    back: str
    fields: list[Field] = field(default_factory=list)
    intro: str = ""
    warning: str = ""
    facts: Sequence[tuple[str, str]] = ()
    problem: str = ""
    files: bool = False

    def at(self, name: str) -> Field:
        """The field of that name."""
        return next(each for each in self.fields if each.name == name)

    def fill(self, given: QueryDict) -> None:
        """Keep what was given, so that nothing has to be typed twice."""
        for each in self.fields:
            each.value = given.get(each.name, "").replace("\0", "").strip()
            each.ticked = set(given.getlist(each.name)) if each.kind == "ticks" else each.ticked
            if each.kind == "area" and (code := given.get(f"{each.name}_code")):
                each.value = code.replace("\0", "")

    def refuse(self, problem: Problem) -> None:
        """Write a problem beside its field, or above the form."""
        words = said(problem)
        for each in self.fields:
            if each.name == problem.field:
                each.wrong = words
                return
        self.problem = words

    def missing(self) -> bool:
        """Note every required field that was left empty, all at once; say whether there is any."""
        for each in self.fields:
            if each.required and not each.value and each.kind != "ticks":
                self.refuse(Problem("value_missing", each.name))
        return any(each.wrong for each in self.fields)

    def text(self, name: str) -> str:
        """What was written there."""
        return self.at(name).value

    def day(self, name: str) -> date:
        """The date given there, in any of the usual ways."""
        found = self.day_if_any(name)
        if found is None:
            raise Problem("value_missing", name)
        return found

    def day_if_any(self, name: str) -> date | None:
        """The same where nothing may be given."""
        try:
            return as_date(self.at(name).value)
        except Problem as problem:
            raise Problem(problem.code, name, **problem.params) from None

    def choice(self, name: str) -> str:
        """A value of the list; anything else was not offered."""
        if self.at(name).value not in {value for value, _label in self.at(name).choices}:
            raise Problem("value_unknown" if self.at(name).value else "value_missing", name)
        return self.at(name).value

    def ticks(self, name: str) -> list[str]:
        """The ticked values that were offered."""
        offered = {value for _group, choices in self.at(name).groups for value, _label in choices}
        return [value for value in sorted(self.at(name).ticked) if value in offered]

    def area(self, asker: Asker, name: str, *, most_level: int = 4) -> str:
        """The code of the area that was chosen, or written so that only one can be meant; otherwise those to choose from."""
        asked = self.at(name)
        if not asked.value:
            raise Problem("value_missing", name)
        found = [area for area in near(asker, asked.value, asked.near) if area.level <= most_level]
        exact = [area for area in found if area.code == asked.value] or found
        if len(exact) == 1:
            asked.found = exact
            return exact[0].code
        asked.found = found
        if found:
            raise Problem("area_choose", name)
        raise Problem("area_name_unknown", name, value=asked.value[:60])


def said(problem: Problem) -> str:
    """A problem in one line: what happened, then what to do."""
    words = problem.words(get_language() or "id")
    return f"{words.title}{'' if words.title.endswith(('?', '.', '!')) else '.'} {words.detail}"


def near(asker: Asker, text: str, unit_id: int) -> list[Area]:
    """Areas of that name, in the resort of a unit that the asker manages or briefs if there are any."""
    if not unit_id:
        return queries.search_areas(asker, text, limit=MOST_FOUND)
    here = next((unit for can in (Can.MANAGE, Can.BRIEF) for unit in queries.units(asker, can).filter(pk=unit_id)), None)
    if here is None:
        raise Problem("not_found")
    return queries.search_near(asker, text, here, limit=MOST_FOUND)


def date_field(name: str, label: str, *, value: date | None = None, required: bool = True, hint: str = "") -> Field:
    """A day, filled in with the one that is usually meant."""
    return Field(name, label, "date", value=value.isoformat() if value else "", required=required, hint=hint)


def area_field(name: str, label: str, unit_id: int, *, required: bool = True) -> Field:
    """An area by name or code, with a search below it that looks in the unit's resort first."""
    hint = _("Nama atau kode. Nama yang sama dibedakan dengan induknya.")
    return Field(name, label, "area", required=required, hint=hint, near=unit_id)


def village_groups(villages: Iterable[Area]) -> list[tuple[str, list[Choice]]]:
    """Villages as ticks, under their districts."""
    groups: dict[str, list[Choice]] = {}
    for village in villages:
        groups.setdefault(village.context.split(",")[0], []).append((village.code, village.own_label))
    return list(groups.items())
