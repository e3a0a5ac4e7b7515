"""The names of a report's fields and how their values are written, for the history and for what a review points at."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sejuk.activities import vocabulary
from sejuk.lib import clock
from sejuk.org.rules import zone_of

# What a review can point at: what the officer can see and mend in one look.
REVIEWED = (
    "kind", "area_code", "rw", "rt", "place", "started_at", "ended_at", "people_reached", "partners", "themes", "heard",
    "narrative", "outcome", "situation", "order_basis", "photos",
)  # fmt: skip
VERBS = {
    "activity.reported": _("Dilaporkan"), "activity.amended": _("Diperbaiki"), "activity.accepted": _("Diterima"),
    "activity.returned": _("Dikembalikan"), "activity.withdrawn": _("Ditarik"),
    "activity.text_released": _("Tulisan yang ditahan boleh disimpan"),
    "activity.text_refused": _("Tulisan harus ditulis ulang"),
    "activity.text_dropped": _("Tulisan yang ditahan dihapus setelah 14 hari"),
    "activity.caption_cleared": _("Keterangan foto diloloskan"),
    "activity.rival_kept": _("Isi kedua datang dan disimpan terpisah"),
    "activity.rival_settled": _("Penulis memilih satu dari dua isi"),
}  # fmt: skip
MARKS = {
    "outside_posting_area": _("Tempatnya di luar wilayah penugasan petugas, tetapi masih di wilayah Polres yang sama."),
    "clock_corrected": _("Jam telepon tidak tepat waktu itu; waktu kegiatan digeser sebesar selisihnya dengan jam server."),
    "reported_late": _("Laporannya dibuat lebih dari dua hari setelah kegiatan."),
    "text_held": _("Sebagian tulisan ditahan karena mungkin memuat data warga. Hanya penulisnya yang dapat membacanya."),
    "text_vouched": _("Penulisnya menyatakan tulisan yang ditahan bukan data warga; peninjau memutuskan."),
}  # fmt: skip
SOURCES = {
    "monotonic": _("Dihitung dari jam server dan penghitung telepon yang terus berjalan; mengubah jam telepon tidak berpengaruh."),
    "wall": _("Jam telepon, dicocokkan dengan jam server saat laporan dikirim."),
    "received": _("Saat server menerima laporan, karena telepon tidak memberi jam yang dapat dipakai."),
}  # fmt: skip
_TABLES = {
    "kind": vocabulary.KINDS, "other_kinds": vocabulary.KINDS, "place_kind": vocabulary.PLACE_KINDS,
    "partners": vocabulary.PARTNERS, "themes": vocabulary.THEMES, "situation": vocabulary.SITUATIONS,
}  # fmt: skip


def field_name(field: str) -> str:
    """A field as people call it."""
    return _label(vocabulary.FIELDS, field)


def value(field: str, said: Any, area_code: str) -> str:
    """A field's value as people read it."""
    if said in (None, "", []):
        return gettext("kosong")
    if field in _TABLES:
        return ", ".join(_label(_TABLES[field], one) for one in (said if isinstance(said, list) else [said]))
    if field in ("started_at", "ended_at"):
        return clock.short_time(clock.parse(said), zone_of(area_code))
    if field == "heard":
        return "; ".join(f"{_label(vocabulary.HEARD_KINDS, note['kind'])}: {note['words']}" for note in said)
    if field == "directives":
        return "; ".join(str(one.get("text") or gettext("arahan yang dipilih dari daftar")) for one in said)
    if field == "photos":
        return gettext("%(n)d foto") % {"n": len(said)}
    return gettext("diberikan") if field == "position" else str(said)


def _label(table: Any, one: str) -> str:
    found = table.get(one)
    if found is None:
        return one
    return str(found.en if get_language() == "en" else found.id)
