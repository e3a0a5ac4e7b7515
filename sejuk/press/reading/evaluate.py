"""How well the reader reads labelled releases: per field precision, recall, F1 and false fills, with limits and the errors. Pure.

Single values are compared over relevant texts only. A regency that the units imply, or a province that the place implies, where the
label has none, counts neither way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

from sejuk.press.reading import compare
from sejuk.press.reading.shape import TYPES, Reading

SINGLES: dict[str, Callable[[object], str]] = {
    "activity_date": compare.plain, "start_time": compare.plain, "tz": compare.plain, "polda": compare.region,
    "polres": compare.regency, "polsek": compare.place, "village": compare.place, "village_kind": compare.plain,
    "district": compare.place, "regency": compare.regency, "province": compare.province, "street": compare.street,
    "rt": compare.number, "rw": compare.number, "election": compare.plain, "stage_mentioned": compare.plain,
}  # fmt: skip
IMPLIED = ("regency", "province")  # a value where the label has none is no false fill
GROUPS = {
    "dates": ("activity_date", "start_time", "tz"),
    "places": ("village", "village_kind", "district", "regency", "province", "street", "rt", "rw"),
    "units": ("polda", "polres", "polsek"),
    "dates, places, units, officers": (
        "activity_date", "start_time", "tz", "village", "village_kind", "district", "regency", "province", "street", "rt", "rw",
        "polda", "polres", "polsek", "officers",
    ),
    "topics without public_order and other": ("topics_hard",),
}  # fmt: skip
ROUNDS, SEED = 400, 7  # of the bootstrap
LOW, HIGH = 0.025, 0.975
SOFT = ("public_order", "other")
FEW = 5  # labels with fewer cases are left out of the macro average


class Error(NamedTuple):
    """A value that was missed, false or wrong."""

    field: str
    id: str
    wanted: str
    found: str


@dataclass
class Score:
    """Counts of one field. ``empty``: labelled as not there; ``filled``: of these, filled all the same."""

    right: int = 0
    false: int = 0
    missed: int = 0
    empty: int = 0
    filled: int = 0

    def add(self, other: Score) -> None:
        """Add the counts of another."""
        self.right, self.false, self.missed = self.right + other.right, self.false + other.false, self.missed + other.missed
        self.empty, self.filled = self.empty + other.empty, self.filled + other.filled

    @property
    def precision(self) -> float:
        """Right among found."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Right among labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (2 * self.right + self.false + self.missed) if self.right + self.false + self.missed else 1.0


@dataclass
class Judged:
    """One release: the counts of each field, and the errors."""

    scores: dict[str, Score] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def score(self, name: str) -> Score:
        """The counts of a field, from nothing on."""
        return self.scores.setdefault(name, Score())


def judge(gold: dict[str, Any], reading: Reading) -> Judged:
    """One release against its labels."""
    judged = Judged()
    _relevance(judged, gold, reading)
    if "warnings" in gold:
        _set(judged, "warnings", gold, {each.code for each in reading.warnings})
    if not gold.get("relevant"):
        return judged
    for name, key in SINGLES.items():
        _single(judged, gold, reading, name, key)
    _together(judged, gold, reading)
    for name in ("activity_types", "topics"):
        _set(judged, name, gold, {each.value for each in getattr(reading, name)})
    _officers(judged, gold, reading)
    _quotes(judged, gold, reading)
    return judged


def _relevance(judged: Judged, gold: dict[str, Any], reading: Reading) -> None:
    wanted = bool(gold.get("relevant"))
    score = Score(
        right=int(wanted and reading.relevant), false=int(reading.relevant > wanted), missed=int(wanted > reading.relevant)
    )
    score.empty, score.filled = int(not wanted), int(reading.relevant > wanted)
    judged.score("relevant").add(score)
    if not gold.get("borderline"):
        judged.score("relevant, not borderline").add(score)
    if wanted != reading.relevant:
        judged.errors.append(Error("relevant", str(gold["id"]), str(wanted), str(reading.relevant)))


def _single(judged: Judged, gold: dict[str, Any], reading: Reading, name: str, key: Callable[[object], str]) -> None:
    wanted, found = gold.get(name), reading.value(name)
    score = judged.score(name)
    implied = wanted is None and found is not None and name in IMPLIED and _implied(gold, name, found)
    if wanted is None and name == "activity_date" and found is not None and gold.get("date_alt") == found:
        return  # the likely value where the text leaves it open: accepted, not asked for
    if wanted is None:
        score.empty += 1
        if found is not None and not implied:
            score.false, score.filled = score.false + 1, score.filled + 1
    elif found is None:
        score.missed += 1
    elif key(wanted) == key(found) or (name == "activity_date" and gold.get("date_alt") == found):
        score.right += 1
        return
    else:
        score.false, score.missed = score.false + 1, score.missed + 1
    if (wanted is not None) or (found is not None and not implied):
        judged.errors.append(Error(name, str(gold["id"]), str(wanted), str(found)))


