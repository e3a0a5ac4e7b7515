"""The dates that a release states, and which of them is the day of the activity. Pure.

A date is taken as written. One without a year gets it from another date of the text, or from its weekday and the election that
the text names; where that leaves more than one year, it stays open: null rather than a guess.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from sejuk.press.reading.gazetteer import gazetteer
from sejuk.press.reading.names import MOST, in_quotes, is_of_crime, line_at, sentence_at
from sejuk.press.reading.shape import Article, Found

RULES = {
    "date_explicit": "The date that the text gives for the activity: with a weekday, in brackets, beside what was done.",
    "date_dateline": "The date of the dateline (\"Bontang, 19 November 2024 –\"), if the text gives no other for the activity.",
    "date_year_from_text": "Day and month of the activity; the year stands in another date, written then or soon after.",
    "date_year_named": "Day and month of the activity; of the years that the text names only one has them on that weekday.",
    "date_year_from_election": "Day and month of the activity; only one year around the named election has them on that weekday.",
}  # fmt: skip
ACTIVITY, DATELINE, HEADER, QUOTE, ELECTION, PAST, OTHER = "activity", "dateline", "header", "quote", "election", "past", "other"
FIRST_YEAR, LAST_YEAR = 2009, 2035
_YEAR = 4  # digits of a year that is written out
_ALSO_WORDS = frozenset({"mar", "may", "jun", "sep", "des", "dec", "nov"})
_PAGE_LETTERS, _PAGE_LINE = 30, 90  # a line of the page holds so few letters beside the date, and is so short
_FORM = re.compile(
    r"[\s*•·–-]{0,5}(?:\d[.)]\s?|[a-z][.)]\s)?(?:hari\s{0,2}[/,&]?\s{0,2})?(?:tanggal|tgl|waktu)\b[^:\n]{0,15}:", re.IGNORECASE
)
_FORM_BESIDE = re.compile(
    r"\n[\s*•·–-]{0,5}(?:\d[.)]\s?|[a-z][.)]\s)?(?:hari|waktu|pukul|jam|tempat|lokasi|pelaksana|sasaran|kegiatan)\b[^:\n]{0,15}:",
    re.IGNORECASE,
)
_FORM_NEAR, _FORM_WEIGHT = 60, 5  # other lines of a form stand near: "Hari: Sabtu", "Lokasi: dermaga"
_OPENS = re.compile(
    r"\s*(?:kota\s|kab\.\s)?[A-Z][\w'’ ]{2,30},\s(?:(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu),?\s)?"
    r"\d\d?\s[A-Z][a-z]+\s20\d\d\.?\s*"
)  # "Sepaku, 8 Februari 2024"
_DAY_ALONE = re.compile(r"\s*(?:(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad),?\s)?")
_ENOUGH, _BEGINNING = 2, 500  # a year alone does not make a date that of the activity
_DATELINE, _VOTE_NEAR = 110, 30  # characters up to the end of a dateline; from "Pilkada" to its date
HEADER_DAYS = 31  # a page is printed up to so many days after the activity
# Years in which releases about an election were written.
ELECTION_YEARS = {"pemilu_2024": (2022, 2023, 2024), "pilkada_2024": (2023, 2024, 2025)}
# Years in which the country voted on a day that a text gives without its year.
_POLLS = {(27, 6): (2018,), (17, 4): (2019,), (9, 12): (2015, 2020), (14, 2): (2024,), (27, 11): (2024,)}
WEEKDAYS = {"sen": 0, "sel": 1, "rab": 2, "kam": 3, "jum": 4, "sab": 5, "min": 6, "aha": 6}
MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "fab": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "agt": 8, "ags": 8, "aug": 8,
    "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"jan(?:uar[iy])?|[fp]eb(?:r?u?ar[iy])?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[iey]?|jul[iy]?|agus?tus|agu|agt|ags?t?"
    r"|aug(?:ust)?"
    r"|no[vp][a-z]{2,6}ber|sep[a-z]{2,5}ber|de[sc][a-z]{2,5}ber|okt[a-z]{1,5}ber|[fp][ea]b[a-z]{2,5}[iy]|ag[a-z]{2,5}us"  # slips
    r"|sept?(?:ember)?|o[kc]t(?:ober)?|no[vp](?:ember)?|de[sc](?:ember)?"
)
_DATE = re.compile(  # begins with a digit and nothing else, which is what makes it quick
    r"\d\d?(?:\s?(?P<sep>[/.-])\s?(?P<month>[01]?\d)(?:\s?[/.-]\s?(?P<year>(?:20|['’])?\d\d))?"
    rf"|[\s/,.-]{{0,3}}(?P<word>{_MONTH})\b\.?(?:[\s/,.-]{{0,3}}(?P<year2>20\d\d|['’]?\d\d(?![.:]?\d)))?"
    r"|,?\s(?P<year3>20\d\d)\b)(?![\d/]|[.:-]\d|,\d(?!\d[.:]\d\d))"
    r"|(?P<year4>20\d\d)-(?P<month4>[01]\d)-(?P<day4>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?:[\d.:+-]|\d[/,])$")  # what stands before a date is part of a longer number
_MONTH_BEFORE = re.compile(rf"\b({_MONTH})\.?\s$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(sen[ie]n|selasa|rabu|kamis|jum\s?['’‘`´ʼ]?\s?at|sabtu|minggu|ahad)[\s,]{0,3}(?:pagi|siang|sore|malam|petang|subuh"
    r"|dini\s?hari)?"
    r"(?:\s*\(\d\d?[.:]\d\d\))?[\s,:/.–-]{0,4}(?:tanggal|tgl\.?)?[\s,:]{0,3}\(?\s{0,2}$",
    re.IGNORECASE,
)
_BARE_WEEKDAY = re.compile(
    r"(?:,\s|\b(?:hari|pada)\s|\n)(Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)\b(?!\s(?:curhat|berkah|lalu|depan))",
    re.IGNORECASE,
)
_YEAR_NAMED = re.compile(r"\b(20[012]\d)\b")
_TODAY = re.compile(r"\bhari\sini[\s,(]*(?:\w+[\s,(]*)?$", re.IGNORECASE)
_VOTES_ON = re.compile(r"\b(?:pencoblosan|coblosan|pemungutan\ssuara|nyoblos|hari\sh)\b[^.\n]{0,40}$", re.IGNORECASE)
_BRACKET = re.compile(r"\(\s{0,2}$")
_DAY_WORD = re.compile(r"\b(?:tanggal|tgl\.?)[\s:]{0,3}$", re.IGNORECASE)
_RANGE = re.compile(r"\d\s?(?:[-–]|s/?d|s\.d\.?|sampai(?:\sdengan)?|hingga)\s?$", re.IGNORECASE)
_DASH_AFTER = re.compile(r"[\s)\]]{0,3}(?:[–—|]|-{1,2}\s|//)")
_CLOCK_LINE = re.compile(
    r"[\W\d_]|wib|wita|wit|oleh|by|am|pm|post|reporter|redaktur|editor|penulis|jurnalis|admin|views?|min read|update[d]?"
    r"|publish(?:ed)?"
    r"|di|baca|menit|dibaca|kali|berita|news|home|humas|polri",
    re.IGNORECASE,
)
_ELECTION = (
    r"pemilu|pilkada|pileg|pilpres|pilgub|pilbup|pilwali|pilkades|pilwana|pilchiksung|pemilihan|pencoblosan|coblosan"
    r"|pemungutan|nyoblos|memilih|hak\s(?:pilih|suara)|pesta\sdemokrasi|hari\sh|psu"
)
_VOTE_BEFORE = re.compile(rf"\b(?:{_ELECTION})\w*\b[^.\n]{{0,60}}$", re.IGNORECASE)
_VOTE_AFTER = re.compile(rf"[\s,]{{0,3}}(?:{_ELECTION})", re.IGNORECASE)
_VOTE_LINK = re.compile(
    r"\b(?:pada|tanggal|tgl|di|yang\s(?:akan|jatuh|digelar|dilaksanakan|dijadwalkan)|dijadwalkan|serentak|nanti|mendatang"
    r"|jatuh|berlangsung)\b[^.\n]*$",
    re.IGNORECASE,
)
_COMING = re.compile(r"[)\s,]{0,3}(?:mendatang|nanti(?:nya)?|yang\sakan\sdatang|esok|depan)\b", re.IGNORECASE)
_AWAY_BEFORE = re.compile(
    r"\b(?:sejak|hingga|ber(?:mula|awal)(?:\sketika|\ssaat)?|semula|kejadian(?:nya)?|insiden(?:nya)?|(?:ter|men)jadi|dilaporkan|hilang|meninggal(?:\sdunia)?"
    r"|ditemukan|ditetapkan|disahkan|diundangkan|diangkat|didirikan|dibentuk|viral|beredar|diunggah|sampai(?:\sdengan)?|sebelum(?:nya)?|mulai(?:\s(?:dari|tanggal))?|dari|terhitung|per|lahir|berlaku"
    r"|dijadwalkan|direncanakan|rencananya|akan\s\w+"
    r"|besok|esok|diterbitkan|terbit|dikeluarkan|dilantik|menjabat|s/d|s\.d\.?|lalu|kemarin\slusa|hari\sh|undang-undang|uu"
    r"|nomor|no)\b[\s.,(]*"
    r"(?:(?:pada|hari|tanggal|tgl\.?|sen[ie]n|selasa|rabu|kamis|jum.?at|sabtu|minggu)\b[\s,(]*){0,3}$",
    re.IGNORECASE,
)
_OF_LAW = re.compile(
    r"\b(?:aturan|peraturan|perpol|perkap|sprin\w*|surat\w*|telegram|undang-undang|uu|paling\slambat|pendaftaran)\b[^.,(\n]{0,40}$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\((?:baju|kaos|kiri|kanan|tengah|depan|berpeci|berkacamata|(?:dua|tiga|kedua|ketiga)\sdari)\b[^)\n]{0,40}\)"
)
_BEGUN = re.compile(r"\b(?:mulai|dari|sejak)(?:\s(?:pada|hari))*\s\w+\W{0,3}(?:\w+\W{0,3})?$", re.IGNORECASE)
_UP_TO = re.compile(r"[)\s,]*(?:malam\s|sore\s)?(?:hingga|sampai(?:\sdengan)?|s/d|-|–)\s[^.\n]{3,25}", re.IGNORECASE)
_NIGHT_WEIGHT = 4
_KILLED = re.compile(
    r"[)\s]*(?:dini\shari|malam|sore|siang|pagi)?[\s,]*yang\s(?:menewaskan|mengakibatkan|menyebabkan)", re.IGNORECASE
)
_PAST_AFTER = re.compile(r"[)\s,]{0,3}(?:yang\s)?(?:lalu|silam|kemarin)\b", re.IGNORECASE)
_SPEECH = (
    r"(?:ujar|kata|ucap|ungkap|jelas|tutur|terang|tegas|imbuh|papar|tambah|sebut|beber|tandas|pungkas|tukas|cetus|urai"
    r"|terang|tutup|lanjut)"
)
_SAYS_BEFORE = re.compile(rf"(?:^|[\"”“,.]\s?)\s*{_SPEECH}(?:nya|kan)?\b", re.IGNORECASE)
_SAYS_AFTER = re.compile(
    r"[)\s,]{0,4}(?:pagi|siang|sore|malam)?[)\s,]{0,3}(?:menyampaikan|mengatakan|menjelaskan|mengungkapkan|menuturkan"
    r"|menerangkan|membenarkan|menyebut|memaparkan|"
    r"menegaskan|menyatakan|mengaku|berharap)\b",
    re.IGNORECASE,
)
SAYS_ASKED = re.compile(
    r"\b(?:kepada\s(?:awak\s)?(?:media|wartawan|\w+\.com)|saat\s(?:di(?:konfirmasi|temui|hubungi|wawancara\w*|mintai|tanya)"
    r"|memberikan\sketerangan|jumpa\spers)|"
    r"dalam\sketerangan\w*|keterangan\s(?:tertulis|pers|resmi)|siaran\spers|dikonfirmasi|dihubungi|ditemui|diwawancara\w*"
    r"|melalui\s(?:pesan|telepon|sambungan|rilis))\b",
    re.IGNORECASE,
)
_SAYS_DOING = re.compile(
    r"\b(?:saat|usai|seusai|ketika|di\s?sela(?:-sela)?|dalam\s(?:kegiatan|acara|giat|sambutan|rapat|apel)|setelah|selepas)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:sambang|menyambangi|patroli|berpatroli|laksana|melaksana|melaku|gelar|menggelar|kegiatan|giat|himbau|imbau"
    r"|menghimbau|mengimbau|sosialisasi|dialog|kunjung|"
    r"mengunjung|bagi|membagi|salur|menyalur|hadir|menghadiri|pimpin|memimpin|cek|mengecek|jaga|menjaga|aman|mengaman"
    r"|pengaman|silaturahmi|tatap\smuka|bertempat|apel|doa|"
    r"cooling|colling|curhat|deklarasi|tinjau|meninjau|pantau|memantau|monitor|bakti|baksos|koordinasi|mendatangi|memberi)\w*",
    re.IGNORECASE,
)


class Stated(NamedTuple):
    """A date as the text has it. ``weekday`` counts from Monday = 0; ``context`` is one of the words above."""

    day: int
    month: int
    year: int | None
    weekday: int | None
    start: int  # of the numbers and words of the date
    end: int
    context: str
    weight: int = 0  # how much speaks for its being the day of the activity

    @property
    def iso(self) -> str | None:
        """The date, if its year is given and there is such a day."""
        found = _day(self.year, self.month, self.day) if self.year else None
        return found.isoformat() if found else None

    @property
    def fits(self) -> bool | None:
        """Whether the weekday is the date's; None where one of both is not given."""
        found = _day(self.year, self.month, self.day) if self.year else None
        return None if found is None or self.weekday is None else found.weekday() == self.weekday


