"""Members of the police whom a release names: rank, name without titles, and the post they hold in it. Pure.

A member is a rank of the police with a name after it. Ranks of the army have other words and are never taken; nor are streets and
buildings that bear an officer's name.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from sejuk.org.rules import rank_of
from sejuk.press.reading.gazetteer import gazetteer, key_of
from sejuk.press.reading.names import MOST, NUMBERS, STOP, Word, following, is_capital, is_heading, line_at, plain, tidy
from sejuk.press.reading.posts import (
    ARMY,
    CLOSER,
    DEGREE,
    GAP,
    NOT_A_MEMBER,
    OFFICE_WORD,
    POST,
    POST_ALONE,
    RANK,
    RANKS,
    TAIL,
    TITLE,
)
from sejuk.press.reading.shape import Article, Named

RULES = {
    "officer_post_before": 'The post stands before the rank with only names of units and places between ("Kapolsek Kie Iptu A").',
    "officer_leads_unit": 'The unit stands under the officer: "Polsek A di bawah pimpinan AKP B", "Polres C yang dipimpin AKBP D".',
    "officer_post_after": 'The post follows the name ("Aiptu B selaku Bhabinkamtibmas", "Aiptu B, Bhabinkamtibmas Kelurahan C").',
    "officer_post_behind": 'A later sentence refers to the officer by post: "Kanit Binmas Polsek A ini".',
    "officer_same_name": "The same officer is named with a post elsewhere in the text; the first full form of the name is kept.",
    "officer_only_constable": "The text speaks of a Bhabinkamtibmas and names none; this is its only sub-officer without a post.",
    "officer_speaks_as_chief": "The text speaks of a Kapolsek or Kapolres without a name, and a quote ends with this officer.",
    "officer_only_one": "The text names one officer, without a post, and quotes the Kapolsek or Kapolres without a name.",
    "officer_no_rank": "The post is named, and behind it a person without a rank whose name ends with a degree.",
    "officer_no_post": "An officer with a rank whose post the text does not give.",
}  # fmt: skip
_PARTICLES = frozenset({"bin", "binti", "al", "da", "de", "van"})
_ALSO_NAMES = frozenset((  # words of sentences that people are called, too
    "lalu", "damai", "aman", "bakti", "juni", "juli", "april", "mei", "mari", "tegas", "jelas", "terang", "maret", "agama", "bagi",
    "setiap", "wakil", "pasi", "agustus", "januari", "oktober", "sejuk", "harap", "rutin", "lancar", "tertib", "jamin", "bina",
    "hari", "nusantara",
))  # fmt: skip
_LAST_NAMES = frozenset({"nusantara", "bakti", "mandiri", "sejahtera", "perkasa", "utama", "pratama", "bahari", "jaya", "santoso"})
_SURE_DEGREES = frozenset({"sh", "mh", "se"})
_SIGN = re.compile(r"\s?[,.;:)(“\"]")
_SMALL_REST = re.compile(r"(?P<rest>(?: [a-z]{3,14}){1,3})[ ,.]*(?=[A-Z])")
_INITIAL = re.compile(r"\. ?(?=[A-Z](?:\. ?[A-Z][a-z]|,))")  # "Ferry. A. Sumual", "Salim. S, S.H."
_SMALL_LAST = re.compile(  # "Ipda Marten tallo, Kamis (15/11)"
    r" (?!(?:me|ber|di|ter|pe|ke|se)|tadi|cs|lain|sore|pagi)(?P<rest>[a-z]{4,12})"
    r"(?=, ?(?:Senin|Selasa|Rabu|Kamis|Jum|Sabtu|Minggu|Ahad)|\s?\(\d)"
)
_NAME_ENDS = re.compile(r",| (?=[a-z])")
_COMMA = re.compile(r",[ ](?=[A-Z])")
_MOST_NAMES = 4  # words of a name that no degree ends
_BLANKS = re.compile(r"[ \t]+")
_LEADS = re.compile(r"bawah|dipimpin|dikomandoi|dinakhodai|dikepalai")
_LEADS_UNIT = re.compile(
    r"(?:^|[.,:\n–—-]\s{0,3}|\b(?:jajaran|bahwa|oleh|sementara|itu)\s)(?:mapol|pol|kepolisian\s(?=(?:sek|res)))(?P<kind>sek|res)\w*"
    r"(?:\s[A-Z][\w'’]+){0,4},?\s(?:yang\s|yg\s)?(?:di\s?bawah\s(?:komando|pimpinan|kepemimpinan|kendali|arahan)"
    r"|(?:yang|yg)\s(?:saat\sini\s)?di(?:pimpin|komandoi|nakhodai|kepalai))(?:\s(?:oleh|langsung|dari|seorang))*\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_MEMBER = re.compile(
    r"anggota|person[ei]l|petugas|bintara|b[ah]\b|banit|perwira|panit|kanit|mantan|eks|ka\s?spk|padal|pawas|operator|katim|ka\s?tim",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"anggota|person[ei]l|petugas|bintara", re.IGNORECASE)
_REFERS = re.compile(r"[^.\n]{0,60}?\b(?:ini|itu|tersebut)\b")
_LEAST_CUT = 3  # letters of a name that is the beginning of another
_SHORT = 2  # letters of what may be a degree or initials: M.T, MA
_LOOK_BACK, _LOOK_AHEAD, _LOOK_ON, _MOST_SLIPS = 170, 70, 600, 2
_SUB_OFFICERS = frozenset({"Bripda", "Briptu", "Brigadir", "Bripka", "Aipda", "Aiptu"})
_CONSTABLE = re.compile(r"\bbh?abinkamti\w+|\bbhabin\b", re.IGNORECASE)
_SPEAKS_LAST = re.compile(
    r"(?:ujar|kata|ucap|ungkap|jelas|tutur|terang|tegas|imbuh|papar|tambah|sebut|tandas|pungkas|tutup|lanjut)(?:nya|kan)?[\s,]*$",
    re.IGNORECASE,
)
_SPEAKS_OR_LEADS = re.compile(_SPEAKS_LAST.pattern + r"|\bpolres\w*\s[A-Z][\w' ]{2,30}[\s,]*$", re.IGNORECASE)
_CHIEF_ROLES = frozenset({"kapolsek", "kapolres", "kapolda"})
_CHIEF_SPEAKS = re.compile(
    r"\b(?:ujar|kata|ucap|ungkap|jelas|tutur|terang|tegas|imbuh|papar|tambah|sebut|beber|tandas|pungkas|tutup|lanjut)\s"
    r"kapol(?P<kind>sek|res)",
    re.IGNORECASE,
)
_CHIEFS = {"kapolsek": ("Ipda", "Iptu", "AKP", "Kompol"), "kapolres": ("AKBP", "Kombes Pol")}


class _Mention(NamedTuple):
    rank: str
    name: str
    start: int
    end: int  # of the name
    after: int  # behind degrees
    loose: bool  # in a headline, where nothing says that the name has ended
    role: str = ""
    rule: str = "officer_no_post"
    post: int = -1  # where the post stands

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(key_of(word) for word in self.name.replace(".", " ").split())


def officers(article: Article) -> tuple[Named, ...]:
    """The members named, in the order of the text; each once."""
    text = plain(article.body)
    ranked = [each for match in islice(RANK.finditer(text), MOST) if (each := _mention(text, match))]
    mentions = [*_with_posts(text, ranked), *_without_rank(text, {each.start for each in ranked})]
    people: list[list[_Mention]] = []
    for mention in sorted(mentions, key=lambda each: (each.loose, each.start)):
        group = next((group for group in people if any(_same(mention, other) for other in group)), None)
        if group is None:
            people.append([mention])
        else:
            group.append(mention)
    named = [_one(group) for group in people]
    return tuple(sorted(_guessed(text, named, mentions), key=lambda each: each.start))


def _mention(text: str, match: re.Match[str]) -> _Mention | None:
    rank = RANKS.get(key_of(match["rank"])) or rank_of(match["rank"])
    if rank is None or ARMY.match(text, match.end()) or NOT_A_MEMBER.search(text, max(0, match.start() - 16), match.start()):
        return None
    title = TITLE.match(text, match.end())
    begin = title.end() if title else match.end()
    words = _name(text, begin)
    words = words[1:] if len(words) > 1 and words[0].text in NUMBERS else words
    if not words:
        return None
    first, last = line_at(text, match.start())
    end = _small_end(text, words[-1].end)
    end += text[end : end + 1] == "." and len(words[-1].text) == 1
    tail = TAIL.match(text, end)
    after = tail.end() if tail else end
    loose = is_heading(text[first:last]) and not key_of(text[end:after]) and not _SIGN.match(text, end)
    return _Mention(rank, tidy(text[words[0].start : end]), match.start(), end, after, loose)


def _without_rank(text: str, taken: set[int]) -> list[_Mention]:
    """Holders of a post named without their rank; a degree must say where the name ends: "Wakapolresta X I Made Arta, S.H."."""
    found = []
    for match in islice(POST_ALONE.finditer(text), MOST):
        words = list(following(text, match.end(), 9))
        unit = next((n for n in range(len(words), 0, -1) if _is_place(text[match.end() : words[n - 1].end])), 0)
        comma = _COMMA.match(text, words[unit - 1].end) if unit == len(words) > 0 else None
        name = list(following(text, comma.end(), 6)) if comma else words[unit:]
        name = name[: next((n for n, word in enumerate(name) if not _is_part(text, word)), len(name))]
        end = name[-1].end if name else 0
        tail = TAIL.match(text, end)
        sure = tail is not None and bool(key_of(tail[0]) or (unit and _stands_alone(text, name)))
        if len(name) > 1 and tail and sure and not taken & set(range(match.start(), end)):
            post = POST.match(text, match.start())
            role = (post.lastgroup if post else None) or "other"
            begin, post_at = name[0].start, match.start()
            named = _Mention(
                "", tidy(text[begin:end]), begin, end, tail.end(), loose=False, role=role, rule="officer_no_rank", post=post_at
            )
            found.append(named)
    return found


def _stands_alone(text: str, name: list[Word]) -> bool:
    """Whether words behind a unit are a person's name although no degree ends them: no headline, no place, a small word next."""
    if not name or len(name) > _MOST_NAMES or is_heading(text[slice(*line_at(text, name[0].start))]):
        return False
    firsts = [text[name[0].start : word.end] for word in name]
    return bool(_NAME_ENDS.match(text, name[-1].end)) and not any(_is_place(each) for each in firsts)


