"""Days and times in a sentence, in numbers and words, and whether the facts bear them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sejuk.lib.clock import DAYS, MONTHS
from sejuk.press.writing.asserted.borne import Borne
from sejuk.press.writing.asserted.numbers import in_words
from sejuk.press.writing.asserted.spots import Spot, blank, overlaps, spans
from sejuk.press.writing.english.tongue import DAYS as ENGLISH_DAYS
from sejuk.press.writing.english.tongue import MONTHS as ENGLISH_MONTHS

DAY, TIME, NEAR = "date_not_in_facts", "time_not_in_facts", "place_not_in_facts"
_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8, "aug": 8, "sep": 9, "sept": 9,
        "okt": 10,
    "oct": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12, "dec": 12, "pebruari": 2,
}  # fmt: skip
_MONTHS = {name.casefold(): i for names in (MONTHS, ENGLISH_MONTHS) for i, name in enumerate(names, start=1)} | _SHORT
_WEEKDAYS = {name.casefold(): i for names in (DAYS, ENGLISH_DAYS) for i, name in enumerate(names)} | {
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
}
CALENDAR = frozenset({*_MONTHS, *_WEEKDAYS})  # words that are no name by themselves
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_TO = r"\s*(?:hingga|sampai(?: dengan)?|s\.?\s?/?\s?d\.?|[-–—]|to|until|dan|and)\s*"
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?(?![\d/-]|\.\d)")
_NAMED = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?{_TO})?(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s/-]*({_MONTH})\b\.?(?:[\s,/-]*(\d{{4}}))?",
    re.IGNORECASE,
)
_ENGLISH = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s*(\d{{4}}))?", re.IGNORECASE)
_ALONE = re.compile(rf"\b({_MONTH})\b(?:\s*(\d{{4}}))?", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,])(19|20)\d\d(?![\d]|[.,]\d)")
_DAY_NAME = re.compile(
    rf"\b(hari\s+|on\s+)?({_WEEKDAY})\b(?=(\s*[(,]?\s*(?:\d|pagi|siang|sore|malam|dini|morning|evening))?)", re.IGNORECASE
)
# Programmes of the service that are called after a day.
_PROGRAMME = re.compile(
    r"\b(?:jum['’]?at (?:curhat|berkah|bersih|peduli)|minggu kasih|sabtu bersih|friday listening)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"(?<![\d.,/])([01]?\d|2[0-4])[.:]([0-5]\d)(?!\d|[.,]\d)", re.IGNORECASE)
_HOUR = re.compile(r"\b(?:pukul|jam|pkl\.?|at)\s*:?\s*(\d{1,2})(?!\d|[.:/]\d)", re.IGNORECASE)
_ZONE = re.compile(r"\b(WIB|WITA|WIT)\b", re.IGNORECASE)
_NEAR = re.compile(r"\bRT\s*/\s*RW\.?\s*(\d+)\s*/\s*(\d+)|\b(RT|RW)[\s.:]*0*(\d+)", re.IGNORECASE)
_MAYBE_NOT_MONTHS = frozenset({"may", "march", "mar", "mei", "sep", "des", "jan", "apr", "agu"})
_HOUR_WORDS = re.compile(r"\b(?:pukul|jam)\s*$", re.IGNORECASE)


_Date = tuple[int, int, int | None]  # day, month, year if it is told


def near(text: str, borne: Borne) -> tuple[list[Spot], str]:
    """RT and RW that no fact has, and the text without any."""
    found: list[Spot] = []
    taken: list[tuple[int, int]] = []
    for match in _NEAR.finditer(text):
        pairs = [("rt", match[1]), ("rw", match[2])] if match[1] else [(match[3].casefold(), match[4])]
        taken.append(match.span())
        if any((kind, int(digits)) not in borne.rt_rw for kind, digits in pairs):
            found.append(Spot(NEAR, *match.span()))
    return found, blank(text, taken)


def times(text: str, borne: Borne) -> tuple[list[Spot], str]:
    """Times of day that are no fact's start or end, and the text without any; dates must be out of it already."""
    found: list[Spot] = []
    taken: list[tuple[int, int]] = []
    known = {(each.hour, each.minute) for each in borne.times}
    for match in _CLOCK.finditer(text):
        taken.append(match.span())
        if (int(match[1]), int(match[2])) not in known:
            found.append(Spot(TIME, *match.span()))
    for match in _HOUR.finditer(text):
        if not overlaps(*match.span(), taken):
            taken.append(match.span())
            found += [] if (int(match[1]), 0) in known else [Spot(TIME, *match.span())]
    for start, end, value in in_words(text):
        if _HOUR_WORDS.search(text[:start]):
            taken.append((start, end))
            found += [] if (value % 24, 0) in known or ((value + 12) % 24, 0) in known else [Spot(TIME, start, end)]
    found += [Spot(TIME, *match.span()) for match in _ZONE.finditer(text) if borne.zones and match[1].upper() not in borne.zones]
    return found, blank(text, taken)


