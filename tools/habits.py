"""The house's own lint: habits that no ready-made linter knows, each with its reason, a good and a bad line.

``python -m tools.habits`` reads every Python file under sejuk/; ``--rules`` explains the rules. Each rule's own good
and bad lines are its test (tools/tests/test_habits.py): a rule that does not find its bad line is no rule.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.reading import File, acts_for_somebody, imports, positional, public, reaches

ROOT = Path(__file__).resolve().parent.parent
Finding = tuple[int, str]


@dataclass(frozen=True)
class Rule:
    """One habit. ``where`` is the path that its good and bad lines pretend to have."""

    name: str
    reason: str
    where: str
    good: str
    bad: str
    find: Callable[[File], Iterator[Finding]]


RULES: list[Rule] = []


def rule(
    *, reason: str, where: str, good: str, bad: str
) -> Callable[[Callable[[File], Iterator[Finding]]], Callable[[File], Iterator[Finding]]]:
    """Enter a function as the rule of its name."""

    def enter(find: Callable[[File], Iterator[Finding]]) -> Callable[[File], Iterator[Finding]]:
        RULES.append(Rule(find.__name__.replace("_", "-"), reason, where, good, bad, find))
        return find

    return enter


@rule(
    reason="What somebody may see is decided where it is read: forbidden must look like absent, on every page.",
    where="sejuk/org/queries.py",
    good="def units(asker: Asker) -> list[Unit]: ...",
    bad="def units(region: str) -> list[Unit]: ...",
)
def query_takes_the_asker_first(file: File) -> Iterator[Finding]:
    """Public functions of queries.py have ``asker`` (an officer's, or ``PUBLIC``) as their first parameter."""
    if not file.is_kind("queries"):
        return
    for function in public(file.tree):
        if positional(function)[:1] != ["asker"]:
            yield function.lineno, f"{function.name}() must take `asker` first"


@rule(
    reason="Actions carry many facts of the same type; a name at each of them is what a reviewer can check.",
    where="sejuk/org/actions.py",
    good="@transaction.atomic\ndef end_posting(*, asker, posting_id):\n    journal.record('posting.ended', posting_id)",
    bad="@transaction.atomic\ndef end_posting(asker, posting_id):\n    journal.record('posting.ended', posting_id)",
)
def action_is_keyword_only(file: File) -> Iterator[Finding]:
    """Public functions of actions.py take keywords only."""
    if not is_action_file(file):
        return
    for function in public(file.tree):
        if positional(function) or function.args.vararg:
            yield function.lineno, f"{function.name}() must be keyword-only: def {function.name}(*, …)"


@rule(
    reason="The rows, the event and the tasks that follow are written together or not at all.",
    where="sejuk/org/actions.py",
    good="@transaction.atomic\ndef end_posting(*, asker):\n    journal.record('posting.ended', 1)",
    bad="def end_posting(*, asker):\n    journal.record('posting.ended', 1)",
)
def action_is_atomic(file: File) -> Iterator[Finding]:
    """Public functions of actions.py are decorated ``@transaction.atomic``, open one, or call one that does."""
    if not is_action_file(file):
        return
    for function in public(file.tree):
        if not reaches(file, function.name, lambda name: name.endswith("atomic")):
            yield function.lineno, f"{function.name}() must be @transaction.atomic"


@rule(
    reason="What is not in the journal did not happen: nobody can show it, answer it or react to it.",
    where="sejuk/org/actions.py",
    good=(
        "from sejuk.journal import actions as journal\n"
        "@transaction.atomic\ndef end_posting(*, asker):\n    journal.record('posting.ended', 1)"
    ),
    bad="@transaction.atomic\ndef end_posting(*, asker):\n    Posting.objects.update(until=today)",
)
def action_records_an_event(file: File) -> Iterator[Finding]:
    """Public functions of actions.py reach ``record`` or ``record_many``, directly or through what they call."""
    if not is_action_file(file):
        return
    journal = {here for _, name, here in imports(file.tree) if name.startswith("sejuk.journal")}
    others = {here for _, name, here in imports(file.tree) if re.match(r"sejuk\.\w+\.actions\b", name)} - journal

    def records(name: str) -> bool:
        first, last = name.split(".")[0], name.rsplit(".", 1)[-1]
        return first in others or (last in ("record", "record_many") and (not journal or first in journal))

    for function in public(file.tree):
        if not reaches(file, function.name, records):
            yield function.lineno, f"{function.name}() must end in journal.record(…) or record_many(…)"


@rule(
    reason="An action that nobody refused is open to everybody; the test of the stranger shows that it is not.",
    where="sejuk/org/actions.py",
    good="from sejuk.journal import actions as journal",
    bad="@transaction.atomic\ndef end_posting(*, asker, posting_id):\n    journal.record('posting.ended', posting_id)",
)
def action_has_a_test_with_a_stranger(file: File) -> Iterator[Finding]:
    """Each action has tests/test_<action>.py in its room; there ``stranger`` is refused if it takes an ``asker``."""
    if not is_action_file(file):
        return
    for function in public(file.tree):
        test = f"sejuk/{file.room}/tests/test_{function.name}.py"
        text = file.read(test)
        if text is None:
            yield function.lineno, f"{function.name}() needs {test}"
        elif acts_for_somebody(function) and not re.search(r"\bstranger\b", text):
            yield function.lineno, f"{test} must show that the `stranger` of the cast is refused"


@rule(
    reason="Pages, APIs and tasks go through actions and queries: there the scope, the journal and the tests are.",
    where="sejuk/web/views.py",
    good="rows = queries.activities(request.asker)",
    bad="rows = Activity.objects.all()",
)
def tables_only_through_actions_and_queries(file: File) -> Iterator[Finding]:
    """No ``.objects`` in views, api, forms and tasks."""
    if not file.is_kind("views", "api", "forms", "tasks"):
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager"):
            yield node.lineno, f"`.{node.attr}` here: ask a query or an action"


@rule(
    reason="A rule that needs no database can be read, tested in a microsecond, and run by the phone's golden cases.",
    where="sejuk/org/rules.py",
    good="from sejuk.lib.problems import Problem",
    bad="from django.utils import timezone",
)
def rules_and_lib_are_pure(file: File) -> Iterator[Finding]:
    """rules.py and everything in lib import no Django, nor what needs it."""
    if "tests" in file.parts or not (file.is_kind("rules") or file.room == "lib"):
        return
    impure = ("django", "ninja", "django_tasks", "django_otp", "csp")
    for line, name, _ in imports(file.tree):
        room_file = re.match(r"sejuk\.\w+\.(models|actions|queries|tasks|views|api|forms)\b", name)
        if name.split(".")[0] in impure or room_file:
            yield line, f"imports {name}: keep rules and lib pure"


@rule(
    reason="A migration is history: if it calls today's code, it changes or breaks when the code moves on.",
    where="sejuk/org/migrations/0002_name_units.py",
    good="import sejuk.lib.ids\ndef forwards(apps, schema_editor):\n    Unit = apps.get_model('org', 'Unit')",
    bad="from sejuk.org.models import Unit",
)
def migration_imports_no_room(file: File) -> Iterator[Finding]:
    """A migration imports only ``sejuk.lib`` and, as makemigrations writes it, ``import sejuk.<room>.models``."""
    if "migrations" not in file.parts:
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ImportFrom) and re.match(r"sejuk(?!\.lib\b)", node.module or ""):
            yield node.lineno, f"from {node.module} import …: take models from apps.get_model()"
        if isinstance(node, ast.Import):
            for name in node.names:
                if re.match(r"sejuk\.(?!lib\b|\w+\.(models|rules)\b)", name.name):
                    yield node.lineno, f"import {name.name}: a migration stands on its own"


