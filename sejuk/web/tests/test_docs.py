"""The documentation says what the code says: names, values, settings, events and rights are compared, not believed."""

from __future__ import annotations

import argparse
import ast
import io
import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from django.utils.text import slugify

from sejuk.activities import rules as activity_rules
from sejuk.activities import vocabulary
from sejuk.activities.actions import photos
from sejuk.config.cli import _parser
from sejuk.config.demo.load import PASSWORD
from sejuk.config.demo.people import SIGN_INS
from sejuk.config.reactions import REACTIONS
from sejuk.config.schedule import SCHEDULE
from sejuk.insight import rules as insight_rules
from sejuk.lib.problem_texts import TEXTS
from sejuk.org import rules as org_rules
from sejuk.org.access import POSTING_GRACE, asker_for
from sejuk.org.actions import imports as import_actions
from sejuk.org.actions.sign_in import ALLOWED_FAILURES, ALLOWED_STRANGERS
from sejuk.org.brake import PAUSE
from sejuk.org.imports import reading
from sejuk.org.models import Officer
from sejuk.org.rules import AREA_KINDS, GRANTS, Can, UnitKind, role_label
from sejuk.press.keeping import READS
from sejuk.sync import rules as sync_rules
from sejuk.testing import Cast, Phone, load_some_areas, unit

ROOT = Path(__file__).resolve().parents[3]
SEJUK = ROOT / "sejuk"
NOT_OURS = {"node_modules", ".venv", "dist", "__pycache__"}
FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(r"([\w.-]+(?:/[\w.-]+)*\.(?:py|ts|tsx|typ|html|js|css|json|md|toml|csv|gz|zip))(?::([A-Za-z_][\w.]*))?\Z")
VERB = re.compile(r"[a-z_]+\.[a-z_]+\Z")


