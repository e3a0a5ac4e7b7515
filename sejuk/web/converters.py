"""What may stand in an address."""

from __future__ import annotations

from django.urls import register_converter


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


register_converter(Id, "id")
register_converter(Link, "link")
register_converter(Paper, "paper")
register_converter(Size, "size")
register_converter(Span, "span")
