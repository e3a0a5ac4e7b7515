"""The ruler measures what a reader would count."""

from pathlib import Path

import pytest

from tools import lengths


def test_a_python_function_is_measured_without_its_decorators():
    text = "@cache\n@other\ndef one():\n    return 1\n\n\nclass A:\n    async def two(self):\n        pass\n"
    assert list(lengths.python_functions(text)) == [("one", 3, 2), ("two", 8, 2)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("export function one<T>(a: T): Promise<T> {\n  return a;\n}\n", "one"),
        ("const one = async (a: number): Promise<void> => {\n  await a;\n};\n", "one"),
        ("class A {\n  private async one(a: string): Promise<number> {\n    return 1;\n  }\n}\n", "one"),
        ("rows.map((row) => {\n  return row;\n});\n", "(arrow)"),
        ("addEventListener('fetch', function (event) {\n  event;\n});\n", "(arrow)"),
    ],
    ids=["function", "arrow with a name", "method", "arrow", "function without a name"],
)
def test_a_typescript_function_is_found(text, name):
    ((found, _, lines),) = lengths.typescript_functions(text)
    assert (found, lines) == (name, 3)


@pytest.mark.parametrize(
    "text",
    [
        "if (a) {\n  b();\n}\n",
        "for (const a of b) {\n  c();\n}\n",
        "const a = {\n  b: 1,\n};\n",
        "type A = {\n  b: string;\n};\n",
        "describe('a sentence', () => {\n  1;\n});\n",
        "const a = '=> {' + `function b() {` + \"}\"; // function c() {\n",
    ],
    ids=["if", "for", "object", "type", "group of tests", "inside texts and comments"],
)
def test_what_is_no_function_is_left_alone(text):
    assert not list(lengths.typescript_functions(text))


def test_tests_may_be_longer():
    assert lengths.limits(Path("sejuk/org/tests/test_units.py")) == lengths.TEST_LIMITS
    assert lengths.limits(Path("field/src/sync.test.ts")) == lengths.TEST_LIMITS
    assert lengths.limits(Path("sejuk/org/actions.py")) == lengths.CODE_LIMITS


def test_what_is_too_long_is_named_with_its_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(lengths, "ROOT", tmp_path)
    (tmp_path / "sejuk").mkdir()
    (tmp_path / "sejuk" / "long.py").write_text("\ndef long():\n" + "    pass\n" * 400)
    assert lengths.main() == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("sejuk/long.py:1: 402 lines")
    assert lines[1].startswith("sejuk/long.py:2: long() has 401 lines")
