"""Indonesian: its wordings, and how it writes days, places and people."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, time, timedelta

from sejuk.lib.clock import DAYS, MONTHS
from sejuk.press.letters import one_line
from sejuk.press.reading.near import FEWEST_WORDS, PLAIN
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.indonesian import kinds, phrases, themes
from sejuk.press.writing.shape import Doer, Fact
from sejuk.press.writing.tongue import KindWords, Tongue, resort, unit, units

_WEEK, _FORTNIGHT = timedelta(7), timedelta(14)
# An appeal ("mengimbau", "mengajak") reads as an information session. Beside these kinds, where the record has no such session,
# it is only told what people were asked.
_NO_APPEAL = frozenset({"visit", "social_service", "leaflet_distribution"})
_APPEALS = ("Ajak", "Minta", "Ingatkan")
_VISITS = frozenset({"visit", "dialogue_patrol", "stakeholder_visit"})
# A sentence with fewer words that count is no copy of another release's, whatever both tell (``reading.near``); the first one
# of a sentence has a capital and counts too.
_PLAIN_WORDS = FEWEST_WORDS - 1
# The stop after a name like "Manurung S" reads as that of an initial, and the next sentence as a part of the name.
_ENDS_IN_LETTER = re.compile(r"\b[A-Z]\.$")
_VILLAGES = {"desa": "Desa", "kelurahan": "Kelurahan"}


class Indonesian(Tongue):
    """Formal Indonesian, as the PR head of a resort signs it."""

    language = "id"
    wordings = phrases.WORDINGS
    kinds, friday = kinds.KINDS, kinds.FRIDAY
    themes, theme_headlines, theme_names = themes.THEMES, themes.THEME_HEADLINES, themes.THEME_NAMES
    partners, heard, elections, stages = phrases.PARTNERS, phrases.HEARD, phrases.ELECTIONS, phrases.STAGES
    people, police, somebody = phrases.PEOPLE, phrases.POLICE, "polisi"
    work = "rangkaian kegiatan"
    local_leaders, some, small_words = "tokoh setempat", "beberapa", phrases.SMALL_WORDS

    def kind(self, fact: Fact, kind: str) -> KindWords:
        if kind == "dialogue" and (kind != fact.kinds[0] or _VISITS & set(fact.kinds)):
            return kinds.MEETING
        return super().kind(fact, kind)

    def is_brief(self, text: str) -> bool:
        plain = {word.strip(",.:;()“”").casefold() for word in text.split() if word[0].islower()}
        return len(plain - PLAIN) < _PLAIN_WORDS and not _ENDS_IN_LETTER.search(text)

    def asking(self, fact: Fact, *, again: bool) -> str:
        plainly = " plainly" if set(fact.kinds) <= _NO_APPEAL else ""
        return ("asked again" if again else "asked") + plainly

    def theme_headline(self, fact: Fact, choice: Choice) -> str:
        told = super().theme_headline(fact, choice)
        return "" if told.split(" ")[0] in _APPEALS and set(fact.kinds) <= _NO_APPEAL else told

    def joined(self, things: Sequence[str]) -> str:
        if len(things) < 3:  # noqa: PLR2004 - two need no comma
            return " dan ".join(things)
        return f"{', '.join(things[:-1])}, dan {things[-1]}"

    def count(self, number: int) -> str:
        return phrases.NUMBERS[number] if number < len(phrases.NUMBERS) else f"{number:,}".replace(",", ".")

    def times(self, number: int, kind: str) -> str:
        return f"{self.count(number)} kali {self.kinds.get(kind, self.kinds['other']).name[0]}"

    def theme_in(self, theme: str, number: int) -> str:
        return f"{theme} dalam {self.activities(number)}"

    def met(self, fact: Fact) -> list[str]:
        heads = {"desa": "kepala desa", "kelurahan": "lurah"}
        return [heads.get(fact.village_kind, each) if each == self.partners["village_head"] else each for each in super().met(fact)]

    def day(self, of: date, choice: Choice) -> str:
        name, month = DAYS[of.weekday()], MONTHS[of.month - 1]
        long = f"{name}, {of.day} {month} {of.year}"
        return choice.of(
            "day",
            (f"{name} ({of.day}/{of.month}/{of.year})", long, f"{name} ({of:%d/%m/%Y})", f"{name} ({of.day} {month} {of.year})"),
        )

    def clock(self, start: time | None, end: time | None, tz: str) -> str:
        if start is None:
            return ""
        until = f" hingga {end:%H.%M}" if end is not None and end > start else ""
        return f"pukul {start:%H.%M}{until} {tz}".strip()

    def period(self, first: date, last: date, choice: Choice) -> str:
        if first == last:
            return f"pada {self.day(first, choice)}"
        month = f"{MONTHS[last.month - 1]} {last.year}"
        if (first.year, first.month) != (last.year, last.month):
            year = f" {first.year}" if first.year != last.year else ""
            return f"pada {first.day} {MONTHS[first.month - 1]}{year} hingga {last.day} {month}"
        return f"sepanjang {month}" if last - first > _FORTNIGHT else f"pada {first.day} hingga {last.day} {month}"

    def span(self, first: date, last: date) -> str:
        if first == last:
            return "dalam sehari"
        if last - first < _WEEK:
            return "dalam sepekan"
        month = f"{MONTHS[last.month - 1]} {last.year}"
        return f"sepanjang {month}" if (first.year, first.month) == (last.year, last.month) else f"hingga {month}"

    def village(self, fact: Fact) -> str:
        if not fact.village:
            return ""
        kind = _VILLAGES.get(fact.village_kind, "")
        if fact.village_kind == "other":
            kind = phrases.OTHER_VILLAGES.get(fact.area_code[:2], "Kampung")
        name = one_line(fact.village)
        return name if not kind or name.casefold().startswith(f"{kind.casefold()} ") else f"{kind} {name}"

    def district(self, fact: Fact) -> str:
        kind = "Distrik" if fact.area_code[:2] in phrases.PAPUA else "Kecamatan"
        return f"{kind} {one_line(fact.district)}" if fact.district else ""

    def regency(self, fact: Fact) -> str:
        kind = {"kab": "Kabupaten ", "kota": "Kota "}.get(fact.regency_kind, "")
        return f"{kind}{one_line(fact.regency)}" if fact.regency else ""

    def province(self, fact: Fact) -> str:
        return f"Provinsi {one_line(fact.province)}" if fact.province else ""

    def in_villages(self, facts: Sequence[Fact]) -> str:
        found = {fact.area_code or fact.village: fact for fact in facts if fact.village}
        if len(found) == 1:
            return f"di {self.village(next(iter(found.values())))}"
        urban = {fact.village_kind == "kelurahan" for fact in found.values()}
        kind = "desa dan kelurahan" if len(urban) > 1 else "kelurahan" if True in urban else "desa"
        return f"di {self.count(len(found))} {kind}" if found else ""

    def role(self, doer: Doer, fact: Fact, *, chain: str = "") -> str:
        told = phrases.ROLES.get(doer.role, phrases.ROLES["other"]).format(
            unit=f"{unit(fact)} {chain}", sector=f"{one_line(fact.polsek)} {chain}", resort=resort(fact) or unit(fact),
            chief=phrases.CHIEFS.get(fact.polres_kind if fact.polres else "Polres", "Kapolres"),
            resort_name=one_line(fact.polres), region=one_line(fact.polda),
            region_chain=f"Polda {one_line(fact.polda)}" if chain and fact.polda else "",
        )  # fmt: skip
        return " ".join(told.split()).replace(" ,", ",")

    def who(self, fact: Fact, choice: Choice, *, whole: bool = True, known: Collection[Doer] = ()) -> str:
        above = units(fact)[1:] if whole else []
        chain = choice.of("chain", ("{spaced}", ", {commas},", "jajaran {spaced}")) if above else ""
        chain = chain.format(spaced=" ".join(above), commas=", ".join(above))
        if not fact.doers:
            told = choice.of("nobody", ("{unit}", "personel {unit}", "jajaran {unit}"))
            return told.format(unit=f"{unit(fact)} {chain}") if unit(fact) else ""
        first, *others = fact.doers
        if first in known:
            return self.joined([self.named(each) if each in known else self.introduced(each, fact) for each in fact.doers])
        ways = ("{role} {named}", "{named}, {role},", "{named} selaku {role}", "{role} {named}")
        told = choice.of("titled", ways).format(role=self.role(first, fact, chain=chain), named=self.named(first))
        if not others:
            return told
        return f"{told} bersama {self.joined([self.introduced(each, fact) for each in others])}"

    def introduced(self, doer: Doer, fact: Fact) -> str:
        return f"{self.role(doer, fact)} {self.named(doer)}"

    def line(self, fact: Fact) -> str:
        return " ".join(units(fact))

    def activities(self, number: int) -> str:
        return f"{self.count(number)} kegiatan"
