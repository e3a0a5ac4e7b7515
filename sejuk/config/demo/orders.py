"""The demo's directives: a Commander Wish of the Kapolda, passed on and carried out by some, not yet read by others."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from sejuk.briefing import actions
from sejuk.briefing.actions import Order, Read
from sejuk.briefing.models import Directive
from sejuk.briefing.recipients import recipients
from sejuk.config.demo import people
from sejuk.lib import clock
from sejuk.org.access import asker_for
from sejuk.org.models import Officer, Posting, Unit
from sejuk.org.rules import Role


class Given(NamedTuple):
    """A directive of the demo, since when, and how many of a hundred read and carried it out."""

    directive_id: UUID
    since: date
    carried_out: int


class Story(NamedTuple):
    """One directive of the demo: how many days ago, whose, what, for which duties; of a hundred, who read it, what answers it."""

    ago: int
    by: str
    title: str
    text: str
    read: int
    carried_out: int
    roles: tuple[str, ...] = ()


NAME = "Commander Wish: Hadir dan Mendengar"
AIM = "Polisi hadir di desa, mendengar lebih banyak daripada berbicara, dan kembali membawa jawaban."
LEADS = ("village_officer", "binmas_unit_head", "commander")
ORDERS = (
    Story(20, "kapolda", "Sambangi desa yang jarang dikunjungi", "Kunjungi lebih dahulu desa yang lama tanpa kegiatan. "
          "Catat keluhan warga apa adanya.", 85, 18),
    Story(12, "kapolda", "Saring sebelum sebar", "Ajak warga menanyakan sumber sebelum membagikan kabar. "
          "Arahkan ke kanal resmi KPU dan Bawaslu untuk urusan pemilihan.", 65, 12, LEADS),
    Story(9, "kapolres", "Tatap muka di pasar setiap Selasa", "Setiap Polsek satu kali tatap muka di tempat warga berkumpul, "
          "setiap Selasa pagi.", 50, 6),
    Story(1, "kapolda", "Jaga suasana teduh", "Tampil ramah dan tidak memihak. Laporkan kabar yang meresahkan kepada atasan "
          "pada hari yang sama.", 15, 1),
)  # fmt: skip
ADDED = (
    ("kapolres", "Kanit mencocokkan dengan halaman Cakupan setiap Senin pagi."),
    ("kapolsek", "Mulai dari Naile'u dan Falas; bawa daftar keluhan bulan lalu."),
)


def issue_orders(random: Random, today: date) -> list[Given]:
    """Write the programme and its directives as their people would have, with who read them; what reports may answer."""
    region = Unit.objects.get(kind="polda", postings__isnull=False, postings__role=Role.COMMANDER)
    resort = Unit.objects.get(code=people.RESORT)
    chiefs = {"kapolda": _chief(region), "kapolres": _chief(resort), "kapolsek": _chief(Unit.objects.get(code="polsek-kie"))}
    with clock.travel(_morning(today, 21)):
        programme = actions.start_programme(
            asker=asker_for(chiefs["kapolda"]), unit=region, name=NAME, aim=AIM, started_on=today - timedelta(days=21)
        )
    made: list[Directive] = []
    given = []
    for story in ORDERS:
        since = today - timedelta(days=story.ago)
        with clock.travel(_morning(today, story.ago)):
            order = Order(
                story.title, story.text, since, since + timedelta(days=30), programme_id=programme.pk, roles=story.roles,
                parent_id=made[-1].pk if story.by == "kapolres" else None,
            )  # fmt: skip
            unit = region if story.by == "kapolda" else resort
            made.append(actions.issue_directive(asker=asker_for(chiefs[story.by]), unit=unit, order=order))
        _read(random, made[-1], story.read, today, story.ago)
        given.append(Given(made[-1].pk, since, story.carried_out))
    for days, (by, text) in enumerate(ADDED):
        with clock.travel(_morning(today, 19 - days)):
            unit = chiefs[by].postings.get().unit
            actions.cascade_directive(asker=asker_for(chiefs[by]), directive_id=made[0].pk, unit=unit, text=text)
    return given


def answers(random: Random, given: list[Given], day: date) -> list[dict[str, str]]:
    """The directives that a report of that day names."""
    return [
        {"directive_id": str(one.directive_id)} for one in given if one.since <= day and random.random() * 100 < one.carried_out
    ]


def _chief(unit: Unit) -> Officer:
    return Posting.objects.get(unit=unit, role=Role.COMMANDER).officer


def _morning(today: date, ago: int) -> datetime:
    return datetime.combine(today - timedelta(days=ago), time(7, 30), clock.zone(clock.WITA))


def _read(random: Random, directive: Directive, share: int, today: date, ago: int) -> None:
    """Some of its recipients read it within the hours after it came."""
    for posting in recipients(directive, today).order_by("officer__service_number"):
        if random.random() * 100 < share:
            at = _morning(today, ago) + timedelta(minutes=random.randint(5, 600))
            with clock.travel(min(at, clock.now())):
                actions.acknowledge_directives(officer_id=posting.officer_id, reads=[Read(directive.pk, posting.pk, clock.now())])
