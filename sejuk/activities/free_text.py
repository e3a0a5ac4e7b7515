"""Which words of a record are written freely, and which of them the guard holds apart. Pure.

A pointer names a text by what stays the same when a list is put in another order: ``narrative``, ``heard.<note_id>.words``,
``photos.<photo_id>.caption``, ``directives.<place in the list>.text``, ``reason``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sejuk.lib.problems import Problem
from sejuk.lib.text import guard

PLAIN = ("place", "narrative", "outcome", "order_basis", "operation")
HEARD_AS: dict[str, guard.Purpose] = {"claim": "claim", "concern": "concern"}
REASON = "reason"
REVIEW = "review"  # a reviewer's reason, as ``review.<its row>``


@dataclass(frozen=True)
class Found:
    """A text that may not stand in a record: where, what it says, and the categories of what was found."""

    pointer: str
    text: str
    categories: tuple[str, ...]
    vouched: bool = False


@dataclass(frozen=True)
class _Text:
    pointer: str
    place: str  # as the phone points at it, by the position in the list
    holder: dict[str, Any]
    key: str
    purpose: guard.Purpose


def root(pointer: str) -> str:
    """The field of the report that a pointer is in."""
    return pointer.split(".", 1)[0]


def _texts(body: dict[str, Any]) -> Iterator[_Text]:
    for name in PLAIN:
        yield _Text(name, name, body, name, "record")
    for i, note in enumerate(body["heard"]):
        purpose = HEARD_AS.get(note["kind"], "record")
        yield _Text(f"heard.{note['note_id']}.words", f"heard.{i}.words", note, "words", purpose)
    for i, directive in enumerate(body["directives"]):
        yield _Text(f"directives.{i}.text", f"directives.{i}.text", directive, "text", "record")
    for i, photo in enumerate(body["photos"]):
        yield _Text(f"photos.{photo['photo_id']}.caption", f"photos.{i}.caption", photo, "caption", "record")


def _copy(body: dict[str, Any]) -> dict[str, Any]:
    return body | {name: [dict(item) for item in body[name]] for name in ("heard", "directives", "photos")}


def sift(body: dict[str, Any], vouched: Iterable[str] = ()) -> tuple[dict[str, Any], list[Found]]:
    """The body without what may not be kept, and what that was. ``vouched``: places of which the officer says "bukan itu"."""
    said = frozenset(vouched)
    clean, found = body, []
    for text in _texts(body):
        words = text.holder.get(text.key, "")
        if words and (categories := _categories(words, text.purpose)):
            found.append(Found(text.pointer, words, categories, text.place in said))
    if found:
        clean = filled(body, dict.fromkeys((item.pointer for item in found), ""))
    return clean, found


def sift_reason(reason: str, vouched: Iterable[str] = ()) -> tuple[str, Found | None]:
    """The same for the words that say why something was changed."""
    categories = _categories(reason, "record")
    return ("", Found(REASON, reason, categories, REASON in vouched)) if categories else (reason, None)


def check(words: str, field: str) -> None:
    """For what is typed on a page, where its writer can look again at once: ``text_flagged`` shows which words."""
    if found := guard.find(words, "record"):
        shown = ", ".join(f"“{words[one.start : one.end].strip()}”" for one in found)
        raise Problem("text_flagged", field, words=shown)


def _categories(words: str, purpose: guard.Purpose) -> tuple[str, ...]:
    return tuple(sorted({finding.category for finding in guard.find(words, purpose)}))


def filled(body: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """A copy of the body with these texts at their pointers; a pointer whose item is gone is passed over."""
    copy = _copy(body)
    for text in _texts(copy):
        if text.pointer in texts:
            text.holder[text.key] = texts[text.pointer]
    return copy


def places(body: dict[str, Any]) -> dict[str, str]:
    """How the phone points at each text: pointer → place."""
    return {text.pointer: text.place for text in _texts(body)}


def empty(body: dict[str, Any]) -> Callable[[str], bool]:
    """Whether nothing stands at a pointer although its item is still there."""
    texts = {text.pointer: text.holder.get(text.key, "") for text in _texts(body)}
    return lambda pointer: texts.get(pointer) == ""
