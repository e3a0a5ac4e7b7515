"""Names of people and places in a sentence that the facts do not hold. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sejuk.org.rules import rank_of
from sejuk.press.writing.asserted.borne import WORD, Borne
from sejuk.press.writing.asserted.numbers import in_words
from sejuk.press.writing.asserted.ordinary import NAMES_TOO, is_ordinary
from sejuk.press.writing.asserted.spots import Spot, overlaps

NAME, PLACE, RESIDENT = "name_not_in_facts", "place_not_in_facts", "resident_named"
# What residents and officials are addressed with; who is called so by name is named.
_TITLES = frozenset({
    "bapak", "pak", "bpk", "ibu", "bu", "sdr", "sdri", "saudara", "saudari", "haji", "hajah", "hj", "ustaz", "ustadz", "ustad",
        "kiai",
    "kyai", "kh", "pendeta", "pdt", "romo", "pastor", "tuan", "nyonya", "ny", "tn", "mas", "mbak", "bang", "kang", "mbah", "mr",
        "mrs",
    "ms", "miss", "bernama", "named", "inisial", "berinisial", "mama", "bapa", "opa", "oma", "om", "tante", "nenek", "kakek",
})  # fmt: skip
# Who may be called Bapak or Ibu without a name: offices and people in general.
_OFFICES = frozenset({
    "kapolsek", "kapolres", "kapolresta", "kapolrestabes", "kapolda", "kapolri", "bupati", "camat", "lurah", "kades", "kepala",
    "ketua", "guru", "rt", "rw", "presiden", "gubernur", "wali", "polisi", "bhabin", "bhabinkamtibmas", "babinsa", "danramil",
        "dandim",
    "sekalian", "rumah", "hamil", "menyusui", "kota", "pertiwi", "bhayangkari", "kandung", "dan", "atau", "serta", "yang", "di",
        "dari",
    "kader", "asuh", "pejabat", "hakim", "jaksa", "dokter", "bidan", "penghulu", "imam", "tua", "muda", "bangsa", "negara",
    "pkk", "posyandu", "warga", "itu", "ini", "tersebut", "kita", "kami", "saya", "anda", "mereka",
    "menteri", "wakil", "jenderal", "panglima", "sekda", "uskup",
})  # fmt: skip
KIND_WORDS: dict[str, str] = {
    "desa": "village", "kelurahan": "village", "kel": "village", "gampong": "village", "nagari": "village", "pekon": "village",
    "kampung": "village", "dusun": "village", "kecamatan": "district", "kec": "district", "distrik": "district",
        "kabupaten": "regency",
    "kab": "regency", "kota": "regency", "provinsi": "province", "propinsi": "province", "jalan": "street", "jl": "street",
    "jln": "street", "gang": "street", "gg": "street", "polsek": "polsek", "kapolsek": "polsek", "wakapolsek": "polsek",
    "polres": "polres", "polresta": "polres", "polrestabes": "polres", "kapolres": "polres", "kapolresta": "polres",
    "kapolrestabes": "polres", "wakapolres": "polres", "polda": "polda", "kapolda": "polda", "wakapolda": "polda",
}  # fmt: skip
_MORE_OF_KIND = re.compile(r"^(?:adat|metro)\s+")
_ENGLISH_KINDS = re.compile(r"\s(urban village|village|district|regency|city|province)\b", re.IGNORECASE)
_ENGLISH = {"urban village": "village", "village": "village", "city": "regency"}
# Bare words after a kind of place that say no name: "desa binaan".
_GENERIC = frozenset({
    "binaan", "setempat", "tersebut", "itu", "ini", "jajaran", "masing", "sekitar", "lain", "lainnya", "adat", "terpencil",
        "terdekat",
    "kecil", "besar", "utama", "raya", "umum", "desa", "damai", "tetangga", "aman", "siaga",
})  # fmt: skip
_TNI = frozenset({
    "serda", "sertu", "serka", "serma", "pelda", "peltu", "letda", "lettu", "kapten", "mayor", "letkol", "kolonel", "kopda",
        "koptu",
    "kopka", "praka", "pratu",
})  # fmt: skip
_RANK = re.compile(
    r"\b((?:brigadir|ajun|inspektur|komisaris|jenderal|kombes|brigjen|irjen|komjen|akbp|akp|kompol|iptu|ipda|aiptu|aipda|bripka|brigpol"
    r"|briptu|bripda|bharada|bharatu|bharaka|abrip|abriptu|abripda)(?:\s+(?:polisi|besar|komisaris|inspektur|jenderal|kepala|satu|dua|tingkat))*"
    r"(?:\s*\.?\s*pol\b)?)",
    re.IGNORECASE,
)
# "30 Desa Sepanjang Januari", "3 Desa dan Kelurahan hingga Mei": a number of them, whatever stands behind.
_COUNTED = re.compile(
    r"(?:\d|\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus))\s+(?:desa dan\s+)?$",
    re.IGNORECASE,
)
_LAST = 1  # letters of an initial
# Behind these even a word in small letters is a name, where it is no ordinary one.
_BEFORE_A_NAME = frozenset({
    "di", "ke", "dari", "in", "from", "at", "of", "nama", "yakni", "yaitu", "oleh", "seorang", "warga", "penduduk", "resident",
})  # fmt: skip


def names(text: str, borne: Borne) -> list[Spot]:
    """Every name of a person or a place that is not the facts'; quotes and messages must be out of the text already."""
    tokens = _tokens(text)
    found: list[Spot] = []
    taken: list[tuple[int, int]] = []
    within = _inside(text, borne)
    loose = [token for token in tokens if not any(start < token.end and token.start < end for start, end in within)]
    heads = [token for token in tokens if token in loose or token.word not in KIND_WORDS.keys() | _TITLES | _TNI]
    for spot, span in [
        *_ranked(text, tokens, borne),
        *_placed(text, heads, borne),
        *_placed_in_english(text, heads, borne),
        *_titled(text, heads, borne),
    ]:
        taken.append(span)
        found += [spot] if spot else []
    for i, token in enumerate(tokens):
        if token.word in borne.words or overlaps(token.start, token.end, taken):
            continue
        if _is_name(text, tokens, i):
            found.append(Spot(NAME, token.start, token.end))
    return found


