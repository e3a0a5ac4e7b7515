"""No file over 400 lines and no function over 40 (tests 600 and 60), in Python and TypeScript; prints the trend."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("sejuk", "tools", "bench", "journeys", "field/src", "field/test", "field/scripts")
SKIP = {"node_modules", "dist", "__pycache__", "migrations"}
CODE = {".py", ".ts", ".tsx", ".mjs"}


@dataclass(frozen=True)
class Limits:
    """How long a file and a function may be."""

    file: int
    function: int


CODE_LIMITS, TEST_LIMITS = Limits(400, 40), Limits(600, 60)


def limits(path: Path) -> Limits:
    """Tests may be longer: they are lists of sentences."""
    is_test = {"tests", "test", "journeys"} & set(path.parts) or re.search(r"\.test\.tsx?$|^test_|^conftest", path.name)
    return TEST_LIMITS if is_test else CODE_LIMITS


def python_functions(text: str) -> Iterator[tuple[str, int, int]]:
    """Name, first line and length of each function, its decorators left out."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno, (node.end_lineno or node.lineno) - node.lineno + 1


# A comment, a text, a template or a regular expression: nothing in them opens a function.
OPAQUE = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`
      | (?<=[(,=:\[!&|?;])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/""",
    re.VERBOSE | re.DOTALL,
)
ARROW = re.compile(r"(?:(?:const|let)\s+(\w+)[^;{}]*|[(,=?:]\s*)?=>\s*$", re.DOTALL)
NAMED = re.compile(r"\bfunction\s*\*?\s*(\w*)\s*(?:<[^{}]*>)?\([^;]*\)\s*(?::[^;={}]+)?\s*$", re.DOTALL)
METHOD = re.compile(r"(?:^|[\n;{}])\s*(?:(?:async|static|get|set|private|public|readonly)\s+)*([#\w]+)\s*\([^;{}]*\)"
                    r"\s*(?::[^;={}]+)?\s*$")  # fmt: skip
CONTROL = {"if", "for", "while", "switch", "catch", "with", "do", "else", "return", "function"}
GROUPS = re.compile(r"\b(?:describe|suite)(?:\.\w+)*\(.*=>\s*$", re.DOTALL)


def blanked(text: str) -> str:
    """The text with everything opaque turned to spaces, line for line."""
    return OPAQUE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def opened(before: str) -> str | None:
    """The name of the function that a brace opens after this text, or None if it opens something else."""
    if GROUPS.search(before[-200:].rsplit("\n", 1)[-1]):
        return None
    for pattern in (NAMED, ARROW, METHOD):
        found = pattern.search(before)
        if found:
            name = (found[1] if found.lastindex else "") or "(arrow)"
            return None if name in CONTROL else name
    return None


def typescript_functions(text: str) -> Iterator[tuple[str, int, int]]:
    """Name, first line and length of each function with a body in braces; a scan, not a parser."""
    plain = blanked(text)
    stack: list[tuple[str | None, int]] = []
    for brace in re.finditer(r"[{}]", plain):
        at = brace.start()
        line = plain.count("\n", 0, at) + 1
        if brace[0] == "{":
            stack.append((opened(plain[max(0, at - 600) : at]), line))
        elif stack:
            name, first = stack.pop()
            if name is not None:
                yield name, first, line - first + 1


def measured() -> Iterator[tuple[Path, int, list[tuple[str, int, int]]]]:
    """Each source file with its length and its functions."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in CODE and not SKIP & set(path.relative_to(ROOT).parts):
                text = path.read_text(encoding="utf-8")
                functions = python_functions if path.suffix == ".py" else typescript_functions
                yield path.relative_to(ROOT), text.count("\n"), list(functions(text))


def trend(label: str, lengths: list[int]) -> str:
    """Median, ninetieth percentile and maximum, so that the direction is seen on each run."""
    ranked = sorted(lengths) or [0]
    median, high = ranked[len(ranked) // 2], ranked[len(ranked) * 9 // 10]
    return f"{label} {len(lengths)}: median {median}, p90 {high}, max {ranked[-1]}"


def main() -> int:
    """Print what is too long, then the trend."""
    too_long: list[str] = []
    files: list[int] = []
    functions: list[int] = []
    for path, lines, inside in measured():
        limit = limits(path)
        files.append(lines)
        functions.extend(length for _, _, length in inside)
        if lines > limit.file:
            too_long.append(f"{path}:1: {lines} lines, at most {limit.file}: make it a package, cut by noun")
        too_long.extend(
            f"{path}:{first}: {name}() has {length} lines, at most {limit.function}"
            for name, first, length in inside
            if length > limit.function
        )
    print("\n".join([*too_long, trend("files", files), trend("functions", functions)]))
    return bool(too_long)


if __name__ == "__main__":
    sys.exit(main())