@rule(
    reason="The list of migrations is the history of the tables; 0007_auto_20240131 tells nothing.",
    where="sejuk/org/migrations/0007_auto_20240131.py",
    good="",
    bad="'''The name is what is wrong here.'''",
)
def migration_is_named_in_words(file: File) -> Iterator[Finding]:
    """Migrations are called 0002_what_changes, never auto."""
    if file.parts[-2:-1] != ("migrations",) or file.parts[-1] == "__init__":
        return
    if "_auto_" in file.parts[-1] or not re.fullmatch(r"\d{4}_[a-z][a-z0-9_]*", file.parts[-1]):
        yield 1, "name it in words: makemigrations --name what_changes"


VAGUE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "managers",
    "manager",
    "signals",
    "misc",
    "common",
    "services",
    "service",
}


@rule(
    reason="A name that promises nothing collects everything. The room's files have names that promise (docs/MAP.md).",
    where="sejuk/org/utils.py",
    good="",
    bad="'''The name is what is wrong here.'''",
)
def file_name_promises_something(file: File) -> Iterator[Finding]:
    """No utils, helpers, managers, services or signals."""
    if vague := VAGUE & set(file.parts):
        yield 1, f"`{min(vague)}` promises nothing: name it after its noun, or use the room's own file names"


# Whole words of a field's name, in both languages. Values (a religious leader among the partners) are another matter.
FORBIDDEN = {
    "nik": "the number of the identity card",
    "ktp": "the identity card",
    "party": "a political party", "parties": "a political party", "partai": "a political party",
    "candidate": "a candidate", "candidates": "a candidate", "calon": "a candidate", "caleg": "a candidate",
    "vote": "a vote", "votes": "a vote", "voter": "a vote", "voted": "a vote", "ballot": "a vote", "suara": "a vote",
    "religion": "religion", "religions": "religion", "agama": "religion", "faith": "religion",
    "ethnic": "ethnicity", "ethnicity": "ethnicity", "suku": "ethnicity", "tribe": "ethnicity", "race": "ethnicity",
    "ideology": "conviction", "political": "conviction", "politics": "conviction",
    "speaker": "who spoke", "resident": "who spoke", "informant": "who spoke", "complainant": "who spoke",
    "biometric": "a body", "fingerprint": "a body", "face": "a body",
    "score": "a score of a person or place", "suspicion": "a score of a person or place",
}  # fmt: skip


