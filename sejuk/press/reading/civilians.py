"""Residents and officials outside the police whom a release names as speaking: by name, or by what they are. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sejuk.press.reading.gazetteer import gazetteer
from sejuk.press.reading.names import STOP, Word
from sejuk.press.reading.posts import DEGREE

RESIDENT = re.compile(
    r"(?:(?:salah\s+(?:satu|se?orang)(?:\s+dari)?|se?orang|perwakilan)\s+)?(warga|pedagang|ibu\s+rumah\s+tangga|petani|nelayan"
    r"|pemilik\s+\w+|tokoh\s+\w+|pengendara|pelajar|mahasiswa|santri|jamaah|pengunjung|sopir|penumpang|pengemudi|siswa|peserta"
    r"|orang\s+tua)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:(?:wakil|plt\.?|plh\.?|pj\.?|pjs\.?|penjabat)\s+)?(?:camat|sekcam|lurah|kepala\s+(?!(?:kepolisian|polsek|polres|unit|seksi"
    r"|satuan|bagian\s+op))\w+|kades|kadus|kadis\w*|kepsek|ketua|koordinator|komisioner|danramil|dandim|babinsa|bupati|gubernur"
    r"|wali\s*kota|sekretaris|sekdes|bendahara|manajer|direktur(?!\s+(?:polair|lantas|reskrim|samapta|intel|binmas|narkoba|pam))"
    r"|rektor|ke?uchik|geuchik|perbekel|bendesa|ke?lian|penghulu|petinggi|hukum\s+tua|pambakal|wali\s+nagari|pengurus|pengasuh"
    r"|takmir|imam|pendeta|pdt\.?|pastor|romo|ustad?z|tengku|teungku)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Bapak|Ibu|Pak|Bu|Kiai|KH\.?|Ustad?z|Ust\.|Pdt\.|Pendeta|Romo|H\.|Hj\.|Dr\.|Drs\.)\s+)*((?:[A-Z][\w'’.-]*\s?){1,5})"
)
_TITLES = frozenset({"bapak", "ibu", "pak", "bu", "h", "hj", "kh", "drs", "dra", "dr", "ir", "ust", "ustaz", "ustadz", "pdt"})
_ORGANISATIONS = frozenset((
    "karang", "taruna", "desa", "kelurahan", "kecamatan", "kabupaten", "kota", "provinsi", "dusun", "lingkungan", "dinas", "bidang",
    "bagian", "kantor", "sekolah", "bawaslu", "panwaslu", "panwascam", "umum", "masyarakat", "adat", "agama", "pemuda", "masjid",
    "gereja", "distrik", "kampung", "gampong", "pekon", "nagari", "badan", "forum", "majelis", "ulama", "pasar", "kel", "kec",
    "kab",
    "smp", "sma", "smk", "sd", "mts", "negeri", "se", "pondok", "pesantren", "komisi", "pemilihan", "daerah",
    "tim", "utama", "pakraman", "rt", "rw", "kpu", "kpud", "ppk", "pps", "kpps", "fkub", "mui", "lpm", "bpd", "dprd",
))  # fmt: skip
_NO_FIRST_NAMES = frozenset(
    {"salah", "seorang", "sementara", "sedangkan", "selain", "bahkan", "namun", "perwakilan", "ada", "hadir"}
)
_NO_NAME = re.compile(r"(?:senin|selasa|rabu|kamis|jum|sabtu|minggu|ahad|hari|pada|saat|di|dan|usai)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\([A-Z][A-Za-z]{1,8}\)(?=\s[A-Z])")
_COMMA = re.compile(r"\s?,\s")
_FAR = 110  # letters from an office up to the end of a name
_TOKEN = re.compile(r"[ .]*(?P<word>[A-Z][\w'’-]*\.?|\d+|(?:[a-z]{2,})(?=\s[A-Z\d]))(?=[\s,.(]|$)")
_AGE = r"(?:\s?\(\d{1,2}(?:\stahun|\sth)?\))?"
_PERSON = r"(?P<name>[A-Z][a-z'’]+(?:\s[A-Z][a-z'’]+){0,3})"
_WHAT = re.compile(
    r"\b(?:salah\s(?:satu|se?orang)|seorang|warga|perwakilan|pedagang|nelayan|petani|pengendara|pelajar|siswa|sopir|tokoh)\b",
    re.IGNORECASE,
)
NAMED_BEFORE = re.compile(rf"(?<!\w){_PERSON}{_AGE}(?P<comma>,|(?<=\)))?\s(?:yang\s)?(?:merupakan\s|selaku\s)?$")
RESIDENT_NAMED = re.compile(
    rf"\b(?i:{RESIDENT.pattern}|salah\s(?:satu|se?orang)(?:\s[a-z]+){{1,4}}?)(?:\s(?:[A-Z]\w+|desa|kelurahan|setempat|kampung|dusun)){{0,4}}?(?:,|\sbernama|\syakni|\syaitu)\s{_PERSON}"
)
_ONE = re.compile(r"salah|se?orang", re.IGNORECASE)
_NEAR = 70  # letters of a name with what stands between it and "warga"


class Official(NamedTuple):
    """Somebody named with an office: where that begins and ends, how it is called, and the name."""

    start: int
    end: int
    office: str
    name: str


def officials(body: str, offices: Sequence[re.Match[str]]) -> Iterator[Official]:
    """Everybody whom the text names with an office outside the police; ``offices`` are the matches of ``OFFICE`` in it."""
    for office in offices:
        if found := name_behind(body, office.end()):
            start, end = found
            yield Official(
                office.start(), end, " ".join(body[office.start() : start].lower().split()).strip(" ,."), plain(body[start:end])
            )


def residents(body: str, offices: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """Residents with their names: "Suena (45), warga setempat", "salah satu warga, Suena"."""
    for match in (*_WHAT.finditer(body), *offices):
        before = NAMED_BEFORE.search(body, max(0, match.start() - _NEAR), match.start())
        if before and (before["comma"] is not None or _ONE.match(match[0])):
            yield from _named(before)
        if match.re is _WHAT and (ahead := RESIDENT_NAMED.match(body, match.start())):
            yield from _named(ahead)


def _named(found: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The name of a match without words of sentences in front, and where it stands."""
    words = found["name"].split()
    while words and words[0].lower() in STOP | _NO_FIRST_NAMES:
        words.pop(0)
    if words:
        yield found.start(), found.end("name"), " ".join(words)