def stated(article: Article) -> list[Stated]:
    """Every date of the release in the order of the text; those of the page around it, which ``body`` leaves out, as ``HEADER``."""
    found = []
    for match in islice(_DATE.finditer(article.given), MOST):
        each = _read(article.given, match)
        if each is not None:
            found.append(_by_line(article, each) or _placed(article.body, each, match))
    return [_night(article.body, each, after) for each, after in zip(found, [*found[1:], None], strict=False)]


def _night(text: str, each: Stated, after: Stated | None) -> Stated:
    """The first of two days of one night as that of the activity: "mulai Sabtu (2/11/2024) malam hingga Minggu (3/11/2024)"."""
    if after is None or each.context != PAST or each.weekday is None or after.weekday != (each.weekday + 1) % 7:
        return each
    begun = _BEGUN.search(text, max(0, each.start - 45), each.start) and _UP_TO.fullmatch(text, each.end, after.start)
    return each._replace(context=ACTIVITY, weight=_NIGHT_WEIGHT) if begun else each


def activity_date(article: Article, election: str | None, dates: list[Stated] | None = None) -> Found | None:
    """The day of the activity as ISO date, or None where the text leaves it open. ``dates`` are those of ``stated``, if at hand."""
    dates = stated(article) if dates is None else dates
    if dates and not any(each.weekday is not None for each in dates):
        dates = [_on_day(article.body, each) for each in dates]
    likely = [each for each in dates if _may_be(each, dates)]
    wanted = sorted(likely, key=lambda each: (_is_slip(each, likely), -each.weight, each.start))
    if not wanted:
        wanted = [each for each in dates if each.context == DATELINE][:1]
        if len({each.iso for each in dates if each.context == DATELINE}) > 1:
            return None
    if not wanted:
        return None
    named = {int(year) for year in _YEAR_NAMED.findall(article.body)}
    polls = {
        year for each in dates if each.context == ELECTION and not each.year for year in _POLLS.get((each.day, each.month), ())
    }
    return _resolved(wanted[0], dates, election, named | polls)


