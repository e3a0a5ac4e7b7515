"""Proper names in running text: where one begins and where it ends, and the sentence around it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

# A word of a name: letters with an apostrophe, stroke or dash inside; "M.", "AR.", "Ki'e", "Butar-Butar", "IV", "05".
_UNSEEN = "\u00ad\u200b\u200c\u200d\ufeff"  # signs without width, which pages leave inside words
_WORD = re.compile(rf"[^\W_]+(?:[{_UNSEEN}]+[^\W_]+|['’‘`´][^\W_]+|-(?!(?i:pol(?:sek|res|da)|kec|kab))[^\W_]+)*")
_BETWEEN = re.compile(r"[ \t\xa0]+(?:[-–][ \t\xa0]+)?|(?<=\.)")
MOST = 200  # dates, officers, places of a text that are looked at; no release has as many
LONGEST_LINE = 4_000  # characters before and after a place that are looked at
_NO_UNSEEN = dict.fromkeys(map(ord, _UNSEEN))
_SMALL_WORD = 3  # letters of "dan", which stays small in headlines, and of "TTS", which stays large everywhere
NUMBERS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII"})
_INITIALS = 3  # letters of a word whose full stop does not end a name: "AR.", "Moh."
_MOSTLY, _LONGEST_HEADLINE = 0.7, 250
_MISDEED = re.compile(
    r"\b(?:kejadian|peristiwa|terjadi|kecelakaan|pelaku|korban|tkp|tersangka|pencurian|pembunuhan)\b", re.IGNORECASE
)
PREVENTS = re.compile(  # what stands before the name of a crime that was only feared
    r"\b(?:\w{0,5}(?:cegah|antisipas|hindar|waspada)\w*|menekan|tekan|(?:meng|k)urangi)\b(?:[\s,]+\w+){0,8}[\s,]*$"
    r"|\b(?:pencegahan|rawan|potensi|bahaya|gangguan|tindak|angka|risiko|resiko|pelaku|aksi)(?:\s\w+){0,3}\s$",
    re.IGNORECASE,
)
WISHED = re.compile(  # what people who came ask for is no place of the activity
    r"\b(?:warga|mereka|jemaat|jamaah|masyarakat|peserta|ia)\s(?:juga\s|pun\s)?"
    r"(?:berharap|mengharapkan|meminta|minta|mengusulkan|mengeluhkan)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:pengeroyokan|pengroyokan|penganiayaan|pembunuhan|penusukan|pembacokan|perampokan|pembegalan|penembakan|perkelahian"
    r"|kecelakaan|bentrok\w*|tawuran|pencurian|musibah)\b(?P<rest>[^.\n]{0,80})$",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:di|me[nmlr]?|ber)[a-z]{4,}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“(]?[A-Z])|\n+")
_SHORT_FORMS = re.compile(
    r"\b(?:[A-Z]|kec|kel|kab|jl|jln|ds|no|pol|dr|drs|hj|ir|st|simp|gg|rt|rw|prov|moh|muh|kp|ipda|iptu|akp|akbp|kombes)\.?$",
    re.IGNORECASE,
)
_OPEN, _CLOSE = "“„", "”"

# Words that begin with a capital letter beside a name without being part of it.
STOP = frozenset(
    word
    for line in (resources.files(__package__) / "data" / "beside_names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)


class Word(NamedTuple):
    """One word and where it stands."""

    text: str
    start: int
    end: int


def following(text: str, pos: int, most: int = 6) -> Iterator[Word]:
    """The words after ``pos`` that only blanks part, up to a sign that ends a name."""
    for _ in range(most):
        word = _WORD.match(text, pos)
        if word is None:
            return
        yield Word(word[0], word.start(), word.end())
        pos = word.end()
        if text[pos : pos + 1] == ".":
            if len(word[0]) > _INITIALS:
                return
            pos += 1
        gap = _BETWEEN.match(text, pos)
        if gap is None:
            return
        pos = gap.end()


def is_capital(word: str) -> bool:
    """Whether a word is written as part of a name is: with a capital letter or a digit in front."""
    return word[0].isupper() or word[0].isdigit()


def proper(text: str, pos: int, most: int = 5) -> list[Word]:
    """The words of a name at ``pos``: capital letters in front, none of ``STOP``."""
    found: list[Word] = []
    for word in following(text, pos, most):
        if not is_capital(word.text) or word.text.lower() in STOP:
            break
        found.append(word)
    return found


def sentence_at(text: str, pos: int) -> tuple[int, int]:
    """Where the sentence around ``pos`` begins and ends. A line is a sentence's end, too."""
    begin, window = 0, max(0, pos - 700)
    for end in _SENTENCE_END.finditer(text, window, pos):
        if not _SHORT_FORMS.search(text, max(window, end.start() - 8), end.start() + 1):
            begin = end.end()
    for end in _SENTENCE_END.finditer(text, pos, pos + 700):
        if not _SHORT_FORMS.search(text, max(window, end.start() - 8), end.start() + 1):
            return begin, end.start() + 1
    return begin, min(len(text), pos + 700)


def line_at(text: str, pos: int) -> tuple[int, int]:
    """Where the line around ``pos`` begins and ends."""
    low, high = max(0, pos - LONGEST_LINE), min(len(text), pos + LONGEST_LINE)
    begin, end = text.rfind("\n", low, pos) + 1, text.find("\n", pos, high)
    return begin or low, high if end < 0 else end


def in_quotes(text: str, pos: int) -> bool:
    """Whether ``pos`` stands within direct speech of its paragraph."""
    begin, _ = line_at(text, pos)
    before = text[begin:pos]
    opened, closed = max(before.rfind("“"), before.rfind("„")), before.rfind("”")
    if opened > closed:
        return True
    return before.count('"') % 2 == 1


def plain(text: str) -> str:
    """The text without the marks that make words bold or slanted in messages; as long as before."""
    return text.replace("*", " ").replace("_", " ")


def is_told(text: str, pos: int) -> bool:
    """Whether ``pos`` stands in a sentence that tells of a crime or an accident, and not of what the police did."""
    begin, _ = sentence_at(text, pos)
    misdeeds = _MISDEED.finditer(text, begin, pos)
    return any(not PREVENTS.search(text, begin, misdeed.start()) for misdeed in misdeeds)


def is_of_crime(before: str) -> bool:
    """Whether what follows ``before`` tells where or when a crime or an accident was: nobody does anything in between."""
    crime = _HAPPENED.search(before)
    return crime is not None and not PREVENTS.search(before, 0, crime.start()) and not _DONE.search(crime["rest"])


def is_heading(line: str) -> bool:
    """Whether a line reads as a headline: short, most words with a capital letter, no full stop at its end."""
    if len(line) > _LONGEST_HEADLINE:
        return False
    words = [word for word in line.split() if word[0].isalpha() and len(word) > _SMALL_WORD]
    return (
        bool(words)
        and not line.rstrip().endswith((".", '"', "”", ","))
        and sum(word[0].isupper() for word in words) > len(words) * _MOSTLY
    )


def tidy(name: str) -> str:
    """A name in one line; one all in capitals or all in small letters is written with capitals in front."""
    name = " ".join(name.translate(_NO_UNSEEN).split()).strip(" .,-–")
    words = name.split()
    spoken = [word for word in words if word.strip(".").isalpha()]
    shouted = all(word.isupper() for word in spoken) and any(len(word) > _SMALL_WORD for word in spoken)
    if not shouted and not name.islower():
        return name
    return " ".join(word if word in NUMBERS or len(word) < _SMALL_WORD else word[0].upper() + word[1:].lower() for word in words)
