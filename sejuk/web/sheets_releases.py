"""Kept releases as the lines of a file: each line says that it comes from a release."""

from __future__ import annotations

from django.utils.translation import gettext

from sejuk.activities.vocabulary import KINDS, THEMES
from sejuk.press.models import KeptRelease
from sejuk.press.writing.shape import RELEASE
from sejuk.web.marked import ELECTION_NAMES, ROLE_NAMES, label, stage_name
from sejuk.web.sheets import Cell


def head() -> list[str]:
    """The columns' names in the reader's language."""
    return [
        gettext("Asal"), gettext("Tanggal"), gettext("Mulai"), gettext("Selesai"), gettext("Zona waktu"), gettext("Satuan"),
        gettext("Kegiatan"), gettext("Tema"), gettext("Kode wilayah"), gettext("Desa/kelurahan"), gettext("Kecamatan"),
        gettext("Kabupaten/kota"), gettext("Provinsi"), gettext("Jalan"), gettext("RT"), gettext("RW"), gettext("Tempat"),
        "Polsek", "Polres", "Polda", gettext("Petugas"), gettext("Kutipan"), gettext("Pemilihan"), gettext("Tahapan yang disebut"),
        gettext("Peringatan"), gettext("Judul"), gettext("Penerbit"), gettext("Alamat sumber"), gettext("Disimpan oleh"),
        gettext("Nomor"),
    ]  # fmt: skip


def line(row: KeptRelease) -> list[Cell]:
    """One release as the cells of a line; the first says ``release``."""
    officers = "; ".join(" ".join(filter(None, (one.rank, one.name, f"({ROLE_NAMES[one.role]})"))) for one in row.doers)
    return [
        RELEASE, row.day.isoformat(), f"{row.start:%H:%M}" if row.start else "", f"{row.end:%H:%M}" if row.end else "", row.tz,
        row.unit.name, "; ".join(label(KINDS, kind) for kind in row.kinds), "; ".join(label(THEMES, theme) for theme in row.themes),
        row.area_id or "", row.village, row.district, row.regency, row.province, row.street, row.rt, row.rw, row.place,
        row.polsek, row.polres, row.polda, officers, "; ".join(f"{one.speaker.name}: {one.text}" for one in row.spoken),
        str(ELECTION_NAMES[row.election]) if row.election else "", stage_name(row.stage) if row.stage else "",
        "; ".join(one["says"] for one in row.warnings), row.title, row.publisher, row.address, str(row.kept_by), str(row.pk),
    ]  # fmt: skip
