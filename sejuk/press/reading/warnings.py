"""What in a release does not hold together: each warning says in a plain sentence what, and where it stands. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from sejuk.lib.clock import MONTHS
from sejuk.org.elections import shipped
from sejuk.org.stages import Phase, Span, phase_on
from sejuk.press.reading import page
from sejuk.press.reading.dates import Stated as StatedDate
from sejuk.press.reading.election import Stated as StatedStage
from sejuk.press.reading.gazetteer import gazetteer
from sejuk.press.reading.near import MOST_OF_TEXT, Copied
from sejuk.press.reading.shape import Article, Found, Warned
from sejuk.press.reading.words import Word, listed

OFFICIAL = {"pemilu_2024": "pemilu-2024", "pilkada_2024": "pilkada-2024"}
NAMES = {"pemilu_2024": "Pemilu 2024", "pilkada_2024": "Pilkada 2024"}
STAGE_NAMES = {
    "before": "menjelang pemungutan suara", "campaign": "masa kampanye", "quiet_period": "masa tenang",
    "voting": "hari pemungutan suara", "after": "setelah pemungutan suara",
}  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
FEWEST_WORDS = 30  # of a text whose language can be told
FEWEST_OWN = 0.02  # of the words of an Indonesian text are among its commonest, and
FEWEST_OTHER = 0.05  # of those of another language among that one's
SURELY_OWN = 0.12  # with more of them it is Indonesian without further look
MANY_WORDS = 60  # of a text in which none of these words is no chance
INDONESIAN = frozenset(listed("indonesian"))
OTHERS = {name: frozenset(listed(key)) for name, key in (("Inggris", "english"), ("Jawa", "javanese"), ("Sunda", "sundanese"))}
SENTENCE = re.compile(r"\.\s")
DASH = re.compile(r"(?:[–—]|--?(?=\s)|//|\|\|)[ \t]*(?=[A-Z“\"])")
LONGEST_DATELINE = 110  # letters
GLUED = re.compile(r"(?<![\w.@/-])([a-z]{1,4})([A-Z][a-z]{3,}(?:[ \t]+[^\s.]+){5,})")
POST = re.compile(r"\bBh?abin\w*\s+(?:Desa|Kelurahan|Kel\.?|Gampong|Pekon|Nagari|Kampung)\s+((?:[A-Z][\w'’]+ ?){1,4})")
SHORT_WORDS = frozenset(["di", "ke", "se", "ka", "si", "da", "dari", "pada", "dan", "oleh", "para"])
LETTERS = re.compile(r"[^\W\d_]+")
APART = 300  # letters between the beginnings of two releases in one text

RULES = {
    "stage_contradicts_calendar": "A stage is told that the official calendar has on another day.",
    "village_not_in_district": "The village named is not in the district named.",
    "post_differs_from_place": "The constable's own village is another one of that district than the village of the activity.",
    "title_duplicated": "The headline is printed twice.",
    "headline_pasted": "A run of words in capitals is glued into the middle of a word, as when a headline is pasted by mistake.",
    "weekday_does_not_fit": "The weekday named is not that of the date beside it.",
    "near_copy": "A release of the same run says most of this, or a long sentence of it, in nearly the same words.",
    "several_releases": "Two headlines with datelines of their own stand in one text.",
    "other_language": "Hardly a word of an Indonesian sentence stands in the text.",
}


@lru_cache(1)
def _calendar() -> dict[str, tuple[Span, ...]]:
    by_code = {each.code: tuple(each.stages) for each in shipped()}
    return {name: by_code[code] for name, code in OFFICIAL.items()}


def stage(body: str, stated: Sequence[StatedStage], election: Found | None, day: Found | None) -> Iterator[Warned]:
    """A stage that the text tells as its own time, on a day when the official calendar has another."""
    real = phase(election, day)
    if real is None or election is None or day is None:
        return
    for each in stated:
        other = election.value == "pilkada_2024" and "pemilu" in body[each.start : each.end].lower()
        planned = each.stage == "voting" and "hari" not in body[each.start : each.end].lower()
        if not other and not planned and not possible(each.stage, real):
            told = f'"{STAGE_NAMES[each.stage].capitalize()}" tidak cocok dengan tahapan {NAMES[election.value]}'
            says = f"{told} pada {_written(date.fromisoformat(day.value))}."
            yield Warned("stage_contradicts_calendar", each.start, each.end, says)
            return


def _written(day: date) -> str:
    """ "22 September 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def phase(election: Found | None, day: Found | None) -> Phase | None:
    """The phase of that election on that day by the official calendar, where it has one."""
    if election is None or election.value not in OFFICIAL or day is None:
        return None
    return phase_on(_calendar()[election.value], date.fromisoformat(day.value))


def possible(told: str, real: Phase) -> bool:
    """Whether that stage may be told in that phase; before the vote, every day is before it."""
    allowed = {
        "before": (Phase.BEFORE, Phase.CAMPAIGN, Phase.QUIET_PERIOD, Phase.VOTING, Phase.NONE),
        "campaign": (Phase.CAMPAIGN, Phase.QUIET_PERIOD), "quiet_period": (Phase.QUIET_PERIOD, Phase.CAMPAIGN),
        "voting": (Phase.VOTING, Phase.QUIET_PERIOD, Phase.AFTER), "after": (Phase.AFTER, Phase.VOTING, Phase.NONE),
    }  # fmt: skip
    return real in allowed[told]


