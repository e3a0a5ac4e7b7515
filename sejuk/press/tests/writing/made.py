"""Activities as they may come, invented from a seed: names that exist nowhere together, places of the official list."""

from __future__ import annotations

import random
import re
from datetime import date, time, timedelta
from functools import cache

from sejuk.activities.vocabulary import KINDS, PARTNERS, THEMES
from sejuk.org.elections import shipped
from sejuk.org.rules import zone_of
from sejuk.org.stages import on_day
from sejuk.press.reading.gazetteer import VILLAGE, Gazetteer, Resort
from sejuk.press.reading.kinds import mentions
from sejuk.press.reading.words import words_of
from sejuk.press.writing.asserted.ordinary import is_ordinary
from sejuk.press.writing.shape import FIELD, Doer, Fact, Said

GIVEN = (
    "Wirna", "Yohanis", "Sabar", "Dwi", "Markus", "Lestari", "Hendrik", "Ni Luh", "Rahmat", "Teuku", "Melki", "Siti", "Agung", "Petrus",
    "Nurul", "Bambang", "Ferdinan", "Made", "Andi", "Kornelis", "Ahmad", "Fransiska", "Slamet", "Junaedi", "Oktavianus", "Rina",
)  # fmt: skip
FAMILY = (
    "Butar-Butar", "Nainggolan", "Tefu", "Wibisana", "Pratama", "Laiskodat", "Sitorus", "Hutabarat", "Kusnandar", "Manurung", "Oematan",
    "Sudarsana", "Tanjung", "Rumbiak", "Wakerkwa", "Simatupang", "Nurcahyo", "Lumban Raja", "Pattiwael", "Setiadi", "Mahulette",
)  # fmt: skip
ROLES = ("bhabinkamtibmas", "bhabinkamtibmas", "bhabinkamtibmas", "polisi_rw", "kanit_binmas", "kapolsek", "other")
RANKS = {
    "bhabinkamtibmas": ("Briptu", "Brigadir", "Bripka", "Aipda", "Aiptu"), "polisi_rw": ("Bripda", "Briptu", "Bripka"),
    "kanit_binmas": ("Aiptu", "Ipda"), "kapolsek": ("Ipda", "Iptu", "AKP", "Kompol"), "kapolres": ("AKBP", "Kombes Pol"),
    "other": ("Bripda", "Bripka", "Aipda"),
}  # fmt: skip
STREETS = ("Jalan Melati", "Jalan Ahmad Yani", "Jalan Kapak Layar 5", "Jalan Soekarno-Hatta", "Jalan Poros Timur")
PLACES = ("Balai Desa", "Pasar Pagi", "Pos Kamling Anggrek", "Aula Kecamatan", "Warung Kopi Senja")
WORDS = (
    "Kami mengajak seluruh warga tetap rukun dan saling menjaga.", "Mari kita rawat kebersamaan di lingkungan masing-masing!",
    "Kehadiran kami di tengah warga adalah untuk mendengar.", "Terima kasih atas keterbukaan warga selama ini.",
    "Lingkungan yang tenang dimulai dari rumah kita sendiri.",
)  # fmt: skip
# Official names that are names and nothing else: not "2 X 11 Kayu Tanam", nor "Wari/Taiyeve II", nor Desa Ikrar, Desa Sungai Sambang,
# Gampong Tanjong, Pondok Kandang, whose words say to any reader what is done or who is visited.
PLAIN = re.compile(r"[A-Z][a-z]+(?:'[a-z]+)?(?:[ -][A-Z][a-z]+)*")
SAYS_MORE = frozenset(
    {"pondok", "gampong", "pekon", "nagari", "kampung", "pos", "gudang", "pasar", "masjid", "sekolah", "kota", "camat"}
)
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
FIRST, DAYS = date(2023, 7, 1), 620


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


@cache
def sectors() -> tuple[tuple[Resort, str, str], ...]:
    """Resort, regency and district, wherever the district has a village to speak of."""
    found = {each.code: each for group in gazetteer().resorts.values() for each in group if each.areas}
    return tuple(
        (found[code], regency, district)
        for code in sorted(found)
        for regency in found[code].areas
        for district in gazetteer().districts_of[regency]
        if villages(district)
    )


@cache
def villages(district: str) -> tuple[str, ...]:
    return tuple(sorted(code for code in _villages_by_district().get(district, ())))


def is_plain(name: str) -> bool:
    if not PLAIN.fullmatch(name) or is_ordinary(name.casefold()) or SAYS_MORE & set(name.casefold().split()):
        return False
    return not mentions(words_of(f"{name} di"))


@cache
def _villages_by_district() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in gazetteer().names.items():
        if code.count(".") == VILLAGE - 1 and is_plain(name) and is_plain(gazetteer().names[code.rpartition(".")[0]]):
            found.setdefault(code.rpartition(".")[0], []).append(code)
    return found


def person(rng: random.Random, role: str) -> Doer:
    """An invented officer of a role."""
    name = rng.choice(
        ("{given} {family}", "{given} {family}", "{given} {family} {letter}", "{letter}. {family}", "{given}")
    ).format(given=rng.choice(GIVEN), family=rng.choice(FAMILY), letter=rng.choice("ABJMRS"))
    return Doer(rng.choice(RANKS[role]), name, role)


