"""What stands on a leaflet, poster or share image: an approved wording, who signs it, and who serves the village."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sejuk.briefing import queries as briefing
from sejuk.briefing import rules as briefing_rules
from sejuk.briefing.models import MessageVersion, Wording
from sejuk.briefing.queries import PublicCard
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.models import Posting, Unit, during
from sejuk.org.rules import Can, Role, UnitKind
from sejuk.press.facts import Place, handout_of
from sejuk.press.handout import Handout
from sejuk.press.models import Letterhead


def home_units(asker: Asker) -> list[Unit]:
    """The units at which the asker serves: they sign what the asker gives out."""
    found = Unit.objects.filter(pk__in=[grant.unit_id for grant in asker.grants]).select_related("parent")
    return list(found.order_by("path"))


def home_unit(asker: Asker, unit_id: int | None) -> Unit:
    """One of these, the first if none is named; any other looks absent."""
    found = [unit for unit in home_units(asker) if unit_id in (None, unit.pk)]
    if not found:
        raise Problem("not_found")
    return found[0]


def reach(asker: Asker, unit: Unit) -> list[Place]:
    """The villages for which the asker may fill in names: all of a unit where they brief, else those of their own postings."""
    if asker.may(Can.BRIEF, unit):
        return places(asker, unit)
    own = Posting.objects.filter(pk__in=[grant.posting_id for grant in asker.grants if grant.unit_id == unit.pk])
    codes = set(own.values_list("areas__code", flat=True))
    return [place for place in places(asker, unit) if place.area.code in codes]


def places(asker: Asker, unit: Unit) -> list[Place]:
    """The villages of a unit in the order of their codes, none twice. A Polda and above have none: each Polres makes its own."""
    del asker  # who serves where is told on every notice board
    if unit.kind in (UnitKind.MABES, UnitKind.POLDA):
        return []
    sectors = list(Unit.objects.filter(parent=unit, closed_on__isnull=True).select_related("parent").order_by("name"))
    constables = _constables(unit)
    found: dict[str, Place] = {}
    for each in (*sectors, unit):
        for area in territory.villages_of(each).order_by("code"):
            found.setdefault(area.code, Place(area, each, tuple(constables.get(area.code, ()))))
    return sorted(found.values(), key=lambda place: place.area.code)


def _constables(unit: Unit) -> dict[str, list[Posting]]:
    """Who serves which village today as its constable, anywhere in the unit's resort: a neighbour may fill in."""
    rows = Posting.objects.filter(
        during(clock.today()), role=Role.VILLAGE_OFFICER, officer__is_active=True,
        unit__path__startswith=territory.resort_of(unit).path,
    )  # fmt: skip
    serving: dict[str, list[Posting]] = defaultdict(list)
    for row in rows.select_related("officer", "unit").prefetch_related("areas").order_by("officer__name"):
        for area in row.areas.all():
            serving[area.code].append(row)
    return serving


def own_letterhead(asker: Asker, unit: Unit) -> Letterhead:
    """What a unit itself entered; empty before it did."""
    del asker  # it stands on every leaflet
    return Letterhead.objects.filter(unit=unit).first() or Letterhead(unit=unit)


def letterhead(asker: Asker, unit: Unit) -> Letterhead:
    """How a unit signs: what it entered, and where that is empty what the Polres above it did."""
    return letterheads(asker, [unit])[unit.pk]


def letterheads(asker: Asker, units: Iterable[Unit]) -> dict[int, Letterhead]:
    """The same of several units, by their numbers."""
    del asker  # as above
    lines = {unit.pk: (unit, unit.parent if unit.kind == UnitKind.POLSEK else None) for unit in units}
    wanted = [each.pk for line in lines.values() for each in line if each is not None]
    rows = {row.unit_id: row for row in Letterhead.objects.filter(unit__in=wanted)}
    found = {}
    for pk, line in lines.items():
        found[pk] = Letterhead(unit=line[0])
        for row in (rows[each.pk] for each in line if each is not None and each.pk in rows):
            for name in ("phone", "line", "logo", "press_office", "press_phone", "template"):
                setattr(found[pk], name, getattr(found[pk], name) or getattr(row, name))
    return found


def sayable(asker: Asker, version_id: UUID, language: str) -> tuple[MessageVersion, Wording]:
    """A version that may go out, with its approved wording in that language."""
    version = briefing.version(asker, version_id)
    if version.state != briefing_rules.APPROVED or not version.link:
        raise Problem("message_not_approved")
    if not briefing_rules.holds(None, version.valid_until, clock.today()):
        raise Problem("message_expired")
    wording = next((one for one in version.wordings.all() if one.language == language and one.approved_at), None)
    if wording is None:
        raise Problem("value_unknown", "language")
    return version, wording


def handout(asker: Asker, version_id: UUID, language: str, unit: Unit, place: Place | None, site: str) -> Handout:
    """A handout of a unit; with a place, that of the unit that serves the village, with village and constables."""
    version, wording = sayable(asker, version_id, language)
    signing = place.unit if place else unit
    return handout_of(version, wording, signing, letterhead(asker, signing), place, site)


def public_handout(asker: Asker, card: PublicCard, language: str, site: str) -> Handout:
    """The share image of a public page: signed by whose message it is, without anybody's name or number."""
    head = letterhead(asker, card.unit) if card.unit else None
    if head:
        head.phone = ""
    return handout_of(card.version, card.wording(language), card.unit, head, None, site)
