"""The lines of ``sejuk check --purpose outgoing``: what may not go out, and how well that is found in labelled sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sejuk.lib.text.evaluate import Score
from sejuk.lib.text.neutral import blocked, check
from sejuk.lib.text.neutral_rules import CATEGORIES, ELECTIONS, STAGES


@dataclass
class Measure:
    """Sentences found and missed, by whether they are blocked and by category; ``errors`` are what, which, and the sentence."""

    blocked: Score = field(default_factory=Score)
    harmless: Score = field(default_factory=Score)
    categories: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in CATEGORIES})
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)


def problem_of(said: dict[str, Any]) -> str | None:
    """What is wrong with a line, beyond ``id`` and ``text``; a stage or an election may be left out."""
    for name, known in (("stage", STAGES), ("election", ELECTIONS)):
        if (said.get(name) or "none") not in known:
            return f"`{name}` must be one of: {', '.join(known)}"
    return None


def label_problem_of(said: dict[str, Any]) -> str | None:
    """What is wrong with the labels of a line."""
    names = said.get("categories", [])
    if not isinstance(said.get("block"), bool):
        return "`block` must be true or false"
    if not isinstance(names, list) or not all(name in CATEGORIES for name in names):
        return f"`categories` must be a list of: {', '.join(CATEGORIES)}"
    return None


def answer(said: dict[str, Any]) -> dict[str, Any]:
    """One line of findings."""
    found = _found(said)
    findings = [{"category": f.category, "start": f.start, "end": f.end, "reason": f.reason} for f in found]
    return {"id": said["id"], "block": blocked(found), "findings": findings}


def _found(said: dict[str, Any]) -> list[Any]:
    return check(said["text"], said.get("stage") or "none", said.get("election") or "none")


def measure(lines: Iterable[dict[str, Any]]) -> Measure:
    """Run the guard over labelled lines and count."""
    result = Measure()
    for said in lines:
        found = _found(said)
        labels, got = set(said.get("categories", [])), {finding.category for finding in found}
        _count(result, said, blocks=blocked(found))
        for name in labels:
            result.categories[name].labelled += 1
            result.categories[name].found += name in got
        for name in got - labels:
            result.categories[name].false += 1
    return result


def _count(result: Measure, said: dict[str, Any], *, blocks: bool) -> None:
    score = result.blocked if said["block"] else result.harmless
    score.labelled += 1
    score.found += blocks
    if blocks != said["block"]:
        what = "false" if blocks else "missed"
        result.errors.append((what, ",".join(sorted(said.get("categories", []))), str(said["id"]), said["text"]))


def table(result: Measure, *, errors: bool) -> Iterator[str]:
    """The measure as lines of text."""
    yield f"{'category':<34}{'labelled':>9}{'found':>7}{'missed':>8}{'share':>8}{'besides':>9}"
    for name, score in result.categories.items():
        missed = score.labelled - score.found
        yield f"{name:<34}{score.labelled:>9}{score.found:>7}{missed:>8}{score.share():>8.1%}{score.false:>9}"
    every, harmless = result.blocked, result.harmless
    yield f"{'must be blocked':<34}{every.labelled:>9}{every.found:>7}{every.labelled - every.found:>8}{every.share():>8.1%}"
    share = harmless.found / harmless.labelled if harmless.labelled else 0.0
    yield f"{'harmless, but blocked':<34}{harmless.labelled:>9}{harmless.found:>7}{'':>8}{share:>8.1%}"
    for what, names, sentence, text in result.errors if errors else []:
        yield f"{what:<7} {names} {sentence}: {text}"