def _is_place(name: str) -> bool:
    """Whether a unit is so called."""
    places = gazetteer()
    return bool(places.districts(name) or places.resorts.get(key_of(name)) or places.region(name))


def _is_part(text: str, word: Word) -> bool:
    """Whether a word may stand in a person's name."""
    return word.text[0].isupper() and word.text.lower() not in STOP and not DEGREE.match(text, word.start)


def _name(text: str, begin: int) -> list[Word]:
    """The words of a person's name at ``begin``: up to a degree, a post, a verb, or a sign that ends it."""
    words: list[Word] = []
    for word in following(text, begin, 7):
        degree = DEGREE.match(text, word.start)
        if degree and not _is_own(text, degree.end(), word):
            break
        low = word.text.lower()
        if (
            low in STOP and not (low in _ALSO_NAMES and (not words or _goes_on(text, word.end))) and not _ends_name(text, word)
        ) or not (is_capital(word.text) or (words and low in _PARTICLES | {"huda"})):
            break
        if word.text[0].isdigit() or (words and OFFICE_WORD.fullmatch(low)):
            break
        words.append(word)
    while words and words[-1].text.lower() in _PARTICLES:
        words.pop()
    initial = _INITIAL.match(text, words[-1].end) if words else None
    words += (_name(text, initial.end()) or following(text, initial.end(), 1)) if initial else []
    return words if words and any(len(word.text) > 1 for word in words) else []


