"""A text without one of its records: what rested on it alone goes, what counted it is counted anew. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from sejuk.press.writing.release import compose
from sejuk.press.writing.shape import PARTS, Composed, Fact, Said, Sentence


def without(text: Composed, record: str, facts: Sequence[Fact], said: Sequence[Said] = (), *, seed: str) -> Composed:
    """``text`` as it is when ``record`` is taken out; ``facts`` are those it was composed of, ``record``'s among them.

    What an editor changed or wrote stays where it stood, unless it rested on that record.
    """
    left = [fact for fact in facts if fact.record != record]
    base = compose(facts, said, seed=seed, language=text.language).sentences
    anew = compose(left, said, seed=seed, language=text.language).sentences if left else ()
    return replace(text, sentences=_merged(base, text.sentences, anew, record))


def _merged(base: Sequence[Sentence], mine: Sequence[Sentence], anew: Sequence[Sentence], record: str) -> tuple[Sentence, ...]:
    """The sentences anew, with the editor's in the places of those that they took."""
    steps = SequenceMatcher(None, [each.text for each in base], [each.text for each in mine], autojunk=False).get_opcodes()
    gone = {base[i].text for tag, one, two, _, _ in steps if tag in ("delete", "replace") for i in range(one, two)}
    found = [each for each in anew if each.text not in gone]
    for tag, one, _, three, four in steps:
        kept = [each for each in mine[three:four] if record not in each.records]
        if tag in ("replace", "insert") and kept:
            at = _after(found, base[one - 1].text if one else "", kept[0].part)
            found[at:at] = kept
    return tuple(found)


def _after(found: Sequence[Sentence], before: str, part: str) -> int:
    """The place behind the sentence that stood before, or behind its own part of the text where that one went."""
    behind = [i + 1 for i, each in enumerate(found) if each.text == before]
    return (
        behind[0]
        if behind
        else max((i + 1 for i, each in enumerate(found) if PARTS.index(each.part) <= PARTS.index(part)), default=0)
    )
