"""The smaller pieces of an Indonesian release: when, where, who, how many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from sejuk.insight.rules import SMALL
from sejuk.lib.clock import DAYS, MONTHS
from sejuk.press.letters import one_line
from sejuk.press.writing.choice import Choice
from sejuk.press.writing.indonesian import words
from sejuk.press.writing.shape import Doer, Fact


def joined(things: Sequence[str], last: str = "dan") -> str:
    """ "a", "a dan b", "a, b, dan c"."""
    if len(things) < 3:  # noqa: PLR2004 - two need no comma
        return f" {last} ".join(things)
    return f"{', '.join(things[:-1])}, {last} {things[-1]}"


def count(number: int) -> str:
    """A number as a sentence has it: small ones in words, thousands with points."""
    return words.NUMBERS[number] if number < len(words.NUMBERS) else f"{number:,}".replace(",", ".")


def about(number: int) -> str:
    """The same, but a number so small that it could point at somebody is only "some"."""
    return "beberapa" if number < SMALL else count(number)


def day(of: date, choice: Choice) -> str:
    """ "Rabu (31/1/2024)" or "Rabu, 31 Januari 2024"."""
    long = f"{DAYS[of.weekday()]}, {of.day} {MONTHS[of.month - 1]} {of.year}"
    return choice.of(
        "day", (f"{DAYS[of.weekday()]} ({of.day}/{of.month}/{of.year})", long, f"{DAYS[of.weekday()]} ({of:%d/%m/%Y})", long)
    )


def clock(start: time | None, end: time | None, tz: str) -> str:
    """ "pukul 09.00 WITA", or until when it went on; empty where no start is known."""
    if start is None:
        return ""
    until = f" hingga {end:%H.%M}" if end is not None and end > start else ""
    return f"pukul {start:%H.%M}{until} {tz}".strip()


def village(fact: Fact) -> str:
    """ "Desa Oenai", "Kelurahan Satimpo", "Gampong Mibo"."""
    if not fact.village:
        return ""
    kinds = {"desa": "Desa", "kelurahan": "Kelurahan"}
    kind = kinds.get(fact.village_kind) or (_other_village(fact.area_code) if fact.village_kind == "other" else "")
    name = one_line(fact.village)
    return name if not kind or name.lower().startswith(f"{kind.lower()} ") else f"{kind} {name}"


def _other_village(area_code: str) -> str:
    return words.OTHER_VILLAGES.get(area_code[:2], "Kampung")


def district(fact: Fact) -> str:
    """ "Kecamatan Kie", in Papua "Distrik …"."""
    kind = "Distrik" if fact.area_code[:2] in words.PAPUA else "Kecamatan"
    return f"{kind} {one_line(fact.district)}" if fact.district else ""


def regency(fact: Fact) -> str:
    """ "Kabupaten Serang", "Kota Dumai"; the name alone where the kind is not known."""
    kind = {"kab": "Kabupaten ", "kota": "Kota "}.get(fact.regency_kind, "")
    return f"{kind}{one_line(fact.regency)}" if fact.regency else ""


def near(fact: Fact) -> str:
    """Street, RT and RW."""
    rt_rw = " ".join(filter(None, [f"RT {fact.rt}" if fact.rt else "", f"RW {fact.rw}" if fact.rw else ""]))
    return " ".join(filter(None, [one_line(fact.street), rt_rw]))


def where(fact: Fact) -> str:
    """The whole place, from its name to the province; empty where none is known."""
    province = f"Provinsi {one_line(fact.province)}" if fact.province else ""
    return ", ".join(filter(None, [one_line(fact.place), near(fact), village(fact), district(fact), regency(fact), province]))


def short_place(fact: Fact) -> str:
    """The place as a headline has it."""
    return village(fact) or district(fact) or regency(fact)


def resort(fact: Fact) -> str:
    """ "Polres TTS", "Polresta Banda Aceh"."""
    return f"{one_line(fact.polres_kind)} {one_line(fact.polres)}" if fact.polres else ""


def unit(fact: Fact) -> str:
    """The unit that did it, by the lowest that is known."""
    if fact.polsek:
        return f"Polsek {one_line(fact.polsek)}"
    return resort(fact) or (f"Polda {one_line(fact.polda)}" if fact.polda else "")


def above(fact: Fact) -> str:
    """The units above it, as they stand behind its name: "Polres TTS Polda NTT"."""
    units = [f"Polsek {fact.polsek}" if fact.polsek else "", resort(fact), f"Polda {one_line(fact.polda)}" if fact.polda else ""]
    return " ".join(filter(None, units)).removeprefix(unit(fact)).strip()


def role(doer: Doer, fact: Fact, *, chain: str = "") -> str:
    """ "Bhabinkamtibmas Polsek Kie", "Kapolsek Kie"; ``chain`` stands behind the unit's name."""
    chief = words.CHIEFS.get(fact.polres_kind, "Kapolres")
    filled = words.ROLES.get(doer.role, words.ROLES["other"]).format(
        unit=f"{unit(fact)} {chain}", sector=f"{one_line(fact.polsek)} {chain}", resort=resort(fact) or unit(fact), chief=chief,
        resort_name=one_line(fact.polres), region=one_line(fact.polda),
    )  # fmt: skip
    return " ".join(filled.split())


def named(doer: Doer) -> str:
    """Rank and name."""
    return one_line(f"{doer.rank} {doer.name}")


def who(fact: Fact, choice: Choice) -> str:
    """Everybody who did it with rank, name and duty; the unit where nobody is named; empty where neither is known."""
    chain = above(fact)
    if not fact.officers:
        return (
            choice.of("nobody", ("{unit}", "personel {unit}", "jajaran {unit}")).format(unit=f"{unit(fact)} {chain}".strip())
            if unit(fact)
            else ""
        )
    first, *others = fact.officers
    lead = _titled(first, fact, chain, choice)
    if not others:
        return lead
    return f"{lead} bersama {joined([f'{role(each, fact)} {named(each)}' for each in others])}"


def _titled(doer: Doer, fact: Fact, chain: str, choice: Choice) -> str:
    wordings = ("{role} {named}", "{named}, {role},", "{named} selaku {role}", "{role} {named}")
    return choice.of("titled", wordings).format(role=role(doer, fact, chain=chain), named=named(doer))


def election(fact: Fact, choice: Choice) -> str:
    """ "menjelang Pemilu 2024"; empty where no election is known or the day lies in no phase."""
    if fact.election not in words.ELECTIONS or fact.stage not in words.STAGES:
        return ""
    return choice.of("stage", words.STAGES[fact.stage]).format(election=choice.of("election", words.ELECTIONS[fact.election]))
