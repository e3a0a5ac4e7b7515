"""A release without the page around it: the headline found; menus, links, sharing buttons, page dates, credits and footers blanked.

What is blanked leaves blanks, so that all offsets still count characters of the text as it was given. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sejuk.press.reading.shape import Article
from sejuk.press.reading.wrap import unwrapped

LONGEST_TITLE = 260  # letters
FEWEST_TITLE_WORDS = 3
HEAD_LINES = 14  # so many lines from the top are searched for the headline
SHORTEST_PARAGRAPH = 80  # letters
SAME = 0.85  # of the words of the headline and a line, for the line to be the headline again

RULES = {
    "read_also": 'A line that sends the reader to another text ("Baca juga") is not part of this one.',
    "after_the_end": 'What stands under a heading such as "Berita Terkait" or "Tinggalkan Balasan" belongs to the page.',
    "button": "Buttons, counters and menus of a page are short lines of a few known words.",
    "page_date": "A date or time that has a line for itself, or stands beside an editor's name, says when the page was made.",
    "credit": "A line that names editor, reporter, source or photographer says nothing about the activity.",
    "caption": "What stands under a photo repeats the text and carries dates of its own.",
    "other_headline": "Lines without a full stop after the end of the text are headlines of other texts.",
    "headline_again": "The headline is read once, however often the page prints it.",
}

_DAYS = r"(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_MONTHS = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|agt|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?"
_DATE = rf"(?:\d{{1,2}}[\s/.-]+(?:{_MONTHS}|\d{{1,2}})[\s/.,-]+\d{{2,4}}|{_MONTHS}\s+\d{{1,2}},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?)"
PAGE_DATE = re.compile(
    rf"(?:{_DAYS}\s*[,/|]?\s*)?{_DATE}(?:[\s,|@•·–-]*(?:pukul|jam|at)?\s*{_CLOCK})?\s*(?:am|pm|wib|wita|wit)?[\s"
    rf"|•·–-]*(?:\d{{1,6}}|\d+\s*(?:views?|dilihat|kali))?"
    rf"|{_CLOCK}\s*(?:wib|wita|wit)",
    re.I,
)
DATE_IN_LINE = re.compile(rf"{_DATE}", re.I)
READ_ALSO = re.compile(
    r"[(\[]?\s{0,3}(?:baca|lihat|simak|tonton|klik)\s*(?:juga|selengkapnya|lainnya|pula|artikel|berita)\b.{0,300}", re.I
)
READ_ALSO_INSIDE = re.compile(r"(?:(?<=[.!?\"”)])|(?<=\s))\(?\bbaca\s{1,3}juga\s{0,3}[:：].{0,300}", re.I)
AFTER_THE_END = re.compile(
    r"(?:berita|artikel|post(?:ingan)?|news|kabar|info)\s*(?:terkait|lain(?:nya)?|terbaru|terpopuler|populer|serupa|sebelumnya"
    r"|berikutnya)"
    r"(?:\s*:)?|terkait|rekomendasi(?:\s+untuk\s+anda)?|related(?:\s+posts?|\s+news)?|tinggalkan\s+(?:balasan|komentar).{0,60}"
    r"|(?:show|hide)\s+comments?|(?:\d+\s+)?(?:komentar|comments?|responses?)|tidak\s+ada\s+komentar.{0,40}"
    r"|belum\s+ada\s+komentar.{0,60}|post(?:ing)?\s+(?:a\s+)?(?:comment|komentar)|leave\s+a\s+(?:reply|comment).{0,60}"
    r"|anda\s+mungkin\s+(?:juga\s+)?suka|you\s+(?:may|might)\s+also\s+like|terpopuler|trending|pilihan\s+(?:redaksi|editor)"
    r"|baca\s+juga\s*:?"
    r"|(?:artikel|pos)\s+(?:sebelumnya|berikutnya|selanjutnya).{0,160}|(?:previous|next)\s+(?:post|article).{0,160}"
    r"|label\s*:.{0,120}",
    re.I,
)
BUTTON = re.compile(
    r"share(?:\s+this(?:\s+post)?)?:?|bagikan(?:\s+(?:ini|artikel(?:\s+ini)?|berita(?:\s+ini)?))?:?|sebarkan:?|print|cetak"
    r"|e-?mail|tweet|pin(?:terest)?|"
    r"whats\s?app|facebook|telegram|twitter|instagram|youtube|line|copy\s*link|salin\s+tautan|notification|notifikasi|iklan"
    r"|advertisement|"
    r"adv(?:ertorial)?|close|tutup|menu|home|beranda|search|cari|login|masuk|daftar|subscribe|berlangganan|×|x|\d{1,6}"
    r"|\d+\s*min(?:s|utes?)?\s+read|"
    r"\d+\s*(?:views?|shares?|kali|dilihat|pembaca|x)(?:\s+dilihat)?|in\s+[A-Z][a-z]+|tag(?:s)?\s*:?.{0,200}|#.{0,200}|"
    r"(?:ikuti|follow|dapatkan|gabung)\b.{0,120}|copyright.{0,120}|©.{0,120}|all\s+rights\s+reserved.{0,60}|dok(?:umentasi)?\.?|"
    r"(?:home|beranda)\s*[»›>/].{0,200}|skip\s+to\s+content|loading.{0,10}|scroll\b.{0,80}|indeks(?:\s+berita)?|tag\s+terpopuler|[-–—_=*•·|.~\s>«»<]+|"
    r"[\w&.\- ]{0,40}\d{1,6}\s*dilihat|tentang\s+kami|redaksi|pedoman\s+media\s+siber|kebijakan\s+privasi|kontak(?:\s+kami)?|"
    r"(?:home|beranda|nasional|daerah|hukum|polri|tni|politik|kriminal|peristiwa|berita|hankam|olahraga|ekonomi|opini|video"
    r"|foto|regional)"
    r"(?:\s*[&|/>»,·•-]*\s*(?:home|beranda|nasional|daerah|hukum|polri|tni|politik|kriminal|peristiwa|berita|hankam|olahraga"
    r"|ekonomi|opini|video|foto|regional|dan))*",
    re.I,
)
CREDIT = re.compile(
    r"(?:editor|redaktur|reporter|penulis|pewarta|jurnalis|wartawan|kontributor|sumber|oleh|by|publisher|posted\s+by|author"
    r"|laporan|sumber\s+berita)"
    r"\s*[:/|].{0,100}|(?:oleh|by|diposting\s+oleh|ditulis\s+oleh)\s+[A-Z@].{0,90}|sumber\s*:?\s*istimewa\.?|"
    r"\(?\s*(?:foto|gambar|ket(?:erangan)?\s*(?:foto|gambar)?|dok(?:umentasi|umen|\.)?|caption|photo|teks\s+foto)\s*[:/|].{0,300}",
    re.I,
)
CAPTION = re.compile(
    r"\s*:\s+[A-Z].{10,250}|.{20,250}(?:-[A-Z][\w .]{2,40}-|\((?:foto|dok(?:umentasi)?|ist(?:imewa)?|photo)\b.{0,60}\)\.?\s*\|?)",
    re.I,
)
END_MARK = re.compile(
    r"(?:\(\s*\*+\s*\)|\*{2,}|\[\s*\]|\((?:red|rls|hum(?:as)?|hms|tim|[a-z]{2,5}(?:/[a-z]{2,5})+)\b[^()]{0,60}\)|#+)[\s.]*$", re.I
)
DATELINE = re.compile(
    r"(?:[A-Z][\w.'/() -]{1,45}?,?\s*)?(?:[\w-]+\.(?:com|id|net|co|web|go|org|info|news"
    r"|my)[\w.]*\s*)?(?:\([^)]{2,40}\)\s*)?(?:[–—|]|-{1,2}(?=\s)|//|\|\|)\s*\S"
)
BULLET = re.compile(r"[-–—•*»>]\s*[A-Z0-9]")
FEWEST_LINK_WORDS = 6
SENTENCE_END = re.compile(r"[.!?]\s*[\"”’')\]*]*\s*$")
LETTERS = re.compile(r"[^\W\d_]+")


class Line(NamedTuple):
    """A line of the text with the blanks around it cut off."""

    start: int
    end: int
    text: str


def article_of(text: str, *, title: str | None = None) -> Article:
    """The release in a page of text. ``title`` is the headline where it is known from elsewhere."""
    given, text = text, unwrapped(text)
    lines = list(_lines(text))
    cut = {line.start: line for line in lines if is_chrome(line.text)}
    for line in lines[_end_of_text(lines, cut) :]:
        cut[line.start] = line
    cut |= {
        line.start: line
        for line in lines[:1]
        if len(lines) > 2 and looks_like_headline(line.text) and not lines[1].text[0].islower() and not _speaks_of(line, lines)
    }  # noqa: PLR2004
    head = _headline(lines, cut, (title or "").strip())
    cut |= {line.start: line for line in (*_between(lines, head), *_bullets(lines, head))}
    for line in _again(lines, head):
        cut[line.start] = line
    body = _blank(text, cut.values())
    body = READ_ALSO_INSIDE.sub(lambda found: " " * len(found[0]), body)
    return Article(given=given, body=body, title=head.text if head else (title or "").strip())


def _lines(text: str) -> Iterator[Line]:
    for found in re.finditer(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+", text):
        stripped = found[0].strip()
        if stripped:
            start = found.start() + found[0].index(stripped)
            yield Line(start, start + len(stripped), stripped)


def is_chrome(line: str) -> bool:
    """Whether a line belongs to the page and not to the release."""
    if len(line) > LONGEST_TITLE + 60:
        return False
    shapes = (BUTTON, READ_ALSO, CREDIT, AFTER_THE_END, PAGE_DATE, CAPTION)
    return any(shape.fullmatch(line) for shape in shapes) or _is_byline(line)


def _is_byline(line: str) -> bool:
    """A short line of a date and an office, such as "Oleh MC Kab, Sabtu, 27 April 2024 | 09:16 WIB - Redaktur: …"."""
    if SENTENCE_END.search(line) or not DATE_IN_LINE.search(line):
        return False
    return bool(
        re.match(r"(?:oleh|by|diterbitkan|dipublikasikan|published|posted|terbit|last\s+updated|update)\b", line, re.I)
    ) or bool(re.search(r"\|\s*\d{1,2}[:.]\d\d|(?:redaktur|editor|penulis|views)\b", line, re.I))


def _end_of_text(lines: list[Line], cut: dict[int, Line]) -> int:
    """The number of the first line after the release: a heading of the page's own, or headlines after the closing mark."""
    told = 0
    for number, line in enumerate(lines):
        if (
            told > 1
            and AFTER_THE_END.fullmatch(line.text)
            and not READ_ALSO.fullmatch(line.text)
            and _no_more_prose(lines[number + 1 :])
        ):
            return number
        if (
            told
            and END_MARK.search(line.text)
            and all(is_chrome(rest.text) or looks_like_headline(rest.text) for rest in lines[number + 1 :])
        ):
            return _after_signature(lines, number + 1)
        told += line.start not in cut and bool(SENTENCE_END.search(line.text) or len(line.text) > LONGEST_TITLE)
    return _before_tail(lines, cut)


