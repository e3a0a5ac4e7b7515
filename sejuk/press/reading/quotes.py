"""Direct speech and who said it: pairs of quote marks, broken and mixed ones too; no slogans, no names of programmes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sejuk.press.reading.shape import Article, Named, Quote
from sejuk.press.reading.speakers import POLICE, Speakers

MARKS = " \t\"“”„'`,‘"
LONGEST = 1_500  # letters of direct speech; what is longer lost its closing mark
FEWEST_CUT_OFF = 3  # words of what the end of the text cuts off
SAME = 45  # letters by which direct speech that is printed twice is known again
FEWEST_LINE = 8  # words that fill a line and need no sign at their end
FEWEST_WORDS = 5  # of direct speech that nobody is said to have said

RULES = {
    "pair": "What stands between an opening and a closing mark, and is attributed or reads like a sentence, is direct speech.",
    "unopened": 'A closing mark before "ujarnya" without an opening one closes what its line began.',
    "unclosed": 'An opening mark without a closing one is closed by ", ujar …" or by the end of its paragraph.',
    "no_slogan": 'A few words in quote marks, after "bertema" or "program" or without a verb of saying, are a name or a slogan.',
}

MARK = re.compile(r"[\"“”„‟«»″]|(?<=[,.!?])†|''|``|,,(?=\w)|(?<![\w])[‘](?=\w)|(?<=[.,!?])[’](?!\w)")
VERBS = (
    "ujar|kata|ungkap|ucap|tutur|jelas|tegas|terang|tambah|imbuh|papar|pungkas|tutup|tandas|beber|sebut|lanjut|pesan|imbau"
    "|himbau|harap|ajak|cetus|urai|"
    "sambung|sampai|timpal|tukas|kilah|aku|simpul|katanya|ingat|cakap|pinta|pintas|terangnya|urainya|tulis|puji|canda|kenang"
    "|seru|bilang|lugas|singkat|tanya|jawab|demikian|pungkasnya"
)
SAID_AFTER = re.compile(
    rf"[\s,.*]*(?:(?:lebih\s+)?lanjut|demikian|begitu)?\s*(?:{VERBS})(?:an|kan|i)?(?:nya)?\b(?!\s+(?:dalam\s+)?(?:perkara|kasus))",
    re.I,
)
SAID_BEFORE = re.compile(
    r"(?:(?:ber|me|meng|men|mem|meny)\w{3,14}|\b(?:kata|ujar|ucap|ungkap|tutur|jelas|tegas|pesan|tambah|imbuh|papar"
    r"|lanjut)(?:nya)?|bahwa|demikian)\s*[,:;-]*\s*$|:\s*$",
    re.I,
)
NAMES_IT = re.compile(
    r"\b(?:melaksanakan|membuka|menggelar|mengadakan|menyediakan|membagikan|memberikan|melakukan)(?:\s\w+)?\s*$", re.I
)
NOT_SPEECH = re.compile(
    r"(?:\b(?:ber)?(?:tema|tajuk|judul|slogan|jargon|motto?|tagline|tulis(?:kan|an)|nama|sebutan|istilah|program|yel-?yel"
    r"|aplikasi|lagu|spanduk|banner|semboyan|"
    r"kegiatan|konsep|sandi|sebut|disebut|dikenal|dinamakan|berlabel|label|prinsip|filosofi|pepatah|film|buku|hashtag"
    r"|tagar)(?:kan|nya|an)?\b|\byang\s+bertuliskan\b)"
    r"[\s,:]*(?:(?:dengan|sebagai|adalah|yakni|yaitu|nama|istilah|tema|kalimat|kata)\s*)*$",
    re.I,
)
IS_A_NAME = re.compile(
    r"[\s.,]*(?:demikian|itulah|begitulah|menjadi|merupakan)\s+(?:tema|judul|slogan|moto|motto|nama|bunyi|jargon)", re.I
)
SAYS_COMMA = re.compile(r"\b(?:mengungkapkan|mengatakan|menyampaikan|menegaskan|menjelaskan|menuturkan|menambahkan|berpesan)[,:]\s")
INDIRECT = re.compile(
    r"\b(?:bahwa|agar|supaya|menekankan|mengimbau|menghimbau|mengajak|berharap|menyampaikan|mengungkapkan|menyebut(?:kan)?)\b", re.I
)
UNCLOSED_END = re.compile(rf"[,.!?]?\s*,\s*(?:{VERBS})(?:nya)?\b|[,.]\s+(?:{VERBS})nya\b|[.]\s+(?:{VERBS})\s+(?=[A-Z])", re.I)
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[A-Z“\"])")


class Span(NamedTuple):
    """Words in quote marks: from the first letter inside to the last, where the marks end, and by which rule."""

    start: int
    end: int
    after: int
    rule: str


def quotes(article: Article, officers: Sequence[Named] = ()) -> tuple[Quote, ...]:
    """All direct speech of a release, each with its speaker as far as the text names one."""
    body = article.body
    kept = [span for span in spans(body) if _is_speech(body, span)]
    speakers = Speakers(body, officers, [(span.start, span.end) for span in kept])
    found: list[Quote] = []
    for number, span in enumerate(kept):
        until = kept[number + 1].start if number + 1 < len(kept) else len(body)
        speaker = speakers.of(span.start, span.after, until, found[-1].speaker if found else None)
        found.append(Quote(speaker, " ".join(body[span.start : span.end].split()), span.start, span.end))
    said = {each.text[:SAME]: each.speaker for each in found if each.speaker}
    return tuple(each if each.speaker else each._replace(speaker=said.get(each.text[:SAME])) for each in found)


def spans(body: str) -> Iterator[Span]:
    """What stands in quote marks, in the order of the text."""
    opened: re.Match[str] | None = None
    done = 0
    marks = list(MARK.finditer(body))
    for number, mark in enumerate(marks):
        if opened is None:
            if _opens(body, mark, marks[number + 1].end() if number + 1 < len(marks) else None):
                opened = mark
            elif (span := _unopened(body, mark, done)) is not None:
                yield span
                done = mark.end()
            continue
        if _closes(body, mark, opened):
            yield from _trimmed(body, opened.end(), mark.start(), mark.end(), "pair")
            opened, done = None, mark.end()
        elif _breaks_off(body, opened, mark):
            yield from _unclosed(body, opened, mark.start())
            opened, done = mark, mark.start()
    if opened is not None:
        yield from _unclosed(body, opened, len(body))


def _opens(body: str, mark: re.Match[str], following: int | None) -> bool:
    """Whether a mark outside of speech opens: no blank behind it, or one before it, or the next mark (``following``) closes it."""
    before, after = body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    if mark[0] in "«»" and after.isspace():
        return False  # a sign of menus: "Beranda » Berita"
    if not body[mark.end() : mark.end() + 3].strip() or SAID_AFTER.match(body, mark.end()):
        return False
    if mark[0] in "“„‘" or (not after.isspace() and (not before or before.isspace() or before in "(:-–—.,")):
        return True
    if not after.isspace():
        return False
    if not before or before.isspace():
        return True
    if following is None:
        return before in ",:" and len(body[mark.end() :].split()) >= FEWEST_WORDS
    return before in ".,:!?" and SAID_AFTER.match(body, following) is not None and "\n" not in body[mark.end() : following]


def _closes(body: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    """Whether a mark inside speech closes it rather than opening other speech."""
    before, after = body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    if SAID_AFTER.match(body, mark.end()):
        return True
    if mark[0] in "“„" and not after.isspace() and after and not (before and before in ".,!?"):
        return False
    if before.isspace() and after and not after.isspace() and after.isalnum():
        return False
    return mark[0] != "‘" and (opened[0] in "‘''" or mark[0] != "’")


def _breaks_off(body: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether an opening mark shows that the speech before it was never closed: a paragraph ended between them."""
    return bool(PARAGRAPH.search(body, opened.end(), mark.end())) or bool(UNCLOSED_END.search(body, opened.end(), mark.start()))


