"""A directive to 400, 4,000 and 40,000 officers: how long it takes to issue it and to open the table of who read and did it.

``.venv/bin/python -m bench.directives [--top 40000]``; ``tools/pg --durable -- .venv/bin/python -m bench.directives``. Officers are
made in bulk, eight to a Polsek, so that 40,000 are 5,000 units; six of ten have read it, three of ten have done something.
Also one phone's acknowledgement while the table is that full. Times are the server's own, in this process.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import connection

from bench.growth import OK, Took, opened
from bench.world import Phone, batches, call_command, quantile, say
from sejuk.activities.models import Activity, Answer
from sejuk.briefing.actions import Order, issue_directive
from sejuk.briefing.models import Acknowledgement, Directive
from sejuk.lib import clock
from sejuk.org.access import asker_for
from sejuk.org.models import Officer, Posting, Unit
from sejuk.org.rules import Role, UnitKind
from sejuk.testing import OENAI, SINCE, load_some_areas, person, unit

STEPS = (400, 4_000, 40_000)
TO_A_SECTOR, SECTORS_TO_A_RESORT, RESORTS_TO_A_REGION = 8, 10, 15
ISSUES = 10
ACKNOWLEDGED = 40
READ_OF_TEN, DONE_OF_TEN = 6, 3
PART = 5_000


class Service:
    """Headquarters with its chief and one recording constable, and as many officers below as asked for."""

    def __init__(self) -> None:
        load_some_areas("53.02.10")
        self.mabes = unit(UnitKind.MABES, "Mabes Polri", None)
        self.chief = person("60010001", "Jenderal Pol", "Kapolri", Role.COMMANDER, self.mabes)
        first = unit(UnitKind.POLRES, "Polres pertama", unit(UnitKind.POLDA, "Polda pertama", self.mabes), "53.02")
        self.constable = person(
            "87010001", "Bripka", "Anggota", Role.VILLAGE_OFFICER, unit(UnitKind.POLSEK, "Polsek pertama", first), OENAI
        )
        self.sectors = self._sectors()
        self.officers: list[int] = []

    def _sectors(self) -> Iterator[Unit]:
        number = 0
        while True:
            if number % (SECTORS_TO_A_RESORT * RESORTS_TO_A_REGION) == 0:
                region = unit(UnitKind.POLDA, f"Polda {number}", self.mabes)
            if number % SECTORS_TO_A_RESORT == 0:
                resort = unit(UnitKind.POLRES, f"Polres {number}", region)
            yield unit(UnitKind.POLSEK, f"Polsek {number}", resort)
            number += 1

    def grow(self, total: int) -> None:
        """Bring the officers up to ``total``."""
        wanted = range(len(self.officers), total)
        people = [Officer(service_number=f"9{i:07}", rank="Bripda", name=f"Anggota {i}") for i in wanted]
        made = Officer.objects.bulk_create(people, batch_size=PART)
        homes = [next(self.sectors) for _ in range(len(made) // TO_A_SECTOR)]
        places = ((one, homes[i // TO_A_SECTOR]) for i, one in enumerate(made))
        postings = [Posting(officer=one, unit=home, role=Role.UNIT_MEMBER, valid_from=SINCE) for one, home in places]
        Posting.objects.bulk_create(postings, batch_size=PART)
        self.officers += [one.pk for one in made]


def issue(service: Service) -> tuple[Directive, list[float]]:
    """Some directives to everybody; the last of them, and the milliseconds that each took."""
    took = []
    for number in range(ISSUES):
        order = Order(f"Arahan {number}", "Sambangi warga dan dengarkan keluhannya.", clock.today())
        begun = time.perf_counter()
        made = issue_directive(asker=asker_for(service.chief), unit=service.mabes, order=order)
        took.append((time.perf_counter() - begun) * 1000)
    return made, took


def carry_out(service: Service, directive: Directive, activity: Activity) -> None:
    """Six of ten read it, three of ten did something, written past the application."""
    now = clock.now()
    readers, doers = ([pk for pk in service.officers if pk % 10 < share] for share in (READ_OF_TEN, DONE_OF_TEN))
    read = [Acknowledgement(directive_id=directive.pk, officer_id=pk, at=now, received_at=now, sequence=0) for pk in readers]
    Acknowledgement.objects.bulk_create(read, batch_size=PART)
    copies = [
        Activity(**{field.attname: getattr(activity, field.attname) for field in Activity._meta.concrete_fields}) for _ in doers
    ]
    for number, (copy, pk) in enumerate(zip(copies, doers, strict=True)):
        copy.pk, copy.officer_id = UUID(int=(directive.pk.int & ~0xFFFFFF) | number), pk
    Activity.objects.bulk_create(copies, batch_size=PART)
    rows = [Answer(activity_id=one.pk, directive=directive, officer_id=one.officer_id) for one in copies]
    Answer.objects.bulk_create(rows, batch_size=PART)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def acknowledged(phone: Phone, directive: Directive) -> dict[str, float]:
    """One phone says that it read something, again and again something else, beside the full table."""
    took = Took()
    for number in range(ACKNOWLEDGED):
        op = phone.op({"directive_id": str(UUID(int=directive.pk.int ^ number))}, "directive.acknowledge")
        took.call(lambda op=op: phone.push(op))  # type: ignore[misc]
    return took.told("acknowledge")


def main() -> None:
    """Grow, issue, carry out, open; a JSON line a step and one with the growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--top", type=int, default=STEPS[-1])
    top = parser.parse_args().top
    call_command("migrate", verbosity=0)
    service, found = Service(), {}
    phone = Phone(service.constable)
    raw = batches(phone, 1, 1)[0]
    assert phone.client.post("/api/v1/sync/push", raw, content_type="application/json", headers=phone.headers).status_code == OK
    activity = Activity.objects.get()
    for total in (step for step in STEPS if step <= top):
        service.grow(total)
        directive, took = issue(service)
        carry_out(service, directive, activity)
        found[total] = _measured(service, directive, phone, took)
        say("directives", {"officers": total, "units": Unit.objects.count(), **found[total]})
    low, high = found[STEPS[0]], found[max(found)]
    grown = {
        key: round(high[key] / low[key], 2) for key in ("issue_ms", "table_ms", "table_cpu_ms", "resort_ms", "acknowledge_cpu_ms")
    }
    say("directives_to", {"officers": max(found), "grown": grown}, [
        (f"directive to {max(found):,}: issued, p95 ms", high["issue_ms"], "<=", 250),
        (f"its table at the top, p95 ms of {max(found):,}", high["table_ms"], "<=", 1_000),
        ("its table at one Polres, p95 ms", high["resort_ms"], "<=", 250),
        ("an acknowledgement: growth of CPU with those stored", grown["acknowledge_cpu_ms"], "<=", 1.5),
    ])  # fmt: skip


def _measured(service: Service, directive: Directive, phone: Phone, took: list[float]) -> dict[str, Any]:
    page = f"/directives/{directive.pk}/progress/"
    resort = Unit.objects.get(name="Polres 0")
    return {
        "issue_ms": round(quantile(took, 0.95), 1), **opened(service.chief, "table", page),
        **opened(service.chief, "resort", f"{page}?unit={resort.pk}"), **acknowledged(phone, directive),
    }  # fmt: skip


if __name__ == "__main__":
    main()
