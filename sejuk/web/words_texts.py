"""The names of a text's states and steps, and what to do about a sentence that may not go out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STATES = {
    "drafted": _("Rancangan"), "edited": _("Disunting"), "checked": _("Diperiksa"), "published": _("Terbit"),
    "withdrawn": _("Ditarik"),
}  # fmt: skip
# What the heading of a list says: whom these texts wait for.
GROUPS = {
    "checked": _("Sudah diperiksa, tinggal diterbitkan"), "edited": _("Disunting, menunggu diperiksa orang kedua"),
    "drafted": _("Rancangan, menunggu dibaca dan diperiksa"), "published": _("Terbit"), "withdrawn": _("Ditarik"),
}  # fmt: skip
STEPS = {
    "text.drafted": _("Disusun dari catatan"), "text.edited": _("Disunting"),
    "text.recomposed": _("Disusun ulang karena catatannya berubah"),
    "text.records_changed": _("Catatan yang mendasarinya berubah sesudah terbit"),
    "text.quote_added": _("Kutipan dimasukkan"), "text.quote_approved": _("Kutipan disetujui"),
    "text.quote_dropped": _("Kutipan dihapus"), "text.photo_chosen": _("Foto dipilih"), "text.photo_dropped": _("Foto dilepas"),
    "text.checked": _("Diperiksa"), "text.published": _("Diterbitkan"), "text.withdrawn": _("Ditarik"),
    "text.kept": _("Dinyatakan tetap benar"),
}  # fmt: skip
# Code of a refusal -> what whoever edits can do about it.
INSTEAD = {
    "quote_not_approved": _("Minta orang kedua menyetujui kutipannya, atau hapus kalimat ini."),
    "personal_data": _("Hapus yang menyangkut warga; tulis secara umum."),
    "not_neutral": _("Ubah atau hapus kata itu."),
}  # fmt: skip
OTHERWISE = _("Sesuaikan dengan catatan, atau hapus kalimat ini.")
