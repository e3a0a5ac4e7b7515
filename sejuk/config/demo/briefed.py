"""The messages of the demo's month: approved and issued on its first day, told in its visits, one withdrawn near its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from sejuk.briefing import actions, rules
from sejuk.briefing.models import MessageVersion
from sejuk.config.demo import people
from sejuk.lib import clock
from sejuk.org.access import Asker, asker_for
from sejuk.org.models import Officer, Unit
from sejuk.org.queries import elections
from sejuk.org.rules import Role

STAY_DRAFTS = 12  # of so many one still waits for its approval
WITHDRAWN_DAYS = 4  # before the last day


class Card(NamedTuple):
    """A message that the demo's officers carry, and until which day."""

    version: MessageVersion
    until: date


def brief(resort: Unit, first: date, last: date) -> list[Card]:
    """Approve the starter messages, issue those that may be said on the first day, withdraw one; what is carried."""
    leader = next(person for person in people.RESORT_PEOPLE if person.role == Role.BINMAS_SECTION_HEAD)
    asker = asker_for(Officer.objects.get(service_number=leader.number), first)
    with clock.travel(_morning(first)):
        cards = _issued(asker, resort, last)
    gone = cards[len(cards) // 2]
    until = last - timedelta(days=WITHDRAWN_DAYS)
    with clock.travel(_morning(until)):
        actions.withdraw_message(asker=asker, version_id=gone.version.pk, reason="Sumbernya sedang diperbarui; tunggu versi baru.")
    return [card._replace(until=until) if card is gone else card for card in cards]


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(7), clock.zone(clock.WITA))


def _issued(asker: Asker, resort: Unit, last: date) -> list[Card]:
    cards = []
    today = elections.today(asker, people.REGENCY)
    for n, version in enumerate(MessageVersion.objects.select_related("message").order_by("message__code"), start=1):
        if n % STAY_DRAFTS == 0:
            continue
        actions.approve_message(asker=asker, version_id=version.pk)
        if rules.fits(version.elections, version.phases, today):
            actions.issue_message(asker=asker, version_id=version.pk, unit=resort)
            cards.append(Card(version, last))
    return cards


def told(random: Random, cards: Sequence[Card], themes: Sequence[str], day: date) -> list[str]:
    """The messages of a visit about these themes: most often one, sometimes two or none."""
    fitting = [card for card in cards if card.version.message.theme in themes and day <= card.until]
    return [str(card.version.pk) for card in random.sample(fitting, min(len(fitting), random.choice((0, 1, 1, 1, 2))))]
