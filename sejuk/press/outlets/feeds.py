"""What was published lately, for feed readers: RSS 2.0, Atom and JSON Feed 1.1. Pure.

An entry keeps its id for ever. What was withdrawn stays in the feed under that id, without its text, so that readers who have it
learn that it was taken back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from sejuk.briefing.vocabulary import THEMES
from sejuk.press.outlets.markup import article
from sejuk.press.outlets.release import Release

ATOM, CONTENT, DC = "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/modules/content/", "http://purl.org/dc/elements/1.1/"
LENGTH = 50  # entries: what a reader that looks once a week may have missed
BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)  # when an empty feed last changed
for _prefix, _name in (("atom", ATOM), ("content", CONTENT), ("dc", DC)):  # as RSS readers expect them
    register_namespace(_prefix, _name)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its entries from new to old."""

    title: str
    page: str  # whole address of the page with the same entries
    address: str  # whole address of this feed
    releases: Sequence[Release]
    language: str = "id"  # of its title and, as far as they are worded so, of its entries

    @property
    def updated_at(self) -> datetime:
        """When anything in it last changed."""
        return max((each.updated_at for each in self.releases), default=BEGINNING)


def _keywords(release: Release) -> list[str]:
    known = [] if release.withdrawn else [THEMES[theme] for theme in release.issued.themes if theme in THEMES]
    return [theme.en if release.language == "en" else theme.id for theme in known]


def title_of(release: Release) -> str:
    """The headline; of what was withdrawn that it was, and which one, by unit and day."""
    return f"{release.headline}: {release.unit}, {release.day}" if release.withdrawn else release.headline


def _put(parent: Element, name: str, text: str = "", **facts: str) -> Element:
    child = SubElement(parent, name, facts)
    child.text = text or None
    return child


def _written(root: Element) -> bytes:
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def rss(feed: Feed) -> bytes:
    """RSS 2.0 with the whole text; an entry's last change stands in ``atom:updated``, for RSS has no word for it."""
    root = Element("rss", {"version": "2.0"})
    channel = SubElement(root, "channel")
    for name, text in (("title", feed.title), ("link", feed.page), ("description", feed.title), ("language", feed.language)):
        _put(channel, name, text)
    _put(channel, "lastBuildDate", format_datetime(feed.updated_at))
    _put(channel, f"{{{ATOM}}}link", href=feed.address, rel="self", type="application/rss+xml")
    for each in feed.releases:
        item = SubElement(channel, "item")
        _put(item, "title", title_of(each))
        _put(item, "link", each.link)
        _put(item, "guid", each.link, isPermaLink="true")
        _put(item, "pubDate", format_datetime(each.published_at))
        _put(item, f"{{{ATOM}}}updated", each.updated_at.isoformat())
        _put(item, f"{{{DC}}}creator", each.unit)
        _put(item, f"{{{DC}}}language", each.language)
        _put(item, "description", each.summary)
        _put(item, f"{{{CONTENT}}}encoded", article(each))
        for keyword in _keywords(each):
            _put(item, "category", keyword)
    return _written(root)


def atom(feed: Feed) -> bytes:
    """Atom (RFC 4287)."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _put(root, "id", feed.address)
    _put(root, "title", feed.title)
    _put(root, "updated", feed.updated_at.isoformat())
    _put(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    _put(root, "link", rel="alternate", type="text/html", hreflang=feed.language, href=feed.page)
    _put(_put(root, "author"), "name", feed.title)
    for each in feed.releases:
        entry = _put(root, "entry", **{"xml:lang": each.language})
        _put(entry, "id", each.link)
        _put(entry, "title", title_of(each))
        _put(entry, "link", rel="alternate", type="text/html", hreflang=each.language, href=each.link)
        _put(entry, "published", each.published_at.isoformat())
        _put(entry, "updated", each.updated_at.isoformat())
        _put(_put(entry, "author"), "name", each.unit)
        _put(entry, "summary", each.summary)
        _put(entry, "content", article(each), type="html")
        for keyword in _keywords(each):
            _put(entry, "category", term=keyword)
    return _written(root)


def json_feed(feed: Feed) -> bytes:
    """JSON Feed 1.1; ``_sejuk`` says of each entry whether it was withdrawn."""
    said = {
        "version": "https://jsonfeed.org/version/1.1", "title": feed.title, "home_page_url": feed.page, "feed_url": feed.address,
        "language": feed.language, "items": [_item(each) for each in feed.releases],
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _item(each: Release) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": each.link, "url": each.link, "title": title_of(each), "content_html": article(each), "summary": each.summary,
        "date_published": each.published_at.isoformat(), "date_modified": each.updated_at.isoformat(),
        "authors": [{"name": each.unit}], "language": each.language, "tags": _keywords(each),
        "_sejuk": {"withdrawn": each.withdrawn},
    }  # fmt: skip
    return said if each.withdrawn else said | {"image": each.picture}


# What stands after the dot of a feed's address -> how it is written, and as what it is served.
KINDS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "rss": (rss, "application/rss+xml; charset=utf-8"), "atom": (atom, "application/atom+xml; charset=utf-8"),
    "json": (json_feed, "application/feed+json; charset=utf-8"),
}  # fmt: skip