@rule(
    reason="What is not stored cannot leak, be demanded or be misused. The list of refusals is in docs/boundaries.md.",
    where="sejuk/activities/models.py",
    good="class Visit(Model):\n    partners = JSONField()",
    bad="class Visit(Model):\n    host_religion = CharField(max_length=20)",
)
def forbidden_column(file: File) -> Iterator[Finding]:
    """No field for identity number, party, candidate, vote, religion, ethnicity, the speaker, a body or a score."""
    if not file.is_kind("models", "forms", "api", "push", "schemas"):
        return
    for kind in (node for node in ast.walk(file.tree) if isinstance(node, ast.ClassDef)):
        for node in kind.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                names = [node.target.id]
            else:
                continue
            for name in names:
                for word in FORBIDDEN.keys() & set(name.lower().split("_")):
                    yield node.lineno, f"`{name}` would store {FORBIDDEN[word]}"


def is_action_file(file: File) -> bool:
    """actions.py of a room, or a public module of its package; the journal is what actions write into."""
    return file.is_kind("actions") and file.room != "journal" and not file.parts[-1].startswith("_")


def read(path: str) -> str | None:
    """A file of the project, or None if there is none."""
    found = ROOT / path
    return found.read_text(encoding="utf-8") if found.is_file() else None


def findings(paths: list[Path]) -> Iterator[str]:
    """One line for each breach, as editors like it, and after a rule's breaches its reason."""
    files = []
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        files.append(File(name, ast.parse(path.read_text(encoding="utf-8"), name), read))
    for each in RULES:
        found = [f"{file.path}:{line}: {message}" for file in files for line, message in sorted(each.find(file))]
        yield from found
        if found:
            yield f"    {each.name}: {each.reason}\n"


def explain() -> None:
    """Print the rules as a newcomer reads them."""
    for each in RULES:
        print(f"{each.name} ({each.where})\n  {(each.find.__doc__ or '').strip()}\n  Why: {each.reason}")
        for label, lines in (("good", each.good), ("bad", each.bad)):
            for line in lines.splitlines():
                print(f"  {label:>4} | {line}")
        print()


def main() -> int:
    """Check the house, or explain it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", action="store_true", help="explain the rules and leave")
    if parser.parse_args().rules:
        explain()
        return 0
    paths = sorted(path for path in (ROOT / "sejuk").rglob("*.py") if "dist" not in path.parts)
    found = list(findings(paths))
    print("\n".join(found) if found else f"habits: {len(RULES)} rules kept in {len(paths)} files")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
