"""How well the guard does on labelled sentences: found, missed and raised without reason, category by category."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sejuk.lib.text.guard import Purpose, find
from sejuk.lib.text.rulebook import CATEGORIES


@dataclass(frozen=True)
class Labelled:
    """A sentence and the categories that a person found in it; none for a harmless one."""

    id: str
    text: str
    categories: frozenset[str]


@dataclass
class Score:
    """Counts of one category, or of all."""

    labelled: int = 0
    found: int = 0
    false: int = 0

    def share(self) -> float:
        """The found among the labelled; 1 when there are none."""
        return self.found / self.labelled if self.labelled else 1.0


@dataclass
class Report:
    """``forbidden`` and ``harmless`` count sentences: one is found if each of its categories is."""

    forbidden: Score = field(default_factory=Score)
    harmless: int = 0
    alarms: int = 0
    categories: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in CATEGORIES})
    errors: list[tuple[str, str, str]] = field(default_factory=list)


def evaluate(sentences: Iterable[Labelled], purpose: Purpose) -> Report:
    """Run the guard over the sentences and count."""
    report = Report()
    for each in sentences:
        got = {finding.category for finding in find(each.text, purpose)}
        _count(report, each, got)
    return report


def _count(report: Report, each: Labelled, got: set[str]) -> None:
    for name in each.categories:
        report.categories[name].labelled += 1
        report.categories[name].found += name in got
    for name in got - each.categories:
        report.categories[name].false += 1
    if each.categories:
        report.forbidden.labelled += 1
        report.forbidden.found += each.categories <= got
    else:
        report.harmless += 1
        report.alarms += bool(got)
    report.errors.extend(("missed", name, each.id) for name in sorted(each.categories - got))
    report.errors.extend(("false", name, each.id) for name in sorted(got - each.categories))
