"""A report of the service: who to whom, and eleven parts in their fixed order. Says nothing that no record says.

Reports are written in Indonesian, whatever language the reader's pages have. A part for which nothing was recorded says
"Tidak dicatat". Withdrawn records are in no report. A returned record stays in (the visit did take place) and is marked
"dikembalikan, sedang diperbaiki"; one that nobody has reviewed yet is marked "belum ditinjau". What residents said is
counted by kind and never quoted: a report travels further than the record. Each line carries the records that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sejuk.activities.queries import Filter
from sejuk.insight.cells import Cell
from sejuk.insight.rules import SMALL
from sejuk.lib import clock
from sejuk.org.models import Unit
from sejuk.press.letters import one_line, printable

NOTHING = "Tidak dicatat"
PARTS = (
    "Dasar", "Hari/tanggal", "Pukul", "Tempat", "Pelaksana", "Sasaran", "Uraian kegiatan dan pesan", "Hasil yang dicapai",
    "Situasi", "Dokumentasi", "Penutup",
)  # fmt: skip
HEAD = ("title", "to", "sender", "subject", "date", "signer", "copy_to")
STANDING = {
    "reported": "belum ditinjau", "returned": "dikembalikan, sedang diperbaiki", "accepted": "sudah ditinjau dan diterima",
}  # fmt: skip


class Line(NamedTuple):
    """A sentence of a report and what it rests on; ``opens`` lists exactly these records where a list's filter can say so."""

    text: str
    records: tuple[str, ...] = ()
    opens: Filter | None = None


