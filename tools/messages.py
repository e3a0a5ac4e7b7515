"""Keeps the English catalogue complete: Indonesian is the source, English its translation.

``python -m tools.messages`` takes the messages out of code and templates into sejuk/locale/en/LC_MESSAGES/django.po and
keeps the translations there; ``--check`` fails when one is missing, doubtful or of another shape; ``--compile`` writes
the .mo that Django reads. No gettext programs are needed.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("sejuk/locale/en/LC_MESSAGES/django.po")
HEADER = {
    "Project-Id-Version": "Sejuk",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
# How each of Django's functions lays out its arguments: context, message, plural.
SHAPES: dict[str, tuple[str, ...]] = {
    "_": ("id",),
    "gettext": ("id",),
    "gettext_lazy": ("id",),
    "gettext_noop": ("id",),
    "ngettext": ("id", "plural"),
    "ngettext_lazy": ("id", "plural"),
    "pgettext": ("context", "id"),
    "pgettext_lazy": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
    "npgettext_lazy": ("context", "id", "plural"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[#0 +-]*[\d.]*[sdif]|%[sd]|\{\w*(?:![rsa])?(?::[^{}]*)?\}")
CLOSE_ENOUGH = 0.85

Key = tuple[str | None, str]


@dataclass(frozen=True)
class Message:
    """One message as it stands in the source."""

    context: str | None
    id: str
    plural: str | None
    path: str

    @property
    def key(self) -> Key:
        """What makes two messages the same one."""
        return self.context, self.id


def constant(node: ast.expr) -> str | None:
    """The text of a literal, also of one put together from literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = constant(node.left), constant(node.right)
        return left + right if left is not None and right is not None else None
    return None


def from_call(call: ast.Call, path: str) -> Message | None:
    """The message of one call, or None when the call is no translation or names a variable."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    shape = SHAPES.get(name)
    if not shape or len(call.args) < len(shape):
        return None
    texts = dict(zip(shape, (constant(arg) for arg in call.args), strict=False))
    if texts["id"] is None:
        return None
    return Message(texts.get("context"), texts["id"], texts.get("plural"), path)


def from_python(text: str, path: str) -> Iterator[Message]:
    """The messages of a Python file."""
    for node in ast.walk(ast.parse(text, path)):
        if isinstance(node, ast.Call) and (found := from_call(node, path)):
            yield found


def from_template(text: str, path: str) -> Iterator[Message]:
    """The messages of a Django template, which Django itself turns into calls amid blanked-out text."""
    calls = templatize(text, origin=path)
    for start in re.finditer(r"(?<!\w)(?:_|n?p?gettext)\(", calls):
        for end in re.finditer(r"\)", calls[start.end() :]):
            source = calls[start.start() : start.end() + end.end()]
            try:
                (statement,) = ast.parse(source.strip()).body
            except SyntaxError:
                continue  # this bracket belongs to the text: look for the next one
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                found = from_call(statement.value, path)
                if found:
                    yield found
            break


def sources() -> Iterator[Message]:
    """All messages of the project, in the order of the files."""
    for path in sorted((ROOT / "sejuk").rglob("*")):
        name = path.relative_to(ROOT)
        if {"tests", "dist", "static", "__pycache__"} & set(name.parts) or name.name == "testing.py":
            continue
        if path.suffix == ".py":
            yield from from_python(path.read_text(encoding="utf-8"), name.as_posix())
        elif "templates" in name.parts and path.is_file():
            yield from from_template(path.read_text(encoding="utf-8"), name.as_posix())


def collected() -> dict[Key, polib.POEntry]:
    """One untranslated entry for each message, with the files that use it; line numbers would only make conflicts."""
    entries: dict[Key, polib.POEntry] = {}
    for message in sources():
        entry = entries.setdefault(message.key, polib.POEntry(msgctxt=message.context, msgid=message.id))
        if message.plural is not None and not entry.msgid_plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = {0: "", 1: ""}
        if (message.path, "") not in entry.occurrences:
            entry.occurrences.append((message.path, ""))
        if re.search(r"%[(sd]", message.id) and "python-format" not in entry.flags:
            entry.flags.append("python-format")
    return entries


def catalogue() -> polib.POFile:
    """The English catalogue as it lies there, or an empty one."""
    path = ROOT / CATALOGUE
    return polib.pofile(str(path), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)


def carry(entry: polib.POEntry, old: polib.POEntry) -> None:
    """Take over a translation; a singular's may become a plural's."""
    if entry.msgid_plural:
        entry.msgstr_plural = dict(old.msgstr_plural) or {0: old.msgstr, 1: old.msgstr}
    else:
        entry.msgstr = old.msgstr or old.msgstr_plural.get(0, "")
    entry.tcomment = old.tcomment
    if old.fuzzy:
        entry.flags.append("fuzzy")


def merged(old: polib.POFile, new: dict[Key, polib.POEntry]) -> polib.POFile:
    """The new messages with the old translations; a message that was only reworded keeps its own as a doubtful one."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in old}
    gone = {entry.msgid: entry for key, entry in known.items() if key not in new}
    result = polib.POFile(wrapwidth=110)
    result.metadata = dict(HEADER)
    for key in sorted(new, key=lambda key: (key[1], key[0] or "")):
        entry = new[key]
        if key in known:
            carry(entry, known[key])
        elif near := difflib.get_close_matches(entry.msgid, gone, n=1, cutoff=CLOSE_ENOUGH):
            carry(entry, gone[near[0]])
            entry.flags = sorted({*entry.flags, "fuzzy"})
        result.append(entry)
    return result