def _before_tail(lines: list[Line], cut: dict[int, Line]) -> int:
    """The number of the first of two or more headlines that stand at the very end, behind prose."""
    number = len(lines)
    while number > 1 and (lines[number - 1].start in cut or looks_like_headline(lines[number - 1].text)):
        number -= 1
    number = _after_signature(lines, number)
    tail = [line for line in lines[number:] if line.start not in cut]
    return number if len(tail) > 1 and any(SENTENCE_END.search(line.text) for line in lines[:number]) else len(lines)


def _no_more_prose(rest: list[Line]) -> bool:
    """Whether nothing follows that reads like paragraphs of a release: long lines with sentences and direct speech."""
    return sum(len(line.text) > LONGEST_TITLE and bool(SENTENCE_END.search(line.text)) for line in rest) < 2  # noqa: PLR2004


def _after_signature(lines: list[Line], number: int) -> int:
    """A line such as "Humas Polres Kie" right after the end still signs the release."""
    while number < len(lines) and re.match(r"\(?(?:sumber\s*:?\s*)?humas\b", lines[number].text, re.I):
        number += 1
    return number


def looks_like_headline(line: str) -> bool:
    """A line without a full stop, of several words, most of them with a capital letter."""
    words: list[str] = LETTERS.findall(line)
    if not len(words) >= FEWEST_TITLE_WORDS or len(line) > LONGEST_TITLE or SENTENCE_END.search(line):
        return False
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004 - "dan", "di" stay small in headlines
    return sum(word[0].isupper() for word in long) * 10 >= len(long) * 6