def name_behind(text: str, pos: int) -> tuple[int, int] | None:
    """From where to where the name goes of who holds the office that ends at ``pos``; what the office is of comes before it.

    "Camat A Rina Dewi", "Ketua RW 12 A, Rina Dewi", "Kepala Desa A, H. Rina".
    """
    limit = min(len(text), pos + _FAR)
    first, end = _words(text, pos, limit)
    if bracket := _BRACKET.match(text, end):  # "Ketua Majelis Desa Adat (MDA) Kabupaten A, Gede B"
        more, end = _words(text, bracket.end(), limit)
        first += more
    name = _without_office(first)
    comma = _COMMA.match(text, end)
    second = _words(text, comma.end(), limit)[0] if comma else []
    if second and (
        DEGREE.match(text, second[0].start)
        or _NO_NAME.match(text, second[0].start)
        or OFFICE.match(text, second[0].start)
        or _is_area(second)
    ):
        second = []
    second = _without_titles(second)
    chosen = name if name and (len(name) > 1 or not second or len(name) == len(first)) else second
    return (chosen[0].start, chosen[-1].end) if chosen else None


def _words(text: str, pos: int, limit: int) -> tuple[list[Word], int]:
    """The words with a capital letter at ``pos``, numbers and small words of an office between them, up to a degree or a sign."""
    words: list[Word] = []
    while token := _TOKEN.match(text, pos, limit):
        word, start = token["word"].rstrip("."), token.start("word")
        low = word.lower()
        stops = low in STOP and low not in _ORGANISATIONS | _TITLES
        if stops or (word[0].islower() and low not in _ORGANISATIONS) or (words and DEGREE.match(text, start)):
            break
        words.append(Word(word, start, start + len(word)))
        pos = token.end()
    return words, pos


def _without_titles(words: list[Word]) -> list[Word]:
    while words and words[0].text.lower() in _TITLES:
        words = words[1:]
    return words


def _without_office(words: list[Word]) -> list[Word]:
    """What is left of these words without organisations, numbers and places in front; a title begins the name."""
    titled = next((n for n, word in enumerate(words) if word.text.lower() in _TITLES), None)
    if titled is not None:
        return _without_titles(words[titled:])
    left, villages = words, True
    while left:
        text = left[0].text
        if text.lower() in _ORGANISATIONS or text.isdigit() or (text.isupper() and len(text) > 1):
            left = left[1:]
            continue
        known = next((n for n in range(min(3, len(left)), 0, -1) if _is_area(left[:n], villages=villages and n < len(left))), 0)
        if not known:
            break
        left, villages = left[known:], False
    return left if left and left[0].text[0].isupper() else []


def _is_area(words: list[Word], *, villages: bool = False) -> bool:
    """Whether these words together name an area."""
    name, places = " ".join(word.text for word in words), gazetteer()
    return places.is_place(name) or (villages and bool(places.villages(name)))


def is_resident(text: str) -> bool:
    """Whether what stands there is a resident or an office outside the police."""
    return bool(RESIDENT.match(text) or OFFICE.match(text))


def resident(head: str) -> str | None:
    """A speaker who is no officer, named at the beginning of ``head``: by name, or by what they are."""
    if office := OFFICE.match(head):
        named = name_behind(head, office.end())
        return plain(head[slice(*named)]) if named else None
    if found := RESIDENT.match(head):
        by_name = RESIDENT_NAMED.match(head)
        return by_name["name"] if by_name else found[1].lower().split()[0]
    if name := _NAME.match(head):
        return plain(name[1])
    return None


_PREFIXES = re.compile(r"^(?:(?:Haji|Haj?jah|H|Hj|Dr|Drs|Ir|KH|R)\.?\s+)+", re.IGNORECASE)


def plain(name: str) -> str:
    """A name without titles."""
    return _PREFIXES.sub("", " ".join(name.split()).strip(" .,"))