def village(mismatch: Found | None) -> Iterator[Warned]:
    """The village named is not in the district named, as the gazetteer has them."""
    if mismatch is not None:
        yield Warned(
            "village_not_in_district", mismatch.start, mismatch.end, f"{mismatch.value} tidak ada di kecamatan yang disebut."
        )


def post(body: str, facts: dict[str, Found]) -> Iterator[Warned]:
    """The constable's own village is another one than that of the activity; both are in the district named."""
    village, district = facts.get("village"), facts.get("district")
    if village is None or district is None:
        return
    places = gazetteer()
    under = places.districts(district.value)
    for found in POST.finditer(body):
        own = next((name for name in _shorter(found[1]) if places.villages(name, under)), None)
        if own and own.lower() != village.value.lower() and places.villages(village.value, under):
            says = f"Bhabinkamtibmas {own}, sedangkan kegiatannya di {village.value}."
            yield Warned("post_differs_from_place", found.start(1), found.start(1) + len(own), says)
            return


def _shorter(name: str) -> Iterator[str]:
    """The words in capitals, then without the last, and so on."""
    words = name.split(" ")
    for most in range(len(words), 0, -1):
        yield " ".join(words[:most])


def headline(article: Article) -> Iterator[Warned]:
    """The headline printed twice, or one pasted into a sentence."""
    again = page.printed_again(article)
    if again:
        yield Warned("title_duplicated", *again, "Judul tercetak dua kali.")
    for found in GLUED.finditer(article.body):
        words = LETTERS.findall(found[2])[:10]
        capitals = sum(word[0].isupper() for word in words)
        if found[1] not in SHORT_WORDS and capitals * 10 >= len(words) * 6:
            yield Warned("headline_pasted", found.start(), _pasted_end(article.body, found), "Judul tertempel di tengah kalimat.")
            return


def _pasted_end(body: str, found: re.Match[str]) -> int:
    """Where the last word with a capital letter of the pasted run ends."""
    end = found.end(1)
    for word in re.finditer(r"\S+", body[found.start(2) : found.end()]):
        if word[0][0].isupper():
            end = found.start(2) + word.end()
    return end


def weekday(dates: Sequence[StatedDate]) -> Iterator[Warned]:
    """A weekday that is not that of its date."""
    for each in dates:
        if each.fits is False and each.weekday is not None and each.context != "header":
            said = DAYS[each.weekday]
            real = DAYS[date.fromisoformat(str(each.iso)).weekday()]
            yield Warned("weekday_does_not_fit", each.start, each.end, f"{each.iso} bukan hari {said}, melainkan {real}.")


def several(article: Article, end: int | None = None) -> Iterator[Warned]:
    """Two releases in one text: a second dateline after a line that can be a headline, far below the first.

    ``end`` is where the first ends, if another rule has found that already.
    """
    if end is not None and end < len(article.body):
        yield Warned("several_releases", end, len(article.given.rstrip()), "Teks ini memuat lebih dari satu rilis.")
        return
    if len(article.body) < 2 * APART:
        return
    first = None
    for start, end in _datelines(article.body):
        first = start if first is None else first
        if start - first > APART and page.looks_like_headline(_line_above(article.body, start)):
            yield Warned("several_releases", start, end, "Teks ini memuat lebih dari satu rilis.")
            return


def _datelines(body: str) -> Iterator[tuple[int, int]]:
    """Where a line begins with a place in capitals and a dash, and where that ends."""
    for dash in DASH.finditer(body):
        start = body.rfind("\n", 0, dash.start()) + 1
        head = body[start : dash.start()].strip()
        if head[:1].isupper() and len(head) < LONGEST_DATELINE and not SENTENCE.search(head):
            yield start, dash.end()


def _line_above(body: str, start: int) -> str:
    above = body[:start].rstrip()
    return above[above.rfind("\n") + 1 :].strip()


def language(words: Sequence[Word]) -> Iterator[Warned]:
    """Another language than Indonesian."""
    if len(words) < FEWEST_WORDS:
        return
    own = sum(word.text in INDONESIAN for word in words)
    if own > SURELY_OWN * len(words):
        return
    others = {name: sum(word.text in common for word in words) for name, common in OTHERS.items()}
    name, other = max(others.items(), key=lambda pair: pair[1])
    foreign = other > own and other > FEWEST_OTHER * len(words)
    if foreign or (own < FEWEST_OWN * len(words) and len(words) > MANY_WORDS):
        says = f"Teks ini bukan bahasa Indonesia{f' (mirip bahasa {name})' if other > own else ''}."
        yield Warned("other_language", words[0].start, words[-1].end, says)


def copies(found: Sequence[Copied], sentences: int) -> Iterator[Warned]:
    """The release, or a long sentence of it, in nearly the words of another release of the run."""
    if not found:
        return
    other, share = Counter(each.id for each in found).most_common(1)[0]
    one = next(each for each in found if each.id == other)
    if share > 1 and share > MOST_OF_TEXT * sentences:
        yield Warned("near_copy", found[0].start, found[-1].end, f"Teks ini hampir sama dengan rilis {other}.")
    else:
        yield Warned("near_copy", one.start, one.end, f"Kalimat ini hampir sama dengan kalimat rilis {other}.")