def stage_of(area_code: str, day: date) -> tuple[str, str]:
    """Election and phase of a place on a day, by the shipped calendars."""
    today = on_day(shipped(), area_code, day)
    running = [one for one in today.elections if one.phase == today.phase]
    names = {"pemilu-2024": "pemilu_2024", "pilkada-2024": "pilkada_2024"}
    election = next((names[one.calendar.code] for one in running if one.calendar.code in names), "none")
    return election, today.phase.value


def fact(seed: int, *, record: str = "", **known) -> Fact:
    """One activity; the same seed gives the same."""
    rng = random.Random(seed)
    resort, regency, district = rng.choice(sectors())
    village = rng.choice(villages(district))
    names = gazetteer().names
    day = FIRST + timedelta(rng.randrange(DAYS))
    election, stage = stage_of(village, day)
    role = rng.choice(ROLES)
    start = rng.choice((None, time(rng.randrange(6, 22), rng.choice((0, 15, 30, 45)))))
    told: dict = {
        "record": record or f"0190-{seed:06}", "source": FIELD, "day": day, "kinds": kinds(rng), "tz": ZONES[zone_of(village)], "start": start,
        "end": time(23, 0) if start and rng.random() < 0.2 else None, "area_code": village, "village": names[village],
        "village_kind": "kelurahan" if village.rpartition(".")[2].startswith("1") else "desa", "district": names[district],
        "regency": names[regency], "regency_kind": "kota" if gazetteer().kinds[regency] == "kota" else "kab",
        "province": names[village[:2]] if rng.random() < 0.4 else "", "street": rng.choice((*[""] * 6, *STREETS)),
        "rt": rng.choice(("", "", "", "05", "012", "3")), "rw": rng.choice(("", "", "", "02", "1")),
        "place": rng.choice((*[""] * 6, *PLACES)), "polsek": names[district], "polres": resort.bare,
        "polres_kind": resort.name.removesuffix(resort.bare).strip() or "Polres",
        "polda": resort.region.removeprefix("Polda ") if rng.random() < 0.5 else "",
        "officers": tuple(dict.fromkeys(person(rng, each) for each in [role, *rng.choices(ROLES[:4], k=rng.choice((0, 0, 0, 1)))])),
        "people": rng.choice((0, 2, 7, 14, 40)), "partners": tuple(rng.sample(sorted(PARTNERS), rng.choice((0, 0, 1, 2)))),
        "themes": tuple(rng.sample(sorted(set(THEMES) - {"other"}), rng.choice((0, 1, 2, 3)))),
        "heard": {kind: rng.randrange(1, 12) for kind in rng.sample(("concern", "claim", "situation", "praise"), rng.choice((0, 0, 1, 2)))},
        "situation": rng.choice(("", "calm", "watch")), "election": election, "stage": stage,
    }  # fmt: skip
    if "leaflet_distribution" in told["kinds"]:
        told["leaflets"] = rng.choice((3, 25, 60, 1200))
    return Fact(**(told | known))


# Kinds that nobody who reads a release tells apart: a class is one that informs, a patrol that visits one that talks.
ONE_TO_READERS = ({"education", "outreach"}, {"patrol", "visit"}, {"patrol", "dialogue"})


def kinds(rng: random.Random) -> tuple[str, ...]:
    """One to three kinds that a reader can tell apart."""
    main = rng.choice(sorted(set(KINDS) - {"other"}))
    others = [kind for kind in ("visit", "outreach", "leaflet_distribution", "dialogue", "education") if kind != main]
    chosen = (main, *rng.sample(others, rng.choice((0, 0, 0, 1, 1, 2))))
    return (main,) if any(pair <= set(chosen) for pair in ONE_TO_READERS) else chosen


def said(seed: int, of: Fact) -> list[Said]:
    """What officers of that activity and of its chain said: all approved, or some not."""
    rng = random.Random(f"{seed} said")
    speakers = [*of.officers[:1], person(rng, "kapolsek"), person(rng, "kapolres")]
    return [
        Said(who, text, rng.random() < 0.8)
        for who, text in zip(rng.sample(speakers, rng.choice((0, 1, 2))), rng.sample(WORDS, 2), strict=False)
    ]


def week(seed: int, count: int) -> list[Fact]:
    """Activities of one sector in one week: the same officer, mostly the same village, often the same messages."""
    base, rng = fact(seed), random.Random(f"{seed} week")
    first = base.day - timedelta(base.day.weekday())
    shared = {
        name: getattr(base, name)
        for name in (
            "polsek",
            "polres",
            "polres_kind",
            "polda",
            "district",
            "regency",
            "regency_kind",
            "province",
            "officers",
            "tz",
        )
    }
    found = []
    for number in range(count):
        village = base.area_code if rng.random() < 0.7 else rng.choice(villages(base.area_code.rpartition(".")[0]))
        day = first + timedelta(rng.randrange(7))
        election, stage = stage_of(village, day)
        kind = "kelurahan" if village.rpartition(".")[2].startswith("1") else "desa"
        told = shared | {"area_code": village, "village": gazetteer().names[village], "village_kind": kind, "day": day}
        if rng.random() < 0.5:
            told["themes"] = ("hoax", "provocation", "unity")
        found.append(fact(1_000 * seed + number, record=f"w{seed}-{number}", election=election, stage=stage, **told))
    return sorted(found, key=lambda each: (each.day, each.record))