def _is_slip(each: Stated, others: list[Stated]) -> bool:
    """Whether the weekday is not the date's, and the same weekday stands beside another date that it fits."""
    return each.fits is False and any(other.fits and other.weekday == each.weekday for other in others)


def _may_be(each: Stated, dates: list[Stated]) -> bool:
    """Whether enough speaks for the date; one that only has a year must be the only one, and stand near the beginning."""
    alone = each.start < _BEGINNING and sum(other.context == ACTIVITY for other in dates) == 1
    return each.context == ACTIVITY and (each.weight >= _ENOUGH or alone)


def _on_day(text: str, each: Stated) -> Stated:
    """The date with the weekday that the text gives elsewhere, if it gives one and only one: "Apel hari ini (18/9)" … "Rabu."."""
    days = {WEEKDAYS[day[:3].lower()] for day in _BARE_WEEKDAY.findall(text)} if each.year is None else set()
    return each._replace(weekday=days.pop()) if len(days) == 1 else each


def _resolved(chosen: Stated, dates: list[Stated], election: str | None, named: set[int]) -> Found | None:
    if chosen.fits is False and named - {chosen.year} and not any(_agrees(chosen, each) for each in dates):
        return None
    if chosen.year:
        rule = "date_dateline" if chosen.context == DATELINE else "date_explicit"
        return Found(chosen.iso, chosen.start, chosen.end, rule) if chosen.iso else None
    near = {_near(chosen, each) for each in dates if each.year and each.context in (HEADER, DATELINE, ACTIVITY, QUOTE)} - {None}
    if len(near) == 1:
        return Found(str(near.pop()), chosen.start, chosen.end, "date_year_from_text")
    for years, rule in ((ELECTION_YEARS.get(election or "", ()), "date_year_from_election"), (named, "date_year_named")):
        days = [day for year in years if (day := _day(year, chosen.month, chosen.day)) and day.weekday() == chosen.weekday]
        if len(days) == 1:
            return Found(days[0].isoformat(), chosen.start, chosen.end, rule)
    return None


