"""``sejuk check``: what may not stand in a record, line by line, or how well that is found in labelled sentences."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sejuk.lib.text.evaluate import Labelled, Report, evaluate
from sejuk.lib.text.guard import find
from sejuk.lib.text.rulebook import CATEGORIES, PURPOSES
from sejuk.lib.text.source import HELDOUT, LABELLED


class BadLineError(Exception):
    """A line that is no ``{id, text}``."""


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``sejuk check``, for the command line."""
    check = verbs.add_parser("check", help="find what no record may hold, in lines of text", description=__doc__)
    check.add_argument("--purpose", choices=PURPOSES, default="record", help="what the text is kept as (record)")
    check.add_argument("file", nargs="?", default="-", help="lines {id, text}; - or nothing reads from standard input")
    check.add_argument(
        "--evaluate",
        nargs="?",
        const="",
        metavar="GOLD.jsonl",
        help="lines {id, text, categories}: print a table and the errors; without a file, Sejuk's own labelled sentences",
    )
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when every line could be read, 1 when some could not, 2 when there is nothing to read."""
    name = options.evaluate or options.file
    try:
        if options.evaluate == "":
            return _evaluate_own(options.purpose)
        return (_evaluate if options.evaluate else _check)(_lines(name), options.purpose)
    except (OSError, UnicodeDecodeError) as problem:
        _complain(f"{name}: {problem}")
        return 2


def _lines(name: str) -> Iterator[tuple[int, str]]:
    """Numbered lines that hold something; a mark at the head of the file is left out."""
    content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    for number, line in enumerate(content.decode("utf-8-sig").split("\n"), start=1):
        if line.strip():
            yield number, line


def _check(lines: Iterator[tuple[int, str]], purpose: Any) -> int:
    bad = 0
    for number, line in lines:
        try:
            said = _object(line)
        except BadLineError as problem:
            _complain(f"line {number}: {problem}")
            bad = 1
            continue
        found = [{"category": f.category, "start": f.start, "end": f.end} for f in find(said["text"], purpose)]
        sys.stdout.write(json.dumps({"id": said["id"], "findings": found}, ensure_ascii=False) + "\n")
    return bad


def _object(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as problem:
        msg = f"this is no JSON ({problem})"
        raise BadLineError(msg) from problem
    if not isinstance(said, dict):
        msg = 'expected an object: {"id": …, "text": "…"}'
        raise BadLineError(msg)
    if not isinstance(said.get("id"), str | int) or isinstance(said.get("id"), bool):
        msg = "`id` must be a text or a number"
        raise BadLineError(msg)
    if not isinstance(said.get("text"), str):
        msg = "`text` must be a text"
        raise BadLineError(msg)
    return said


def _evaluate_own(purpose: str) -> int:
    """The sentences of sejuk/lib/text/labelled, those that no rule was made from by themselves and without their errors."""
    bad = 0
    for name in (purpose, *([HELDOUT] if purpose == "record" else [])):
        sys.stdout.write(f"{name}.jsonl\n")
        bad |= _evaluate(_lines(str(LABELLED / f"{name}.jsonl")), purpose, errors=name != HELDOUT)
    return bad


def _evaluate(lines: Iterator[tuple[int, str]], purpose: Any, *, errors: bool = True) -> int:
    sentences: list[Labelled] = []
    bad = 0
    for number, line in lines:
        try:
            sentences.append(_labelled(_object(line)))
        except BadLineError as problem:
            _complain(f"line {number}: {problem}")
            bad = 1
    texts = {each.id: each.text for each in sentences}
    sys.stdout.write("\n".join(_table(evaluate(sentences, purpose), texts if errors else {})) + "\n")
    return bad


def _labelled(said: dict[str, Any]) -> Labelled:
    """Labels are ``categories``, or those of ``findings``."""
    names = said.get("categories")
    if names is None and isinstance(said.get("findings"), list):
        names = [one.get("category") if isinstance(one, dict) else None for one in said["findings"]]
    if not isinstance(names, list) or not all(name in CATEGORIES for name in names):
        msg = f"`categories` must be a list of: {', '.join(CATEGORIES)}"
        raise BadLineError(msg)
    return Labelled(str(said["id"]), said["text"], frozenset(names))


def _table(report: Report, texts: dict[str, str]) -> Iterator[str]:
    yield f"{'category':<22}{'labelled':>9}{'found':>7}{'missed':>8}{'share':>8}{'false':>7}"
    for name, score in report.categories.items():
        yield f"{name:<22}{score.labelled:>9}{score.found:>7}{score.labelled - score.found:>8}{score.share():>8.1%}{score.false:>7}"
    every = report.forbidden
    yield f"{'forbidden sentences':<22}{every.labelled:>9}{every.found:>7}{every.labelled - every.found:>8}{every.share():>8.1%}"
    share = report.alarms / report.harmless if report.harmless else 0.0
    yield f"{'harmless, but raised':<22}{report.harmless:>9}{report.alarms:>7}{'':>8}{share:>8.1%}"
    for what, name, sentence in report.errors if texts else []:
        yield f"{what:<7} {name:<21} {sentence}: {texts[sentence]}"


def _complain(text: str) -> None:
    sys.stderr.write(f"sejuk check: {text}\n")
