"""What an editor changed: which sentences still rest on their records, and which are the editor's own. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from sejuk.press.writing.sentences import sentences
from sejuk.press.writing.shape import Sentence

ALIKE = 0.5  # of the words of two sentences, from which on one is the other reworded
_WORD = re.compile(r"\w+(?:[-./:]\w+)*")
_NOT = frozenset(["tidak", "tak", "tiada", "bukan", "belum", "tanpa", "jangan", "not", "no", "never", "without", "none", "n't"])
_QUOTE = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»“]?")


def edited(before: Sequence[Sentence], after: str) -> tuple[Sentence, ...]:
    """The sentences of ``after``: a headline on its first line, then paragraphs with an empty line between.

    One that stands as it stood, or reworded with the same numbers, names, places, dates, quotes and negations, keeps its
    records; any other is the editor's own and rests on nothing.
    """
    written = _written(after)
    old = [each.text for each in before]
    matched: dict[int, Sentence] = {}
    matcher = SequenceMatcher(None, old, [text for _, text in written], autojunk=False)
    for tag, one, two, three, four in matcher.get_opcodes():
        if tag == "equal":
            matched |= {three + i: before[one + i] for i in range(two - one)}
        elif tag == "replace":
            matched |= _reworded(before[one:two], [(i, written[i][1]) for i in range(three, four)])
    found, part = [], "headline"
    for i, (paragraph, text) in enumerate(written):
        source = matched.get(i)
        part = "headline" if paragraph < 0 else source.part if source and source.part != "headline" else _part_after(part)
        if source:
            found.append(replace(source, part=part, text=text, paragraph=max(paragraph, 0)))
        else:
            found.append(Sentence(part, text, own=True, paragraph=max(paragraph, 0)))
    return tuple(found)


def after_edit(sentence: Sentence, text: str) -> Sentence:
    """One sentence in new words: with its records if its facts stayed, else the editor's own."""
    if text == sentence.text or keeps_facts(sentence.text, text):
        return replace(sentence, text=text)
    return replace(sentence, text=text, records=(), own=True)


def keeps_facts(before: str, after: str) -> bool:
    """Whether a sentence says the same in other words: its numbers, names, quotes and negations, and enough of its words."""
    if _facts(before) != _facts(after):
        return False
    one, two = _words(before), _words(after)
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALIKE


def _written(text: str) -> list[tuple[int, str]]:
    """Each sentence with its paragraph; the headline's is -1."""
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())]
    first, _, rest = text.replace("\r\n", "\n").strip().partition("\n")
    if rest and not rest.startswith("\n"):
        blocks = [first.strip(), " ".join(rest.split("\n\n")[0].split()), *blocks[1:]]
    found = [(-1, blocks[0])] if blocks and blocks[0] else []
    for paragraph, block in enumerate(each for each in blocks[1:] if each):
        found += [(paragraph, one) for one in sentences(block)]
    return found


def _part_after(part: str) -> str:
    return "activity" if part in ("headline", "lead") else part


def _reworded(before: Sequence[Sentence], after: Sequence[tuple[int, str]]) -> dict[int, Sentence]:
    found: dict[int, Sentence] = {}
    left = list(before)
    for i, text in after:
        same = [each for each in left if keeps_facts(each.text, text)]
        if same:
            best = max(same, key=lambda each: SequenceMatcher(None, _words(each.text), _words(text), autojunk=False).ratio())
            found[i] = best
            left.remove(best)
    return found


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _facts(text: str) -> tuple[list[str], list[str], list[str]]:
    """Numbers and capitalised words (but for one that only opens the sentence), quotes, and how often it denies something."""
    words = list(_WORD.finditer(text))
    told = [each[0] for each in words if any(sign.isdigit() for sign in each[0]) or (each[0][0].isupper() and each.start() > 0)]
    opening = [words[0][0]] if words and words[0][0][0].isupper() else []
    quotes = [" ".join(quote.strip('“”"«»„,. ').split()) for quote in _QUOTE.findall(text)]
    denied = [word for word in _words(text) if word in _NOT]
    return sorted(each.lower() for each in told if each not in opening), sorted(quotes), sorted(denied)