def _headline(lines: list[Line], cut: dict[int, Line], known: str) -> Line | None:
    """The line that is the headline: the known one, or the first that can be one with prose after it."""
    top = [line for line in lines[:HEAD_LINES] if line.start not in cut]
    if known and not is_chrome(known):
        return next((line for line in top if _same(line.text, known)), None)
    if len(top) < 2:  # noqa: PLR2004 - a single line is the text itself
        return None
    first = next(
        (line for line in top[:5] if looks_like_headline(line.text) and not _opens_text(line.text) and _speaks_of(line, lines)),
        None,
    )
    return (
        first
        if first
        and any(line.start > first.start and len(line.text) > len(first.text) / 2 for line in lines if line.start not in cut)
        else None
    )


def _between(lines: list[Line], head: Line | None) -> list[Line]:
    """Headlines of other texts that the page set between two paragraphs."""
    found = []
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        prose = all(len(each.text) > SHORTEST_PARAGRAPH and SENTENCE_END.search(each.text) for each in (before, after))
        if prose and line != head and _in_capitals(line.text):
            found.append(line)
    return found


def _bullets(lines: list[Line], head: Line | None) -> list[Line]:
    """Two or more lines in a row that begin with a dash and read like headlines: links to other texts."""
    marked = [bool(BULLET.match(line.text)) and looks_like_headline(line.text) and line != head for line in lines]
    beside = [marked[i] and (marked[i - 1 : i] == [True] or marked[i + 1 : i + 2] == [True]) for i in range(len(lines))]
    return [
        line
        for line, is_link in zip(lines, beside, strict=True)
        if is_link and len(LETTERS.findall(line.text)) >= FEWEST_LINK_WORDS
    ]


