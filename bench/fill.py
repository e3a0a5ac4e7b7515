"""A province at work and its records by the million, written past the application: only their reading is measured."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model

from bench.world import SAID
from sejuk.activities.models import Activity
from sejuk.insight.rollup import recount_everything
from sejuk.journal import rows
from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.org.models import Area, Officer, Posting, Unit
from sejuk.org.rules import VILLAGE, Role, UnitKind
from sejuk.sync.models import Op
from sejuk.testing import load_some_areas, person, unit

DAYS = 365
PART = 10_000
RESORTS = 20
LATELY = 3  # days within which nobody has reviewed yet


def province() -> tuple[Unit, list[Officer]]:
    """Twenty resorts with a sector for each district and a constable for each sector; the first resort, all constables."""
    load_some_areas("53")
    polda = unit(UnitKind.POLDA, "Polda NTT", unit(UnitKind.MABES, "Mabes Polri", None))
    constables = []
    resorts = []
    for regency in Area.objects.filter(parent_id="53").order_by("code")[:RESORTS]:
        resort = unit(UnitKind.POLRES, f"Polres {regency.code}", polda, regency.code)
        resorts.append(resort)
        for district in Area.objects.filter(parent=regency).order_by("code"):
            sector = unit(UnitKind.POLSEK, f"Polsek {district.code}", resort, district.code)
            villages = Area.objects.filter(parent=district, level=VILLAGE).values_list("code", flat=True)[:2]
            constables.append(person(district.code, "Bripka", f"Anggota {district.code}", Role.VILLAGE_OFFICER, sector, *villages))
    return resorts[0], constables


class Copies:
    """One row of a table, to be written again with other values in some of its columns."""

    def __init__(self, row: Model) -> None:
        self.table = rows._table(type(row), connection.vendor)
        self.line = self.table.line(row)
        self.places = {field.attname: i for i, field in enumerate(row._meta.concrete_fields)}
        self.prepared = dict(self.table.prepared)

    def another(self, **changes: Any) -> list[Any]:
        """The line with these columns changed."""
        line = self.line.copy()
        for name, value in changes.items():
            place = self.places[name]
            line[place] = self.prepared[place](value) if place in self.prepared else value
        return line

    def write(self, lines: Sequence[list[Any]]) -> None:
        """All of them in one go."""
        with connection.cursor() as cursor:
            if self.table.copy:
                with cursor.copy(self.table.copy) as copy:
                    for line in lines:
                        copy.write_row(line)
            else:
                cursor.executemany(self.table.insert, lines)


class Loader:
    """Copies the newest record of all, again and again, for other constables (of one unit, if one is given) on other days."""

    def __init__(self, within: Unit | None = None) -> None:
        self.chance = random.Random(7)  # noqa: S311 - records, no secrets
        postings = Posting.objects.select_related("unit").prefetch_related("areas").filter(role=Role.VILLAGE_OFFICER)
        postings = postings.filter(unit__path__startswith=within.path) if within else postings
        self.postings = [(p, [area.code for area in p.areas.all()]) for p in postings]
        activity = Activity.objects.latest("received_at")
        self.activity, self.note = Copies(activity), Copies(activity.heard_notes.get())
        self.number = 0  # of the last event
        self.op, self.event = Copies(Op.objects.get(subject=activity.pk)), Copies(Event.objects.get(subject=str(activity.pk)))

    def fill(self, total: int) -> None:
        """Bring the activities up to ``total``, spread evenly over a year, with their notes, ops and events."""
        wanted, today = total - Activity.objects.count(), clock.today()
        self.number = Event.objects.latest("id").pk
        days = (today - timedelta(days=DAYS - 1 - i * DAYS // wanted) for i in range(wanted))
        while part := [self._one(day, today) for day in islice(days, PART)]:
            self._write(part)
        recount_everything()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _one(self, day: date, today: date) -> tuple[list[Any], ...]:
        chance, (posting, areas) = self.chance, self.chance.choice(self.postings)
        at = datetime.combine(day, time(chance.randrange(24), chance.randrange(60)), UTC) - timedelta(hours=26)
        state = "reported" if (today - day).days < LATELY else chance.choices(["accepted", "returned", "withdrawn"], [98, 1, 1])[0]
        pk, area, owner = self._id(at), chance.choice(areas), posting.officer_id
        self.number += 1
        return (
            self.activity.another(
                id=pk, officer_id=owner, posting_id=posting.pk, unit_id=posting.unit_id, unit_path=posting.unit.path, state=state,
                change_seq=0, area_id=area, started_at=at, local_day=day, device_time=at, made_at=at, received_at=at,
                narrative=" ".join(chance.sample(SAID, 4)),
            ),
            self.note.another(id=self._id(at), activity_id=pk, words=chance.choice(SAID)),
            self.op.another(id=self._id(at), officer_id=owner, subject=pk, received_at=at, sequence=self.number),
            self.event.another(id=self.number, at=at, subject=str(pk), actor_id=owner, unit_id=posting.unit_id, area_code=area),
        )  # fmt: skip

    def _id(self, at: datetime) -> UUID:
        """A UUIDv7 of that instant, as a phone would have made it."""
        return UUID(int=(int(at.timestamp() * 1000) << 80) | (7 << 76) | (2 << 62) | self.chance.getrandbits(62))

    def _write(self, part: list[tuple[list[Any], ...]]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")  # what these rows point at is known to be there
            for copies, lines in zip((self.activity, self.note, self.op, self.event), zip(*part, strict=True), strict=True):
                copies.write(lines)
            if connection.vendor == "postgresql":
                cursor.execute("SELECT setval(pg_get_serial_sequence('journal_event', 'id'), %s)", [self.number])