def people(text: str, borne: Borne) -> list[Spot]:
    """Names of people in words beside a text that may correct it: another officer with a rank, another village may be named."""
    ranked = [(match.start(), _following(_tokens(text), match.end(), text)) for match in _RANK.finditer(text)]
    officers = [(start, token.end) for start, after in ranked for token in after if token.capital]
    spots = [spot for spot in names(text, borne) if spot.code in (NAME, RESIDENT)]
    return [spot for spot in spots if not overlaps(spot.start, spot.end, officers)]


def is_officer(words: str, borne: Borne) -> bool:
    """Whether these words name an officer of the facts: "Pak Maman"."""
    officers = {word.casefold() for doer in borne.officers for word in WORD.findall(doer.name)}
    told = [word.casefold() for word in WORD.findall(words) if word.casefold() not in _TITLES]
    return bool(told) and all(word in officers for word in told)


def _inside(text: str, borne: Borne) -> list[tuple[int, int]]:
    """Where the facts' own names go on after their first word, which may be a title or a kind of place: "Gunung Mas"."""
    named = [each for each in borne.texts if " " in each or each.casefold() in KIND_WORDS.keys() | _TITLES | _TNI]
    return [
        match.span()
        for each in named
        for match in re.finditer(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE)
        if not _is_kind_with_name(each)
    ]


def _is_kind_with_name(text: str) -> bool:
    return text.split(" ")[0].casefold().rstrip(".") in ("jalan", "jl", "jln", "gang", "gg")


def _tokens(text: str) -> list[Token]:
    shouted = text.isupper() or sum(map(str.isupper, text)) > sum(map(str.islower, text))
    return [Token(match.start(), match.end(), match[0], shouted=shouted) for match in WORD.finditer(text)]


class Token:
    """A word with where it stands and whether it is written as a name could be."""

    __slots__ = ("capital", "end", "start", "word")

    def __init__(self, start: int, end: int, written: str, *, shouted: bool) -> None:
        self.start, self.end, self.word = start, end, written.casefold()
        self.capital = written[0].isupper() and not shouted


