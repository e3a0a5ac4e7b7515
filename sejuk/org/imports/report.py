"""What the check of a file found: bad rows by line and column, and what would be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sejuk.lib.problems import Problem

T = TypeVar("T")
MOST_SHOWN = 1_000
MOST_CHANGES = 200
Progress = Callable[[int], None]


@dataclass
class Report:
    """The findings of one file. ``first_bad`` remembers, for each line that is wrong, that it is."""

    headers: dict[str, str]
    problems: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    bad_lines: set[int] = field(default_factory=set)

    def change(self, **facts: Any) -> None:
        """Note what would change about something that is stored, so that nobody confirms blindly."""
        if len(self.changes) < MOST_CHANGES:
            self.changes.append({key: value for key, value in facts.items() if value})

    def bad(self, line: int, column: str, problem: Problem) -> None:
        """Note what is wrong with a row; of very many only the first are kept, but every row is counted."""
        self.bad_lines.add(line)
        if len(self.problems) < MOST_SHOWN:
            header = self.headers.get(column, "")
            self.problems.append({"line": line, "column": header, "code": problem.code, "params": problem.params})

    def read(self, line: int, column: str, text: str, meaning: Callable[[str], T], empty: T) -> T:
        """What a cell means; ``empty`` where it is empty or wrong."""
        if not text:
            return empty
        try:
            return meaning(text)
        except Problem as problem:
            self.bad(line, column, problem)
            return empty


@dataclass
class Count:
    """How many things a file would add, change, and find as they are."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def add(self, *, new: bool, changed: bool) -> None:
        """Count one thing."""
        if new:
            self.new += 1
        elif changed:
            self.changed += 1
        else:
            self.same += 1