def _together(judged: Judged, gold: dict[str, Any], reading: Reading) -> None:
    """Time with its zone as one value, and the date apart where it stands in the dateline or lacks its year."""
    wanted, found = (gold.get("start_time"), gold.get("tz")), (reading.value("start_time"), reading.value("tz"))
    score = judged.score("time with zone")
    if wanted[0] is None:
        score.empty, score.false, score.filled = 1, int(found[0] is not None), int(found[0] is not None)
    else:
        score.right, score.missed = int(wanted == found), int(wanted != found)
        score.false = int(found[0] is not None and wanted != found)
    if (basis := gold.get("date_basis")) in ("dateline", "year_inferred"):
        date = judged.scores["activity_date"]
        judged.score(f"date, {basis.replace('_', ' ')}").add(Score(date.right, date.false, date.missed))


def _implied(gold: dict[str, Any], name: str, found: str) -> bool:
    """Whether a regency follows from the Polres, or a province from regency or Polres, that the labels have."""
    if name == "regency":
        return bool(gold.get("polres")) and compare.regency(found) == compare.regency(gold["polres"])
    codes = [compare.regency(gold[key]) for key in ("regency", "polres") if gold.get(key)]
    return any(code.startswith(compare.province(found)) for code in codes)


def _set(judged: Judged, name: str, gold: dict[str, Any], found: set[str]) -> None:
    wanted = set(gold.get(name) or ())
    judged.score(name).add(Score(len(wanted & found), len(found - wanted), len(wanted - found)))
    for label in wanted | found:
        judged.score(f"{name}: {label}").add(
            Score(int(label in wanted & found), int(label in found - wanted), int(label in wanted - found))
        )
    if name == "topics":
        hard, seen = wanted - set(SOFT), found - set(SOFT)
        judged.score("topics_hard").add(Score(len(hard & seen), len(seen - hard), len(hard - seen)))
    judged.errors += [Error(name, str(gold["id"]), label, "") for label in sorted(wanted - found)]
    judged.errors += [Error(name, str(gold["id"]), "", label) for label in sorted(found - wanted)]


def _officers(judged: Judged, gold: dict[str, Any], reading: Reading) -> None:
    """One to one by name; strictly rank, name and role must agree, leniently the name alone."""
    left = list(reading.officers)
    strict, lenient = judged.score("officers"), judged.score("officers, by name")
    for wanted in gold.get("officers") or ():
        found = next((each for each in left if compare.same_name(wanted["name"], each.name)), None)
        if found is not None:
            left.remove(found)
            lenient.right += 1
        else:
            lenient.missed += 1
        same = found is not None and (compare.rank(wanted.get("rank")), wanted.get("role")) == (
            compare.rank(found.rank),
            found.role,
        )
        if same and found is not None and compare.name(wanted["name"]) == compare.name(found.name):
            strict.right += 1
            continue
        strict.missed, strict.false = strict.missed + 1, strict.false + (found is not None)
        said = f"{wanted.get('rank')} {wanted['name']} ({wanted.get('role')})"
        judged.errors.append(Error("officers", str(gold["id"]), said, f"{found.rank} {found.name} ({found.role})" if found else ""))
    strict.false, lenient.false = strict.false + len(left), lenient.false + len(left)
    judged.errors += [Error("officers", str(gold["id"]), "", f"{each.rank} {each.name} ({each.role})") for each in left]


def _quotes(judged: Judged, gold: dict[str, Any], reading: Reading) -> None:
    """Matched by their first words; speakers are counted apart, over those that were found."""
    left = list(reading.quotes)
    said, speakers = judged.score("quotes"), judged.score("speakers")
    for wanted in gold.get("quotes") or ():
        first = str(wanted.get("first_words") or wanted.get("text") or "")
        found = next((each for each in left if compare.same_quote(first, each.text)), None)
        if found is None:
            said.missed += 1
            judged.errors.append(Error("quotes", str(gold["id"]), first, ""))
            continue
        left.remove(found)
        said.right += 1
        if wanted.get("speaker") is None or compare.same_name(wanted["speaker"], found.speaker or ""):
            speakers.right += 1
        else:
            speakers.false, speakers.missed = speakers.false + 1, speakers.missed + 1
            judged.errors.append(Error("speakers", str(gold["id"]), str(wanted["speaker"]), str(found.speaker)))
    said.false += len(left)
    judged.errors += [Error("quotes", str(gold["id"]), "", " ".join(each.text.split()[:8])) for each in left]


