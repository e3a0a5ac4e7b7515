"""``sejuk read``: a published release becomes facts, a JSON object a line; or how well that goes on labelled releases."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import IO, Any

from sejuk.press.reading import evaluate, near, reader
from sejuk.press.reading.inputs import Refused, Release, object_of, release_of, releases
from sejuk.press.reading.shape import Reading

OWN = "releases.jsonl"
EVERY_SECONDS = 1.0
LONG_SECONDS = 10.0  # work that takes longer tells where it is, also where nobody watches a terminal


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``sejuk read``, for the command line."""
    read = verbs.add_parser("read", help="read published releases: facts, each with its place in the text", description=__doc__)
    read.add_argument(
        "file", nargs="*", default=["-"], help="text, HTML, or JSON lines {id, text, title}; - or nothing reads standard input"
    )
    read.add_argument(
        "--evaluate",
        nargs="*",
        metavar="JSONL",
        help="labelled releases, lines {id, text, relevant, …}, or labels and, in a second file, texts: print a table and errors; "
        "without a file, Sejuk's own",
    )
    read.add_argument("--explain", action="store_true", help="add to each field the rule that found it, and what the rule says")
    read.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0 when every release could be read, 1 when some could not, 2 when a file is missing."""
    try:
        if options.evaluate is not None:
            return _evaluate(options.evaluate)
        return _read(options.file, explain=options.explain)
    except OSError as problem:
        _complain(f"{problem.filename or ''}: {problem.strerror}")
        return 2
    except BrokenPipeError:
        return 0


def _read(names: list[str], *, explain: bool) -> int:
    known, progress, bad = near.Memory(), _Progress(), 0
    for each in _from(names):
        if isinstance(each, Refused):
            _complain(f"{each.where}: {each.why}")
            bad = 1
            continue
        reading = reader.read(each.text, title=each.title, id=each.id, known=known)
        data = reading.as_data()
        if each.from_page:
            data["text"] = each.text
        if explain:
            data["rules"] = explained(reading)
        sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")
        progress.one_more()
    progress.end()
    return bad


def explained(reading: Reading) -> dict[str, Any]:
    """For each field the name of the rule that found it, with its sentence."""
    says = {name: text for rules in reader.RULES.values() for name, text in rules.items()}
    rules: dict[str, Any] = {name: found.rule for name, found in reading.facts.items()}
    for name in ("activity_types", "topics", "officers"):
        rules[name] = [each.rule for each in getattr(reading, name)]
    rules["warnings"] = [each.code for each in reading.warnings]
    named = {each for value in rules.values() for each in ([value] if isinstance(value, str) else value)}
    return {**rules, "says": {name: says.get(name, "") for name in sorted(named)}}


def _from(names: list[str]) -> Iterator[Release | Refused]:
    for name in names:
        with _opened(name) as stream:
            yield from releases(stream, name)


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as stream:
        yield stream


def _evaluate(names: list[str]) -> int:
    """The labelled releases of a file, or Sejuk's own."""
    gold, bad = _labelled(names[0] if names else str(resources.files("sejuk.press.reading") / "data" / OWN))
    texts = {}
    for each in _from(names[1:2]):
        if isinstance(each, Refused):
            _complain(f"{each.where}: {each.why}")
            bad = 1
        else:
            texts[each.id] = each
    judged = []
    progress, known = _Progress(), near.Memory()
    for labels, own in gold:
        release = texts.get(str(labels["id"]), own)
        if release is None:
            _complain(f"{labels['id']}: labels without a text")
            bad = 1
            continue
        judged.append(evaluate.judge(labels, reader.read(release.text, title=release.title, id=release.id, known=known)))
        progress.one_more()
    progress.end()
    sys.stdout.write(f"{len(judged)} releases\n" + "\n".join(evaluate.table(judged)) + "\n")
    return bad


def _labelled(name: str) -> tuple[list[tuple[dict[str, Any], Release | None]], int]:
    """Labels of a file, each with its text if that stands beside them."""
    found, bad = [], 0
    with _opened(name) as stream:
        for number, line in enumerate(stream, start=1):
            said = object_of(line) if line.strip() else None
            wrong = said.why if isinstance(said, Refused) else evaluate.label_problem(said) if said else None
            if wrong:
                _complain(f"{name}, line {number}: {wrong}")
                bad = 1
            elif isinstance(said, dict):
                own = release_of(line) if "text" in said else None
                found.append((said, own if isinstance(own, Release) else None))
    return found, bad


class _Progress:
    """How many releases are done, on standard error: where somebody watches, or when it takes long."""

    def __init__(self) -> None:
        self.done, self.began = 0, time.perf_counter()
        self.shown = self.began

    def one_more(self) -> None:
        """Count one, and tell now and then."""
        self.done += 1
        now = time.perf_counter()
        if now - self.shown > (EVERY_SECONDS if sys.stderr.isatty() else LONG_SECONDS):
            self.shown = now
            self._tell("\r" if sys.stderr.isatty() else "", "" if sys.stderr.isatty() else "\n")

    def end(self) -> None:
        """The last line, if there was one before."""
        if self.shown > self.began:
            self._tell("\r" if sys.stderr.isatty() else "", "\n")

    def _tell(self, before: str, after: str) -> None:
        rate = self.done / max(time.perf_counter() - self.began, 0.001)
        sys.stderr.write(f"{before}sejuk read: {self.done:,} releases, {rate:,.0f} a second{after}")
        sys.stderr.flush()


def _complain(text: str) -> None:
    sys.stderr.write(f"sejuk read: {text}\n")