def days(text: str, borne: Borne) -> tuple[list[Spot], str]:
    """Days, months and years that are no fact's, and the text without any."""
    text = blank(text, spans(_PROGRAMME, text))
    found: list[Spot] = []
    told: dict[tuple[int, int], list[_Date]] = {}
    for span, dates in _dates(_words_as_figures(text)):
        if overlaps(*span, told):
            continue
        told[span] = dates
        if not all(_fits(borne, *each) for each in dates):
            found.append(Spot(DAY, *span))
    found += _weekdays(text, borne, told)
    rest = blank(text, told)
    for read in (_months, _years):
        spots, taken = read(rest, borne)
        found += spots
        rest = blank(rest, taken)
    return found, rest


def _months(text: str, borne: Borne) -> tuple[list[Spot], list[tuple[int, int]]]:
    """Months without a day that no fact lies in, and where all months stand."""
    told = [match for match in _ALONE.finditer(text) if _is_month(match, text)]
    known = {(day.month, year) for day in borne.days for year in (None, str(day.year))}
    wrong = [match for match in told if (_MONTHS[match[1].casefold()], match[2]) not in known]
    return [Spot(DAY, *match.span()) for match in wrong], [match.span() for match in told]


def _years(text: str, borne: Borne) -> tuple[list[Spot], list[tuple[int, int]]]:
    """Years that neither a fact nor its election is in, and where all years stand."""
    known = {day.year for day in borne.days} | {int(each[-4:]) for each in borne.elections if each[-4:].isdigit()}
    told = list(_YEAR.finditer(text))
    return [Spot(DAY, *match.span()) for match in told if int(match[0]) not in known], [match.span() for match in told]


def _words_as_figures(text: str) -> str:
    """The text with a day in words before a month as figures, each letter where it was: "tiga puluh satu Januari"."""
    for start, end, value in list(in_words(text)):
        follows = re.match(rf"\s+(?:{_MONTH})\b", text[end:], re.IGNORECASE)
        if follows and 0 < value < 32 and end - start >= 2:  # noqa: PLR2004 - days of a month
            text = f"{text[:start]}{value:<{end - start}}{text[end:]}"
    return text


def _dates(text: str) -> Iterator[tuple[tuple[int, int], list[_Date]]]:
    """Each stretch that tells a date, and the dates (day, month, year) in it."""
    for match in _NAMED.finditer(text):
        month, year = _MONTHS[match[3].casefold()], int(match[4]) if match[4] else None
        yield match.span(), [(int(day), month, year) for day in (match[1], match[2]) if day]
    for match in _ENGLISH.finditer(text):
        yield match.span(), [(int(match[2]), _MONTHS[match[1].casefold()], int(match[3]) if match[3] else None)]
    for match in _FIGURES.finditer(text):
        day, month, told = int(match[1]), int(match[3]), match[4]
        if 1 <= day <= 31 and 1 <= month <= 12 and (told or match[2] == "/"):  # noqa: PLR2004 - a calendar's bounds
            year = int(f"20{told}"[-4:]) if told else None
            yield match.span(), [(day, month, year)]


def _fits(borne: Borne, day: int, month: int, year: int | None) -> bool:
    return any(one.day == day and one.month == month and year in (None, one.year) for one in borne.days)


def _weekdays(text: str, borne: Borne, told: dict[tuple[int, int], list[_Date]]) -> Iterator[Spot]:
    """Names of weekdays that no fact's day has, or that the date behind them contradicts."""
    known = {day.weekday() for day in borne.days}
    for match in _DAY_NAME.finditer(text):
        name = match[2].casefold()
        if name == "minggu" and match[2] == "minggu" and not match[1] and not match[3]:
            continue  # a week
        weekday = _WEEKDAYS[name]
        beside = next((dates for (start, _), dates in told.items() if 0 <= start - match.end() <= 3), [])  # noqa: PLR2004 - ", ("
        if weekday not in known or any(not _is_on(borne, weekday, *each) for each in beside[:1]):
            yield Spot(DAY, *match.span(2))


def _is_on(borne: Borne, weekday: int, day: int, month: int, year: int | None) -> bool:
    years = [year] if year else sorted({one.year for one in borne.days})
    for each in years:
        try:
            if date(each, month, day).weekday() == weekday:
                return True
        except ValueError:
            continue
    return False


def _is_month(match: re.Match[str], text: str) -> bool:
    """Whether the word means the month: "may" and "des" are other words too."""
    if match[1].casefold() not in _MAYBE_NOT_MONTHS or match[2]:
        return True
    return match[1][0].isupper() and bool(
        re.search(r"\b(?:bulan|in|sepanjang|selama|throughout|during|of)\s+$", text[: match.start()])
    )
