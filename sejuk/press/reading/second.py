"""Where a second release begins that was pasted behind the first in one text; facts are those of the first. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sejuk.press.reading.gazetteer import gazetteer, key_of
from sejuk.press.reading.names import proper
from sejuk.press.reading.page import looks_like_headline
from sejuk.press.reading.shape import Article

APART = 250  # letters that either release has at least
_UNIT = re.compile(r"\b(?:ka|ma)?pol(?P<kind>sek|res)\w*\s+(?=[A-Z])", re.IGNORECASE)
_DASH = re.compile(r"(?:[–—]|--?(?=\s)|//)\s*(?=[A-Z“\"])|^[ \t]*date (?=20\d\d-\d\d)", re.MULTILINE)
_LONGEST = 110  # letters of a dateline
_SENTENCE = re.compile(r"\.\s")
_OUTLET = re.compile(r"\w\.(?:com|co|id|net|news|info)\b", re.IGNORECASE)
_PLACE = re.compile(r"[A-Z][A-Z ]{2,30}[A-Z]")
_PAGE = "date"  # how collectors of pages mark the beginning of a text


def first_release(article: Article) -> tuple[Article, int]:
    """The article without what begins with a second release, and where that is: the end of the body if there is none.

    A second release begins as releases do, with a dateline below a headline or an outlet, and names other units than the first.
    """
    for start in _beginnings(article):
        before, after = _units(article.body[:start]), _units(article.body[start:])
        kind = next((kind for kind in ("sek", "res") if before[kind] and after[kind]), None)
        if kind and not before[kind] & after[kind]:
            body = article.body[:start]
            return replace(article, body=body + " " * (len(article.body) - start)), start
    return article, len(article.body)


def _beginnings(article: Article) -> Iterator[int]:
    """Where a release may begin again: with its headline, if there is one above the dateline."""
    for dash in _DASH.finditer(article.body, APART, max(APART, len(article.body.rstrip()) - APART)):
        start = article.body.rfind("\n", 0, dash.end()) + 1
        head, above = article.body[start : dash.end()].strip(), _above(article.given, start)
        if start < APART or len(head) > _LONGEST or not (head[:1].isupper() or head.startswith(_PAGE)) or _SENTENCE.search(head):
            continue
        titled = looks_like_headline(article.given[above:start].strip())
        place = _PLACE.match(head)
        if titled or head.startswith(_PAGE) or _OUTLET.search(head) or (place and gazetteer().is_place(place[0])):
            yield above if titled else start


def _above(text: str, pos: int) -> int:
    """Where the last line that is not empty begins before ``pos``."""
    return text.rfind("\n", 0, len(text[:pos].rstrip())) + 1


def _units(text: str) -> dict[str, set[str]]:
    """The names of the Polsek and Polres of a text."""
    found: dict[str, set[str]] = {"sek": set(), "res": set()}
    for match in _UNIT.finditer(text):
        if words := proper(text, match.end(), 1):
            found[match["kind"].lower()].add(key_of(words[0].text))
    return found