def _ends_name(text: str, word: Word) -> bool:
    """Whether a word that is also one of sentences is the last of a name: small letters, a comma or a degree follow."""
    return word.text.lower() in _LAST_NAMES and not word.text.isupper() and bool(_NAME_ENDS.match(text, word.end))


def _small_end(text: str, end: int) -> int:
    """Where a name ends whose last words are written small, if a degree follows them: "Reynol meyer pongajow SH"."""
    last = _SMALL_LAST.match(text, end)
    if last and last["rest"] not in STOP:
        return last.end("rest")
    rest = _SMALL_REST.match(text, end)
    if rest is None or any(word in STOP for word in rest["rest"].split()) or not DEGREE.match(text, rest.end()):
        return end
    return rest.end("rest")


def _is_own(text: str, end: int, word: Word) -> bool:
    """Whether what looks like a degree (M.T, MA) stands within a name: another word of it follows without a comma."""
    written = key_of(text[word.start : end])
    return len(written) <= _SHORT and written not in _SURE_DEGREES and _goes_on(text, end)


def _goes_on(text: str, end: int) -> bool:
    """Whether a further word of a name follows after a blank."""
    after = _BLANKS.match(text, end)
    rest = next(following(text, after.end(), 1), None) if after else None
    return bool(
        rest
        and len(rest.text) > _SHORT
        and rest.text[0].isupper()
        and rest.text.lower() not in STOP
        and not DEGREE.match(text, rest.start)
    )


