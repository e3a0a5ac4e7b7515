"""Where one sentence of a text ends and the next begins, in Indonesian and English. Pure."""

from __future__ import annotations

import re

# Words whose stop ends no sentence: titles, ranks, addresses, degrees; single letters are initials.
_ABBREVIATED = frozenset({
    "rt", "rw", "no", "nomor", "jl", "jln", "gg", "kec", "kab", "kel", "ds", "dsn", "dr", "drs", "dra", "ir", "hj", "st", "prof",
    "kh", "tgl", "pol", "sdr", "sdri", "bpk", "bp", "ny", "tn", "yth", "mr", "mrs", "ms", "al", "dll", "dsb", "dkk", "sh", "mh",
    "si", "sik", "sos", "pd", "se", "mm",
})  # fmt: skip
_STOP = re.compile(r"[.!?…]+[”\"’»)]*(?=\s+[“\"‘«(]?[^\W_])")
_WORD_BEFORE = re.compile(r"(\w+)$")


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph, in order; nothing but the blanks between them is lost."""
    cuts, opened = [0], 0
    for match in _STOP.finditer(text):
        before, after = text[opened : match.start()], text[match.end() :].lstrip()
        if _goes_on(before, match[0], after):
            continue
        cuts.append(match.end())
        opened = match.end()
    pieces = [text[one:two].strip() for one, two in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [piece for piece in pieces if piece]


def _goes_on(before: str, stop: str, after: str) -> bool:
    """Whether the stop stands inside a sentence: an abbreviation, an initial, a quote that is still open or told on."""
    word = _WORD_BEFORE.search(before)
    if (
        stop == "."
        and word
        and (word[1].lower() in _ABBREVIATED or (len(word[1]) == 1 and word[1].isalpha() and word[1].isupper()))
    ):
        return True
    whole = before + stop
    if whole.count("“") > whole.count("”") or (before + stop).count('"') % 2:
        return True
    return after[:1].islower()
