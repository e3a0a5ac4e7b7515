"""What becomes of a text's sentences when somebody edits them, a record goes, or a quote is approved. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from sejuk.lib.letters import without_controls
from sejuk.lib.problems import Problem
from sejuk.press.letters import one_line
from sejuk.press.rules import TEXT_LIMITS
from sejuk.press.writing.keep_own import after_edit
from sejuk.press.writing.shape import PARTS, Sentence

QUOTES = ("quote", "chain_quote")
_SPOKEN = re.compile(r"“([^”]*)”")


class Line(NamedTuple):
    """A sentence as a form gives it back: which one it was (None: a new one), what it says now, whether it is the editor's own."""

    was: int | None
    text: str
    own: bool = False


def rewritten(old: Sequence[Sentence], lines: Iterable[Line]) -> tuple[Sentence, ...]:
    """The sentences after an edit: empty ones go, a new one stands where it was written.

    One that says nearly the same keeps its records alone; one that says something else is marked as the editor's own and keeps
    them too, so that it still goes when they do.
    """
    made: list[Sentence] = []
    for line in lines:
        text = one_line(without_controls(line.text))
        if len(text) > TEXT_LIMITS["sentence"]:
            raise Problem("text_too_long", "text", limit=TEXT_LIMITS["sentence"], length=len(text))
        if not text:
            continue
        if line.was is None or not 0 <= line.was < len(old):
            before = made[-1] if made else Sentence("lead", "", paragraph=1)
            part = "activity" if before.part == "headline" else before.part
            made.append(Sentence(part, text, (), own=True, paragraph=before.paragraph if before.part != "headline" else 1))
        else:
            was = old[line.was]
            made.append(was if text == was.text and line.own == was.own else _changed(was, text, own=line.own))
    if len(made) > TEXT_LIMITS["sentences"]:
        raise Problem("too_many_items", "text", limit=TEXT_LIMITS["sentences"])
    if not any(each.part == "headline" for each in made) or len(made) == 1:
        raise Problem("text_needs_headline", "text")
    return numbered(made)


def _changed(was: Sentence, text: str, *, own: bool) -> Sentence:
    """One that says the same in other words keeps its records alone; any other is the editor's own, and still goes with them."""
    told = after_edit(was, text)
    return replace(told, records=was.records, own=own or told.own)


def mended(old: Sequence[Sentence], new: Sequence[Sentence], changed: Collection[str]) -> tuple[Sentence, ...]:
    """The text without what it said of records that changed, and in its place what a newly composed one says of them.

    Sentences that rest on other records stay as they were edited.
    """
    gone = [each for each in old if set(each.records) & set(changed)]
    kept = [each for each in old if each not in gone]
    due = [each for each in new if each.records and _missing(each, kept, gone, changed)]
    return numbered(_placed(old, gone, due))


def _missing(sentence: Sentence, kept: Iterable[Sentence], gone: Iterable[Sentence], changed: Collection[str]) -> bool:
    """Whether a new sentence says what was lost, and no kept one does."""
    told = set(sentence.records)
    if any(each.part == sentence.part and told <= set(each.records) for each in kept):
        return False
    return bool(told & set(changed)) or any(each.part == sentence.part for each in gone)


def _placed(old: Iterable[Sentence], gone: Collection[Sentence], due: Sequence[Sentence]) -> list[Sentence]:
    """``due`` where the first sentence of its part went, else behind the last of its part and those before it."""
    waiting = {part: [each for each in due if each.part == part] for part in PARTS}
    made: list[Sentence] = []
    for each in old:
        if each in gone:
            made += [replace(one, paragraph=each.paragraph) for one in waiting.pop(each.part, ())]
        else:
            made.append(each)
    for part, rest in waiting.items():
        for one in rest:
            made = inserted(made, replace(one, paragraph=-1), PARTS.index(part))
    return made


def inserted(sentences: Sequence[Sentence], new: Sentence, rank: int) -> list[Sentence]:
    """With a sentence behind the last one whose part comes no later."""
    at = max((i for i, each in enumerate(sentences, 1) if PARTS.index(each.part) <= rank), default=0)
    return [*sentences[:at], new, *sentences[at:]]


def with_quotes(old: Sequence[Sentence], new: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The text with those quotes of a newly composed one whose words it has not yet."""
    made, number = list(old), 0
    for each in new:
        spoken = words_in(each.text)
        if each.part in QUOTES and spoken and not any(spoken <= words_in(one.text) for one in old):
            number -= 1
            made = inserted(made, replace(each, paragraph=number), PARTS.index(each.part))
    return numbered(made)


def without_quote(old: Sequence[Sentence], words: str) -> tuple[Sentence, ...]:
    """The text without the sentences that quote these words."""
    bare = one_line(words).strip(' .,!?“”"')
    return numbered([each for each in old if not (each.part in QUOTES and bare and bare in each.text)])


def words_in(text: str) -> frozenset[str]:
    """What stands between quote marks, without the stop at its end."""
    return frozenset(said.strip(" .,!?") for said in _SPOKEN.findall(text))


def numbered(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The same with their paragraphs counted in the order of reading."""
    made: list[Sentence] = []
    number, before = 0, None
    for each in sentences:
        if each.part != "headline" and each.paragraph != before:
            number, before = number + 1, each.paragraph
        made.append(replace(each, paragraph=0 if each.part == "headline" else number))
    return tuple(made)
