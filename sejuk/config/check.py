"""``sejuk check``: what may not be kept or sent, line by line, or how well that is found in labelled sentences."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sejuk.config import check_outgoing
from sejuk.lib.text.evaluate import Labelled, Report, evaluate
from sejuk.lib.text.guard import find
from sejuk.lib.text.rulebook import CATEGORIES, PURPOSES
from sejuk.lib.text.source import HELDOUT, LABELLED

OUTGOING = "outgoing"
OUTGOING_HELDOUT = "outgoing-heldout"


class BadLineError(Exception):
    """A line that is no ``{id, text}``."""


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``sejuk check``, for the command line."""
    check = verbs.add_parser("check", help="find what no record may hold or no message say, in lines of text", description=__doc__)
    check.add_argument(
        "--purpose", choices=(*PURPOSES, OUTGOING), default="record", help="what the text is kept as, or that it goes out (record)"
    )
    check.add_argument(
        "file", nargs="?", default="-", help="lines {id, text}, outgoing also {stage, election}; - or nothing reads standard input"
    )
    check.add_argument(
        "--evaluate",
        nargs="?",
        const="",
        metavar="GOLD.jsonl",
        help="lines {id, text, categories}, outgoing also {block}: print a table and the errors; without a file, Sejuk's own",
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
            said = _object(line, purpose)
        except BadLineError as problem:
            _complain(f"line {number}: {problem}")
            bad = 1
            continue
        sys.stdout.write(json.dumps(_answer(said, purpose), ensure_ascii=False) + "\n")
    return bad


def _answer(said: dict[str, Any], purpose: Any) -> dict[str, Any]:
    if purpose == OUTGOING:
        return check_outgoing.answer(said)
    found = [{"category": f.category, "start": f.start, "end": f.end} for f in find(said["text"], purpose)]
    return {"id": said["id"], "findings": found}


def _object(line: str, purpose: str) -> dict[str, Any]:
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
    if purpose == OUTGOING and (wrong := check_outgoing.problem_of(said)):
        raise BadLineError(wrong)
    return said


def _evaluate_own(purpose: str) -> int:
    """The sentences of sejuk/lib/text/labelled, those that no rule was made from by themselves and without their errors."""
    bad = 0
    kept_out = {"record": [HELDOUT], OUTGOING: [OUTGOING_HELDOUT]}.get(purpose, [])
    for name in (purpose, *kept_out):
        sys.stdout.write(f"{name}.jsonl\n")
        bad |= _evaluate(_lines(str(LABELLED / f"{name}.jsonl")), purpose, errors=name not in kept_out)
    return bad


def _evaluate(lines: Iterator[tuple[int, str]], purpose: Any, *, errors: bool = True) -> int:
    sentences: list[Any] = []
    bad = 0
    for number, line in lines:
        try:
            sentences.append(_labelled(_object(line, purpose), purpose))
        except BadLineError as problem:
            _complain(f"line {number}: {problem}")
            bad = 1
    if purpose == OUTGOING:
        table = check_outgoing.table(check_outgoing.measure(sentences), errors=errors)
    else:
        table = _table(evaluate(sentences, purpose), {each.id: each.text for each in sentences} if errors else {})
    sys.stdout.write("\n".join(table) + "\n")
    return bad


def _labelled(said: dict[str, Any], purpose: str) -> Labelled | dict[str, Any]:
    """Labels are ``categories``, or those of ``findings``; of what goes out, ``block`` besides."""
    if purpose == OUTGOING:
        if wrong := check_outgoing.label_problem_of(said):
            raise BadLineError(wrong)
        return said
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
