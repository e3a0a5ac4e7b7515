"""What a stage of an election is, and which phase a day is in. Pure; days are those of the area's own wall clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from sejuk.lib.problems import Problem


class ElectionKind(StrEnum):
    """Under which law an election is held; what may be said differs by it."""

    GENERAL = "pemilu"
    REGIONAL = "pilkada"
    VILLAGE_HEAD = "pilkades"


class Round(StrEnum):
    """The first vote, a run-off, or a re-vote that a court ordered, down to single polling stations."""

    FIRST = "first"
    RUN_OFF = "run_off"
    RE_VOTE = "re_vote"


class StageKind(StrEnum):
    """The stages that a regulation names."""

    PARTICIPANTS = "participants"
    VOTER_LIST = "voter_list"
    CANDIDACY = "candidacy"
    PREPARATION = "preparation"
    CAMPAIGN = "campaign"
    QUIET_PERIOD = "quiet_period"
    VOTING = "voting"
    COUNTING = "counting"
    RECAPITULATION = "recapitulation"
    RESULT = "result"


class Phase(StrEnum):
    """What a day is for whoever wants to say something: the strictest first."""

    QUIET_PERIOD = "quiet_period"
    VOTING = "voting"
    CAMPAIGN = "campaign"
    BEFORE = "before"
    AFTER = "after"
    NONE = "none"


# As a year with an election goes: how people read a list of phases.
IN_TIME = (Phase.BEFORE, Phase.CAMPAIGN, Phase.QUIET_PERIOD, Phase.VOTING, Phase.AFTER, Phase.NONE)
KIND_LABELS = {
    ElectionKind.GENERAL: ("Pemilu", "General election"), ElectionKind.REGIONAL: ("Pilkada", "Regional election"),
    ElectionKind.VILLAGE_HEAD: ("Pilkades", "Village-head election"),
}  # fmt: skip
ROUND_LABELS = {
    Round.FIRST: ("", ""), Round.RUN_OFF: ("putaran kedua", "run-off"),
    Round.RE_VOTE: ("pemungutan suara ulang", "re-vote"),
}  # fmt: skip
STAGE_LABELS = {
    StageKind.PARTICIPANTS: ("Peserta", "Participants"), StageKind.VOTER_LIST: ("Daftar pemilih", "Voter list"),
    StageKind.CANDIDACY: ("Pencalonan", "Candidacy"), StageKind.PREPARATION: ("Persiapan", "Preparation"),
    StageKind.CAMPAIGN: ("Kampanye", "Campaign"), StageKind.QUIET_PERIOD: ("Masa tenang", "Quiet period"),
    StageKind.VOTING: ("Pemungutan suara", "Voting"), StageKind.COUNTING: ("Penghitungan suara", "Counting"),
    StageKind.RECAPITULATION: ("Rekapitulasi", "Recapitulation"), StageKind.RESULT: ("Penetapan hasil", "Result"),
}  # fmt: skip
PHASE_LABELS = {
    Phase.QUIET_PERIOD: ("Masa tenang", "Quiet period"), Phase.VOTING: ("Hari pemungutan suara", "Voting day"),
    Phase.CAMPAIGN: ("Masa kampanye", "Campaign"), Phase.BEFORE: ("Sebelum kampanye", "Before the campaign"),
    Phase.AFTER: ("Setelah pemungutan suara", "After the vote"), Phase.NONE: ("Tidak ada pemilihan", "No election"),
}  # fmt: skip
# Only these exclude one another, and come in this order; the others run side by side (voters are listed while candidates register).
APART = (StageKind.CAMPAIGN, StageKind.QUIET_PERIOD, StageKind.VOTING)
SILENT = (Phase.QUIET_PERIOD, Phase.VOTING)  # one election's holds for all others at the place
FIRST_YEAR, LAST_YEAR = 1945, 2199  # beyond them it is a slip, and pages must count days before and after
STRICTEST = {phase: place for place, phase in enumerate(Phase)}


@dataclass(frozen=True)
class Span:
    """A stage from its first to its last day, both included. ``held``: False where it was only foreseen and did not come."""

    kind: StageKind
    first: date
    last: date
    source: str
    name: str = ""
    held: bool = True


def check_stages(stages: Sequence[Span]) -> None:
    """Refuse a calendar that no day could be found in: backwards, without source, a campaign beside or after the quiet period."""
    if not stages:
        raise Problem("calendar_empty", "stage")
    for stage in stages:
        if stage.last < stage.first:
            raise Problem("ends_before_begins", "last_day")
        if not FIRST_YEAR <= stage.first.year <= stage.last.year <= LAST_YEAR:
            raise Problem("bad_time", "first_day")
        if not stage.source.strip():
            raise Problem("stage_without_source", "source", stage=STAGE_LABELS[stage.kind][0])
    if clash := clashing(stages):
        raise clash.problem


@dataclass(frozen=True)
class Clash:
    """Two stages of one election that cannot both be, by their places in the list, and what is wrong with them."""

    earlier: int
    later: int
    problem: Problem


def clashing(stages: Sequence[Span]) -> Clash | None:
    """The first two that meet on a day, or of which the later should come before: campaign, quiet period, voting."""
    apart = [place for place, stage in enumerate(stages) if stage.kind in APART]
    apart.sort(key=lambda place: (stages[place].first, stages[place].last))
    for places in pairwise(apart):
        earlier, later = (stages[place] for place in places)
        overlap = later.first <= earlier.last
        if overlap or APART.index(later.kind) < APART.index(earlier.kind):
            first, second = (f"{STAGE_LABELS[stage.kind][0]} {stage.first}" for stage in (earlier, later))
            return Clash(
                *places, Problem("stages_overlap" if overlap else "stages_disorder", "first_day", first=first, second=second)
            )
    return None


def phase_on(stages: Iterable[Span], day: date) -> Phase:
    """The phase of one election on a day. Stages that were not held count for nothing."""
    held = [stage for stage in stages if stage.held]
    for kind, phase in (
        (StageKind.QUIET_PERIOD, Phase.QUIET_PERIOD), (StageKind.VOTING, Phase.VOTING), (StageKind.CAMPAIGN, Phase.CAMPAIGN),
    ):  # fmt: skip
        if any(stage.kind == kind and stage.first <= day <= stage.last for stage in held):
            return phase
    if not held or not min(stage.first for stage in held) <= day <= max(stage.last for stage in held):
        return Phase.NONE
    votes = [stage.last for stage in held if stage.kind == StageKind.VOTING]
    return Phase.AFTER if votes and day > max(votes) else Phase.BEFORE


@dataclass(frozen=True)
class Period:
    """The days, first and last included, that one election gives one phase."""

    phase: Phase
    first: date
    last: date


@lru_cache(maxsize=64)
def periods(stages: tuple[Span, ...]) -> tuple[Period, ...]:
    """All days of one election, in order, as ``phase_on`` judges each."""
    held = [stage for stage in stages if stage.held]
    turns = sorted({stage.first for stage in held} | {stage.last + timedelta(days=1) for stage in held})
    found: list[Period] = []
    for first, following in pairwise(turns):
        phase, last = phase_on(held, first), following - timedelta(days=1)
        if found and found[-1].phase == phase:
            found[-1] = Period(phase, found[-1].first, last)
        elif phase != Phase.NONE:
            found.append(Period(phase, first, last))
    return tuple(found)


def running(stages: Iterable[Span], day: date) -> list[Span]:
    """The stages that a day lies in, in their order."""
    return sorted((stage for stage in stages if stage.held and stage.first <= day <= stage.last), key=lambda stage: stage.first)


def next_after(stages: Iterable[Span], day: date) -> Span | None:
    """The stage of campaign, quiet period or voting that begins next."""
    coming = [stage for stage in stages if stage.held and stage.kind in APART and stage.first > day]
    return min(coming, key=lambda stage: stage.first, default=None)


def days_to(stage: Span, day: date) -> int:
    """How many nights until it begins."""
    return (stage.first - day) // timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """One election with its stages. ``areas``: pairs of code and polling station; none at all means everywhere."""

    code: str
    kind: ElectionKind
    round: Round
    of: str
    name: str
    name_en: str
    areas: tuple[tuple[str, str], ...]
    stages: tuple[Span, ...]


@dataclass(frozen=True)
class Running:
    """An election that concerns a place on a day."""

    calendar: Calendar
    phase: Phase
    running: tuple[Span, ...]
    next: Span | None
    days_to_next: int | None
    places: tuple[str, ...]  # polling stations, where only these vote


@dataclass(frozen=True)
class Today:
    """A day at a place: its phase is the strictest of all elections there."""

    area_code: str
    day: date
    phase: Phase
    elections: tuple[Running, ...]

    @property
    def occasions(self) -> frozenset[tuple[Phase, ElectionKind]]:
        """For which phases, each under its law, something may be said: of every election there, on silent days of that alone."""
        there = {(one.phase, one.calendar.kind) for one in self.elections if one.phase != Phase.NONE}
        return frozenset(each for each in there if self.phase not in SILENT or each[0] == self.phase)

    @property
    def next(self) -> Running | None:
        """What begins next there."""
        coming = [one for one in self.elections if one.next is not None]
        return min(coming, key=lambda one: one.days_to_next or 0, default=None)


def concerning(found: Iterable[Calendar], area_code: str) -> Iterator[tuple[Calendar, tuple[str, ...]]]:
    """The elections of a place, each with the polling stations where only these vote."""
    for calendar in found:
        concerned = [place for code, place in calendar.areas if _touches(code, area_code)]
        if concerned or not calendar.areas:
            yield calendar, () if "" in concerned else tuple(sorted(concerned))


def phases_of(found: Iterable[Calendar], area_code: str, since: date = date.min) -> list[dict[str, str]]:
    """The phases of a place's elections that end on ``since`` or later, in its own days, as a phone reckons with them."""
    return [
        {
            "election": calendar.kind.value,
            "name": " · ".join((calendar.name, *places)),
            "phase": period.phase.value,
            "from": period.first.isoformat(),
            "until": period.last.isoformat(),
        }
        for calendar, places in concerning(found, area_code)
        for period in periods(calendar.stages)
        if period.last >= since
    ]


def on_day(found: Sequence[Calendar], area_code: str, day: date) -> Today:
    """What is on at a place on a day."""
    here = []
    for calendar, places in concerning(found, area_code):
        phase, following = phase_on(calendar.stages, day), next_after(calendar.stages, day)
        if phase == Phase.NONE and following is None:
            continue
        to_next = days_to(following, day) if following else None
        here.append(Running(calendar, phase, tuple(running(calendar.stages, day)), following, to_next, places))
    here.sort(key=lambda one: (STRICTEST[one.phase], one.calendar.code))
    return Today(area_code, day, here[0].phase if here else Phase.NONE, tuple(here))


def _touches(code: str, area_code: str) -> bool:
    return area_code == code or area_code.startswith(f"{code}.") or code.startswith(f"{area_code}.")
