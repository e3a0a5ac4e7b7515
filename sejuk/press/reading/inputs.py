"""Releases out of files: text, HTML, or JSON lines; one at a time, so that memory does not grow with their number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from sejuk.press.reading.markup import is_page, text_of

LARGEST = 1_000_000  # bytes of a file of text or HTML, or of a line of JSON: a release has 2,000, a whole page some 200,000
CONTROLS = 0.02  # of the signs of a text: with more of them it is none
JSON_LINES = (".jsonl", ".ndjson")


class Release(NamedTuple):
    """A release to be read. ``from_page``: its text was made from HTML, so that it must be shown for offsets to mean something."""

    id: str
    text: str
    title: str | None = None
    from_page: bool = False


class Refused(NamedTuple):
    """A file or line that could not be read: where, and why in a sentence."""

    where: str
    why: str


def releases(stream: IO[bytes], name: str) -> Iterator[Release | Refused]:
    """What a file holds: one release, or one a line where it is JSON. What cannot be read is told, and the others go on."""
    first = stream.readline(LARGEST + 1).removeprefix(b"\xef\xbb\xbf")
    blank = 0
    while first and not first.strip() and blank < LARGEST:
        blank += len(first)
        first = stream.readline(LARGEST + 1)
    if not first.strip():
        yield Refused(name, "the file is empty")
    elif Path(name).suffix.lower() in JSON_LINES or _is_object(first):
        yield from _lines(first, stream, name, 1)
    else:
        yield _whole(b" " * 0 + first + stream.read(max(0, LARGEST + 1 - len(first))), name)


def _is_object(line: bytes) -> bool:
    """Whether a first line is a JSON object by itself."""
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _whole(content: bytes, name: str) -> Release | Refused:
    """A file that is one text or one page."""
    text = decoded(content)
    if isinstance(text, Refused):
        return text._replace(where=name)
    page = is_page(text)
    return Release("" if name == "-" else Path(name).name, text_of(text) if page else text, from_page=page)


def decoded(content: bytes) -> str | Refused:
    """The text of some bytes, or why they are none: too many, binary, or no UTF-8."""
    if len(content) > LARGEST:
        return Refused("", f"longer than {LARGEST:,} bytes: no release is; several belong in JSON lines")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Refused("", "this is UTF-16; save the file as UTF-8")
    if b"\0" in content:
        return Refused("", "this is a binary file, no text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return Refused("", f"byte {problem.start + 1} is no UTF-8; save the file as UTF-8")
    controls = sum(sign < " " and sign not in "\t\n\r\f\v" for sign in text)
    if controls > CONTROLS * len(text) + 1:
        return Refused("", "this is a binary file, no text")
    return text


def _lines(first: bytes, stream: IO[bytes], name: str, number: int) -> Iterator[Release | Refused]:
    line = first
    while line:
        where = f"{name}, line {number}"
        if len(line) > LARGEST:
            yield Refused(where, f"longer than {LARGEST:,} bytes: no release is")
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST + 1)
        elif line.strip():
            made = release_of(line)
            yield made._replace(where=where) if isinstance(made, Refused) else made
        line, number = stream.readline(LARGEST + 1), number + 1


def release_of(line: bytes) -> Release | Refused:
    """The release of one line of JSON."""
    said = object_of(line)
    if isinstance(said, Refused):
        return said
    title, text = said.get("title"), said.get("text")
    if not isinstance(text, str):
        return Refused("", "`text` must be a text")
    if title is not None and not isinstance(title, str):
        return Refused("", "`title` must be a text")
    page = is_page(text)
    return Release(str(said["id"]), text_of(text) if page else text, title, page)


def object_of(line: bytes) -> dict[str, Any] | Refused:
    """The object of one line of JSON, which must have an ``id``."""
    text = decoded(line)
    if isinstance(text, Refused):
        return text
    try:
        said = json.loads(text)
    except RecursionError:
        return Refused("", "this is no JSON (too deep)")
    except ValueError as problem:
        return Refused("", f"this is no JSON ({problem})")
    if not isinstance(said, dict):
        return Refused("", 'expected an object: {"id": …, "text": "…"}')
    if not isinstance(said.get("id"), str | int) or isinstance(said.get("id"), bool):
        return Refused("", "`id` must be a text or a number")
    return said
