"""Where the facts' own names stand, so that no rule takes "Desa Dua" for a number or "Iptu Satu" for nobody's. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sejuk.press.letters import one_line
from sejuk.press.writing.asserted.borne import Borne
from sejuk.press.writing.asserted.days import CALENDAR
from sejuk.press.writing.asserted.names import KIND_WORDS
from sejuk.press.writing.asserted.numbers import in_words
from sejuk.press.writing.shape import Fact

MASK = "_"  # a letter that no rule reads
# What stands behind a name in English.
_BEHIND = {"village": "(?:urban )?village", "district": "district", "regency": "regency|city", "province": "province"}
_BETWEEN = r"\.?\s+(?:(?:adat|metro)\s+)?"
_AFTER = r"(?:(?<=\bdi )|(?<=\bke )|(?<=\bdari )|(?<=\bin )|(?<=\bat )|(?<=\bfrom ))"
_ENDS = r"(?!\w|['’ʼ-]\w)"  # noqa: RUF001 - apostrophes as people type them


def own(facts: Sequence[Fact], borne: Borne) -> tuple[re.Pattern[str], ...]:
    """What finds their names with what tells them apart: rank and name, kind and place, or several words.

    ``facts`` hold only what may be told (``writing.tellable``). Names may lie within each other: "Kantor Desa Dua".
    """
    groups = (_people(borne), _places(borne), _several(facts), _single(facts))
    longest_first = [sorted(set(group), key=lambda each: (-len(each), each)) for group in groups]
    return tuple(re.compile(rf"(?<!\w)(?:{'|'.join(group)}){_ENDS}", re.IGNORECASE) for group in longest_first if group)


def spans_of(text: str, patterns: Iterable[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Where they stand; what lies within another name is a part of it."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(
        (match.span() for pattern in patterns for match in pattern.finditer(text)), key=lambda at: (at[0], -at[1])
    ):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


def masked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text, as long as before, with a mask in these places."""
    for start, end in places:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def is_telling(text: str) -> bool:
    """Whether a name can stand without its kind or rank: not "Dua", "31" or "Mei", which say something else too."""
    return " " in text or not (text.isdigit() or text.casefold() in CALENDAR or any(in_words(text)))


def _people(borne: Borne) -> Iterator[str]:
    yield from (_words(f"{doer.rank} {doer.name}") for doer in borne.officers if doer.rank and doer.name)


def _places(borne: Borne) -> Iterator[str]:
    for kind in borne.places.keys() - {"street"}:
        before = "|".join(sorted((word for word, of in KIND_WORDS.items() if of == kind), key=len, reverse=True))
        for name in borne.places[kind]:
            yield rf"(?:{before}){_BETWEEN}{_words(name)}"
            if kind in _BEHIND:
                yield rf"{_words(name)}\s+(?:{_BEHIND[kind]})"
            if " " in name:
                yield _words(name)


def _several(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield from (rf"{kind}[\s.:]*{_words(value)}" for kind, value in (("rt", fact.rt), ("rw", fact.rw)) if value.strip())
        yield from (_words(text) for text in _written(fact) if " " in text)


def _single(facts: Iterable[Fact]) -> Iterator[str]:
    return (f"{_AFTER}{_words(text)}" for fact in facts for text in _written(fact) if " " not in text)


def _written(fact: Fact) -> list[str]:
    return [text for text in map(one_line, (fact.place, fact.street, *fact.messages)) if text]


def _words(text: str) -> str:
    return r"\s+".join(map(re.escape, one_line(text).split()))