def _with_posts(text: str, mentions: list[_Mention]) -> list[_Mention]:
    found: list[_Mention] = []
    for i, each in enumerate(mentions):
        floor = max(_claimed(text, mentions[i - 1]) if i else 0, each.start - _LOOK_BACK)
        found.append(_post_before(text, each, floor))
    for i, each in enumerate(found):
        following_post = found[i + 1].post if i + 1 < len(found) else -1
        if not each.role or each.role == "other":
            found[i] = _post_after(text, each, following_post)
    return [_post_behind(text, each, found[i + 1].start if i + 1 < len(found) else len(text)) for i, each in enumerate(found)]


def _claimed(text: str, before: _Mention) -> int:
    """Where what belongs to the officer before ends: behind a post that a word gives to them, "AKP A selaku Kapolsek B"."""
    lead = CLOSER.match(text, before.after, before.after + _LOOK_AHEAD)
    post = POST.match(text, lead.end()) if lead and lead[0].strip(" ,(\n\t\xa0") else None
    return post.end() if post and post.lastgroup != "other" else before.after


def _post_behind(text: str, each: _Mention, floor: int) -> _Mention:
    """A post without a name in one of the next sentences, that refers to this officer: "Kanit Binmas Polsek A ini"."""
    if each.role and each.role != "other":
        return each
    for post in POST.finditer(text, each.after, min(floor, each.after + _LOOK_ON)):
        refers = _REFERS.match(text, post.end(), floor)
        if refers and post.lastgroup != "other" and GAP.match(text, post.end(), refers.end()):
            return each._replace(role=post.lastgroup or "", rule="officer_post_behind", post=post.start())
    return each


def _post_before(text: str, each: _Mention, floor: int) -> _Mention:
    posts = list(POST.finditer(text, floor, each.start))
    leads = _LEADS_UNIT.search(text, floor, each.start) if _LEADS.search(text, floor, each.start) else None
    role = f"kapol{leads['kind'].lower()}" if leads else ""
    if leads and each.rank in _CHIEFS[role]:
        return each._replace(role=role, rule="officer_leads_unit", post=leads.start())
    if not posts or not GAP.match(text, posts[-1].end(), each.start):
        return each
    last = _sure_post(text, posts)
    return each._replace(role=last.lastgroup or "", rule="officer_post_before", post=last.start())


def _sure_post(text: str, posts: list[re.Match[str]]) -> re.Match[str]:
    """The last of the posts, or the one before a mere "anggota": "Bhabinkamtibmas Desa A personel Polsek B Aipda C"."""
    if len(posts) < 2 or not _MEMBER.fullmatch(posts[-1][0]) or posts[-2].lastgroup == "other":  # noqa: PLR2004 - two
        return posts[-1]
    between = text[posts[-2].end() : posts[-1].start()]
    constable = posts[-2].lastgroup in ("bhabinkamtibmas", "polisi_rw")
    return posts[-2] if GAP.match(between) and (constable or "," not in between) else posts[-1]


def _post_after(text: str, each: _Mention, taken: int) -> _Mention:
    lead = CLOSER.match(text, each.after, each.after + _LOOK_AHEAD)
    post = POST.match(text, lead.end()) if lead else None
    if (
        post is None
        or post.start() == taken
        or (each.role and (post.lastgroup == "other" or _is_next_post(text, each, lead.group() if lead else "", post)))
        or text[each.after : post.start()].count("\n")
    ):
        return each
    return each._replace(role=post.lastgroup or "", rule="officer_post_after", post=post.start())