def placeholders(text: str) -> list[str]:
    """What a translation must repeat."""
    return sorted(PLACEHOLDER.findall(text))


def fault(entry: polib.POEntry) -> str | None:
    """What is wrong with one translation, or None."""
    translations = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not translations or not all(translations):
        return "has no English translation"
    if entry.fuzzy:
        return "has a doubtful translation: read it and take the word fuzzy away"
    if not entry.msgid_plural:
        return None if placeholders(entry.msgid) == placeholders(entry.msgstr) else "has other placeholders in English"
    allowed = set(placeholders(entry.msgid) + placeholders(entry.msgid_plural))
    if any(set(placeholders(text)) - allowed for text in translations):
        return "has other placeholders in English"
    return None


def check() -> int:
    """Print every fault of the catalogue; the exit code says whether there were any."""
    old, new = catalogue(), collected()
    here = {(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    faults = [
        f"{entry.occurrences[0][0]}: {entry.msgid!r} is not in the catalogue: make messages"
        for key, entry in new.items()
        if key not in here
    ]
    for key, entry in here.items():
        problem = fault(entry) if key in new else "is used nowhere any more: make messages"
        if key in new and bool(entry.msgid_plural) != bool(new[key].msgid_plural):
            problem = "is a plural in one place only: make messages"
        if problem:
            faults.append(f"{CATALOGUE}:{entry.linenum}: {entry.msgid!r} {problem}")
    faults.extend(f"{CATALOGUE}:{entry.linenum}: {entry.msgid!r} is obsolete: make messages" for entry in old.obsolete_entries())
    print("\n".join(faults) if faults else f"messages: {len(new)}, all in English")
    return bool(faults)


def compile_catalogue() -> int:
    """Write the .mo beside the .po."""
    catalogue().save_as_mofile(str((ROOT / CATALOGUE).with_suffix(".mo")))
    return 0


def update() -> int:
    """Merge the messages of today into the catalogue, and say what is left to translate."""
    result = merged(catalogue(), collected())
    (ROOT / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    result.save(str(ROOT / CATALOGUE))
    left = sum(fault(entry) is not None for entry in result)
    print(f"{CATALOGUE}: {len(result)} messages, {left} to translate")
    return 0


def main() -> int:
    """Update, check or compile."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail when English is incomplete")
    parser.add_argument("--compile", action="store_true", help="write the .mo")
    asked = parser.parse_args()
    if asked.check:
        return check()
    return compile_catalogue() if asked.compile else update()


if __name__ == "__main__":
    sys.exit(main())
