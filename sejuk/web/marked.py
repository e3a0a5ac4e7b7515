"""A text cut where facts begin and end, so that a page can show each where it stands. Offsets count characters of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sejuk.activities.vocabulary import KINDS, THEMES
from sejuk.org.stages import PHASE_LABELS, Phase
from sejuk.press.queries.pasted import Pasted
from sejuk.press.reading.shape import Found, Reading

# field -> (look of its mark, its name on the page, the field of the form where it is corrected)
FIELDS: dict[str, tuple[str, Any, str]] = {
    "activity_date": ("when", _("Tanggal"), "day"), "start_time": ("when", _("Mulai"), "start"),
    "tz": ("when", _("Zona waktu"), "tz"),
    "village": ("where", _("Desa/kelurahan"), "village"), "village_kind": ("where", _("Jenis desa"), "village_kind"),
    "district": ("where", _("Kecamatan"), "district"), "regency": ("where", _("Kabupaten/kota"), "regency"),
    "province": ("where", _("Provinsi"), "province"), "street": ("where", _("Jalan"), "street"), "rt": ("where", "RT", "rt"),
    "rw": ("where", "RW", "rw"), "area_code": ("where", _("Wilayah"), "area"), "unit_code": ("who", _("Satuan"), "unit"),
    "polsek": ("who", "Polsek", "polsek"), "polres": ("who", "Polres", "polres"), "polda": ("who", "Polda", "polda"),
    "election": ("vote", _("Pemilihan"), "election"), "stage_mentioned": ("vote", _("Tahapan"), "stage"),
}  # fmt: skip
IMPLIED = ("village_kind", "area_code", "unit_code")  # what follows from a name is not marked again where that name stands
ROLE_NAMES = {
    "bhabinkamtibmas": "Bhabinkamtibmas", "kapolsek": "Kapolsek", "kapolres": "Kapolres", "kapolda": "Kapolda",
    "kanit_binmas": "Kanit Binmas", "kasi_humas": "Kasi Humas", "polisi_rw": "Polisi RW", "other": _("Petugas lain"),
}  # fmt: skip
ELECTION_NAMES = {
    "pemilu_2024": "Pemilu 2024", "pilkada_2024": "Pilkada 2024", "other": _("Pemilihan lain"),
    "none": _("Bukan tentang pemilihan"),
}  # fmt: skip
WARNING_NAMES = {
    "stage_contradicts_calendar": _("Tahapan tidak sesuai kalender"), "village_not_in_district": _("Desa bukan di kecamatan itu"),
    "title_duplicated": _("Judul tercetak dua kali"), "headline_pasted": _("Judul tertempel di tengah teks"),
    "weekday_does_not_fit": _("Hari tidak cocok dengan tanggal"), "near_copy": _("Hampir sama dengan rilis lain"),
    "several_releases": _("Lebih dari satu rilis: tempel satu per satu"), "other_language": _("Bukan bahasa Indonesia"),
    "post_differs_from_place": _("Desa tugas bukan desa kegiatan"),
}  # fmt: skip


class Mark(NamedTuple):
    """A fact where it stands: how it looks, what it is called, and where it is corrected."""

    start: int
    end: int
    look: str
    name: str
    to: str


class Piece(NamedTuple):
    """A stretch of a text under one mark or none. ``ending``: those that end with it. ``skipped``: not of the release."""

    text: str
    mark: Mark | None = None
    ending: tuple[Mark, ...] = ()
    skipped: bool = False


def stage_name(value: str) -> str:
    """A phase as people call it."""
    return str(PHASE_LABELS[Phase(value)][get_language() == "en"])


def label(table: Any, value: str) -> str:
    """A stored value as people call it."""
    found = table.get(value)
    return str(found.en if get_language() == "en" else found.id) if found else value


def pieces(pasted: Pasted) -> list[Piece]:
    """The whole text in its order."""
    marks = [mark for mark in marks_of(pasted.reading) if 0 <= mark.start < mark.end <= len(pasted.text)]
    return list(_cut(pasted.text, marks, pasted.skipped))


def marks_of(reading: Reading) -> Iterator[Mark]:
    """Every fact and warning with its place."""
    at = {name: (found.start, found.end) for name, found in reading.facts.items()}
    said = {place for name, place in at.items() if name not in IMPLIED}
    for name, found in reading.facts.items():
        if name in FIELDS and not (name in IMPLIED and at[name] in said):
            look, called, to = FIELDS[name]
            yield Mark(found.start, found.end, look, str(called), to)
    yield from _listed(reading.activity_types, KINDS, "what", "kind")
    yield from _listed(reading.topics, THEMES, "what", "themes")
    for number, one in enumerate(reading.officers):
        yield Mark(one.start, one.end, "who", str(ROLE_NAMES.get(one.role, one.role)), f"officer-{number}")
    for number, quote in enumerate(reading.quotes):
        yield Mark(quote.start, quote.end, "said", str(_("Kutipan")), f"quote-{number}")
    for number, warned in enumerate(reading.warnings, start=1):
        yield Mark(warned.start, warned.end, "warned", gettext("Peringatan %(n)d") % {"n": number}, f"warning-{number}")


def _listed(values: Iterable[Found], table: Any, look: str, to: str) -> Iterator[Mark]:
    for each in values:
        yield Mark(each.start, each.end, look, label(table, each.value), to)


def _cut(text: str, marks: list[Mark], skipped: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """At every place where something begins or ends. Where marks overlap, the shortest is shown and the names of all are said."""
    gone = list(skipped)
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark[:2]), *(edge for pair in gone for edge in pair)})
    for start, end in zip(edges, edges[1:], strict=False):
        over = [mark for mark in marks if mark.start <= start and mark.end >= end]
        nearest = min(over, key=lambda mark: mark.end - mark.start, default=None)
        ending = {(mark.name, mark.to): mark for mark in sorted(over, key=lambda mark: -mark.start) if mark.end == end}
        yield Piece(text[start:end], nearest, tuple(ending.values()), any(a <= start and end <= b for a, b in gone))
