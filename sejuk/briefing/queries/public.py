"""What anybody may read of an approved message, by the short address that its cards and papers carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Sum

from sejuk.briefing import openings, rules
from sejuk.briefing.models import MessageVersion, Opening, Wording
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.queries import elections


class Standing(StrEnum):
    """What a message's public page says first."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    EARLY = "early"
    OTHER_PHASE = "other_phase"


@dataclass(frozen=True)
class PublicCard:
    """A message as its public page shows it; words and sharing only while it is ``OPEN``."""

    version: MessageVersion
    standing: Standing
    wordings: list[Wording]
    unit: Unit | None  # who speaks: whose message it is; for one that came with Sejuk, who issued it first

    def wording(self, language: str) -> Wording:
        """In that language if there is one, else in the source's."""
        found = {one.language: one for one in self.wordings}
        return found.get(language) or found[rules.SOURCE_LANGUAGE]


def public_card(asker: Asker, link: str) -> PublicCard:
    """The message of a short address; drafts have none, so they look absent."""
    rows = MessageVersion.objects.select_related("message__unit__parent").prefetch_related("wordings", "issues__unit__parent")
    version = rows.filter(link=link).first()
    if version is None:
        raise Problem("not_found")
    issues = sorted(version.issues.all(), key=lambda issue: issue.pk)
    unit = version.message.unit or (issues[0].unit if issues else None)
    areas = [issue.area_id or "" for issue in issues] or [""]
    wordings = [one for one in version.wordings.all() if one.approved_at]
    return PublicCard(version, _standing(asker, version, areas), wordings, unit)


def _standing(asker: Asker, version: MessageVersion, areas: list[str]) -> Standing:
    """Of a message issued to several areas: whether it may be said somewhere in one of them."""
    today = clock.today()
    if version.state != rules.APPROVED:
        return Standing.WITHDRAWN
    if not rules.holds(None, version.valid_until, today):
        return Standing.EXPIRED
    if not rules.holds(version.valid_from, None, today):
        return Standing.EARLY
    pieces = (today for area in areas for today in elections.pieces(asker, area))
    said = any(rules.fits(version.elections, version.phases, today) for today in pieces)
    return Standing.OPEN if said else Standing.OTHER_PHASE


class Openings(NamedTuple):
    """At least how often a page was opened, in steps of ``rules.TELL_FROM``; None where that is not told because it was seldom."""

    ever: int | None
    week: int | None  # today and the six days before


def openings_of(asker: Asker, version: MessageVersion) -> Openings:
    """How often the public page of a version that the asker may read was opened."""
    del asker
    openings.flush()
    rows = Opening.objects.filter(version=version)
    ever = rows.aggregate(n=Sum("count"))["n"] or 0
    week = rows.filter(day__gt=clock.today() - openings.WEEK).aggregate(n=Sum("count"))["n"] or 0
    # In steps: else who sends the address to one person and looks again would read whether they opened it.
    return Openings(*(n - n % rules.TELL_FROM or None for n in (ever, week)))