def total(judged: Iterable[Judged]) -> dict[str, Score]:
    """The counts of all releases together, the groups of fields behind the fields."""
    scores: dict[str, Score] = {}
    for each in judged:
        for name, score in each.scores.items():
            scores.setdefault(name, Score()).add(score)
    for group, names in GROUPS.items():
        scores[group] = Score()
        for name in names:
            scores[group].add(scores.get(name, Score()))
    return scores


def limits(judged: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """Between which F1 of each field lies in 95 of 100 draws of as many releases out of these, with repetition."""
    draw = Random(SEED)  # noqa: S311 - a draw that can be repeated, no secret
    drawn: dict[str, list[float]] = {}
    for _ in range(ROUNDS if judged else 0):
        for name, score in total(draw.choices(judged, k=len(judged))).items():
            drawn.setdefault(name, []).append(score.f1)
    ordered = {name: sorted(values) for name, values in drawn.items()}
    return {
        name: (values[int(LOW * len(values))], values[min(int(HIGH * len(values)), len(values) - 1)])
        for name, values in ordered.items()
    }


def macro(scores: dict[str, Score], name: str) -> float:
    """The mean F1 of a set's labels, those with fewer than five cases left out."""
    labels = [score for key, score in scores.items() if key.startswith(f"{name}: ") and score.right + score.missed >= FEW]
    return sum(score.f1 for score in labels) / len(labels) if labels else 1.0


def table(judged: Sequence[Judged], *, errors: bool = True) -> Iterator[str]:
    """What a person reads: a line for each field and group, then the errors."""
    scores, between = total(judged), limits(judged)
    yield f"{'field':<40}{'right':>6}{'false':>6}{'missed':>7}{'P':>8}{'R':>8}{'F1':>8}{'95 %':>16}{'false fills':>13}"
    for name in [*(key for key in scores if ":" not in key and key not in GROUPS and key != "topics_hard"), *GROUPS]:
        score = scores[name]
        low, high = between.get(name, (0.0, 0.0))
        fills = f"{score.filled}/{score.empty}" if score.empty else ""
        yield (
            f"{name:<40}{score.right:>6}{score.false:>6}{score.missed:>7}{score.precision:>8.1%}{score.recall:>8.1%}{score.f1:>8.1%}"
            f"{f'{low:.1%}–{high:.1%}':>16}{fills:>13}"
        )
    empty, filled = (
        sum(scores[name].empty for name in SINGLES if name in scores),
        sum(scores[name].filled for name in SINGLES if name in scores),
    )
    yield f"false fills of all single values: {filled} of {empty} ({filled / empty if empty else 0:.1%})"
    kinds, told = macro(scores, "activity_types"), macro(scores, "topics")
    yield f"macro F1: activity types {kinds:.1%}, topics {told:.1%} (labels with at least {FEW} cases)"
    for each in judged if errors else ():
        yield from map(_told, each.errors)


def _told(error: Error) -> str:
    """An error as a line."""
    place = f"{error.field:<18}{error.id}"
    if error.found in ("", "None"):
        return f"missed {place}: {error.wanted}"
    if error.wanted in ("", "None"):
        return f"false  {place}: found {error.found}"
    return f"wrong  {place}: {error.wanted} found {error.found}"


def label_problem(gold: dict[str, Any]) -> str | None:
    """What is wrong with labels, if something is."""
    if not isinstance(gold.get("relevant"), bool):
        return "`relevant` must be true or false"
    for name in ("activity_types", "topics", "officers", "quotes"):
        if not isinstance(gold.get(name) or [], list):
            return f"`{name}` must be a list"
    if any(kind not in TYPES for kind in gold.get("activity_types") or ()):
        return f"`activity_types` must be of: {', '.join(TYPES)}"
    if any(not isinstance(each, dict) or not each.get("name") for each in gold.get("officers") or ()):
        return "each of `officers` must have a `name`"
    if any(not isinstance(each, dict) for each in gold.get("quotes") or ()):
        return "each of `quotes` must be an object"
    return None