def _is_name(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a word that is no fact's can only be a name: not an ordinary one, and written or placed as a name is."""
    token = tokens[i]
    if len(token.word) <= _LAST or token.word in _TITLES:
        return False
    opens = not re.search(r"[\w,;:)”\"’]\s*[“\"‘(]?$", text[: token.start])
    if is_ordinary(token.word):
        return token.capital and not opens and token.word in NAMES_TOO
    if token.capital or opens:
        return True
    return text[token.start].isupper() or (i > 0 and tokens[i - 1].word in _BEFORE_A_NAME)


def _ranked(text: str, tokens: list[Token], borne: Borne) -> Iterator[tuple[Spot | None, tuple[int, int]]]:
    """A rank with the name behind it: of an officer of that rank, or refused."""
    for match in _RANK.finditer(text):
        after = _following(tokens, match.end(), text)
        if not after or (is_ordinary(after[0].word) and not after[0].capital and after[0].word not in NAMES_TOO):
            continue
        rank = rank_of(match[1])
        parts = {word.casefold() for doer in borne.officers if doer.rank == rank for word in WORD.findall(doer.name)}
        fits = [token for token in after if token.word in parts or len(token.word) <= _LAST]
        if after[0].word not in parts and not (len(after[0].word) <= _LAST and len(fits) > 1):
            yield Spot(NAME, match.start(), after[0].end), (match.start(), after[0].end)
        else:
            yield None, (match.start(), match.end())


def _following(tokens: list[Token], end: int, text: str) -> list[Token]:
    """The words right behind, as far as nothing but blanks and stops stand between."""
    found: list[Token] = []
    for token in tokens:
        if token.start < end:
            continue
        if text[end : token.start].strip(" .:") or len(found) > 4:  # noqa: PLR2004 - a name is short
            break
        found.append(token)
        end = token.end
    return found


def _counted(tokens: list[Token], i: int, following: Token) -> bool:
    """Whether it is so many of a kind, as a headline writes it: "di Tiga Desa Sepanjang November"."""
    return i > 0 and is_ordinary(following.word) and any(in_words(tokens[i - 1].word))


def _placed(text: str, tokens: list[Token], borne: Borne) -> Iterator[tuple[Spot | None, tuple[int, int]]]:
    """A kind of place or unit with the name behind it: of the facts, or refused."""
    for i, token in enumerate(tokens):
        kind = KIND_WORDS.get(token.word)
        if not kind:
            continue
        known = _known(borne, kind)
        behind = text[token.end :].lstrip(" .").casefold()
        if any(_begins(after, name) for name in known for after in (behind, _MORE_OF_KIND.sub("", behind, count=1))):
            continue
        following = _following(tokens[i + 1 :], token.end, text)
        if (
            _COUNTED.search(text[: token.start])
            or not following
            or following[0].word in _GENERIC
            or following[0].word in ("rt", "rw")
            or _counted(tokens, i, following[0])
        ):
            continue
        first = following[0]
        named = first.capital or not is_ordinary(first.word)
        if named and not (rank_of(first.word) or first.word in KIND_WORDS or first.word in _TITLES):
            yield Spot(PLACE, token.start, first.end), (token.start, first.end)


def _placed_in_english(text: str, tokens: list[Token], borne: Borne) -> Iterator[tuple[Spot | None, tuple[int, int]]]:
    """The same with the name before the kind."""
    for match in _ENGLISH_KINDS.finditer(text):
        kind = _ENGLISH.get(match[1].casefold(), match[1].casefold())
        before = [token for token in tokens if token.end <= match.start() and not text[token.end : match.start()].strip()]
        if not before or not before[-1].capital or is_ordinary(before[-1].word):
            continue
        if not any(text[: match.start()].casefold().endswith(name) for name in _known(borne, kind)):
            yield Spot(PLACE, before[-1].start, match.end()), (before[-1].start, match.end())


def _known(borne: Borne, kind: str) -> set[str]:
    names = set(borne.places.get(kind, ()))
    names |= {name.partition(" ")[2] for name in names if name.split(" ")[0].rstrip(".") in KIND_WORDS}
    return {name for name in names if name}


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def _titled(text: str, tokens: list[Token], borne: Borne) -> Iterator[tuple[Spot | None, tuple[int, int]]]:
    """Bapak, Ibu, saudara and the like before a name: a resident is named, unless it is an officer of the facts."""
    officers = {word.casefold() for doer in borne.officers for word in WORD.findall(doer.name)}
    for i, token in enumerate(tokens):
        if token.word not in _TITLES and token.word not in _TNI:
            continue
        after = _following(tokens[i + 1 :], token.end, text)
        while after and (after[0].word in _TITLES or len(after[0].word) <= _LAST):
            after = after[1:]
        if not after or after[0].word in _OFFICES or after[0].word in officers:
            continue
        if is_ordinary(after[0].word) and not after[0].capital and after[0].word not in NAMES_TOO:
            continue
        yield Spot(RESIDENT, token.start, after[0].end), (token.start, after[0].end)
