"""Who said what stands in quote marks: named beside it, or the last one who was named before. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from sejuk.press.reading.civilians import OFFICE, Official, is_resident, officials, plain, resident, residents
from sejuk.press.reading.gazetteer import key_of
from sejuk.press.reading.posts import RANK, TAIL
from sejuk.press.reading.shape import Named

SHORTEST_NAME = 5  # letters of a name in which one wrong letter is still a slip
ALIKE = 0.85
FAR = 220  # letters after direct speech in which its speaker is named

RULES = {
    "named_after": '"ujar Aiptu …" names the speaker right behind the direct speech.',
    "on_behalf": 'Of "ujar Kapolres … melalui Kapolsek …" the last one speaks.',
    "role_after": '"kata Kapolsek" is the officer whom the text gave that role.',
    "short_name": '"ujar Tinambunan" is the officer one of whose names that is.',
    "before": '"Kapolsek … menegaskan: …" names the speaker before the direct speech.',
    "last_named": '"ujarnya" is whoever was last named as saying or doing something.',
    "resident": "A resident or an official who speaks is named as the text names them.",
}

VERB = (
    r"(?:ujar|kata|ungkap|ucap|tutur|jelas|tegas|terang|tambah|imbuh|papar|pungkas|tutup|tandas|beber|sebut|lanjut|pesan|imbau"
    r"|himbau|harap|ajak|cetus|"
    r"urai|sambung|sampai|ingat|pinta|tukas|aku|seru|lugas)(?:an|kan)?(?:nya)?"
)
AFTER = re.compile(
    rf"[\s,.*\"“”'’]*(?:(?:lebih\s+)?lanjut|demikian(?:lah)?|begitu(?:lah)?)?\s*(?:hal\s+(?:ini|itu|tersebut)\s+)?"
    rf"(?:di(?={VERB}\b|sampaikan))?({VERB})\b(?:\s+oleh\b)?",
    re.I,
)
ENDS = re.compile(r"\.\s+(?=[A-Z“\"])|\n\s*\n")  # a sentence or a paragraph
HE = re.compile(
    r"\s+(?:dia|ia|beliau|pria|lelaki|wanita|perempuan|sosok|perwira(?!\s(?-i:[A-Z]))|polisi\s(?:itu|yang|kelahiran|berpangkat)"
    r"|(?:mantan|eks)\s[^.,\n]{3,40}\s(?:itu|ini|tersebut))\b",
    re.I,
)  # "katanya", in other words: "kata pria kelahiran 1985 itu"
OFFICE_ALONE = re.compile(r"[,.;:(\n\"“”]|\s(?:di|pada|saat|usai|kepada|dalam|sen|sel|rab|kam|jum|sab|min)\w*", re.I)
PRONOUN = re.compile(r"nya$", re.I)
ON_BEHALF = re.compile(r"\b(?:melalui|lewat|diwakili(?:\s+oleh)?|yang\s+diwakili)\b", re.I)
BESIDE = re.compile(
    r"\b(?:di\s?dampingi|kewajiban|kehadiran|bersama|dihadiri|disaksikan|ditemani|kepada|untuk|dari|mewakili|turut\s+hadir|hadir(?:i)?|menemui"
    r"|bertemu|mengunjungi|menyambangi|dengan|arahan|perintah|instruksi"
    r"|seizin|atas\s+nama|antara\s+lain|mantan|binaan|oleh)\b[^.\n]{0,60}$",
    re.I,
)
SAYS = re.compile(
    r"\b(?:menga|menye|menyam|menje|mene|menu|meni|menge|menya|memb|memin|memp|mengi|mengh|bers|berh|berp|menam|mele|melan"
    r"|mengu|menand|memap|menging)\w+\b"
    r"|\b(?:menurut|kata|ujar|ucap|ungkap|tutur|jelas|terang|tegas|tambah)\b",
    re.I,
)
ROLE_WORDS = {
    "kapolsek": ("kapolsek", "kepala polsek"),
    "kapolres": ("kapolres", "kapolresta", "kapolrestabes", "kapolres metro"),
    "kapolda": ("kapolda",),
    "kanit_binmas": ("kanit binmas", "kanitbinmas", "kanit bimas"),
    "kasi_humas": ("kasi humas", "kasihumas", "kasubsi penmas", "plh kasi humas"),
    "bhabinkamtibmas": ("bhabinkamtibmas", "babinkamtibmas", "bhabin", "bhabinkamtibnas", "bhabinkamtimas"),
    "polisi_rw": ("polisi rw",),
}
ROLE_OF = {words: role for role, every in ROLE_WORDS.items() for words in every}
ROLE = re.compile(
    r"\b(?:plt\.?\s+|plh\.?\s+|pjs\.?\s+|ps\.?\s+)?("
    + "|".join(sorted((re.escape(each).replace(r"\ ", r"\s+") for each in ROLE_OF), key=len, reverse=True))
    + r")\b",
    re.I,
)
POLICE = re.compile(
    r"(?:(?:plt|plh|pjs?|ps)\.?\s+)?(?:wa)?(?:ka(?:pol|bid|bag|sat|si|nit|sub|ro|div|korps|posko|satgas|opsres|rendal|team"
    r"|tim)|dir(?:ektur\s+(?:polair|lantas|reskrim|samapta|sabhara|intel|binmas|narkoba|pam)|(?!ektur))|wadir|panit|padal|pawas"
    r"|pamatwil|bhabin|babin"
    r"|kepala\s+(?:bagian|satuan|seksi|unit|bidang|kepolisian|sub|biro)|perwira|polisi|irjen|brigjen|komjen|kombes|akbp|akp|kompol|iptu|ipda|aiptu|aipda|brip|brigadir|brigpol|ajun|komisaris|inspektur"
    r"|bharada)",
    re.I,
)
RANKED = re.compile(rf"(?i:{RANK.pattern})(?P<name>[A-Z][a-z]+)")
OF_UNIT = re.compile(r" [A-Z][a-z]+")
SAID_BY = re.compile(r"\bdi(?:sampaikan|ungkapkan|katakan|tegaskan|jelaskan|tuturkan)\b[^.,\n]{0,75}$", re.I)
OTHER_OFFICE = re.compile(
    r"\b(?:(?:Waka|Ka)(?:satgas|sat|bid|bag|nit|subbag|subsi|satgas|posko|team|tim|ro|div|si)|Panit|Pamatwil|Karendal|Karo|Dir(?:ektur|[a-z]+)"
    r"|Wadir)"
    r"(?: (?!Pol(?:da|res|sek))[A-Z][a-z]+)?|\bPawas\b|\bWakapol(?:res|sek|da|resta)\b|\bPadal\b"
)
CHIEFS = {"kapolres": ("AKBP", "Kombes Pol"), "kapolsek": ("Ipda", "Iptu", "AKP", "Kompol")}
HONOURED = re.compile(r"\b(?:Pak|Bapak|Bu|Ibu|Kiai|Ustaz|Ustadz|Pendeta|Romo) ((?:[A-Z][a-z'’]+ ?){1,3})")
ACTS = re.compile(r"(?:,[^,.\n]{3,40},|,)?\s*(?:ber|me|lega|senang|cerita|mengaku|bilang|salut|bangga|setuju|siap)")
FAR_OFFICE = 70  # letters between an office and the name of who holds it


class Mention(NamedTuple):
    """Somebody whom the text names: where, and what they are called."""

    start: int
    end: int
    name: str


class Speakers:
    """Everybody whom a text names outside of direct speech, to be asked who said what."""

    def __init__(self, body: str, officers: Sequence[Named], speech: Sequence[tuple[int, int]]) -> None:
        """Find the mentions; ``speech`` are the pieces of direct speech, in which nobody is looked for."""
        self.body, self.officers = body, officers
        self.said: Mention | None = None  # whoever was last named right behind direct speech, and where
        found = sorted({*self._by_name(), *self._by_role(), *self._by_office()}, key=lambda each: (each.start, -each.end))
        outside = [each for each in found if not any(start <= each.start < end for start, end in speech)]
        self.mentions = list(_apart(outside))
        self.inside = [each for each in found if any(start <= each.start < end for start, end in speech)]
        self.speech = speech

    @cached_property
    def offices(self) -> list[re.Match[str]]:
        """Where offices outside the police are named."""
        return list(OFFICE.finditer(self.body))

    @cached_property
    def officials(self) -> list[Official]:
        """Everybody named with an office outside the police."""
        return list(officials(self.body, self.offices))

    @cached_property
    def others(self) -> list[Mention]:
        """Residents and officials who say or do something outside of direct speech."""
        found = [each for each in self._residents() if not any(start <= each.start < end for start, end in self.speech)]
        return [each for each in found if not any(one.start <= each.start < one.end for one in self.mentions)]

    def of(self, start: int, after: int, until: int, last: str | None) -> str | None:
        """The speaker of direct speech from ``start``, closed before ``after``; the next begins at ``until``."""
        stop = min(until, after + FAR)
        line = self.body.find("\n", after, stop)
        stop = line if line >= 0 else stop
        said = AFTER.match(self.body, after, stop)
        by_name = said and not PRONOUN.search(said[1]) and not HE.match(self.body, said.end())
        named = None
        if said and by_name:
            named = self._after(said.end(), self._clause(said.end(), stop))
        elif said is None:
            named = self._verbless(after, stop)
        if named:
            end = self._clause(said.end(), stop) if said else after
            self.said = Mention(end, end, named)
            return named
        return last if by_name else self._before(start, last, pronoun=said is not None)

    def _clause(self, start: int, stop: int) -> int:
        """The end of what names the speaker: a full stop that closes no title, or a new paragraph."""
        end = re.compile(
            r"(?<![\s.][A-Z])(?<!\b(?:Pol|Drs|Kec|Kab|Pdt|Bpk|Ust|Sdr|Tgk))(?<!\b(?:dr|Dr|Ir|Hj|KH|SH|MH))\.(?=\s+[A-Z“\"]|\s*$)|[;\n]"
        ).search(self.body, start, stop)
        return end.start() if end else stop

    def _after(self, start: int, stop: int) -> str | None:
        chain = [each for each in self.mentions if start <= each.start < stop]
        deputies = list(ON_BEHALF.finditer(self.body, start, stop))
        if deputies and (later := [each for each in chain if each.start >= deputies[-1].start()]):
            return later[0].name
        head = self.body[start:stop].lstrip(" ,:*")
        first = next((each for each in chain if not BESIDE.search(self.body, start, each.start)), None)
        if (
            first
            and (POLICE.match(head) or not is_resident(head))
            and (POLICE.match(head) or "," not in self.body[start : first.start].strip(" ,"))
        ):
            return first.name
        named = self._holder(head) or resident(head)
        if named and (RANK.fullmatch(named) or (self.officers and POLICE.match(named))):
            named = self.officers[0].name if len(self.officers) == 1 and " " in named else None  # a rank or an office names nobody
        return self._misspelt(named) or self._fuller(named) or (first.name if first else None)

    def _holder(self, head: str) -> str | None:
        """Whoever the text names elsewhere with the office that stands here without a name: "Ketua Bawaslu"."""
        if not is_resident(head) or resident(head):
            return None
        office = " ".join(OFFICE_ALONE.split(head.lower(), 1)[0].split()).strip(" ,.")
        names = {each.name for each in self.officials if each.office.startswith(office)}
        return names.pop() if office and len(names) == 1 else None

    def _fuller(self, name: str | None) -> str | None:
        """The name of the official of whose name this is one word: "Yohanes" after "Kepala Distrik A Yohanes Kogoya"."""
        names = {each.name for each in self.officials if name in each.name.split()} if name else set()
        return names.pop() if len(names) == 1 else name

    def _misspelt(self, name: str | None) -> str | None:
        """The officer one of whose names this is but for a letter."""
        if name is None or len(name) < SHORTEST_NAME:
            return None
        near = (
            officer.name for officer in self.officers for part in officer.name.split() if get_close_matches(name, [part], 1, ALIKE)
        )
        return next(near, None)

    def _verbless(self, after: int, stop: int) -> str | None:
        """A speaker who is only named behind the closing mark, without a verb."""
        near = next((each for each in self.mentions if after <= each.start < min(stop, after + 6)), None)
        return near.name if near else None

    def _before(self, start: int, last: str | None, *, pronoun: bool) -> str | None:
        """Whoever was last named as speaking before the direct speech, or else the speaker before."""
        itself = self._named_first(start)  # "Bripka A mengajak warga …," ujarnya is said by somebody else
        earlier = [each for each in self.mentions if each.end <= start + 1 and each.name not in itself]
        if earlier and not self.body[earlier[-1].end : start].strip(" \t,:;-–\"“”„'"):
            return earlier[-1].name
        active = [each for each in earlier if not BESIDE.search(self.body, max(0, each.start - 70), each.start)]
        for each in sorted([*active, *(one for one in self.others if one.end <= start)], reverse=True):
            if self.said and each.start < self.said.start and pronoun and self.said.name not in itself:
                return self.said.name
            if each in self.others or self._says(each, start):
                return each.name
        if last and pronoun and last not in itself:
            return last
        return (active or earlier)[-1].name if earlier else last

    def _named_first(self, start: int) -> set[str]:
        """Officers of whom direct speech that begins at ``start`` tells in its first words."""
        if ranked := RANKED.match(self.body, start):
            return {each.name for each in self.officers if any(word.startswith(ranked["name"]) for word in each.name.split())}
        return {each.name for each in self.inside if each.start == start and OF_UNIT.match(self.body, each.end)}

    def _says(self, each: Mention, limit: int) -> bool:
        """Whether somebody says or does something in the sentence in which they are named."""
        if SAID_BY.search(self.body, max(0, each.start - 90), each.start):
            return True
        tail = TAIL.match(self.body, each.end, limit)
        begin = each.end + (len(tail[0].rstrip(" .,\n")) if tail else 0)
        end = ENDS.search(self.body, begin, min(limit, each.end + 160))
        return SAYS.search(self.body, max(0, each.start - 12), end.start() if end else min(limit, each.end + 160)) is not None

    def _by_name(self) -> Iterator[Mention]:
        for officer in self.officers:
            parts = [part for part in re.split(r"[\s.]+", officer.name) if len(part) > 2]  # noqa: PLR2004 - initials name nobody
            whole = r"[\s.]+".join(re.escape(part) for part in re.split(r"[\s.]+", officer.name) if part)
            for found in re.finditer(rf"\b(?:{'|'.join([whole, *map(re.escape, parts)])})\b", self.body):
                yield Mention(found.start(), found.end(), officer.name)

    def _by_role(self) -> Iterator[Mention]:
        holders: dict[str, list[str]] = {}
        for officer in self.officers:
            holders.setdefault(officer.role, []).append(officer.name)
        for found in ROLE.finditer(self.body):
            role = ROLE_OF[" ".join(found[1].lower().split())]
            names = holders.get(role) or self._by_rank(role)
            prefix = self.body[max(0, found.start() - 2) : found.start()].lower()
            if len(names) == 1 and prefix != "wa":
                yield Mention(found.start(), found.end(), names[0])

    def _by_rank(self, role: str) -> list[str]:
        """Officers without a role of our list whose rank is that of a chief."""
        ranks = CHIEFS.get(role, ())
        return [officer.name for officer in self.officers if officer.role == "other" and officer.rank in ranks]

    def _residents(self) -> Iterator[Mention]:
        """Others whom the text names with their office and who say or do something in that sentence."""
        honoured = ((found.start(), found.end(), plain(found[1])) for found in HONOURED.finditer(self.body))
        held = ((each.start, each.end, each.name) for each in self.officials)
        for start, end, name in {*honoured, *held, *residents(self.body, self.offices)}:
            tail = TAIL.match(self.body, end)
            behind = end + len(tail[0].rstrip()) if tail and key_of(tail[0]) and self.body[end] == "," else end
            after = SAYS.search(self.body, behind, min(behind + 80, len(self.body)))
            told = ACTS.match(self.body, behind)
            if told or (after and not re.search(r"[.\n]", self.body[behind : after.start()])):
                yield Mention(start, end, name)

    def _by_office(self) -> Iterator[Mention]:
        """Offices that our list of roles does not tell apart: "Kasat" after "Kasat Lantas AKP …" is that officer."""
        holders: dict[str, set[str]] = {}
        for officer in self.officers:
            before = list(OTHER_OFFICE.finditer(self.body, max(0, officer.start - FAR_OFFICE), officer.start))
            between = self.body[before[-1].end() : officer.start] if before else "\n"
            if "\n" not in between and not any(each.name in between for each in self.officers):
                words = before[-1][0].lower().split()
                for known in (words[0], " ".join(words)):
                    holders.setdefault(known, set()).add(officer.name)
        for found in OTHER_OFFICE.finditer(self.body) if holders else ():
            words = found[0].lower().split()
            names = holders.get(" ".join(words)) or holders.get(words[0], set())
            if len(names) == 1:
                yield Mention(found.start(), found.end(), next(iter(names)))


def _apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions without those that lie inside another; a role and the name behind it are one."""
    done = -1
    for each in mentions:
        if each.start >= done:
            yield each
            done = each.end
