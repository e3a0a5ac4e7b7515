"""The papers of the demo's month: the Polres has a letterhead, printed what its visits gave out, and public pages were opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from sejuk.briefing import openings
from sejuk.briefing.models import MessageVersion
from sejuk.config.demo import people
from sejuk.lib import clock
from sejuk.org.access import asker_for
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import Role
from sejuk.press import actions, queries

SHEETS = 250  # a printer's package
PHONE, LINE = "0388 21110", "Pos kami buka 24 jam di sebelah kantor kecamatan."


def print_papers(resort: Unit, versions: Iterable[MessageVersion], first: date, last: date) -> None:
    """Note what was printed of each version that visits gave out, and let its page be opened now and then."""
    leader = next(person for person in people.RESORT_PEOPLE if person.role == Role.BINMAS_SECTION_HEAD)
    asker, random = asker_for(Officer.objects.get(service_number=leader.number), last), Random(f"papers {last}")
    actions.change_letterhead(
        asker=asker, unit=resort, phone=PHONE, line=LINE, press_office=f"Seksi Humas {resort.name}", press_phone=PHONE
    )
    for version in versions:
        if given := queries.tally(asker, version).given:
            actions.record_print(
                asker=asker, version_id=version.pk, unit=resort, form="leaflet", language="id",
                count=(given // SHEETS + 1) * SHEETS, printed_on=first,
            )  # fmt: skip
        for back in range(min((last - first).days, 14)):
            with clock.travel(clock.now() - timedelta(days=back)):
                for _ in range(random.choice((0, 0, 1, 3, 8))):
                    openings.count(version.pk)
    openings.flush()
