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


register_converter(Id, "id")
register_converter(Size, "size")