def _trimmed(body: str, start: int, end: int, after: int, rule: str) -> Iterator[Span]:
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    if end > start and end - start <= LONGEST:
        yield Span(start, end, after, rule)


def _unopened(body: str, mark: re.Match[str], done: int) -> Span | None:
    """Direct speech from the beginning of its line to a closing mark that "ujarnya" follows."""
    if not SAID_AFTER.match(body, mark.end()):
        return _begun_by_verb(body, mark, done)
    start = max(done, body.rfind("\n", 0, mark.start()) + 1)
    piece = body[start : mark.start()]
    lead = re.match(r"[\s.,]*", piece)
    start += lead.end() if lead else 0
    text = body[start : mark.start()]
    named = re.search(r"\b(?:AKP|AKBP|Iptu|Ipda|Aiptu|Aipda|Bripka|Brigadir|Briptu|Kompol|Kombes)\b", text[:200])
    fewest = FEWEST_CUT_OFF if text.rstrip()[-1:] in set(",.!?") else FEWEST_WORDS
    if len(text.split()) < fewest or len(text) > LONGEST or named or INDIRECT.search(text[:160]):
        return None
    return next(_trimmed(body, start, mark.start(), mark.end(), "unopened"), None)


def _begun_by_verb(body: str, mark: re.Match[str], done: int) -> Span | None:
    """Direct speech that a closing mark ends with its line, and that a comma behind a verb of saying begins."""
    line = max(done, body.rfind("\n", 0, mark.start()) + 1)
    said = list(SAYS_COMMA.finditer(body, line, mark.start()))
    ends = body[mark.start() - 1] in ".!?" and body[mark.end() : mark.end() + 1] in ("", "\n")
    if not said or not ends or len(body[said[0].end() : mark.start()].split()) < FEWEST_WORDS:
        return None
    return next(_trimmed(body, said[0].end(), mark.start(), mark.end(), "unopened"), None)