def _is_next_post(text: str, each: _Mention, lead: str, post: re.Match[str]) -> bool:
    """Whether a post behind a comma is somebody else's, as the officer's own stood before: "Wakapolres AKBP A, Kasi Humas"."""
    if lead.strip(" ,("):
        return False
    return post.lastgroup in _CHIEF_ROLES or not _ANY_MEMBER.match(text, each.post)


def _same(one: _Mention, other: _Mention) -> bool:
    """Whether two mentions name the same officer: the words of one are among the other's, or they differ by a slip or two."""
    a, b = one.key, other.key
    if one.rank != other.rank and not (a == b and len(a) > 1) and one.rank and other.rank:
        return False
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if set(shorter) <= set(longer) or _is_cut(*((one, other) if one.start > other.start else (other, one))):
        return True
    return len(shorter) > 1 and _slips("".join(a), "".join(b)) <= _MOST_SLIPS


def _is_cut(later: _Mention, first: _Mention) -> bool:
    """Whether a later mention has the beginning of the first's name: "Bripka Anton" after "Bripka Antonius B", or cut by an end."""
    pairs = zip(later.key, first.key, strict=False)
    if len(later.key) > len(first.key) or later.rank != first.rank or len(later.key[-1]) < _LEAST_CUT:
        return False
    return later.key[:-1] == first.key[: len(later.key) - 1] and all(full.startswith(short) for short, full in pairs)


def _slips(a: str, b: str) -> int:
    """How many letters must be changed, left out or put in to make ``b`` of ``a``; not counted beyond ``_MOST_SLIPS``."""
    if abs(len(a) - len(b)) > _MOST_SLIPS:
        return _MOST_SLIPS + 1
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]


def _one(group: list[_Mention]) -> Named:
    """The officer of some mentions: the fullest name of the running text, and the first post that says most."""
    running = [each for each in group if not each.loose] or group
    full = max(running, key=lambda each: (len(each.key), -each.start))
    posted = [each for each in group if each.role and each.role != "other"] or [each for each in group if each.role]
    role = posted[0].role if posted else ""
    rule = full.rule if full.role == role else "officer_same_name"
    rank = full.rank or next((each.rank for each in group if each.rank), "")
    return Named(rank, full.name, role, full.start, full.end, rule)


def _guessed(text: str, named: list[Named], mentions: list[_Mention]) -> list[Named]:
    """The officers, with the posts that only the whole text gives."""
    roles = {each.role for each in named}
    found = [_chief(text, each, roles, mentions) if not each.role else each for each in named]
    open_ones = [each for each in found if not each.role and each.rank in _SUB_OFFICERS]
    if len(open_ones) == 1 and "bhabinkamtibmas" not in roles and _CONSTABLE.search(text):
        found = [
            each._replace(role="bhabinkamtibmas", rule="officer_only_constable") if each is open_ones[0] else each for each in found
        ]
    return [each if each.role else each._replace(role="other") for each in found]


def _chief(text: str, each: Named, roles: set[str], mentions: list[_Mention]) -> Named:
    alone = len({mention.name for mention in mentions}) == 1 and each.rank not in _SUB_OFFICERS
    speaks = _CHIEF_SPEAKS.search(text) if alone and not roles - {""} else None
    if speaks:
        return each._replace(role=f"kapol{speaks['kind'].lower()}", rule="officer_only_one")
    for role, ranks in _CHIEFS.items():
        if role in roles or each.rank not in ranks or not re.search(rf"\b{role}", text, re.IGNORECASE):
            continue
        starts = [
            mention.start
            for mention in mentions
            if mention.key == tuple(key_of(word) for word in each.name.replace(".", " ").split())
        ]
        last = {"kapolsek": _SPEAKS_LAST, "kapolres": _SPEAKS_OR_LEADS}[role]
        if any(last.search(text, max(0, start - 50), start) for start in starts):
            return each._replace(role=role, rule="officer_speaks_as_chief")
    return each