def _agrees(chosen: Stated, other: Stated) -> bool:
    """Whether the page or the dateline gives the same day."""
    return other.iso == chosen.iso and other.context in (HEADER, DATELINE)


def _near(chosen: Stated, other: Stated) -> date | None:
    """The date that ``chosen`` is, if ``other`` (with a year) was written on that day or soon after."""
    end = _day(other.year, other.month, other.day) if other.year else None
    if end is None:
        return None
    for year in (end.year, end.year - 1):
        day = _day(year, chosen.month, chosen.day)
        if day and timedelta(0) <= end - day <= timedelta(HEADER_DAYS) and chosen.weekday in (None, day.weekday()):
            return day
    return None


def _read(text: str, match: re.Match[str]) -> Stated | None:
    """The date of a match, or None where it is another number: a time, a fraction, a range of days."""
    before = text[max(0, match.start() - 45) : match.start()]
    english = _MONTH_BEFORE.search(before) if match["year3"] else None
    word = english[1] if english else match["word"]
    if _INSIDE.search(before) or _RANGE.search(before) or (match["year3"] and not english):
        return None
    day = int(match["day4"] or match[0][: 2 if match[0][1:2].isdigit() else 1])
    month = MONTHS[word.lower()[:3]] if word else int(match["month"] or match["month4"])
    digits = (match["year"] or match["year2"] or match["year3"] or match["year4"] or "").strip("'’")
    year = int(digits) + (2000 if len(digits) < _YEAR else 0) if digits else None
    weekday = _WEEKDAY.search(before)
    marked = bool(weekday or _BRACKET.search(before) or _DAY_WORD.search(before))
    if _day(year or 2024, month, day) is None or (year and not FIRST_YEAR <= year <= LAST_YEAR):
        return None
    if not marked and not _is_plain(word, digits):
        return None
    start = match.start() - len(english[0]) if english else match.start()
    return Stated(day, month, year, WEEKDAYS[weekday[1].lower()[:3]] if weekday else None, start, match.end(), OTHER)


