"""``sejuk doctor``: what is unsafe or broken in this very installation, why that matters, and what to do about it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from sejuk.config.doctor.finding import UNSAFE, WARNING, Finding

WRONG = 1
NAMES = {UNSAFE: "BAHAYA", WARNING: "perhatian"}


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the verb."""
    doctor = verbs.add_parser("doctor", help="say what is unsafe or broken in this installation", description=__doc__)
    doctor.add_argument("--json", action="store_true", help="as JSON, for other programs")
    doctor.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """Print every finding, the unsafe first; 1 if something is unsafe or broken."""
    import django

    django.setup()
    found = sorted(findings(), key=lambda one: one.severity != UNSAFE)
    unsafe = sum(one.severity == UNSAFE for one in found)
    if options.json:
        _say(json.dumps({"unsafe": unsafe, "findings": [one._asdict() for one in found]}, ensure_ascii=False, indent=1))
    else:
        for one in found:
            lines = (one.code, one.what, f"Sebabnya: {one.why}", f"Lakukan: {one.todo}\n")
            _say(f"{NAMES[one.severity]:<9}  " + "\n           ".join(lines))
        _say(f"{unsafe} bahaya, {len(found) - unsafe} perhatian" if found else "Tidak ada yang perlu dibenahi.")
    return WRONG if unsafe else 0


def findings() -> Iterator[Finding]:
    """Everything that is found; without a usable database only what can be seen without it."""
    from sejuk.config.doctor import database, files, people, serving, work

    place = serving.place()
    yield from serving.look(place)
    yield from files.look()
    broken = list(database.reach())
    yield from broken
    if not broken:
        for look in (database.look, work.look):
            yield from look()
        yield from people.look(place)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
