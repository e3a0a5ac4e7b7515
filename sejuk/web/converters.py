"""What may stand in an address."""

from __future__ import annotations

import re

from django.urls import register_converter

from sejuk.press.outlets.feeds import KINDS
from sejuk.press.outlets.forms import FORMS


class Id:
    """A row's number, no longer than a database can hold; ``<id:unit_id>`` in an address."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """As views take it."""
        return int(value)

    def to_url(self, value: int) -> str:
        """As an address writes it."""
        return str(value)


class Size:
    """Which copy of a photo; ``<size:size>`` in an address."""

    regex = "small|large"

    def to_python(self, value: str) -> str:
        """As views take it."""
        return value

    to_url = to_python


class Link:
    """The short address of a message's public page; ``<link:code>`` in an address."""

    regex = "[a-z0-9]{4,8}"

    def to_python(self, value: str) -> str:
        """As views take it."""
        return value

    to_url = to_python


class Paper:
    """A message's paper or picture; ``<paper:paper>`` in an address."""

    regex = r"(?:leaflet|poster)\.(?:pdf|png)|share\.png"

    def to_python(self, value: str) -> tuple[str, str]:
        """Its form, and as what kind of file."""
        form, kind = value.split(".")
        return form, kind

    def to_url(self, value: str) -> str:
        """As an address writes it: ``leaflet.pdf``."""
        return value


class Span:
    """How long a report looks back; ``<span:span>`` in an address."""

    regex = "week|month"

    def to_python(self, value: str) -> str:
        """As views take it."""
        return value

    to_url = to_python


class File:
    """A published text as a file; ``<file:form>`` in an address."""

    regex = "|".join(re.escape(name) for name in FORMS)

    def to_python(self, value: str) -> str:
        """As views take it."""
        return value

    to_url = to_python


class Feed:
    """What a feed is written in; ``<feed:kind>`` in an address."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> str:
        """As views take it."""
        return value

    to_url = to_python


register_converter(Feed, "feed")
register_converter(File, "file")
register_converter(Id, "id")
register_converter(Link, "link")
register_converter(Paper, "paper")
register_converter(Size, "size")
register_converter(Span, "span")
