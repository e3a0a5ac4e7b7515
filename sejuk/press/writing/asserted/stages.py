"""Phases of an election that a sentence says it is in, and whether the calendar agrees. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sejuk.press.writing.asserted.borne import Borne
from sejuk.press.writing.asserted.spots import Spot, overlaps

STAGE, ELECTION = "stage_contradicts", "election_not_in_facts"
_VOTE = (
    r"(?:pemungutan suara|pencoblosan|coblosan|hari pemilihan|pemilihan (?:umum|kepala daerah)|pemilu|pilkada|pilpres|pileg"
    r"|pilgub|pilbup|pilwalkot"
    r"|(?:the )?(?:\d{4} )?(?:general |regional )?(?:election|vote|voting|polls?)s?(?: day)?)"
)
_BEFORE_VOTE = ("before", "campaign", "quiet_period")
_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:men)?jelang (?:masa|hari|minggu) tenang|before the quiet period", ("before", "campaign")),
    (r"(?:usai|seusai|setelah|sesudah|pasca)[ -]?(?:masa|hari) tenang", ("voting", "after")),
    (r"(?:masa|hari|minggu|periode|tahapan) tenang|quiet period|cooling-off period", ("quiet_period",)),
    (r"(?:(?:men)?jelang|menyongsong|menghadapi|before|ahead of)(?: the)? (?:(?:masa|tahapan) )?(?:kampanye|campaign)",
        ("before",)),
    (
        r"(?:usai|seusai|setelah|sesudah|pasca|after)[ -]?(?:the )?(?:(?:masa|tahapan) )?(?:kampanye|campaign)",
        ("quiet_period", "voting", "after"),
    ),
    (r"(?:masa|tahapan?|musim|periode|selama|tengah|hari) kampanye|during the campaign|campaign (?:period|season)", ("campaign",)),
    (rf"(?:pasca|paska|usai|seusai|selesai|setelah|sesudah|sehabis|selepas|after|following|post)[ -]?{_VOTE}", ("after",)),
    (r"(?:penghitungan|rekapitulasi)(?: (?:suara|hasil))?|counting of (?:the )?votes|vote count", ("voting", "after")),
    (rf"(?:men)?jelang {_VOTE}|(?:ahead of|in the run-up to|before|approaching) {_VOTE}", _BEFORE_VOTE),
    (rf"(?:menyongsong|menghadapi|menyambut|mendekati) {_VOTE}", _BEFORE_VOTE),
    (r"(?:pada|di|saat|hari ini|selama|jalannya|berlangsungnya) (?:hari )?(?:pemungutan suara|pencoblosan|coblosan)", ("voting",)),
    (r"hari[ -]?H (?:pemungutan|pencoblosan|pemilu|pilkada)|on (?:the )?(?:voting|election|polling) day", ("voting",)),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), fits) for pattern, fits in _RULES)
_COUNTED = re.compile(r"\bH\s?([-–+])\s?(\d{1,3})\b(?!\s*(?:lebaran|idul|natal|nyepi|tahun|hari raya))", re.IGNORECASE)
QUIET_DAYS = 3
# Asked for, not said to be now: "agar datang ke TPS pada hari pemungutan suara"; and every phase at once.
_ASKED = re.compile(r"\b(?:agar|supaya|untuk|hak pilih|nanti|mendatang|kelak|to vote|vote)\b[^.]*$", re.IGNORECASE)
_ALWAYS = re.compile(
    r"\b(?:sebelum|before)\b[^.]{0,40}\b(?:saat|selama|ketika|during)\b[^.]{0,40}\b(?:setelah|sesudah|after|pasca)\b[^.]{0,60}",
    re.IGNORECASE,
)
_ELECTIONS = {
    "pemilu_2024": re.compile(r"\b(?:pemilu|pilpres|pileg|pemilihan umum|general elections?)\b", re.IGNORECASE),
    "pilkada_2024": re.compile(
        r"\b(?:pilkada|pilgub|pilbup|pilwalkot|pilwali|pemilihan kepala daerah|regional elections?)\b", re.IGNORECASE
    ),
}
_BODIES = re.compile(r"\b(?:komisi|panitia|pengawas|badan pengawas|penyelenggara) pemil(?:u|ihan umum)\b", re.IGNORECASE)


def stages(text: str, borne: Borne) -> Iterator[Spot]:
    """Words that put the day into a phase that none of the facts is in; where no fact knows its phase nothing is judged."""
    if not borne.stages:
        return
    always = [match.span() for match in _ALWAYS.finditer(text)]
    for match, fits in _told(text):
        asked = fits == ("voting",) and _ASKED.search(text[: match.start()])
        if not asked and not borne.stages & set(fits) and not overlaps(*match.span(), always):
            yield Spot(STAGE, *match.span())
    for match in _COUNTED.finditer(text):
        if not borne.stages & set(_counted(match[1], int(match[2]))):
            yield Spot(STAGE, *match.span())


def _told(text: str) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Each phase that is told, by the first rule that finds it, and the phases that it fits."""
    taken: list[tuple[int, int]] = []
    for pattern, fits in _COMPILED:
        for match in pattern.finditer(text):
            if not overlaps(*match.span(), taken):
                taken.append(match.span())
                yield match, fits


def _counted(sign: str, number: int) -> tuple[str, ...]:
    if number == 0:
        return ("voting",)
    if sign == "+":
        return ("after",)
    return ("quiet_period",) if number <= QUIET_DAYS else ("before", "campaign")


def elections(text: str, borne: Borne) -> Iterator[Spot]:
    """The name of an election that is not the facts'."""
    known = borne.elections & _ELECTIONS.keys()
    if not known:
        return
    bodies = [match.span() for match in _BODIES.finditer(text)]
    for name, pattern in _ELECTIONS.items():
        if name not in known:
            yield from (Spot(ELECTION, *match.span()) for match in pattern.finditer(text) if not overlaps(*match.span(), bodies))