def _is_plain(word: str | None, digits: str) -> bool:
    """Whether numbers are a date although nothing before them says so: "22/9", "10-9-24" and "3 Mar" are not."""
    if word:
        return bool(digits) or word.lower() not in _ALSO_WORDS
    return len(digits) == _YEAR


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


def _by_line(article: Article, each: Stated) -> Stated | None:
    """The date, if its line says what it is: one of a form ("Tanggal: …"), of the page, or a dateline of its own."""
    text = article.given
    begin, end = line_at(text, each.start)
    if (
        each.start < len(article.body.rstrip())
        and _FORM.match(text, begin, each.start)
        and _FORM_BESIDE.search(text, max(0, begin - _FORM_NEAR), end + _FORM_NEAR)
    ):
        return each._replace(context=ACTIVITY, weight=_FORM_WEIGHT)
    if not article.body[each.start : each.end].strip():
        return each._replace(context=HEADER, weight=0)
    if _DAY_ALONE.fullmatch(text, begin, each.start) and end - each.end < _ENOUGH and not text[:begin].strip():
        return each._replace(context=HEADER, weight=0)  # a page begins with the day on which it was printed
    opens = begin < _BEGINNING and _OPENS.fullmatch(text, begin, end)
    return each._replace(context=DATELINE) if opens and gazetteer().is_place(text[begin:end].partition(",")[0]) else None


