"""The guard's answer for a text that goes out: in every phase and under every election's law that it is meant for.

Whatever is said under the service's name passes here before it goes out: ``need_neutral`` refuses, ``check_outgoing`` shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sejuk.briefing.rules import ANY, check_reason
from sejuk.lib.digest import canonical
from sejuk.lib.problems import Problem
from sejuk.lib.text.neutral import Election, Finding, Stage, check_each
from sejuk.org.stages import ElectionKind, Phase

# Which names and numbers are known to the guard, by the law that a text is meant for; a village votes by numbers as a regency does.
KNOWN: dict[str, tuple[Election, ...]] = {
    ANY: ("pemilu_2024", "pilkada_2024", "none"), ElectionKind.GENERAL.value: ("pemilu_2024",),
    ElectionKind.REGIONAL.value: ("pilkada_2024",), ElectionKind.VILLAGE_HEAD.value: ("pilkada_2024", "none"),
}  # fmt: skip
EVERY_PHASE = tuple(phase.value for phase in Phase)


@dataclass(frozen=True)
class Spot:
    """A finding, the phases in which it was found, and a digest that binds it to its text."""

    finding: Finding
    phases: tuple[str, ...]
    digest: str


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, with the numbers of what was found in it, from 1."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Checked:
    """Everything found in a text: each with the words as written, and the clearance by which somebody let it pass."""

    spots: Sequence[tuple[Spot, str, Any]]

    @property
    def left(self) -> list[Spot]:
        """What nobody let pass."""
        return [spot for spot, _words, clearance in self.spots if clearance is None]

    @property
    def blocked(self) -> bool:
        """Whether something left is more than a clarification may quote."""
        return any(spot.finding.blocks for spot in self.left)


def beside(text: str, spots: Iterable[Spot], cleared: Mapping[str, Any]) -> list[tuple[Spot, str, Any]]:
    """What was found, beside its words and who let it pass; ``cleared`` are clearances by digest."""
    return [(spot, text[spot.finding.start : spot.finding.end], cleared.get(spot.digest)) for spot in spots]


def check_outgoing(text: str, phases: Iterable[str] = EVERY_PHASE, elections: Iterable[str] = (ANY,)) -> list[Spot]:
    """Everything in ``text`` that may not go out in one of these phases for one of these elections, in the order of the text.

    What stands in a claim that is cleared up is found too, with ``finding.quoted``: a second person must let it pass.
    """
    occasions: list[tuple[Stage, Election]] = [
        (phase.value, law) for phase in Phase if phase.value in set(phases) for law in _laws(elections)
    ]
    strictest: dict[tuple[str, int, int], Finding] = {}
    seen_in: dict[tuple[str, int, int], dict[str, None]] = {}
    for (phase, _law), findings in zip(occasions, check_each(text, occasions), strict=True):
        for finding in findings:
            key = (finding.category, finding.start, finding.end)
            if finding.blocks or key not in strictest:
                strictest[key] = finding
            seen_in.setdefault(key, {})[phase] = None
    found = sorted(strictest.items(), key=lambda item: (item[0][1], item[0][2], item[0][0]))
    return [Spot(finding, tuple(seen_in[key]), _digest(text, finding)) for key, finding in found]


def need_neutral(
    text: str,
    phases: Iterable[str] = EVERY_PHASE,
    elections: Iterable[str] = (ANY,),
    *,
    field: str = "text",
    cleared: Collection[str] = (),
) -> None:
    """Raise a ``Problem`` for the first thing found that no second person let pass; ``cleared`` are digests of what they did."""
    left = [spot for spot in check_outgoing(text, phases, elections) if spot.digest not in cleared]
    if not left:
        return
    worst = next((spot.finding for spot in left if spot.finding.blocks), None)
    if worst is None:
        raise Problem("clarification_alone", field, count=len(left))
    raise Problem(
        "not_neutral", field, count=len(left), why_id=worst.why_id, why_en=worst.why_en, law=worst.law,
        instead_id=worst.instead_id, instead_en=worst.instead_en,
    )  # fmt: skip


def let_pass(
    officer_id: int | None, bound: Collection[int | None], left: Iterable[Spot], seen: Collection[str], reason: str
) -> list[dict[str, str]]:
    """What somebody lets pass, as a clearance keeps it: a second person, with a reason, and nothing but what was shown to them.

    ``bound`` are who wrote or approves it; ``seen`` are digests.
    """
    if officer_id is None or officer_id in bound:
        raise Problem("own_clearing")
    check_reason(reason)
    digests = {spot.digest: spot.finding.category for spot in left}
    if not digests or digests.keys() != set(seen):
        raise Problem("changed_meanwhile")
    return [{"digest": digest, "category": category} for digest, category in digests.items()]


def pieces(text: str, spots: Iterable[Spot], first: int = 0, last: int | None = None) -> list[Piece]:
    """The text from ``first`` to ``last``, cut where findings begin and end."""
    end = len(text) if last is None else last
    spans = [(i, spot.finding.start, spot.finding.end) for i, spot in enumerate(spots, 1)]
    cuts = sorted({first, end, *(cut for _, *span in spans for cut in span if first < cut < end)})
    return [
        Piece(text[one:two], tuple(i for i, start, stop in spans if start < two and one < stop))
        for one, two in zip(cuts, cuts[1:], strict=False)
    ]


def _laws(elections: Iterable[str]) -> tuple[Election, ...]:
    return tuple(dict.fromkeys(law for election in elections for law in KNOWN[election]))


def _digest(text: str, finding: Finding) -> str:
    said = [text, finding.category, finding.start, finding.end, finding.quoted]
    return hashlib.sha256(canonical(said)).hexdigest()[:32]
