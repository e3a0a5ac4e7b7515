"""Which election a release speaks of, and which stage of it. Pure.

An election has a year; where the text names none it is taken from the dates of the text. "Pemilu" in the second half of 2024 is the
regional election, for people call that so too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sejuk.lib.letters import lowered
from sejuk.press.reading.shape import Found

RULES = {
    "named_with_year": "An election named with a year is the one of that year.",
    "named": "An election named without a year is that of the year of the text's dates, or the one of 2024 where there are none.",
    "village_head": "Village heads are elected under a law of their own: other.",
    "word_before": '"Menjelang" an election, or what is done to prepare or welcome it, is before.',
    "word_campaign": '"Masa kampanye" is the campaign.',
    "word_quiet": '"Masa tenang" is the quiet period.',
    "word_voting": "The day of the vote, or guarding the vote itself, is voting.",
    "word_after": '"Pasca", "usai", counting and recapitulation are after.',
}

_REGIONAL = (
    r"pilkada|pemilukada|pemilu\s*kada|pilgub|pilbup|pilwako|pilwalkot|pilwali|pemilihan\s+(?:umum\s+)?kepala\s+daerah"
    r"|pemilu\s+kepala\s+daerah|"
    r"pemilihan\s+(?:gubernur|bupati|wali\s*kota)(?:\s*(?:,|dan|serta|/)\s*(?:wakil\s+)?(?:gubernur|bupati|wali\s*kota))*"
    r"|pilkadasung|pilserentak|calon\s+(?:wakil\s+)?(?:gubernur|bupati|wali\s*kota)"
)
_GENERAL = r"pemilu(?!kada)|pilpres|pileg|pemilihan\s+(?:umum|presiden|legislatif)(?!\s+kepala)|pil\s*pres|pemilu\s+raya"
_VILLAGE = (
    r"pilkades|pilchiksung|pilkakam|pilkel|pilpekon|pilrat|pilwana|pilsangadi|"
    r"pemilihan\s+(?:kepala\s+(?:desa|kampung|pekon)|keuchik|geuchik|wali\s+nagari|kuwu|petinggi|perbekel|penghulu)"
)
NAMED = re.compile(
    rf"\b(?:(?P<village>{_VILLAGE})|(?P<regional>{_REGIONAL})|(?P<general>{_GENERAL})|(?P<revote>psu\b"
    rf"|pemungutan\s+suara\s+ulang))\b",
)
YEAR_AFTER = re.compile(
    r"[\s,()]{0,6}(?:(?:kepala\s+daerah|umum|serentak|raya|damai|\(\w+\)|gubernur|bupati|wali\s*kota|wakil|dan|tahun|th\.?"
    r"|nasional|se-?\w+|presiden|legislatif|[A-Z]\w+)[\s,()/-]{0,6}){0,6}((?:19|20)\d\d)\b",
    re.I,
)
GENERAL_VOTE, REGIONAL_VOTE = date(2024, 2, 14), date(2024, 11, 27)
NEAR = 60  # letters between an election and "mendatang"
VOTES = {"pemilu_2024": GENERAL_VOTE, "pilkada_2024": REGIONAL_VOTE}
GENERAL_SINCE, GENERAL_UNTIL = date(2022, 7, 1), date(2024, 6, 30)
REGIONAL_SINCE, REGIONAL_UNTIL = date(2024, 1, 1), date(2025, 2, 28)

_ELECTION = (
    r"(?:(?:pelaksanaan|pemilu\w*|pilkada|pilkades|pilgub|pilbup|pilwali|pilpres|pileg|pemilihan|pesta\s+demokrasi|tahapan"
    r"|penyelenggaraan|hari|pemungutan|pencoblosan|coblosan|hajatan\s+demokrasi|kontestasi|tahun\s+politik|"
    r"pilchiksung|perhelatan|hajat|momen\w*|event|agenda|masa|putaran|kampanye|rekapitulasi|penetapan|pengumuman|pungut"
    r"|demokrasi)\b)"
)
BEFORE = re.compile(
    rf"\b(?:men)?jelang\b(?:\s+\w+){{0,3}}?\s+{_ELECTION}|\b(?:menyongsong|menyambut|sambut|menghadapi|hadapi|mendekati|pra"
    rf"|menuju|songsong|persiapan|mempersiapkan|menyiapkan|memasuki\s+tahun)\s*-?(?:\s*\w+){{0,3}}?\s*{_ELECTION}"
    rf"|\bh-\d+\s+{_ELECTION}|\bsebelum\s+(?:pemungutan|pencoblosan|pemilu|pilkada)\b|\bkesiapan\s+(?:\w+\s+){{0,3}}?{_ELECTION}"
    r"|\b(?:kotak|surat)\s+suara\b[^.\n]{0,80}\btiba\b"
    r"|\b(?:pen)?distribusi(?:an|kan)?\s+(?:\w+\s+){0,2}?(?:logistik|kotak\s+suara|surat\s+suara)\b|\b(?:pengiriman|mengirim|mengantar)\s+logistik\b"
    r"|\blogistik\s+(?:\w+\s+){0,3}?ke\s+(?:\w+\s+){0,2}?(?:tps|tempat\s+pemungutan|desa|pulau|distrik)\b",
)
COMING = re.compile(
    r"\b(?:mendatang|akan\s+(?:datang|digelar|dilaksanakan|berlangsung)|(?:semakin|makin|sudah)\s+dekat|nanti|tinggal\s+\w+\s+hari)\b",
)
COMES = re.compile(rf"\b{_ELECTION}[^.\n]*$")
SOON = re.compile(
    r"\b(?:demi|supaya|agar|sukseskan|menyukseskan|mensukseskan|wujudkan|mewujudkan|ciptakan|menciptakan|pastikan"
    r"|deklarasi)\b[^.\n]{0,60}?"
    r"\b(?:pemilu\w*|pilkada|pilkades|pilgub|pilpres|pilwali)\b",
)
CAMPAIGN = re.compile(
    r"\b(?:masa|tahap(?:an)?(?:nya)?|selama|pelaksanaan|jadwal|periode)\s+kampanye\b|\bkampanye\s+(?:akbar|terbuka|dialogis"
    r"|tatap\s+muka|rapat\s+umum|pasangan|paslon|calon|pilkada|pemilu)|\bkampanye\s+(?:\w+\s+){0,3}?sudah\s+(?:berjalan|dimulai|berlangsung)\b|\bpengamanan\s+kampanye\b|\bpam\s+kampanye\b"
    r"|\bdebat\s+(?:publik|kandidat|paslon|calon|pilkada)",
)
QUIET = re.compile(r"\b(?:masa|minggu|hari)\s+tenang\b|\bmasa\s+teng?ang\b|\bpenertiban\s+(?:apk|alat\s+peraga)")
VOTING = re.compile(
    r"\b(?:hari|saat|pada|jalannya|pelaksanaan|proses|tahap|mengamankan|pengamanan|pam|kawal|mengawal|memantau|pantau|tinjau"
    r"|meninjau|monitoring|berlangsungnya|hari\s+h)\s+(?:hari\s+)?(?:pemungutan(?:\s+(?:dan\s+penghitungan\s+)?suara)?"
    r"|pencoblosan|coblosan|pungut\s+suara|tps)\b"
    r"|\b(?:pengamanan|memantau|mengawal|kawal|kelancaran|mengamankan|pantau)\s+(?:\w+\s+){0,2}?(?:pilkades|psu|pemungutan\s+suara\s+ulang"
    r"|pemilihan\s+kepala\s+desa)\b|\bkini\s+berlangsung\b|\b(?:mengawal|mengamankan|amankan|kawal)\s+(?:jalannya\s+)?pemilihan\b",
)
AFTER = re.compile(
    r"\b(?:pasca|paska|usai|setelah|seusai|selepas|sesudah|purna|telah\s+(?:selesai|usai)|berakhirnya|selesainya"
    r"|sisa)\s*-?\s*(?:(?:rangkaian|tahapan|pelaksanaan|proses|hari|selesainya|digelarnya|dilaksanakannya|berlangsungnya|rapat"
    r"|hasil)\s+)*"
    r"(?:pemilu\w*|pilkada|pilkades|pilgub|pilpres|pileg|pilwali|pemilihan|pemungutan|pencoblosan|coblosan|pungut|penghitungan"
    r"|penetapan\s+(?:hasil|pemenang|perolehan|\w+\s+terpilih)|pleno\s+(?:rekap|hasil|peng|per)\w*|rekapitulasi(?!\s+(?:daftar"
    r"|dpt|dps|data))|hitung|pesta\s+demokrasi)\b"
    r"|\b(?:rapat\s+pleno\s+(?:\w+\s+){0,2}?(?:rekapitulasi|penghitungan|perhitungan|hasil)(?!\s+(?:daftar|dpt|dps|data))"
    r"|rekapitulasi(?!\s+(?:daftar|dpt|dps|data))|penghitungan\s+suara|perhitungan\s+suara|menerima\s+hasil|menunggu\s+hasil"
    r"|hasil\s+(?:penghitungan|rekapitulasi|pilkada|pemilu|real\s+count|quick\s+count))\b|\b(?:pemilu|pilkada"
    r"|pilkades)\s+(?:telah|sudah)\s+(?:usai|selesai|berakhir)\b",
)
YET = re.compile(
    r"\b(?:jelang|menjelang|hingga|sampai|hadapi|menghadapi|mendekati|menuju|pra|baik|maupun|s/d|atau)\b[\s,\w-]{0,24}$"
    r"|\bsebelum\b[\s,\w-]{0,36}$",
)
STAGES = (("after", AFTER), ("quiet_period", QUIET), ("campaign", CAMPAIGN), ("voting", VOTING))


class Stated(NamedTuple):
    """A stage that the text speaks of as its own time, where it stands and by which rule."""

    stage: str
    start: int
    end: int
    rule: str


def election(body: str, years: Sequence[date] = ()) -> Found | None:
    """The election that the text speaks of most, or None where it speaks of none; ``years`` are the dates that the text states."""
    day = years[0] if years else None
    votes: Counter[str] = Counter()
    first: dict[str, Found] = {}
    body = lowered(body)  # patterns in one case are several times faster than those that ignore it
    for found in NAMED.finditer(body):
        kind = str(found.lastgroup)
        year = YEAR_AFTER.match(body, found.end())
        value, rule = _which(kind, int(year[1]) if year else None, day)
        votes[value] += 1 + bool(year)
        first.setdefault(value, Found(value, found.start(), found.end(), rule))
    return first[max(votes, key=lambda value: (votes[value], -first[value].start))] if votes else None


def _which(kind: str, year: int | None, day: date | None) -> tuple[str, str]:
    if kind == "village":
        return "other", "village_head"
    if kind == "revote":
        return "other", "named"
    rule = "named_with_year" if year else "named"
    if year is not None and year != 2024:  # noqa: PLR2004 - the year of both elections that have a name of their own
        return "other", rule
    if kind == "regional":
        return (
            "pilkada_2024"
            if year or day is None or REGIONAL_SINCE <= day <= REGIONAL_UNTIL or day.year in (2023, 2024)
            else "other"
        ), rule
    if day is None or GENERAL_SINCE <= day <= GENERAL_UNTIL:
        return "pemilu_2024", rule
    return ("pilkada_2024" if GENERAL_UNTIL < day <= REGIONAL_UNTIL else "other"), rule


def stage(
    body: str, found: Found | None, title_end: int = 0, day: date | None = None, told: Sequence[Stated] | None = None
) -> Found | None:
    """The stage at the time of the activity as the text says it, or None where it does not. ``told``: ``stages``, if at hand."""
    if found is None or found.value == "none":
        return None
    told = stages(body) if told is None else told
    if not told:
        over = day is None or day >= VOTES.get(found.value, date.max)
        soon = None if over else SOON.search(lowered(body))
        return Found("before", soon.start(), soon.end(), "word_before") if soon else None
    votes: Counter[str] = Counter()
    for each in told:
        votes[each.stage] += 3 if each.start < title_end else 2 if each.rule != "word_before" else 1
    best = max(votes, key=lambda name: (votes[name], -next(each.start for each in told if each.stage == name)))
    one = next(each for each in told if each.stage == best)
    return Found(best, one.start, one.end, one.rule)


def stages(body: str) -> list[Stated]:
    """Every stage that the text speaks of as its own time, in the order of the text."""
    body = lowered(body)
    told = [Stated("before", each.start(), each.end(), "word_before") for each in BEFORE.finditer(body)]
    for each in COMING.finditer(body):
        if coming := COMES.search(body, max(0, each.start() - NEAR), each.start()):
            told.append(Stated("before", coming.start(), each.end(), "word_before"))
    for name, shape in STAGES:
        rule = {"quiet_period": "word_quiet"}.get(name, f"word_{name}")
        for each in shape.finditer(body):
            waits = YET.search(body, max(0, each.start() - 40), each.start())
            if not waits and not any(other.start <= each.start() < other.end for other in told):
                told.append(Stated(name, each.start(), each.end(), rule))
    return sorted(told, key=lambda each: each.start)


def borne(told: Sequence[Stated], possible: Callable[[str], bool]) -> list[Stated]:
    """The stages that the calendar bears. Where it bears none of them, what was readied for the vote is before it."""
    good = [each for each in told if possible(each.stage)]
    if good or not possible("before"):
        return good or list(told)
    return [each._replace(stage="before") if each.stage == "voting" else each for each in told]


def known_dates(dates: Iterable[Found | None]) -> list[date]:
    """The dates among what was found that are whole."""
    whole = []
    for each in dates:
        try:
            if each is not None:
                whole.append(date.fromisoformat(each.value))
        except ValueError:
            continue
    return whole
