"""What a language gives to the composer: its wordings, and how it writes days, places and people. Pure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import ClassVar, NamedTuple

from sejuk.insight.rules import SMALL
from sejuk.press.letters import one_line
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.shape import Doer, Fact

_FRIDAY = 4
MOST_WORDS = 45  # of a sentence
TRIES = 24  # other wordings that are looked at


class KindWords(NamedTuple):
    """A kind of activity: what the doers do, the same beside another kind, its name, the verb of a headline, and of one beside it.

    ``{people}`` is whom it was for, ``{partners}`` who was visited or met.
    """

    does: tuple[str, ...]
    also: tuple[str, ...]
    name: tuple[str, ...]
    headline: tuple[str, ...]
    headline_also: str


class Tongue(ABC):
    """A language. The tables hold, for each thing that is told, several good ways to tell it."""

    language: ClassVar[str]
    wordings: ClassVar[Mapping[str, Sequence[str]]]  # sentences by what they tell
    kinds: ClassVar[Mapping[str, KindWords]]
    friday: ClassVar[KindWords]  # a listening event on a Friday has a name of its own
    themes: ClassVar[Mapping[str, Sequence[str]]]  # what people were asked to do
    theme_headlines: ClassVar[Mapping[str, Sequence[str]]]
    theme_names: ClassVar[Mapping[str, str]]
    partners: ClassVar[Mapping[str, str]]
    heard: ClassVar[Mapping[str, Sequence[str]]]
    elections: ClassVar[Mapping[str, Sequence[str]]]
    stages: ClassVar[Mapping[str, Sequence[str]]]
    people: ClassVar[Sequence[str]]
    somebody: ClassVar[str]  # who did it, where the record names neither officer nor unit
    work: ClassVar[str]  # several activities
    police: ClassVar[Sequence[str]]  # the doers, once they were named

    def say(self, choice: Choice, what: str, *, slot: str = "", **told: str) -> str:
        """A sentence about ``what``; ``slot`` where the same is told more than once."""
        return choice.of(slot or what, self.wordings[what]).format(**told)

    def kind(self, fact: Fact, kind: str) -> KindWords:
        """The words for a kind of activity of that fact."""
        if kind == "listening_event" and fact.day.weekday() == _FRIDAY:
            return self.friday
        return self.kinds.get(kind, self.kinds["other"])

    def name(self, fact: Fact, kind: str, choice: Choice) -> str:
        """What the kind is called."""
        return choice.of(f"name {kind}", self.kind(fact, kind).name)

    def does(self, fact: Fact, choice: Choice, kind: str = "") -> str:
        """What was done: the main kind, or another one that was done beside it."""
        told = {"people": choice.of("people", self.people), "partners": self.joined(self.met(fact)) or self.local_leaders}
        if kind:
            return choice.of(f"also {kind}", self.kind(fact, kind).also).format(**told)
        return choice.of(f"does {fact.kinds[0]}", self.kind(fact, fact.kinds[0]).does).format(**told)

    def beside(self, fact: Fact) -> list[str]:
        """The kinds beside the main one: an information session first, for lead and headline name the first."""
        return sorted(fact.kinds[1:], key=lambda kind: kind != "outreach")

    def met(self, fact: Fact) -> list[str]:
        """Partners that were there."""
        return [self.partners[each] for each in fact.partners if each in self.partners]

    def about(self, number: int) -> str:
        """A number; one so small that it could point at somebody is only "some"."""
        return self.some if number < SMALL else self.count(number)

    def around(self, fact: Fact, choice: Choice, *, briefly: bool = False) -> str:
        """ "menjelang Pemilu 2024"; empty where no election is known or the day lies in no phase."""
        if fact.election not in self.elections or fact.stage not in self.stages:
            return ""
        names = self.elections[fact.election]
        return choice.of("stage", self.stages[fact.stage]).format(election=names[0] if briefly else choice.of("election", names))

    def named(self, doer: Doer) -> str:
        """Rank and name."""
        return one_line(f"{doer.rank} {doer.name}")

    def doers(self, fact: Fact, choice: Choice, slot: str) -> str:
        """Who did it, once the lead has said so: by name where it was one, otherwise "petugas"."""
        alone = [self.named(fact.doers[0])] if len(fact.doers) == 1 else []
        return choice.of(f"doers {slot}", [*self.police, *alone, *alone])

    def is_brief(self, text: str) -> bool:
        """Whether a sentence is as short as it should be."""
        return len(text.split()) <= MOST_WORDS

    def briefly(self, choice: Choice, write: Callable[[Choice], str]) -> str:
        """A sentence in the first wording that is brief, or else in the briefest of several."""
        ways = [choice, *(choice.within(f"again {number}") for number in range(TRIES))]
        tried: list[str] = []
        for each in ways:
            tried.append(write(each))
            if self.is_brief(tried[-1]):
                return tried[-1]
        return min(tried, key=len)

    def asking(self, fact: Fact, *, again: bool) -> str:  # noqa: ARG002 - a language may look at the fact
        """By which wordings people were asked to do something."""
        return "asked again" if again else "asked"

    def theme_headline(self, fact: Fact, choice: Choice) -> str:
        """One of the themes in the words of a headline; empty where none can be told."""
        themes = [each for each in fact.themes if each in self.theme_headlines]
        return choice.of("headline theme", self.theme_headlines[choice.of("theme", themes)]) if themes else ""

    def in_headline(self, text: str) -> str:
        """Words with the capitals of a headline."""
        return " ".join(word if word in self.small_words else word[:1].upper() + word[1:] for word in text.split(" "))

    local_leaders: ClassVar[str]
    some: ClassVar[str]
    small_words: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def joined(self, things: Sequence[str]) -> str:
        """ "a, b, dan c"."""

    @abstractmethod
    def count(self, number: int) -> str:
        """A number as a sentence has it."""

    @abstractmethod
    def times(self, number: int, kind: str) -> str:
        """So many activities of a kind."""

    @abstractmethod
    def theme_in(self, theme: str, number: int) -> str:
        """A theme and in how many activities it was told."""

    @abstractmethod
    def day(self, of: date, choice: Choice) -> str:
        """A day with its weekday."""

    @abstractmethod
    def clock(self, start: time | None, end: time | None, tz: str) -> str:
        """From when, and until when if that is known; empty where no start is known."""

    @abstractmethod
    def period(self, first: date, last: date, choice: Choice) -> str:
        """Several days, with the word before them."""

    @abstractmethod
    def span(self, first: date, last: date) -> str:
        """The same for a headline."""

    @abstractmethod
    def village(self, fact: Fact) -> str:
        """The village with what kind it is."""

    @abstractmethod
    def district(self, fact: Fact) -> str:
        """The district."""

    @abstractmethod
    def regency(self, fact: Fact) -> str:
        """The regency or city."""

    @abstractmethod
    def province(self, fact: Fact) -> str:
        """The province."""

    def spot(self, fact: Fact) -> str:
        """The market, school or office where it was."""
        return one_line(fact.place)

    def where(self, fact: Fact) -> str:
        """The whole place, the narrowest first; empty where none is known."""
        near = [one_line(fact.street), f"RT {one_line(fact.rt)}" if fact.rt else "", f"RW {one_line(fact.rw)}" if fact.rw else ""]
        parts = [
            self.spot(fact), " ".join(filter(None, near)), self.village(fact), self.district(fact), self.regency(fact),
            self.province(fact),
        ]  # fmt: skip
        return ", ".join(filter(None, parts))

    @abstractmethod
    def in_villages(self, facts: Sequence[Fact]) -> str:
        """ "di enam desa"; empty where no village is known."""

    @abstractmethod
    def role(self, doer: Doer, fact: Fact, *, chain: str = "") -> str:
        """Duty and unit; ``chain`` stands behind the unit's name."""

    @abstractmethod
    def who(self, fact: Fact, choice: Choice, *, whole: bool = True, known: Collection[Doer] = ()) -> str:
        """Everybody who did it, with their duty unless they are ``known``; or the unit. ``whole`` with the units above."""

    @abstractmethod
    def introduced(self, doer: Doer, fact: Fact) -> str:
        """Somebody with rank, name and duty."""

    @abstractmethod
    def line(self, fact: Fact) -> str:
        """The unit with those above it."""

    @abstractmethod
    def activities(self, number: int) -> str:
        """ "lima kegiatan"."""

    def near_where(self, fact: Fact) -> str:
        """The place in a text about many: down to the village."""
        return self.where(replace(fact, regency="", province="", street="", rt="", rw=""))

    def short_place(self, fact: Fact) -> str:
        """The place as a headline has it."""
        return self.village(fact) or self.district(fact) or self.regency(fact)


def resort(fact: Fact) -> str:
    """ "Polres TTS", "Polresta Banda Aceh"."""
    return f"{one_line(fact.polres_kind)} {one_line(fact.polres)}" if fact.polres else ""


def units(fact: Fact) -> list[str]:
    """The unit that did it, by the lowest that is known, and those above it."""
    sector = f"Polsek {one_line(fact.polsek)}" if fact.polsek else ""
    return [each for each in (sector, resort(fact), f"Polda {one_line(fact.polda)}" if fact.polda else "") if each]


def unit(fact: Fact) -> str:
    """The lowest unit that is known; empty where none is."""
    return next(iter(units(fact)), "")
