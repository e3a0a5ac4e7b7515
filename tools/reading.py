"""How the house lint reads Python: a file and its place, its functions, its imports, and what reaches what."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class File:
    """One Python file: its path inside the project, its tree, and how to read another file of the project."""

    path: str
    tree: ast.Module
    read: Callable[[str], str | None]

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders and the name without its ending: ``("sejuk", "org", "actions")``."""
        return PurePosixPath(self.path).with_suffix("").parts

    @property
    def room(self) -> str:
        """The room it lies in, or an empty text."""
        return self.parts[1] if len(self.parts) > 2 else ""

    def is_kind(self, *names: str) -> bool:
        """Whether it is ``names[…].py`` of a room or lies in the package of that name; tests are never."""
        return len(self.parts) > 2 and self.parts[2] in names and "tests" not in self.parts


def functions(tree: ast.Module) -> Iterator[Function]:
    """The functions at the top of a module."""
    return (node for node in tree.body if isinstance(node, Function))


def public(tree: ast.Module) -> Iterator[Function]:
    """The functions at the top that other modules may call."""
    return (node for node in functions(tree) if not node.name.startswith("_"))


def positional(function: Function) -> list[str]:
    """The names of the parameters that may be given by position."""
    return [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]


def acts_for_somebody(function: Function) -> bool:
    """Whether a person asks for it: a parameter is an ``Asker``, or is called like one."""
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return any(
        arg.arg in ("asker", "actor", "officer_id") or (arg.annotation and "Asker" in ast.unparse(arg.annotation)) for arg in every
    )


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of a name or an attribute, an empty text of anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def called(node: ast.AST) -> Iterator[str]:
    """The dotted names of all that is called inside."""
    return (dotted(inner.func) for inner in ast.walk(node) if isinstance(inner, ast.Call))


def reaches(file: File, name: str, wanted: Callable[[str], bool]) -> bool:
    """Whether a function is decorated with, calls, or calls something in its file that calls, what is wanted."""
    local = {
        function.name: {dotted(d) for d in function.decorator_list} | set(called(function)) for function in functions(file.tree)
    }
    seen: set[str] = set()
    waiting = {name}
    while waiting:
        names = local.get(waiting.pop(), set())
        if any(wanted(inner) for inner in names):
            return True
        waiting |= (names & local.keys()) - seen
        seen |= names
    return False


def imports(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, module with the name imported, and the name it has here, of each import anywhere in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name, name.asname or name.name
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                yield node.lineno, f"{node.module or ''}.{name.name}", name.asname or name.name
