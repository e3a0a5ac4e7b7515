"""The hour at which the activity began. Pure."""

from __future__ import annotations

import re
from itertools import islice

from sejuk.press.reading.dates import SAYS_ASKED
from sejuk.press.reading.names import MOST, in_quotes, is_told, line_at
from sejuk.press.reading.shape import Article, Found

RULES = {
    "time_stated": 'The first hour after "pukul" or "jam" in running text: no end, no opening of polls, not in a quote.',
    "zone_stated": "WIB, WITA or WIT behind that hour or behind the end that follows it.",
}  # fmt: skip
_HOUR = r"(?P<hour>[01]?\d|2[0-4])"
_GAP = r"\s{0,3}"
_END = (
    rf"{_GAP}(?:s\s?/\s?d|s\.\s?d\.?|sd|hingga|sampai(?:\s+dengan)?|-|–){_GAP}(?:pukul|pkl\.?|jam)?"
    rf"{_GAP}(?:\d\d?(?:[.:]\s?\d\d)?|selesai)"
)
_TIME = re.compile(
    rf"\b(?P<word>pukul|pkl|jam|sekira|sekitar|waktu(?=\s{{0,9}}:))\b\s{{0,9}}[.:]?{_GAP}(?:sekitar|sekira|sekitaran|kurang\slebih|lebih\skurang|\+/-|±)?{_GAP}"
    rf"{_HOUR}{_GAP}(?:[.:,]\s?(?P<minute>[0-5]\d)(?:[.:][0-5]\d)?)?(?!\d){_GAP}(?P<zone1>wib|wita|wit)?(?P<until>{_END})?"
    rf"{_GAP}(?P<zone2>wib|wita|wit)?\b(?:{_GAP}(?P<part>pagi|siang|sore|malam))?",
    re.IGNORECASE,
)
_NOT_BEGUN = re.compile(
    r"\b(?:bekerja\sdari|(?:jam|hari)\skerja|operasional|pelayanan|jadwal|shift|berakhir|selesai|ditutup|tutup|hingga"
    r"|sampai(?:\sdengan)?|s/d|s\.d\.?|batas(?:\sjam\smalam|\swaktu)?|jam\smalam|maksimal|paling\s(?:lambat|lama)|di\s?atas|lewat|sebelum|setelah|dibuka|buka"
    r"|dini\shari\spada|melebihi|dari\sjam\smalam|usai|pulang|tps\b[^.]{0,40})(?:\s(?:pada|sekitar|sekira))?[\s,:]*$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:paling\slambat|pendaftaran|batas\swaktu|jadwal)\b[^.\n]{0,70}$", re.IGNORECASE)
_LATER = {"siang": (1, 5), "sore": (1, 8), "malam": (6, 12)}  # hours from and up to which a part of the day makes twelve more
_NOON = 12
_ENDED = re.compile(  # "Tepat pukul 17.40 WIB api padam"
    r"\s?(?:waktu\ssetempat)?(?:(?!hingga|sampai|s/d|mulai|untuk|dan\b)[^.,\n\d]){0,40}\b(?:berakhir|selesai|usai|padam|dipadamkan|jinak"
    r"|ditutup|bubar|membubarkan\sdiri|dibubarkan)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\b(?:berangkat|dimulai|mulai|digelar|dilaksanakan)\s(?:\w+\s)?$", re.IGNORECASE)
_FORM = re.compile(
    r"[\s*•·–-]{0,5}(?:\d[.)]\s?|[a-z][.)]\s)?(?:waktu|jam|pukul|pkl)\b[^:\n]{0,15}:", re.IGNORECASE
)  # "Waktu: pukul 10.00 WITA"
_PAGE_LINE, _PAGE_LETTERS = 60, 35  # characters and letters of a line like "Kamis, 10 Oktober 2024 - Pukul 16:29 WIB"


def start_time(article: Article) -> tuple[Found, Found | None] | None:
    """The hour (``HH:MM``) at which the activity began, with its zone (``WIB``, ``WITA``, ``WIT``) if the text gives one."""
    text = article.body
    return _first_hour(text) or _first_hour(text, said=True)


def _first_hour(text: str, *, said: bool = False) -> tuple[Found, Found | None] | None:
    """The first hour at which something began; with ``said`` one of direct speech that tells of a beginning."""
    for match in islice(_TIME.finditer(text), MOST):
        hour = _clock(match)
        before = text[max(0, match.start() - 40) : match.start()]
        if hour is None or _NOT_BEGUN.search(before) or _is_elsewhere(text, match, said=said):
            continue
        zone = match["zone1"] or match["zone2"]
        name = "zone1" if match["zone1"] else "zone2"
        found = Found(hour, match.start("hour"), match.end("minute") if match["minute"] else match.end("hour"), "time_stated")
        return found, Found(zone.upper(), *match.span(name), "zone_stated") if zone else None
    return None


def _is_elsewhere(text: str, match: re.Match[str], *, said: bool) -> bool:
    """Whether the hour stands in a quote, in a tale of a crime, behind a deadline, or in a line of the page."""
    deadline = _DEADLINE.search(text, max(0, match.start() - 90), match.start())
    asked = SAYS_ASKED.search(text, max(0, match.start() - 60), match.start())
    return (
        bool(deadline)
        or (asked is not None and not re.search(r"[.\n]", text[asked.end() : match.start()]))
        or _ENDED.match(text, match.end()) is not None
        or _is_said(text, match.start(), said=said)
        or is_told(text, match.start())
        or _is_page(text, match)
    )


def _is_said(text: str, pos: int, *, said: bool) -> bool:
    """Whether an hour is one of direct speech; with ``said`` whether it tells there of no beginning."""
    return in_quotes(text, pos) and not (said and _BEGINS.search(text, max(0, pos - 40), pos))


def _clock(match: re.Match[str]) -> str | None:
    """The hour of a match; without minutes or without "pukul" it must have a zone (or a part of the day): it may be a count."""
    hour, part = int(match["hour"]), (match["part"] or "").lower()
    zone = match["zone1"] or match["zone2"]
    if not zone and (match["word"].lower().startswith("sek") or not (match["minute"] or part)):
        return None
    if _LATER.get(part, (_NOON,))[0] <= hour < _LATER.get(part, (0, 0))[-1]:
        hour += _NOON
    return f"{hour % 24:02}:{match['minute'] or '00'}"


def _is_page(text: str, match: re.Match[str]) -> bool:
    """Whether the hour stands in a line of the page: short, with little else in it."""
    begin, end = line_at(text, match.start())
    if _FORM.match(text, begin, match.end()):
        return False
    return end - begin < _PAGE_LINE and sum(c.isalpha() for c in text[begin:end]) < _PAGE_LETTERS
