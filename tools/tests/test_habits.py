"""Each rule of the house lint finds its own bad line and leaves its good one alone."""

import ast

import pytest

from tools import habits
from tools.reading import File

STRANGER = "def test_a_stranger_is_refused(stranger): ..."


def found(rule, path, text, *, tests=None):
    """What one rule says about a text that pretends to lie at a path."""
    return [message for _, message in rule.find(File(path, ast.parse(text), (tests or {}).get))]


def named(name):
    """The rule of that name."""
    return next(rule for rule in habits.RULES if rule.name == name)


@pytest.mark.parametrize("rule", habits.RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_bad_line_and_spares_its_good_one(rule):
    assert found(rule, rule.where, rule.bad)
    if rule.good:
        assert not found(rule, rule.where, rule.good)


@pytest.mark.parametrize("rule", habits.RULES, ids=lambda rule: rule.name)
def test_a_rule_says_why(rule):
    assert rule.reason.endswith(".")
    assert rule.find.__doc__


@pytest.mark.parametrize("rule", habits.RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_tests_alone(rule):
    assert not found(rule, "sejuk/org/tests/test_end_posting.py", rule.bad)


ACTION = "@transaction.atomic\ndef end_posting(*, {who}, posting_id): journal.record('posting.ended', posting_id)"


@pytest.mark.parametrize(
    ("who", "test", "complaints"),
    [
        ("asker", None, 1),
        ("asker", "def test_it(sari): ...", 1),
        ("asker", STRANGER, 0),
        ("officer_id", "def test_it(sari): ...", 1),
        ("by: Asker", "def test_it(sari): ...", 1),
        ("clock", "def test_it(sari): ...", 0),
    ],
    ids=[
        "no test",
        "no stranger",
        "stranger refused",
        "an officer",
        "an asker by another name",
        "the schedule's own action has no stranger",
    ],
)
def test_an_action_is_tried_by_a_stranger(who, test, complaints):
    tests = {"sejuk/org/tests/test_end_posting.py": test} if test else {}
    rule = named("action-has-a-test-with-a-stranger")
    assert len(found(rule, "sejuk/org/actions/postings.py", ACTION.format(who=who), tests=tests)) == complaints


@pytest.mark.parametrize(
    "body",
    [
        "from sejuk.journal.actions import record_many\ndef go(*, asker): record_many([])",
        "from sejuk.journal import actions as journal\ndef go(*, asker): _a()\ndef _a(): journal.record('a', 1)",
        "from sejuk.org import actions as org\ndef go(*, asker): org.end_posting(asker=asker)",
        "from sejuk.org.actions import end_posting\ndef go(*, asker): end_posting(asker=asker)",
    ],
    ids=["by name", "through a private function", "through another room", "through another action"],
)
def test_an_action_may_record_through_what_it_calls(body):
    assert not found(named("action-records-an-event"), "sejuk/activities/actions.py", body)


def test_an_action_may_be_atomic_through_what_it_calls():
    text = "def go(*, asker): return go_all(asker=asker)\n@transaction.atomic(durable=True)\ndef go_all(*, asker): ..."
    assert not found(named("action-is-atomic"), "sejuk/activities/actions.py", text)


def test_a_record_of_something_else_is_no_event():
    text = "from sejuk.journal import actions as journal\ndef go(*, asker): camera.record(1)"
    assert found(named("action-records-an-event"), "sejuk/activities/actions.py", text)


def test_an_action_that_calls_itself_ends():
    text = "def go(*, asker): _on()\ndef _on(): _on()"
    assert found(named("action-records-an-event"), "sejuk/activities/actions.py", text)


@pytest.mark.parametrize("column", ["nik", "voter_intention", "Agama", "speaker_name", "party"])
def test_a_forbidden_word_is_found_inside_a_name(column):
    assert found(named("forbidden-column"), "sejuk/org/models.py", f"class A:\n    {column} = TextField()")


@pytest.mark.parametrize("column", ["partners", "teknik", "subject", "racing", "partner_count", "description"])
def test_an_innocent_name_is_left_alone(column):
    assert not found(named("forbidden-column"), "sejuk/org/models.py", f"class A:\n    {column} = TextField()")


def test_a_good_house_has_no_findings_and_a_bad_file_is_named_with_its_line(tmp_path, monkeypatch):
    monkeypatch.setattr(habits, "ROOT", tmp_path)
    room = tmp_path / "sejuk" / "org"
    room.mkdir(parents=True)
    path = room / "queries.py"
    path.write_text('"""Reads."""\n\n\ndef units(region):\n    """Units."""\n')
    line, reason = habits.findings([path])
    assert "query-takes-the-asker-first" in reason
    assert line.startswith("sejuk/org/queries.py:4: units() must take `asker` first")