def _in_capitals(line: str) -> bool:
    """Seven words or more, nearly all with a capital letter, and nothing that a list or direct speech would have."""
    long = [word for word in LETTERS.findall(line) if len(word) > 3]  # noqa: PLR2004 - "dan", "di" stay small in headlines
    plain = not re.search(r"[:;\"“”]", line) and not SENTENCE_END.search(line) and not _opens_text(line)
    return plain and len(long) > 5 and sum(word[0].isupper() for word in long) * 10 >= len(long) * 9  # noqa: PLR2004


def _speaks_of(line: Line, lines: list[Line]) -> bool:
    """Whether a headline shares a word with the text below it; one that shares none belongs to another text."""
    long = [word for word in LETTERS.findall(line.text.lower()) if len(word) > 3]  # noqa: PLR2004 - "dan", "di" are in every text
    below = [other.text.lower() for other in lines if other.start > line.start]
    return not below or any(word in text for word in long for text in below)


def _opens_text(line: str) -> bool:
    """Whether a line begins like the text itself, with place, paper and a dash."""
    found = DATELINE.match(line)
    return found is not None and found.end() < 70  # noqa: PLR2004 - letters of a dateline


def _same(one: str, other: str) -> bool:
    """Whether two lines have nearly all words in common."""
    first, second = set(LETTERS.findall(one.lower())), set(LETTERS.findall(other.lower()))
    return bool(first) and len(first & second) >= SAME * max(len(first), len(second))


def _again(lines: list[Line], head: Line | None) -> list[Line]:
    """Later lines that print the headline once more."""
    if head is None:
        return []
    return [line for line in lines if line.start > head.start and len(line.text) <= LONGEST_TITLE and _same(line.text, head.text)]


def printed_again(article: Article) -> tuple[int, int] | None:
    """Where the headline of this release stands a second time, if it does."""
    lines = list(_lines(article.given))
    head = next((line for line in lines if line.text == article.title), None)
    again = _again(lines[: HEAD_LINES * 2], head)
    return (again[0].start, again[0].end) if again else None


def _blank(text: str, lines: Iterable[Line]) -> str:
    parts: list[str] = []
    done = 0
    for line in sorted(lines):
        parts += [text[done : line.start], " " * (line.end - line.start)]
        done = line.end
    return "".join([*parts, text[done:]])
