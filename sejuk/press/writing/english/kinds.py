"""What the kinds of activity are called in an English release."""

from __future__ import annotations

from sejuk.press.writing.tongue import KindWords

KINDS: dict[str, KindWords] = {
    "visit": KindWords(
        ("visited {people}", "called on {people}", "paid a visit to {people}", "went to see {people}"),
        ("visited {people}", "paid a visit to {people}"),
        ("visit", "visit to residents"),
        ("visits residents", "calls on residents", "pays a visit to residents"),
        "visits residents",
    ),
    "dialogue_patrol": KindWords(
        ("went on a dialogue patrol", "patrolled on foot and talked with {people}", "met {people} on a dialogue patrol"),
        ("went on a dialogue patrol", "talked with {people} on patrol"),
        ("dialogue patrol", "patrol with talks"),
        ("patrols and talks with residents", "goes on dialogue patrol"),
        "patrols",
    ),
    "patrol": KindWords(
        ("patrolled", "went on patrol", "made a patrol"), ("went on patrol", "patrolled"), ("patrol",),
        ("goes on patrol", "makes patrol"),
        "patrols",
    ),
    "outreach": KindWords(
        ("held an information session for {people}", "briefed {people}", "gave {people} an information session"),
        ("held an information session", "gave an information session"), ("information session", "outreach session"),
        ("holds information session", "briefs residents"),
        "holds information session",
    ),
    "dialogue": KindWords(
        ("held a dialogue with {people}", "sat down to talk with {people}", "met {people} for a dialogue"),
        ("held a dialogue", "sat down to talk with {people}"), ("dialogue", "dialogue with residents"),
        ("holds dialogue with residents", "sits down with residents"),
        "holds dialogue",
    ),
    "education": KindWords(
        ("held a class for {people}", "gave {people} an education session", "held an education session for {people}"),
        ("gave an education session", "held an education session"), ("education session",), ("holds education session",),
        "holds education session",
    ),
    "social_service": KindWords(
        ("organised social service for {people}", "held a social service event for {people}"),
        ("held a social service event", "organised social service"), ("social service event",),
        ("holds social service event", "organises social service"),
        "holds social service event",
    ),
    "health_service": KindWords(
        ("offered health services to {people}", "held a health service event for {people}"),
        ("held a health service event", "offered health services"), ("health service event",),
        ("holds health service event", "offers health services"),
        "offers health services",
    ),
    "leaflet_distribution": KindWords(
        ("handed out leaflets to {people}", "distributed leaflets to {people}", "gave {people} leaflets"),
        ("handed out leaflets", "distributed leaflets"), ("leaflet distribution",), ("hands out leaflets", "distributes leaflets"),
        "hands out leaflets",
    ),
    "stakeholder_visit": KindWords(
        ("called on {partners}", "visited {partners}", "paid a visit to {partners}"), ("called on {partners}",
            "visited {partners}"),
        ("visit to local leaders",), ("calls on local leaders", "visits local leaders"),
        "calls on local leaders",
    ),
    "listening_event": KindWords(
        ("held an open meeting to listen to {people}", "sat down to hear {people}", "opened a listening session for {people}"),
        ("held a listening session", "sat down to hear {people}"), ("listening session",),
        ("holds listening session", "sits down to hear residents"),
        "holds listening session",
    ),
    "ceremony": KindWords(
        ("attended a ceremony", "took part in a ceremony"), ("attended a ceremony", "took part in a ceremony"), ("ceremony",),
        ("attends ceremony", "takes part in ceremony"),
        "attends ceremony",
    ),
    "security_detail": KindWords(
        ("provided security for an event", "secured an event"), ("provided security", "secured an event"), ("security duty",),
        ("provides security", "secures event"),
        "provides security",
    ),
    "coordination": KindWords(
        ("held a coordination meeting with {partners}", "coordinated with {partners}", "met {partners} to coordinate"),
        ("coordinated with {partners}", "met {partners} to coordinate"), ("coordination meeting",),
        ("holds coordination meeting", "coordinates with partners"),
        "meets partners",
    ),
    "other": KindWords(
        ("did police work", "was on community duty"), ("did other police work",), ("police activity",),
        ("does police work", "is on community duty"),
        "does other police work",
    ),
}  # fmt: skip
FRIDAY = KindWords(
    ("held a Friday listening session (Jumat Curhat) with {people}",
        "sat down with {people} for the Friday listening session (Jumat Curhat)"),
    ("held a Friday listening session (Jumat Curhat)",), ("Friday listening session (Jumat Curhat)",),
    ("holds Friday listening session", "listens to residents on Friday"),
    "holds Friday listening session",
)  # fmt: skip
# Several of a kind.
PLURALS: dict[str, str] = {
    "visit": "visits", "dialogue_patrol": "dialogue patrols", "patrol": "patrols", "outreach": "information sessions",
    "dialogue": "dialogues", "education": "education sessions", "social_service": "social service events",
    "health_service": "health service events", "leaflet_distribution": "leaflet distributions",
    "stakeholder_visit": "visits to local leaders", "listening_event": "listening sessions", "ceremony": "ceremonies",
    "security_detail": "security duties", "coordination": "coordination meetings", "other": "other activities",
}  # fmt: skip
