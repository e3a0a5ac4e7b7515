"""When a value that the reader found counts as the one that a person labelled. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sejuk.press.reading.gazetteer import gazetteer

RANKS = {
    "brigadir polisi": "brigpol", "brigadir": "brigpol",
    "kombespol": "kombes pol", "kombes": "kombes pol", "komisaris besar polisi": "kombes pol",
    "komisaris besar": "kombes pol", "komisaris polisi": "kompol", "ajun komisaris polisi": "akp",
    "ajun komisaris besar polisi": "akbp",
    "inspektur polisi satu": "iptu", "inspektur polisi dua": "ipda", "brigjen": "brigjen pol", "irjen": "irjen pol",
}  # fmt: skip
BEFORE_PLACE = re.compile(
    r"^(?:desa|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota|distrik|pekon|gampong|nagari|kampung|provinsi|polda|polresta|polrestabes|polres|polsek)\s+"
)
BEFORE_STREET = re.compile(r"^(?:jalan|jln|jl)\s+")
BEFORE_NAME = frozenset(("h", "hj", "dr", "drs", "ir"))
FIRST_WORDS = 8  # of a quote are compared
ENOUGH = 6  # of them must agree
MOST_SLIPS = 2  # letters by which a name may differ where it is compared leniently


def plain(value: object) -> str:
    """Small letters and digits with one blank between."""
    text = unicodedata.normalize("NFKC", str(value)).lower()
    return " ".join(re.sub(r"[^\w\s/]", " ", text).split())


def place(value: object) -> str:
    """A name of a place without the word that says what it is."""
    return re.sub(r"[^a-z0-9]", "", BEFORE_PLACE.sub("", plain(value)))


def regency(value: object) -> str:
    """A regency or the Polres called after it, by its code where the name is known: "Kukar" is Kutai Kartanegara."""
    name = BEFORE_PLACE.sub("", plain(value))
    return "/".join(gazetteer().regencies(name)) or place(value)


def province(value: object) -> str:
    """A province by its code where the name is known: "NTB" is Nusa Tenggara Barat."""
    name = BEFORE_PLACE.sub("", plain(value))
    return "/".join(gazetteer().provinces(name)) or place(value)


def region(value: object) -> str:
    """A Polda by its official name where it is known."""
    name = BEFORE_PLACE.sub("", plain(value))
    return gazetteer().region(name) or province(value)


def street(value: object) -> str:
    """A street without "Jalan"."""
    return BEFORE_STREET.sub("", plain(value))


def number(value: object) -> str:
    """An RT or RW as a whole number."""
    digits = re.sub(r"\D", "", str(value))
    return str(int(digits)) if digits else plain(value)


def rank(value: object) -> str:
    """A rank under one name."""
    return RANKS.get(plain(value or ""), plain(value or ""))


def name(value: object) -> str:
    """A name without what may stand before it."""
    return " ".join(word for word in plain(value).split() if word not in BEFORE_NAME)


def same_name(one: object, other: object) -> bool:
    """Leniently: the same, one within the other, or at most two letters apart."""
    first, second = name(one), name(other)
    if not first or not second:
        return False
    parts = set(first.split()), set(second.split())
    return parts[0] <= parts[1] or parts[1] <= parts[0] or distance(first, second) <= MOST_SLIPS


def same_quote(first_words: str, text: str) -> bool:
    """Whether 6 of the first 8 words agree; of a shorter one, three quarters."""
    wanted, found = plain(first_words).split()[:FIRST_WORDS], plain(text).split()[:FIRST_WORDS]
    agree = sum(one == other for one, other in zip(wanted, found, strict=False))
    return bool(wanted) and agree >= (ENOUGH if len(wanted) >= FIRST_WORDS else max(1, round(len(wanted) * 0.75)))


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """How many letters must be put in, taken out or changed to make one of the other."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, against in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != against))
    return row[-1]
