"""Reading officers and their postings, and the villages that nobody serves."""

from __future__ import annotations

from collections import defaultdict

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet
from django_otp.plugins.otp_totp.models import TOTPDevice

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import phones, territory
from sejuk.org.access import Asker, may_manage, need_manage
from sejuk.org.models import Area, Officer, Posting, Unit, during
from sejuk.org.phones import Phone
from sejuk.org.rules import VILLAGE, Can, Role


def postings_at(asker: Asker, unit: Unit) -> tuple[list[Posting], list[Posting]]:
    """The postings at one unit with officer and areas: those that hold or are to come, and those that ended."""
    asker.need(Can.MANAGE, unit)
    rows = Posting.objects.filter(unit=unit).select_related("officer", "unit").prefetch_related("areas")
    now: list[Posting] = []
    ended: list[Posting] = []
    for posting in rows.order_by("officer__name", "-valid_from"):
        (ended if posting.valid_until and posting.valid_until < clock.today() else now).append(posting)
    return now, ended


def posting(asker: Asker, posting_id: int) -> Posting:
    """A posting at a unit that the asker manages."""
    found = Posting.objects.filter(pk=posting_id).select_related("officer", "unit__parent").first()
    if found is None or not asker.may(Can.MANAGE, found.unit):
        raise Problem("not_found")
    return found


def officers(asker: Asker) -> QuerySet[Officer]:
    """The officers with a posting, past or present, where the asker manages."""
    posted = Posting.objects.filter(asker.units(Can.MANAGE, "unit")).values("officer")
    return Officer.objects.filter(pk__in=posted).order_by("name")


def officer(asker: Asker, officer_id: int) -> Officer:
    """One of these, or one without any posting whom the asker may manage; any other looks absent."""
    found = Officer.objects.filter(pk=officer_id).first()
    if found is None or not (officers(asker).filter(pk=officer_id).exists() or may_manage(asker, found)):
        raise Problem("not_found")
    return found


def postings_of(asker: Asker, officer: Officer) -> list[Posting]:
    """Their postings, newest first, where the asker manages; elsewhere is not the asker's business."""
    rows = Posting.objects.filter(asker.units(Can.MANAGE, "unit"), officer=officer)
    return list(rows.select_related("officer", "unit__parent").prefetch_related("areas").order_by("-valid_from", "-pk"))


def officer_by_number(asker: Asker, service_number: str) -> Officer:
    """The officer with that service number, anywhere: for posting somebody who comes from elsewhere."""
    asker.need(Can.MANAGE)
    found = Officer.objects.filter(service_number=service_number.replace("\0", "").strip()).first()
    if found is None:
        raise Problem("officer_unknown", "service_number")
    return found


def find_officers(asker: Asker, text: str, limit: int = 50) -> list[Officer]:
    """Officers whom the asker manages by name or service number."""
    wanted = text.replace("\0", "").strip()
    if not wanted:
        return []
    return list(officers(asker).filter(Q(name__icontains=wanted) | Q(service_number__startswith=wanted))[:limit])


def without_password(asker: Asker, limit: int = 200) -> list[Officer]:
    """Officers at work whom the asker manages and who cannot sign in yet, because nobody gave them a first password."""
    serving = Posting.objects.filter(during(clock.today()), asker.units(Can.MANAGE, "unit")).values("officer")
    none = Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return list(Officer.objects.filter(none, pk__in=serving, is_active=True).order_by("name")[:limit])


def phones_of(asker: Asker, officer: Officer) -> list[Phone]:
    """The phones of the asker, or of an officer whom they may manage."""
    if asker.officer_id != officer.pk:
        need_manage(asker, officer)
    return phones.door().read(asker, officer.pk)


def has_second_factor(asker: Asker, officer: Officer) -> bool:
    """Whether the sign-in of an officer whom the asker may manage asks for six digits."""
    need_manage(asker, officer)
    return bool(TOTPDevice.objects.filter(user=officer, confirmed=True).exists())


def vacant_villages(asker: Asker, unit: Unit) -> list[Area]:
    """The villages of a unit that no village constable's posting covers today."""
    if not (asker.may(Can.MANAGE, unit) or asker.may(Can.AGGREGATE, unit)):
        raise Problem("not_found")
    served = Area.objects.filter(_constables(unit)).distinct().values_list("code", flat=True)
    codes = set(served)
    wider = tuple(code for code in codes if code.count(".") < VILLAGE - 1)
    return [
        village
        for village in territory.villages_of(unit).order_by("code")
        if village.code not in codes and not (wider and territory.within(village.code, wider))
    ]


def _constables(unit: Unit) -> Q:
    """Areas that a constable's posting names today, anywhere in the unit's resort (a neighbour may fill in)."""
    path = territory.resort_of(unit).path
    return during(clock.today(), "postings__") & Q(
        postings__role=Role.VILLAGE_OFFICER, postings__unit__path__startswith=path, postings__officer__is_active=True
    )


def villages_by_officer(asker: Asker, unit: Unit) -> list[tuple[Officer, list[Area]]]:
    """The village constables of a unit today, each with their villages, most villages first."""
    asker.need(Can.MANAGE, unit)
    rows = Posting.objects.filter(during(clock.today()), unit__path__startswith=unit.path, role=Role.VILLAGE_OFFICER)
    held: dict[Officer, list[Area]] = defaultdict(list)
    for row in rows.select_related("officer").prefetch_related("areas"):
        held[row.officer] += row.areas.all()
    return sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0].name))
