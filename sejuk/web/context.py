"""What every template may use."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from sejuk import __version__
from sejuk.org.access import Asker
from sejuk.org.rules import Can
from sejuk.web.place import phase_here


class Entry(NamedTuple):
    """A line of the menu."""

    path: str
    name: str
    icon: str


def shared(request: HttpRequest) -> dict[str, Any]:
    """The version, who asks, and the menu of what they may do (each page decides by itself)."""
    asker = getattr(request, "asker", None)
    return {
        "version": __version__, "asker": asker, "Can": {can.name: can for can in Can},
        "may_write": bool(asker and asker.may(Can.WRITE)), "menu": menu(asker) if asker else [],
        "phase": SimpleLazyObject(lambda: phase_here(asker)) if asker is not None and asker.officer_id is not None else None,
    }  # fmt: skip


def menu(asker: Asker) -> list[Entry]:
    """The pages that this person has."""
    if asker.officer_id is None:
        return []
    reads = asker.may(Can.READ)
    entries = [
        (reads, Entry("/board/", _("Hari ini"), "board")),
        (not reads and asker.may(Can.RECORD), Entry("/me/", _("Saya"), "person")),
        (reads or asker.may(Can.RECORD), Entry("/activities/", _("Kegiatan"), "list")),
        (reads, Entry("/coverage/", _("Cakupan"), "map")),
        (bool(asker.grants), Entry("/messages/", _("Pesan"), "card")),
        (bool(asker.grants), Entry("/directives/", _("Arahan"), "flag")),
        (asker.may(Can.WRITE), Entry("/releases/", _("Rilis"), "release")),
        (reads, Entry("/officers/", _("Petugas"), "people")),
        (asker.may(Can.AGGREGATE) and not reads, Entry("/summary/", _("Ringkasan"), "sum")),
        (asker.may(Can.AUDIT), Entry("/journal/", _("Jurnal"), "book")),
        (asker.may(Can.MANAGE), Entry("/org/", _("Satuan"), "unit")),
    ]
    return [entry for shown, entry in entries if shown]
