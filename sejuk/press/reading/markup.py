"""A page of HTML as the text that a person sees, a line for each paragraph. Pure; nothing is fetched, nothing is run."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

LOOKS_LIKE_PAGE = re.compile(r"\s*(?:<!doctype\s+html|<html|<head|<body|<article|<div|<p[\s>]|<h1)", re.IGNORECASE)
UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "nav",
        "form",
        "button",
        "select",
        "aside",
        "footer",
        "head",
        "object",
        "math",
    ]
)
OWN_LINE = frozenset(
    [
        "p",
        "div",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "section",
        "article",
        "main",
        "header",
        "figure",
        "figcaption",
        "blockquote",
        "hr",
        "dd",
        "dt",
        "pre",
        "address",
        "time",
    ]
)
SHORTEST_ARTICLE = 200  # letters in <article> or <main> from which the rest of the page is left out


class _Seen(HTMLParser):
    """Collects what is shown, and apart from it what stands in the article of the page, and its headline."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.unseen: list[str] = []
        self.articles = 0
        self.heading = False
        self.page: list[str] = []
        self.article: list[str] = []
        self.title: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what is not shown, what is the article, and what has a line of its own."""
        del attrs
        if tag in UNSEEN:
            self.unseen.append(tag)
        self.articles += tag in ("article", "main")
        self.heading = self.heading or (tag == "h1" and not self.title)
        if tag in OWN_LINE:
            self._say("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close it again; an end without a beginning closes nothing."""
        if tag in self.unseen:
            while self.unseen.pop() != tag:
                pass
        self.articles -= tag in ("article", "main") and self.articles > 0
        self.heading = self.heading and tag != "h1"
        if tag in OWN_LINE:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        """What is shown, in one line as far as no tag breaks it."""
        self._say(re.sub(r"\s+", " ", data))

    def _say(self, text: str) -> None:
        if self.unseen:
            return
        self.page.append(text)
        if self.articles:
            self.article.append(text)
        if self.heading:
            self.title.append(text)


def is_page(text: str) -> bool:
    """Whether a text is HTML."""
    return bool(LOOKS_LIKE_PAGE.match(text))


def text_of(page: str) -> str:
    """What a page shows: of its article where it has one, of all of it otherwise; the headline comes first."""
    seen = _Seen()
    try:
        seen.feed(page)
        seen.close()
    except (AssertionError, ValueError):  # the parser of the standard library on declarations that are none
        return _tidy(unescape(re.sub(r"<[^>]*>", "\n", page)))
    article, title = _tidy("".join(seen.article)), _tidy("".join(seen.title))
    if len(article) < SHORTEST_ARTICLE:
        return _tidy("".join(seen.page))
    return article if not title or title in article else f"{title}\n\n{article}"


def _tidy(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n\n".join(line for line in lines if line)
