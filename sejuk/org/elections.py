"""Election calendars as files: CSV for people, iCalendar for their other calendars; read whole or not at all."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import resources
from io import StringIO
from typing import Any, TypeVar

from icalendar import Calendar as ICalendar
from icalendar import Event

from sejuk.lib.letters import without_controls
from sejuk.lib.problems import Problem
from sejuk.org.rules import NAME_LENGTH
from sejuk.org.stages import Calendar, ElectionKind, Round, Span, StageKind, check_stages, clashing

COLUMNS = (
    "election", "kind", "round", "of", "name", "name_en", "areas", "place", "stage", "stage_name", "first_day", "last_day",
    "held", "source",
)  # fmt: skip
LONGEST = {"election": 60, "of": 60, "name": NAME_LENGTH, "name_en": NAME_LENGTH, "stage_name": 160, "source": 300}
LONGEST_PLACE = 120
BETWEEN = ";"
MOST_LINES = 5_000
PREFIX = "X-SEJUK-"
FORMULA = ("=", "+", "-", "@")  # others open what we write in a spreadsheet, which would compute it
E = TypeVar("E", ElectionKind, Round, StageKind)


def shipped() -> list[Calendar]:
    """The calendars that come with Sejuk."""
    return read_csv((resources.files("sejuk.org") / "data" / "elections.csv").read_text(encoding="utf-8"))


def read_csv(text: str) -> list[Calendar]:
    """The calendars of a CSV file, or the first ``calendar_line`` that says what is wrong with which line."""
    try:
        reader = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        lines = list(reader)
    except csv.Error:
        raise Problem("calendar_file") from None
    if reader.fieldnames is None or set(COLUMNS) - set(reader.fieldnames) or len(lines) > MOST_LINES:
        raise Problem("calendar_file")
    return _calendars([(number, row) for number, row in enumerate(lines, start=2)])


def read_ics(content: bytes) -> list[Calendar]:
    """The calendars of an iCalendar file that ``write_ics`` made (and a person may have changed)."""
    try:
        events = ICalendar.from_ical(content).walk("VEVENT")
        rows = [(number, _row_of(event)) for number, event in enumerate(events, start=1)]
    except (ValueError, KeyError, AttributeError, TypeError, IndexError, OverflowError):
        raise Problem("calendar_file") from None
    return _calendars(rows)


def _row_of(event: Any) -> dict[str, str]:
    row = {name: str(event.get(f"{PREFIX}{name.upper().replace('_', '-')}", "")) for name in COLUMNS}
    first, last = event.decoded("dtstart"), event.decoded("dtend", None)
    first = first.date() if isinstance(first, datetime) else first
    last = (last.date() if isinstance(last, datetime) else last) or first + timedelta(days=1)
    return row | {"first_day": first.isoformat(), "last_day": (last - timedelta(days=1)).isoformat()}


def _calendars(rows: Sequence[tuple[int, dict[str, Any]]]) -> list[Calendar]:
    found: dict[str, list[tuple[int, Calendar]]] = {}
    for number, row in rows:
        try:
            one = _calendar(row)
        except Problem as problem:
            raise Problem("calendar_line", "file", line=number, reason=problem.words("id").title) from None
        found.setdefault(one.code, []).append((number, one))
    return [_joined(parts) for parts in found.values()]


def _joined(parts: list[tuple[int, Calendar]]) -> Calendar:
    """The lines of one election together; each must say the same of the election itself."""
    first = parts[0][1]
    for number, part in parts[1:]:
        if replace(part, stages=()) != replace(first, stages=()):
            raise Problem("calendar_line", "file", line=number, reason=f"{part.code}: ≠ {first.name}")
    stages = tuple(stage for _, part in parts for stage in part.stages)
    if clash := clashing(stages):
        lines = sorted(parts[place][0] for place in (clash.earlier, clash.later))
        raise Problem("calendar_lines", "file", line=lines[0], other=lines[1], reason=clash.problem.words("id").title)
    return Calendar(first.code, first.kind, first.round, first.of, first.name, first.name_en, first.areas, stages)


def _calendar(row: dict[str, Any]) -> Calendar:
    said = {name: without_controls(str(row.get(name) or "")).strip() for name in COLUMNS}
    for name, longest in LONGEST.items():
        if len(said[name]) > longest:
            raise Problem("text_too_long", name, limit=longest, length=len(said[name]))
    for name in (*LONGEST, "areas", "place"):
        if said[name] != "-" and said[name].startswith(FORMULA):
            raise Problem("value_unknown", name)
    if not said["election"] or not said["name"]:
        raise Problem("name_required", "name")
    stage = Span(
        _one_of(StageKind, said["stage"], "stage"), _day(said["first_day"]), _day(said["last_day"]), said["source"],
        said["stage_name"], said["held"].lower() not in ("no", "tidak"),
    )  # fmt: skip
    check_stages([stage])
    areas = _areas(said["areas"].replace(";", " ").split(), said["place"])
    return Calendar(
        said["election"].lower(), _one_of(ElectionKind, said["kind"], "kind"), _one_of(Round, said["round"] or "first", "round"),
        said["of"], said["name"], said["name_en"] or said["name"], areas, (stage,),
    )  # fmt: skip


def _areas(codes: list[str], said: str) -> tuple[tuple[str, str], ...]:
    """Each code with its polling station: one for all, or as many as there are codes, in their order, with ``;`` between."""
    places = [place.strip() for place in said.split(BETWEEN)]
    if len(places) == 1:
        places *= len(codes)
    if len(places) != len(codes) or max(map(len, places), default=0) > LONGEST_PLACE:
        raise Problem("value_unknown", "place")
    return tuple(dict.fromkeys(zip(codes, places, strict=True)))


def _places(areas: Sequence[tuple[str, str]]) -> str:
    places = [place for _, place in areas]
    return places[0] if len(set(places)) == 1 else BETWEEN.join(places)


def _one_of(values: type[E], said: str, field: str) -> E:
    try:
        return values(said.lower())
    except ValueError:
        raise Problem("value_unknown", field) from None


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Problem("bad_time", "first_day") from None


def rows_of(calendars: Iterable[Calendar]) -> Iterable[dict[str, str]]:
    """One row for each stage, as ``read_csv`` takes them."""
    for one in calendars:
        head = {
            "election": one.code, "kind": one.kind.value, "round": one.round.value, "of": one.of, "name": one.name,
            "name_en": one.name_en, "areas": " ".join(code for code, _ in one.areas), "place": _places(one.areas),
        }  # fmt: skip
        for stage in one.stages:
            yield head | {
                "stage": stage.kind.value, "stage_name": stage.name, "first_day": stage.first.isoformat(),
                "last_day": stage.last.isoformat(), "held": "yes" if stage.held else "no", "source": stage.source,
            }  # fmt: skip


def write_csv(calendars: Iterable[Calendar]) -> str:
    """A file that ``read_csv`` reads again."""
    out = StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows_of(calendars))
    return out.getvalue()


def write_ics(calendars: Iterable[Calendar], *, stamp: datetime) -> bytes:
    """An iCalendar file with whole days; every calendar program shows it, and ``read_ics`` reads it again."""
    made = ICalendar()
    made.add("prodid", "-//Sejuk//Kalender pemilihan//ID")
    made.add("version", "2.0")
    number: Counter[str] = Counter()  # of the stage in its election, so that another file says the same of it
    for row in rows_of(calendars):
        number[row["election"]] += 1
        event = Event()
        event.add("uid", f"{row['election']}-{number[row['election']]}@sejuk")
        event.add("dtstamp", stamp)
        event.add("dtstart", date.fromisoformat(row["first_day"]))
        event.add("dtend", date.fromisoformat(row["last_day"]) + timedelta(days=1))
        event.add("summary", f"{row['stage_name'] or row['stage']} – {row['name']}")
        event.add("description", row["source"])
        event.add("transp", "TRANSPARENT")
        for name, value in row.items():
            event.add(f"{PREFIX}{name.upper().replace('_', '-')}", value)
        made.add_component(event)
    return bytes(made.to_ical())