class Part(NamedTuple):
    """One of the eleven: its name, and one line or several that are numbered."""

    name: str
    lines: tuple[Line, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Its lines without what they rest on."""
        return tuple(line.text for line in self.lines)


class Bar(NamedTuple):
    """A row of a figure: how many, and of how many where there is such a number. ``rest`` is a day off, drawn lighter."""

    label: str
    many: int
    of: int = 0
    opens: Filter | None = None
    rest: bool = False
    told: str = ""  # in other words, where the number itself may not be said

    @property
    def said(self) -> str:
        """``3 dari 12``."""
        if self.told:
            return self.told
        return f"{number(self.many)} dari {number(self.of)}" if self.of else number(self.many)


class Figure(NamedTuple):
    """What people look at instead of reading: ``days`` stand as columns side by side, ``bars`` below one another."""

    name: str
    form: str
    rows: tuple[Bar, ...]
    note: str = ""

    @property
    def highest(self) -> int:
        """What a full bar stands for."""
        return max((row.of or row.many for row in self.rows), default=0)


class Entry(NamedTuple):
    """A record in the annex of a longer report."""

    day: str
    time: str
    what: str
    said: str


class Picture(NamedTuple):
    """A photo on paper: the name of its small copy in the store, and what its caption says."""

    thumb: str
    caption: str


@dataclass(frozen=True)
class Report:
    """A report as both the paper and the message write it."""

    title: str
    to: str
    sender: str
    subject: str
    parts: tuple[Part, ...]
    records: tuple[str, ...]  # the numbers of the records that it was made from
    date: str  # ISO, for the file's name and the paper's own date
    signer: str = ""  # who signs the paper by hand: an office, never a person's name
    copy_to: str = ""
    pictures: tuple[Picture, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)  # each record in a few words, for who wants to open it
    figures: tuple[Figure, ...] = ()
    annex: tuple[Entry, ...] = ()
    summary: tuple[str, ...] = ()  # what the message of a longer report says

    def as_data(self) -> dict[str, Any]:
        """For the paper's template. Its records are told by number and fingerprint, the same whatever their order."""
        told = {"count": number(len(self.records)), "print": sha256("\n".join(sorted(self.records)).encode()).hexdigest()[:12]}
        return {
            **{name: printable(getattr(self, name)) for name in HEAD}, "records": told,
            "parts": [{"name": part.name, "lines": [printable(line.text) for line in part.lines]} for part in self.parts],
            "figures": [_figure(figure) for figure in self.figures],
            "annex": [{name: printable(text) for name, text in entry._asdict().items()} for entry in self.annex],
        }  # fmt: skip

    def kept(self) -> dict[str, Any]:
        """A day's report for the database. Its lines open into their records, no longer into lists, which go on growing."""
        parts = [[part.name, [[line.text, list(line.records)] for line in part.lines]] for part in self.parts]
        names = {pk: self.names[pk] for pk in self.records if pk in self.names}
        head = {name: getattr(self, name) for name in HEAD}
        pictures = [list(one) for one in self.pictures]
        return head | {"parts": parts, "records": list(self.records), "names": names, "pictures": pictures}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Report:
        """Back from ``kept``."""
        parts = tuple(Part(name, tuple(Line(text, tuple(rests)) for text, rests in lines)) for name, lines in kept["parts"])
        pictures = tuple(Picture(*one) for one in kept["pictures"])
        head = {name: kept[name] for name in HEAD}
        return cls(**head, parts=parts, records=tuple(kept["records"]), names=kept["names"], pictures=pictures)


def _figure(figure: Figure) -> dict[str, Any]:
    rows = [
        {"label": printable(row.label), "many": row.many, "of": row.of, "said": row.said, "rest": row.rest} for row in figure.rows
    ]
    return {"name": figure.name, "form": figure.form, "note": figure.note, "highest": figure.highest, "rows": rows}


def assemble(lines: Iterable[Iterable[str | Line]]) -> tuple[Part, ...]:
    """The eleven parts, each with its lines; one without any says so."""
    filled = []
    for name, said in zip(PARTS, lines, strict=True):
        every = (Line(one) if isinstance(one, str) else one for one in said)
        kept = tuple(line._replace(text=one_line(line.text)) for line in every if line.text.strip())
        filled.append(Part(name, kept or (Line(NOTHING),)))
    return tuple(filled)


def chief_of(name: str, kind: str) -> str:
    """Whom a unit's people address: ``Polres TTS`` → ``Kapolres TTS``."""
    return "Kapolri" if kind == "mabes" else f"Ka{name[:1].lower()}{name[1:]}"


def binmas_of(name: str, kind: str) -> str:
    """Who looks after the field work of a unit: ``Polres TTS`` → ``Kasat Binmas Polres TTS``; empty where nobody does."""
    titles = {"polres": f"Kasat Binmas {name}", "polda": f"Dirbinmas {name}", "mabes": "Kakorbinmas Baharkam Polri"}
    return titles.get(kind, "")


def superior(unit: Unit) -> str:
    """To whom a unit reports."""
    above = unit.parent or unit
    return chief_of(above.name, above.kind)


def copied_to(unit: Unit) -> str:
    """Who has a copy: whoever looks after field work at the unit above."""
    return binmas_of(unit.parent.name, unit.parent.kind) if unit.parent else ""


def span(start: datetime, end: datetime | None, tz: str) -> str:
    """``09.15 s.d. 10.00 WITA``, or ``mulai 09.15 WITA`` when the end was not recorded."""
    if end is None:
        return f"mulai {clock.short_time(start, tz)}"
    return f"{clock.local(start, tz):%H.%M} s.d. {clock.short_time(end, tz)}"


def number(count: int) -> str:
    """``1.234``."""
    return f"{count:,}".replace(",", ".")


def told(cell: Cell) -> str:
    """A number above the resort: ``35``, ``sedikitnya 35``, or that it is small or the sum of small ones alone."""
    if cell.shown is None:
        return f"kurang dari {SMALL}"
    if cell.at_least and not cell.shown:
        return "beberapa"
    return f"sedikitnya {number(cell.shown)}" if cell.at_least else number(cell.shown)


def counted(names: Iterable[tuple[str, int]]) -> str:
    """``Sambang (7), Patroli (2)``; parted by semicolons where a name has a comma of its own."""
    said = list(names)
    between = "; " if any("," in name for name, _ in said) else ", "
    return between.join(f"{name} ({number(count)})" for name, count in said)