def _placed(text: str, each: Stated, match: re.Match[str]) -> Stated:
    """The date with what it belongs to: the activity, a dateline, the page, a quote, the day of voting, another time."""
    begin, end = line_at(text, each.start)
    line = text[begin:end]
    left = len(_CLOCK_LINE.sub("", text[begin : each.start])) + len(_CLOCK_LINE.sub("", text[each.end : end]))
    marked = each.weekday is not None
    if _CAPTION.search(line) or (left < _PAGE_LETTERS and len(line) < _PAGE_LINE and not _DOES.search(line)):
        return each._replace(context=HEADER)
    if each.start - begin < _DATELINE and _DASH_AFTER.match(text, each.end) and not _DOES.search(text, begin, each.start):
        return each._replace(context=DATELINE)
    first, last = sentence_at(text, each.start)
    before, after = text[first : each.start], text[each.end : last]
    if in_quotes(text, each.start):
        return each._replace(context=QUOTE)
    if _is_vote(before, after, marked=marked):
        return each._replace(context=ELECTION)
    if _AWAY_BEFORE.search(before) or _OF_LAW.search(before) or _COMING.match(after) or (_PAST_AFTER.match(after) and not marked):
        return each._replace(context=PAST)
    if _is_said(before, after):
        return each._replace(context=QUOTE)
    if is_of_crime(before) or _KILLED.match(after):
        return each._replace(context=PAST)
    weight = 3 * marked + 2 * bool(_BRACKET.search(text, max(0, match.start() - 3), match.start())) + bool(each.year)
    weight += 3 * bool(_TODAY.search(before)) - 4 * bool(_VOTES_ON.search(before))
    weight += 2 * bool(_DOES.search(before) or _DOES.search(after))
    return each._replace(context=ACTIVITY, weight=weight)


def _is_vote(before: str, after: str, *, marked: bool) -> bool:
    """Whether the date is the day of an election: the word stands before it, and nothing else happens in between."""
    if _COMING.match(after):
        return True
    if marked:
        return False
    vote = _VOTE_BEFORE.search(before)
    near = vote is not None and bool(_VOTE_LINK.search(vote[0]) or len(vote[0]) < _VOTE_NEAR)
    return near or bool(_VOTE_AFTER.match(after))


def _is_said(before: str, after: str) -> bool:
    """Whether the date says when somebody spoke to the press and not when something was done."""
    if _SAYS_AFTER.match(after):
        return True
    said = _SAYS_BEFORE.search(before)
    if said is None:
        return False
    rest = before[said.end() :]
    return bool(SAYS_ASKED.search(rest)) or not _SAYS_DOING.search(rest)
