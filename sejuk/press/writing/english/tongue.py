"""English: its wordings, and how it writes days, places and people. Names and ranks of the service stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta

from sejuk.press.letters import one_line
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.english import kinds, phrases, themes
from sejuk.press.writing.shape import Doer, Fact
from sejuk.press.writing.tongue import Tongue, resort, unit, units

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEK, _FORTNIGHT = timedelta(7), timedelta(14)


class English(Tongue):
    """English for readers abroad: what a Polsek is stands beside its name once."""

    language = "en"
    wordings = phrases.WORDINGS
    kinds, friday = kinds.KINDS, kinds.FRIDAY
    themes, theme_headlines, theme_names = themes.THEMES, themes.THEME_HEADLINES, themes.THEME_NAMES
    partners, heard, elections, stages = phrases.PARTNERS, phrases.HEARD, phrases.ELECTIONS, phrases.STAGES
    people, police, somebody = phrases.PEOPLE, phrases.POLICE, "the police"
    work = "work"
    local_leaders, some, small_words = "local leaders", "some", phrases.SMALL_WORDS

    def joined(self, things: Sequence[str]) -> str:
        if len(things) < 3:  # noqa: PLR2004 - two need no comma
            return " and ".join(things)
        return f"{', '.join(things[:-1])} and {things[-1]}"

    def count(self, number: int) -> str:
        return phrases.NUMBERS[number] if number < len(phrases.NUMBERS) else f"{number:,}"

    def times(self, number: int, kind: str) -> str:
        known = kind if kind in kinds.PLURALS else "other"
        return f"{self.count(number)} {kinds.PLURALS[known] if number > 1 else self.kinds[known].name[0]}"

    def theme_in(self, theme: str, number: int) -> str:
        return f"{theme} in {self.activities(number)}"

    def day(self, of: date, choice: Choice) -> str:
        name, month = DAYS[of.weekday()], MONTHS[of.month - 1]
        return choice.of("day", (f"{name}, {of.day} {month} {of.year}", f"{name}, {month} {of.day}, {of.year}"))

    def clock(self, start: time | None, end: time | None, tz: str) -> str:
        if start is None:
            return ""
        if end is not None and end > start:
            return f", from {start:%H:%M} to {end:%H:%M} {tz}".rstrip()
        return f" at {start:%H:%M} {tz}".rstrip()

    def period(self, first: date, last: date, choice: Choice) -> str:
        if first == last:
            return f"on {self.day(first, choice)}"
        month = f"{MONTHS[last.month - 1]} {last.year}"
        if (first.year, first.month) != (last.year, last.month):
            year = f" {first.year}" if first.year != last.year else ""
            return f"from {first.day} {MONTHS[first.month - 1]}{year} to {last.day} {month}"
        return f"throughout {month}" if last - first > _FORTNIGHT else f"from {first.day} to {last.day} {month}"

    def span(self, first: date, last: date) -> str:
        if first == last:
            return "in one day"
        if last - first < _WEEK:
            return "within a week"
        month = f"{MONTHS[last.month - 1]} {last.year}"
        return f"in {month}" if (first.year, first.month) == (last.year, last.month) else f"until {month}"

    def village(self, fact: Fact) -> str:
        kind = "urban village" if fact.village_kind == "kelurahan" else "village"
        return f"{one_line(fact.village)} {kind}" if fact.village else ""

    def district(self, fact: Fact) -> str:
        return f"{one_line(fact.district)} district" if fact.district else ""

    def regency(self, fact: Fact) -> str:
        kind = {"kab": " regency", "kota": " city"}.get(fact.regency_kind, "")
        return f"{one_line(fact.regency)}{kind}" if fact.regency else ""

    def province(self, fact: Fact) -> str:
        return f"{one_line(fact.province)} province" if fact.province else ""

    def spot(self, fact: Fact) -> str:
        return super().spot(fact) if fact.place[:1].isupper() else ""  # a name; "kebun" would stay Indonesian

    def in_villages(self, facts: Sequence[Fact]) -> str:
        found = {fact.area_code or fact.village: fact for fact in facts if fact.village}
        if len(found) == 1:
            return f"in {self.village(next(iter(found.values())))}"
        return f"in {self.count(len(found))} villages" if found else ""

    def role(self, doer: Doer, fact: Fact, *, chain: str = "") -> str:
        region = f"the regional police (Polda {one_line(fact.polda)})" if fact.polda else "the regional police"
        sector = f"the sector police (Polsek {one_line(fact.polsek)})" if fact.polsek else "the sector police"
        told = phrases.ROLES.get(doer.role, phrases.ROLES["other"]).format(
            unit=unit(fact) or "the police", sector=sector, resort=resort(fact) or unit(fact) or "the police", region=region
        )
        return f"{told}{chain}"

    def who(self, fact: Fact, choice: Choice, *, whole: bool = True, known: Collection[Doer] = ()) -> str:
        above = units(fact)[1:] if whole else []
        under = choice.of("under", ("under", "which belongs to"))
        chain = f", {under} {' and '.join(above)}" if above else ""
        if not fact.doers:
            return f"{unit(fact)}{chain}{',' if chain else ''}" if unit(fact) else ""
        first, *others = fact.doers
        if first in known:
            return self.joined([self.named(each) if each in known else self.introduced(each, fact) for each in fact.doers])
        told = f"{self.named(first)}, {self.role(first, fact, chain=chain)},"
        if not others:
            return told
        return (
            f"{told} with {self.joined([f'{self.named(each)}, {self.role(each, fact)}' for each in others])}{',' if others else ''}"
        )

    def introduced(self, doer: Doer, fact: Fact) -> str:
        return f"{self.named(doer)}, {self.role(doer, fact)},"

    def line(self, fact: Fact) -> str:
        first, *above = units(fact) or [""]
        return f"{first}, under {' and '.join(above)}," if above else first

    def activities(self, number: int) -> str:
        return f"{self.count(number)} {'activity' if number == 1 else 'activities'}"
