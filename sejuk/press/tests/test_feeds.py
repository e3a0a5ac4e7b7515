"""Feeds that any reader can read: well-formed, with ids that stay, absolute links, and what was withdrawn marked."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sejuk.press.outlets.feeds import KINDS, Feed, atom, json_feed, rss
from sejuk.press.outlets.release import Release, release
from sejuk.press.tests.issued import EVIL, SITE, made, text, withdrawn

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ADDRESS = f"{SITE}/r/feed.xml"


def feed(*releases: Release) -> Feed:
    return Feed("Siaran pers", f"{SITE}/r/", ADDRESS, releases)


@pytest.fixture
def both() -> Feed:
    """One that is open and one that was withdrawn."""
    gone = release(withdrawn(code="zz9zz9"))
    assert gone
    return feed(made(), gone)


def test_rss(both: Feed) -> None:
    channel = etree.fromstring(rss(both)).find("channel")
    assert channel.find(f"{ATOM}link").attrib == {"href": ADDRESS, "rel": "self", "type": "application/rss+xml"}
    first, second = channel.findall("item")
    assert first.findtext("guid") == first.findtext("link") == f"{SITE}/r/ab3d5k/"
    assert parsedate_to_datetime(first.findtext("pubDate")) == made().published_at
    assert "<p>Situasi aman dan kondusif.</p>" in first.findtext(CONTENT)
    assert second.findtext("title") == "Siaran pers ini ditarik: Polsek Kie, Rabu, 31 Januari 2024"
    assert second.findtext("description") == "Alasan: Nama desa keliru."
    assert second.findtext(f"{ATOM}updated") == "2024-01-31T17:00:00+08:00"
    assert "Oenai" not in etree.tostring(second, encoding="unicode")
    assert (len(first.findall("category")), second.findall("category")) == (1, [])


def test_atom(both: Feed) -> None:
    root = etree.fromstring(atom(both))
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}id") == ADDRESS
    assert root.findtext(f"{ATOM}updated") == "2024-01-31T17:00:00+08:00"
    first, second = root.findall(f"{ATOM}entry")
    for entry in (first, second):
        for wanted in ("id", "title", "updated", "published", "summary", "content"):
            assert entry.findtext(f"{ATOM}{wanted}"), wanted
        assert entry.find(f"{ATOM}link").get("href").startswith("https://")
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Polsek Kie"
    assert datetime.fromisoformat(first.findtext(f"{ATOM}published")) == made().published_at
    assert "Oenai" not in etree.tostring(second, encoding="unicode")


def test_json_feed(both: Feed) -> None:
    said = json.loads(json_feed(both))
    assert (said["version"], said["feed_url"]) == ("https://jsonfeed.org/version/1.1", ADDRESS)
    first, second = said["items"]
    assert first["id"] == first["url"] == f"{SITE}/r/ab3d5k/"
    assert (first["_sejuk"]["withdrawn"], second["_sejuk"]["withdrawn"]) == (False, True)
    assert first["image"] == f"{SITE}/r/ab3d5k/share.png"
    assert "image" not in second
    assert second["date_modified"] == "2024-01-31T17:00:00+08:00"
    assert "Oenai" not in json.dumps(second)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_feed_is_one_too(kind: str) -> None:
    written = KINDS[kind][0](feed())
    assert json.loads(written)["items"] == [] if kind == "json" else etree.fromstring(written) is not None


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_whatever_was_typed_the_feeds_are_well_formed(typed: str) -> None:
    found = made(text=text(f"{EVIL}{typed}", headline=typed), unit=typed, place=typed, contact=typed)
    told = feed(found)
    assert etree.fromstring(rss(told)).findtext("channel/item/title") == found.headline
    assert etree.fromstring(atom(told)).findtext(f"{ATOM}entry/{ATOM}title") == found.headline
    assert json.loads(json_feed(told))["items"][0]["title"] == found.headline
