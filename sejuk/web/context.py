"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from sejuk import __version__
from sejuk.org.rules import Can


def shared(request: HttpRequest) -> dict[str, Any]:
    """The version, and what the person may do anywhere (for the menu only; each page decides by itself)."""
    return {"version": __version__, "asker": getattr(request, "asker", None), "Can": {can.name: can for can in Can}}