def pages() -> list[Path]:
    """Every Markdown page of the project."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "field").glob("*.md"), *SEJUK.rglob("*.md")]
    return sorted(path for path in found if not NOT_OURS & set(path.parts))


@cache
def text(name: str) -> str:
    return (ROOT / name).read_text()


def said(name: str) -> str:
    """A page without its code blocks."""
    return FENCE.sub("", text(name))


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def rows(name: str, heading: str = "") -> list[list[str]]:
    """The cells of every table row of a page (of one section if a heading is given), heads and rules left out."""
    body = said(name)
    if heading:
        body = re.split(r"^## ", body.split(f"## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    table = [line for line in body.splitlines() if line.startswith("|")]
    rule = [re.fullmatch(r"[|: -]*-[|: -]*", line) is not None for line in table]
    content = [line for i, line in enumerate(table) if not rule[i] and not any(rule[i + 1 : i + 2])]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in content]


def code(cell: str) -> str:
    """What stands between the first backticks of a cell."""
    found = SPAN.search(cell)
    return found[1] if found else ""


# --- The map, and every place that any page names ------------------------------------------------------------------


@cache
def defined(path: Path) -> frozenset[str]:
    """What a file defines: in Python functions, classes, methods and constants, in TypeScript what it declares."""
    if path.suffix != ".py":
        return frozenset(re.findall(r"\b(?:function|const|let|class|interface|type)\s+(\w+)", path.read_text()))
    return frozenset(_python_names(ast.parse(path.read_text()).body))


def _python_names(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield prefix + node.name
            if isinstance(node, ast.ClassDef):
                yield from _python_names(node.body, f"{node.name}.")
        elif isinstance(node, ast.Assign):
            yield from (prefix + target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield prefix + node.target.id


def places(name: str) -> Iterator[tuple[str, str]]:
    """Each file that a page names in backticks with a slash in it or a name after it, and that name."""
    for span in SPAN.findall(said(name)):
        found = PLACE.match(span)
        if found and ("/" in found[1] or found[2]):
            yield found[1], found[2] or ""


def wrong_places(name: str) -> list[str]:
    wrong = []
    for path, inside in places(name):
        file = ROOT / path
        if not file.exists():
            wrong.append(path)
        elif inside and inside not in defined(file):
            wrong.append(f"{path}:{inside}")
    return wrong


OWN_PAGES = [name for page in pages() if not (name := name_of(page)).startswith("field/")]


@pytest.mark.parametrize("name", OWN_PAGES)
def test_every_file_and_function_that_a_page_names_is_there(name: str) -> None:
    assert wrong_places(name) == []


def test_the_finder_of_wrong_places_finds_them(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "`sejuk/org/access.py:asker_for` `sejuk/org/access.py:nothing` `sejuk/org/gone.py` `field/src/sync.ts:syncNow`"
    monkeypatch.setattr("sejuk.web.tests.test_docs.said", lambda _: page)
    assert wrong_places("any") == ["sejuk/org/access.py:nothing", "sejuk/org/gone.py"]


def test_the_column_of_the_map_is_the_one_that_imports_are_held_to() -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "rooms")
    wanted = [re.findall(r"sejuk\.(\w+)", layer) for layer in layers]
    built = [[room for room in layer if (SEJUK / room).is_dir()] for layer in wanted]
    column = FENCE.search(text("docs/MAP.md"))
    assert column
    shown = [line.split("  ")[0].split(" | ") for line in column[0].splitlines()[1:-1] if line and not line.startswith(" ")]
    assert shown == [layer for layer in built if layer]


def test_the_map_has_a_sentence_for_every_room_and_folder() -> None:
    body = said("docs/MAP.md")
    for folder in sorted(path for path in SEJUK.iterdir() if path.is_dir() and (path / "__init__.py").exists()):
        assert f"`sejuk/{folder.name}/`" in body, folder.name
        for inner in sorted(path for path in folder.iterdir() if path.is_dir() and any(path.glob("*.*"))):
            if inner.name not in NOT_OURS | {"tests", "migrations", "static", "templatetags"}:
                assert f"`sejuk/{folder.name}/{inner.name}/`" in body, inner
    for top in ("contract", "docs", "field", "journeys", "requirements", "tools"):
        assert f"`{top}/`" in body, top


def test_the_map_says_where_the_rules_are() -> None:
    table = rows("docs/MAP.md", "Where is the rule for …")
    assert len(table) >= 25
    assert all(PLACE.match(code(row[1])) for row in table), [row for row in table if not PLACE.match(code(row[1]))]


# --- The glossary ---------------------------------------------------------------------------------------------------


def glossary() -> set[tuple[str, str]]:
    return {(row[0], code(row[2])) for row in rows("docs/glossary.md") if len(row) >= 3}


VALUES = {
    name: [(label.id, value) for value, label in getattr(vocabulary, name).items()]
    for name in ("KINDS", "THEMES", "PARTNERS", "PLACE_KINDS", "HEARD_KINDS", "SITUATIONS", "STATES", "MARKS")
} | {
    "ROLES": [(role_label(role, kind), role.value) for role, kind in GRANTS],
    "UNITS": [(label[0], kind.value) for kind, label in org_rules.UNIT_LABELS.items()],
}


@pytest.mark.parametrize("table", VALUES)
def test_the_glossary_has_every_value_with_its_name(table: str) -> None:
    assert [pair for pair in VALUES[table] if pair not in glossary()] == []


def test_the_glossary_has_every_kind_of_area() -> None:
    assert set(AREA_KINDS) <= {value for _, value in glossary()}


def test_the_glossary_names_no_value_that_is_gone() -> None:
    known = {value for pairs in VALUES.values() for _, value in pairs} | set(AREA_KINDS) | {can.value for can in Can}
    stored = {code(row[2]) for heading in _sections("docs/glossary.md", "Stored") for row in rows("docs/glossary.md", heading)}
    assert stored <= known, stored - known


def _sections(name: str, begin: str) -> list[str]:
    return [line[3:] for line in said(name).splitlines() if line.startswith(f"## {begin}")]


# --- Settings, commands and targets ---------------------------------------------------------------------------------

SETTING_FILES = ("settings.py", "env.py", "cli.py", "logs.py")


def read_settings() -> set[str]:
    found = set()
    for name in SETTING_FILES:
        tree = ast.parse((SEJUK / "config" / name).read_text())
        words = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
        found |= {word for word in words if re.fullmatch(r"SEJUK_[A-Z0-9_]+", word)}
    return found


def test_every_setting_is_documented_and_none_is_invented() -> None:
    documented = [code(row[0]) for row in rows("docs/operating.md", "Settings")]
    assert sorted(documented) == sorted(read_settings())


def test_no_other_room_reads_the_environment() -> None:
    elsewhere = [
        name_of(path) for path in SEJUK.rglob("*.py")
        if "environ" in path.read_text() and "tests" not in path.parts and not path.is_relative_to(SEJUK / "config")
    ]  # fmt: skip
    assert elsewhere == []


def in_code(name: str) -> str:
    """What a page writes as code: its blocks and what stands in backticks."""
    blocks = [found[0] for found in FENCE.finditer(text(name))]
    return "\n".join([*blocks, *SPAN.findall(said(name))])


TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
ALL_PAGES = [name_of(page) for page in pages()]


@pytest.mark.parametrize("name", ALL_PAGES)
def test_no_page_names_a_target_or_command_that_is_not_there(name: str) -> None:
    body = in_code(name)
    wanted = set(re.findall(r"(?<![\w/.-])make(?: -\w+)* ([a-z][a-z-]*)", body)) - {"sure"}
    assert wanted <= TARGETS, wanted - TARGETS
    verbs = next(action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    named = set(re.findall(r"(?<![\w./-])(?:\.venv/bin/)?sejuk ([a-z_]+)\b", body))
    assert named <= set(verbs.choices), named - set(verbs.choices)
    managed = set(re.findall(r"sejuk manage ([a-z_]+)", body)) | set(re.findall(r"manage\.py ([a-z_]+)", body))
    assert managed <= set(get_commands()), managed - set(get_commands())
    options = {option for line in re.findall(r"sejuk up[^`\n]*", body) for option in re.findall(r"--[a-z-]+", line)}
    assert options <= {option for action in verbs.choices["up"]._actions for option in action.option_strings}


# --- Events, reactions, schedule, the wire --------------------------------------------------------------------------


def writing_files() -> Iterator[tuple[Path, ast.Module]]:
    """The modules that write into the journal."""
    for path in sorted(SEJUK.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts) and path.parent.name != "journal":
            tree = ast.parse(path.read_text())
            if "journal" in {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}:
                yield path, tree


def recorded() -> set[str]:
    """Every verb that the code records: the texts of that shape among the arguments of its calls."""
    found: set[str] = set()
    for _, tree in writing_files():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            for argument in call.args[:2]:
                found |= set(_verbs(argument))
    return {verb for verb in found if not verb.startswith("sejuk.")}


def _verbs(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and VERB.match(node.value):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _verbs(node.body)
        yield from _verbs(node.orelse)
    elif isinstance(node, ast.JoinedStr) and ast.unparse(node) == "f'activity.{decision}'":
        yield from (f"activity.{decision}" for decision in (activity_rules.ACCEPTED, activity_rules.RETURNED))


def event_rows() -> dict[str, list[str]]:
    return {code(row[0]): row for row in rows("docs/events.md", "What is written down")}


def test_every_verb_is_documented_and_none_is_invented() -> None:
    assert sorted(event_rows()) == sorted(recorded())


def test_every_computed_verb_is_understood_here() -> None:
    """A verb put together in another way than the one known above would be missed: then this test must learn it."""
    computed = []
    for path, tree in writing_files():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if ast.unparse(call.func) in ("journal.record", "NewEvent") and not list(_verbs(call.args[0])):
                computed.append(f"{path.name}: {ast.unparse(call.args[0])}")
    assert computed == ["writing.py: verb"]


def facts() -> Iterator[tuple[str, str]]:
    """Each verb with the names of what its event carries, where both stand in the call."""
    for _, tree in writing_files():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
            data = next((keyword.value for keyword in call.keywords if keyword.arg == "data"), None)
            keys = [key.value for node in ast.walk(data) if isinstance(node, ast.Dict) for key in node.keys
                    if isinstance(key, ast.Constant)] if data else []  # fmt: skip
            yield from ((verb, str(key)) for verb in _verbs(call.args[0]) for key in keys)


def test_every_fact_of_an_event_is_documented() -> None:
    table = event_rows()
    assert [(verb, key) for verb, key in facts() if f"`{key}`" not in table[verb][2]] == []


def action_functions() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(SEJUK.glob("*/actions/*.py")) + sorted(SEJUK.glob("*/actions.py")):
        if path.parts[-2] != "journal" and not path.name.startswith("_"):
            names = (node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef))
            found |= {name: path for name in names if not name.startswith("_")}
    return found


def test_every_action_stands_beside_the_verb_it_records() -> None:
    beside = {function for row in event_rows().values() for function in SPAN.findall(row[3])}
    assert beside == {f"{path.relative_to(SEJUK).parts[0]}.{name}" for name, path in action_functions().items()}


OWN_WORD = {
    "note_export": "exported",
    "note_releases_export": "exported",
    "keep_release": "kept",
    "keep_rival": "kept",
    "keep_text": "kept",
    "make_batch": "made",
    "load_elections": "published",
    "reset_password": "set",
    "appoint_officer": "added",
}


def test_every_action_is_named_by_its_verb() -> None:
    """``report_activity`` writes ``activity.reported``: the first letters of both words agree."""
    agreeing = {
        function
        for verb, row in event_rows().items()
        for function in (span.split(".")[1] for span in SPAN.findall(row[3]))
        if any(word.startswith(OWN_WORD.get(function, function)[:3]) for word in verb.split(".")[1].split("_"))
    }
    assert action_functions().keys() - agreeing == set()


def task_name(task: Any) -> str:
    """``insight.count_activities``."""
    return f"{task.func.__module__.split('.')[1]}.{task.func.__name__}"


def test_every_reaction_is_documented() -> None:
    wanted = {(verb, task_name(task)) for verb, tasks in REACTIONS.items() for task in tasks}
    assert {(code(row[0]), code(row[1])) for row in rows("docs/events.md", "What follows")} == wanted


EVERY = {timedelta(minutes=5): "5 minutes", timedelta(hours=1): "hour", timedelta(days=1): "day"}


def test_everything_that_recurs_is_documented() -> None:
    wanted = {(each.name, EVERY[each.every], task_name(each.task)) for each in SCHEDULE}
    assert {(code(row[0]), row[1], code(row[2])) for row in rows("docs/events.md", "What recurs")} == wanted


def test_every_kind_of_operation_stands_in_the_wire() -> None:
    headings = set(re.findall(r"^### `([a-z._]+)` \(v (\d+)\)$", text("docs/wire.md"), re.MULTILINE))
    assert headings == {(kind, str(v)) for kind, versions in sync_rules.VERSIONS.items() for v in versions}


def test_every_problem_has_its_row() -> None:
    assert [code(row[0]) for row in rows("docs/problems.md")] == sorted(TEXTS)


# --- Rights, periods and limits -------------------------------------------------------------------------------------


def test_the_table_of_rights_is_the_one_that_decides() -> None:
    order = [Can.RECORD, Can.READ, Can.REVIEW, Can.AGGREGATE, Can.MANAGE, Can.IMPORT, Can.AUDIT, Can.OPERATE, Can.BRIEF,
                 Can.DIRECT, Can.WRITE, Can.PUBLISH]  # fmt: skip
    kinds = list(UnitKind)[::-1]
    pairs = sorted(GRANTS, key=lambda pair: (list(org_rules.Role).index(pair[0]), kinds.index(pair[1])))
    wanted = [[role_label(*pair), pair[1].value, *("yes" if can in GRANTS[pair] else "" for can in order)] for pair in pairs]
    assert rows("docs/privacy.md", "Who may see and do what") == wanted


DAYS = {
    "docs/privacy.md": [
        f"{activity_rules.POSITION_DAYS} days", "100 m", f"{photos.ORPHAN_DAYS} days", f"{sync_rules.HISTORY_DAYS} days",
        f"{POSTING_GRACE.days} days", f"{int(import_actions.KEPT.total_seconds() // 3600)} hours",
        f"below {insight_rules.SMALL}", f"{settings.SESSION_COOKIE_AGE // 3600} hours",
    ],
    "docs/operating.md": [
        f"{sync_rules.MOST_OPS} operations", f"{photos.LARGEST // 1024 // 1024} MB", f"{reading.MOST_ROWS:,} rows",
        f"{reading.MOST_BYTES // 1024 // 1024} MB", f"{sync_rules.HISTORY_DAYS} days",
    ],
    "SECURITY.md": [
        f"{ALLOWED_FAILURES} wrong", f"{ALLOWED_STRANGERS} wrong", f"{int(PAUSE.total_seconds() // 60)} minutes",
        f"{settings.SESSION_COOKIE_AGE // 3600} hours", f"{READS} in {int(PAUSE.total_seconds() // 60)} minutes",
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", DAYS)
def test_periods_and_limits_are_those_of_the_code(name: str) -> None:
    assert [number for number in DAYS[name] if number not in text(name)] == []


# --- The first page in both languages, decisions, links -------------------------------------------------------------

PICTURES = (
    "field-today", "field-record", "field-outbox", "field-returned", "board", "activities", "activity", "coverage",
    "daily-report", "weekly-report", "briefing", "org-unit", "import-report", "field-cards", "field-card", "field-directive", "public-page-360",
    "message", "papers", "release-read", "release-kept", "text", "text-refused-360", "published-360", "published-share",
)  # fmt: skip


def pictures(name: str) -> list[str]:
    return re.findall(r"docs/images/([\w-]+)\.png", text(name))


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_the_first_page_shows_the_same_in_both_languages(name: str) -> None:
    assert sorted(pictures(name)) == sorted(PICTURES)
    blocks = [found[0] for found in FENCE.finditer(text(name))]
    assert [re.sub(r" +#.*", "", block) for block in blocks] == [
        re.sub(r" +#.*", "", found[0]) for found in FENCE.finditer(text("README.md"))
    ]
    assert PASSWORD in text(name)
    assert [code(row[0]) for row in rows(name) if code(row[0]).isdigit()] == [number for number, _, _ in SIGN_INS]


def test_the_pictures_are_there() -> None:
    missing = [name for name in PICTURES if not (ROOT / "docs" / "images" / f"{name}.png").exists()]
    assert missing == [], "make them: SEJUK_PICTURES=1 make test-browser"


LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")


def links(page: Path) -> Iterator[tuple[Path, str]]:
    body = FENCE.sub("", page.read_text())
    for target in (first or second for first, second in LINK.findall(body)):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = target.partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for path, anchor in links(page):
        if path.suffix == ".png":
            continue  # these have a test of their own
        if not path.exists():
            broken.append(str(path))
        elif anchor:
            titles = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text()), re.MULTILINE)
            if anchor not in {slugify(title.replace("`", ""), allow_unicode=True) for title in titles}:
                broken.append(f"{path}#{anchor}")
    assert broken == []


def test_decisions_are_numbered_and_say_what_they_must() -> None:
    found = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [path.name[:4] for path in found] == [f"{number:04}" for number in range(1, len(found) + 1)]
    index = text("docs/decisions/README.md")
    for path in found:
        assert f"({path.name})" in index, path.name
        assert re.findall(r"^## (.+)$", path.read_text(), re.MULTILINE) == [
            "Context", "Decision", "Consequences", "When to look again",
        ], path.name  # fmt: skip
        assert re.search(r"^Date: \d{4}-\d\d-\d\d", path.read_text(), re.MULTILINE), path.name


# --- Code that a page tells one to type -----------------------------------------------------------------------------


def blocks(name: str) -> list[str]:
    """The Python blocks of a page."""
    return re.findall(r"^```python\n(.*?)^```", text(name), re.MULTILINE | re.DOTALL)


def test_the_command_for_the_first_operator_works(db: None) -> None:
    (line,) = re.findall(r"`sejuk manage (operator [^`]+)`", (ROOT / "docs" / "operating.md").read_text())
    load_some_areas("53.02.10")
    unit(UnitKind.MABES, "Mabes Polri", None)
    call_command(*shlex.split(line), stdout=(said := io.StringIO()))
    officer = Officer.objects.get()
    assert f"Masuk di /sign-in/ dengan NRP {officer.service_number}" in said.getvalue()
    assert officer.must_change_password
    assert asker_for(officer).may(Can.OPERATE)


IMPORTS = """
from uuid import UUID

import pytest
from django.db import transaction

from sejuk import journal
from sejuk.activities import rules
from sejuk.activities.actions import accept_activity
from sejuk.activities.models import Activity
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org.access import Asker
from sejuk.org.rules import Can
from sejuk.testing import report
"""


def test_the_recipe_for_an_action_works(officer: Officer, kanit: Officer, stranger: Officer, cast: Cast, phone: Phone) -> None:
    space: dict[str, Any] = {}
    for block in (IMPORTS, *blocks("CONTRIBUTING.md")):
        exec(block, space)  # noqa: S102 - our own page
    space["test_it_waits_for_review_again"](officer, kanit, cast, phone)
    space["test_a_stranger_is_refused"](officer, kanit, stranger, cast)
