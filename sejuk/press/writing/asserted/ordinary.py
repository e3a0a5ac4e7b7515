"""Words that name nobody and no place: the ordinary words of Indonesian and English, however they are built. Pure."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

# Given names that are ordinary words too; with a capital inside a sentence they are names.
NAMES_TOO = frozenset({
    "adil", "agung", "arif", "asih", "ayu", "bagus", "budi", "bunga", "cahaya", "cinta", "citra", "dewi", "fajar", "fitri",
        "gunawan",
    "indah", "intan", "jaya", "lestari", "maju", "melati", "mulia", "mulyadi", "pahlawan", "permata", "pertiwi", "putra", "putri",
    "rahmat", "ratna", "rukun", "sabar", "santoso", "sari", "sentosa", "setia", "slamet", "surya", "utama", "wahyu", "wulan",
        "yakin",
})  # fmt: skip
_PREFIXES = (
    "memper", "diper", "member", "diber", "menye", "peng", "meng", "meny", "peny", "mem", "men", "pem", "pen", "per", "ber", "ter",
    "me", "pe", "di", "ke", "se", "be",
)  # fmt: skip
# Letters that a prefix swallows: memilih is pilih, menulis tulis, mengirim kirim, menyapu sapu.
_SWALLOWED = {"mem": "p", "pem": "p", "men": "t", "pen": "t", "meng": "k", "peng": "k", "meny": "s", "peny": "s"}
_ENGLISH_ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "ies", "ied", "'", "ness", "est", "al")
SHORTEST = 3  # letters of a root


@cache
def _roots() -> frozenset[str]:
    here = Path(__file__).parent
    return frozenset(" ".join((here / f"ordinary_{name}.txt").read_text("utf-8") for name in ("id", "en")).split())


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """Whether ``word``, in small letters, is one that everybody uses: as it is, doubled, or with prefix and suffix."""
    bare = word.replace("’", "'").strip("'-")
    if "-" in bare:
        return all(is_ordinary(part) for part in bare.split("-"))
    return bare in _roots() or _indonesian(bare) or _english(bare)


def _indonesian(word: str, depth: int = 0) -> bool:
    for stem in _without_suffix(word):
        if stem in _roots():
            return True
        for prefix in _PREFIXES:
            if not stem.startswith(prefix) or len(stem) - len(prefix) < SHORTEST - 1:
                continue
            rest = stem[len(prefix) :]
            if rest in _roots() or _SWALLOWED.get(prefix, "-") + rest in _roots():
                return True
            if depth == 0 and len(rest) > SHORTEST and _indonesian(rest, 1):
                return True
    return False


def _without_suffix(word: str) -> list[str]:
    found = [word]
    for suffix in ("lah", "kah", "pun", "nya", "ku", "mu", "kan", "an", "i"):
        found += [stem[: -len(suffix)] for stem in list(found) if stem.endswith(suffix) and len(stem) - len(suffix) >= SHORTEST]
    return found


def _english(word: str) -> bool:
    for ending in _ENGLISH_ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST - 1:
            continue
        if stem in _roots() or f"{stem}e" in _roots() or f"{stem}y" in _roots():
            return True
        if len(stem) > SHORTEST and stem[-1] == stem[-2] and stem[:-1] in _roots():
            return True
    return False
