"""What passes from rule to rule of the reader, and what comes out. Pure.

All offsets count characters of the text as it was given: ``given[start:end]`` is where a fact stands. A rule that is not sure
finds nothing: a wrong value is worse than a missing one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Found(NamedTuple):
    """A value, where it stands, and the name of the rule that found it."""

    value: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """A release without the page around it.

    ``body`` is as long as ``given``; menus, links to other releases, sharing buttons and footers are blanks in it.
    """

    given: str
    body: str
    title: str = ""  # the headline; empty where there is none


class Named(NamedTuple):
    """A member of the police whom the text names: rank of our list, name without titles, role as the reader's list says."""

    rank: str
    name: str
    role: str
    start: int
    end: int
    rule: str


class Quote(NamedTuple):
    """Direct speech, and who said it as the text names them; ``speaker`` is None where it does not."""

    speaker: str | None
    text: str
    start: int
    end: int


class Warned(NamedTuple):
    """Something in a text that does not hold together: a code of ``WARNINGS``, and where."""

    code: str
    start: int
    end: int
    says: str  # one plain Indonesian sentence for whoever reads the text


WARNINGS = (
    "stage_contradicts_calendar", "village_not_in_district", "post_differs_from_place", "title_duplicated", "headline_pasted",
    "weekday_does_not_fit",
    "near_copy", "several_releases", "other_language",
)  # fmt: skip
ROLES = ("bhabinkamtibmas", "kapolsek", "kapolres", "kapolda", "kanit_binmas", "kasi_humas", "polisi_rw", "other")
TYPES = (
    "visit", "dialogue_patrol", "patrol", "outreach", "dialogue", "education", "social_service", "health_service",
    "leaflet_distribution", "security_detail", "stakeholder_visit", "coordination", "ceremony", "other",
)  # fmt: skip
ELECTIONS = ("pemilu_2024", "pilkada_2024", "other", "none")
STAGES = ("before", "campaign", "quiet_period", "voting", "after")
SINGLE = (
    "activity_date", "start_time", "tz", "polda", "polres", "polsek", "village", "village_kind", "district", "regency",
    "province", "street", "rt", "rw", "area_code", "unit_code", "election", "stage_mentioned",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the reader found in one release. ``facts`` holds the single values by field; what is not there is null."""

    id: str
    relevant: bool
    facts: dict[str, Found] = field(default_factory=dict)
    activity_types: tuple[Found, ...] = ()
    topics: tuple[Found, ...] = ()
    officers: tuple[Named, ...] = ()
    quotes: tuple[Quote, ...] = ()
    alternatives: dict[str, tuple[str, ...]] = field(default_factory=dict)  # area_code, unit_code: what else it may be
    warnings: tuple[Warned, ...] = ()

    def value(self, name: str) -> str | None:
        """The single value of that field, or None."""
        return self.facts[name].value if name in self.facts else None

    def as_data(self) -> dict[str, Any]:
        """One JSON object, with every field whether found or not."""
        spans: dict[str, Any] = {name: [found.start, found.end] for name, found in self.facts.items()}
        for name in ("activity_types", "topics", "officers", "quotes"):
            spans[name] = [[each.start, each.end] for each in getattr(self, name)]
        return {
            "id": self.id, "relevant": self.relevant, **{name: self.value(name) for name in SINGLE},
            "activity_types": [each.value for each in self.activity_types], "topics": [each.value for each in self.topics],
            "officers": [{"rank": each.rank or None, "name": each.name, "role": each.role} for each in self.officers],
            "quotes": [{"speaker": each.speaker, "text": each.text} for each in self.quotes],
            "alternatives": {name: list(codes) for name, codes in self.alternatives.items()}, "spans": spans,
            "warnings": [{"code": each.code, "span": [each.start, each.end], "says": each.says} for each in self.warnings],
        }  # fmt: skip