def _unclosed(body: str, opened: re.Match[str], limit: int) -> Iterator[Span]:
    """Direct speech that ends at ", ujar …", or with the paragraph that it began."""
    said = UNCLOSED_END.search(body, opened.end(), limit)
    paragraph = PARAGRAPH.search(body, opened.end(), limit)
    end = min(said.start() + 1 if said else limit, paragraph.start() if paragraph else limit)
    if end - opened.end() <= LONGEST:
        yield from _trimmed(body, opened.end(), end, end, "unclosed")


def _is_speech(body: str, span: Span) -> bool:
    """Whether words in quote marks were spoken: attributed, or at least a sentence; a name or a slogan is neither."""
    text = body[span.start : span.end]
    before = body[max(0, span.start - 90) : span.start].rstrip(MARKS)
    if NOT_SPEECH.search(before) or IS_A_NAME.match(body, span.after):
        return False
    said = bool(SAID_AFTER.match(body, span.after) or SAID_BEFORE.search(before))
    words = text.split()
    cut_off = span.rule == "unclosed" and not body[span.after :].strip()
    if span.rule == "unclosed" and POLICE.match(text):
        return False  # a stray mark before what is told
    if cut_off and len(words) >= FEWEST_CUT_OFF:
        return True
    if len(words) < FEWEST_WORDS:
        return said and len(words) > 1 and (text[-1] in ",.!?" or (not text.istitle() and not NAMES_IT.search(before)))
    return said or _reads_like_sentence(body, span, text)


def _reads_like_sentence(body: str, span: Span, text: str) -> bool:
    """Unattributed words that end like a sentence, begin with a capital letter and are not written like a headline."""
    words = [word for word in text.split() if len(word) > 3]  # noqa: PLR2004 - "dan", "di" stay small in headlines
    headline = sum(word[0].isupper() for word in words) * 10 >= len(words) * 7
    ends = text[-1] in ",.!?" or body[span.after : span.after + 1] in (".", ",") or _is_paragraph(body, span)
    return not headline and ends and (text[0].isupper() or span.rule == "unclosed")


def _is_paragraph(body: str, span: Span) -> bool:
    """Whether a line holds nothing but these words and their marks, and many of them."""
    begin, end = body.rfind("\n", 0, span.start) + 1, body.find("\n", span.after)
    beside = body[begin : span.start] + body[span.after : end if end >= 0 else len(body)]
    return span.rule == "pair" and not beside.strip(MARKS) and len(body[span.start : span.end].split()) >= FEWEST_LINE
