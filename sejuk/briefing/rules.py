"""When a message may be said, and what it must say. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol

from sejuk.briefing.vocabulary import AUDIENCES, LANGUAGES, THEMES
from sejuk.lib.problems import Problem
from sejuk.org.rules import DUTY_ROLES, Role, UnitKind, commanded, kinds_below
from sejuk.org.stages import IN_TIME, ElectionKind, Phase, Today, on_day, periods

DRAFT, APPROVED, WITHDRAWN = "draft", "approved", "withdrawn"
ANY = "any"  # for whatever election, and when there is none
ELECTIONS = (ANY, *(kind.value for kind in ElectionKind))
PHASES = tuple(phase.value for phase in IN_TIME)
LIMITS = {"title": 80, "text": 600, "source": 300, "reason": 500, "code": 60, "areas": 200}
ORDER_LIMITS = {"title": 120, "text": 3_000, "number": 60, "addition": 1_000, "name": 120, "aim": 1_000, "reason": 500}
HELD, PLANNED, IN_FORCE, OVER, REPLACED = "held", "planned", "in_force", "over", "replaced"
MOST_TARGETS = 100  # units that one directive names; those below each come along
SOURCE_LANGUAGE = "id"
LINK_LETTERS, LINK_LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 6
TELL_FROM = 5  # openings below it are not told: in a hamlet one could guess who


def check_message(said: Mapping[str, Any]) -> None:
    """Raise the first ``Problem`` of a message: theme, audience, elections, phases, source and period."""
    for field, values in (("theme", THEMES), ("audience", AUDIENCES)):
        if said[field] not in values:
            raise Problem("value_unknown", field)
    check_choice("elections", said["elections"], ELECTIONS)
    check_choice("phases", said["phases"], PHASES)
    if not said["source"].strip():
        raise Problem("message_without_source", "source")
    check_text("source", said["source"])
    if said["valid_until"] is not None and said["valid_from"] is not None and said["valid_until"] < said["valid_from"]:
        raise Problem("ends_before_begins", "valid_until")


def check_choice(field: str, chosen: Collection[str], allowed: Collection[str]) -> None:
    """At least one, and only known ones."""
    if not chosen or any(value not in allowed for value in chosen):
        raise Problem("value_unknown", field)


def check_wording(language: str, title: str, text: str) -> None:
    """A wording in a known language, short enough to be said at a door."""
    if language not in LANGUAGES:
        raise Problem("value_unknown", "language")
    for field, said in (("title", title), ("text", text)):
        if not said.strip():
            raise Problem("wording_empty", field)
        check_text(field, said)


def check_text(field: str, said: str) -> None:
    """Refuse what is longer than may be kept."""
    if len(said) > LIMITS[field]:
        raise Problem("text_too_long", field, limit=LIMITS[field], length=len(said))


def check_reason(said: str) -> str:
    """A reason without the spaces around it and what PostgreSQL does not take: there must be one."""
    bare = said.replace("\0", "").strip()
    if not bare:
        raise Problem("reason_required", "reason")
    check_text("reason", bare)
    return bare


def fits(elections: Collection[str], phases: Collection[str], today: Today) -> bool:
    """Whether a message may be said at a place on a day: in a phase, and under the law, of one of its occasions."""
    if not today.occasions:
        return Phase.NONE.value in phases and ANY in elections
    return any(phase.value in phases and (ANY in elections or kind.value in elections) for phase, kind in today.occasions)


class Standing(StrEnum):
    """How an approved version stands at a place on a day."""

    NOW = "now"
    IN_PARTS = "in_parts"
    OTHER_PHASE = "other_phase"
    LATER = "later"
    ENDED = "ended"


class Version(Protocol):
    """What a version says of itself."""

    elections: Any
    phases: Any
    valid_from: Any
    valid_until: Any


def standing(version: Version, pieces: Sequence[Today]) -> Standing:
    """Whether it may be said at a place, of these pieces, now; if not, why."""
    if not holds(None, version.valid_until, pieces[0].day):
        return Standing.ENDED
    if not holds(version.valid_from, None, pieces[0].day):
        return Standing.LATER
    fitting = [fits(version.elections, version.phases, today) for today in pieces]
    if all(fitting):
        return Standing.NOW
    return Standing.IN_PARTS if any(fitting) else Standing.OTHER_PHASE


def said_again(version: Version, today: Today) -> date | None:
    """The first day after this one on which it may be said there, as far as calendars tell."""
    found = [one.calendar for one in today.elections]
    turns = {day for one in found for period in periods(one.stages) for day in (period.first, period.last + timedelta(days=1))}
    for day in sorted(turns):
        if day > today.day and standing(version, [on_day(found, today.area_code, day)]) == Standing.NOW:
            return day
    return None


def holds(valid_from: date | None, valid_until: date | None, day: date) -> bool:
    """Whether a day lies in a period that may be open at both ends."""
    return (valid_from is None or valid_from <= day) and (valid_until is None or day <= valid_until)


def check_order(field: str, said: str, *, limit: str = "") -> str:
    """The words of a directive, without the spaces around them: something, and no more than may be kept."""
    bare = said.replace("\0", "").strip()
    if not bare:
        raise Problem("value_missing", field)
    if len(bare) > ORDER_LIMITS[limit or field]:
        raise Problem("text_too_long", field, limit=ORDER_LIMITS[limit or field], length=len(bare))
    return bare


@dataclass(frozen=True)
class Address:
    """Whom a directive is for: these units with all below them; without roles or kinds of units, all who do field duty."""

    issuer: str  # path of the unit that issues it: its commander is not told his own orders
    paths: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @property
    def duties(self) -> frozenset[str]:
        """The roles meant."""
        return self.roles or frozenset(DUTY_ROLES)

    def names(self, role: str, unit_kind: str, unit_path: str) -> bool:
        """Whether it is for somebody in this role at this unit."""
        if role not in self.duties or (self.kinds and unit_kind not in self.kinds):
            return False
        if role == Role.COMMANDER and unit_path == self.issuer:
            return False
        return any(unit_path.startswith(path) for path in self.paths)

    def names_below(self, role: str, unit_kind: str, unit_path: str) -> bool:
        """Whether it may be for somebody whom one in this role at this unit commands."""
        inside = any(unit_path.startswith(path) for path in self.paths)
        if not inside and not any(path.startswith(unit_path) for path in self.paths):
            return False
        lower = {kind for kind in kinds_below(unit_kind) if not self.kinds or kind in self.kinds}
        if lower and commanded(role, unit_kind):
            return True
        here = inside and (not self.kinds or unit_kind in self.kinds)
        return here and not self.duties.isdisjoint(commanded(role, unit_kind))


def check_kinds(roles: Collection[str], kinds: Collection[str]) -> None:
    """Only roles that are ordered to do something, and kinds of units that there are."""
    if any(role not in DUTY_ROLES for role in roles):
        raise Problem("value_unknown", "roles")
    if any(kind not in tuple(UnitKind) for kind in kinds):
        raise Problem("value_unknown", "unit_kinds")
