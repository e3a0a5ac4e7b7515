"""When a message may be said, and what it must say. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sejuk.briefing.vocabulary import AUDIENCES, LANGUAGES, THEMES
from sejuk.lib.problems import Problem
from sejuk.org.stages import ElectionKind, Phase, Today

DRAFT, APPROVED, WITHDRAWN = "draft", "approved", "withdrawn"
ANY = "any"  # for whatever election, and when there is none
ELECTIONS = (ANY, *(kind.value for kind in ElectionKind))
PHASES = tuple(phase.value for phase in Phase)
LIMITS = {"title": 80, "text": 600, "source": 300, "reason": 500, "code": 60, "areas": 200}
SOURCE_LANGUAGE = "id"


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


def fits(elections: Collection[str], phases: Collection[str], today: Today) -> bool:
    """Whether a message may be said at a place on a day: in the strictest phase there, and under that election's law."""
    if today.phase.value not in phases:
        return False
    return ANY in elections or (today.kind is not None and today.kind.value in elections)


def holds(valid_from: date | None, valid_until: date | None, day: date) -> bool:
    """Whether a day lies in a period that may be open at both ends."""
    return (valid_from is None or valid_from <= day) and (valid_until is None or day <= valid_until)
