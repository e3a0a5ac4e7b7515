"""Words of the problems that a unit's own Word template may have; ``sejuk/lib/problem_texts.py`` takes them in."""

from __future__ import annotations

TEMPLATES: dict[str, tuple[int, str, str, str, str]] = {
    "template_too_large": (413, "Templat Word terlalu besar", "Paling besar {limit} MB. Kecilkan gambarnya, lalu unggah lagi. Templat yang berlaku tidak berubah.",
        "The Word template is too large", "At most {limit} MB. Make its pictures smaller and upload it again. The template in force is unchanged."),
    "template_unreadable": (422, "Templat harus berkas Word (.docx)", "Simpan di Word sebagai .docx tanpa kata sandi, lalu unggah lagi. Templat yang berlaku tidak berubah.",
        "The template must be a Word file (.docx)", "Save it in Word as .docx without a password and upload it again. The template in force is unchanged."),
    "template_carries_more": (422, "Templat ini membawa makro atau isi dari luar",
        "Simpan sebagai .docx biasa: tanpa makro, objek sisipan, atau gambar dan templat yang ditautkan. Templat yang berlaku tidak berubah.",
        "This template carries macros or content from elsewhere",
        "Save it as a plain .docx: no macros, embedded objects, or linked pictures and templates. The template in force is unchanged."),
    "template_unfinished": (422, "Templat memuat perubahan yang belum diterima",
        "Terima atau tolak semua perubahan yang dilacak di Word, lalu unggah lagi. Templat yang berlaku tidak berubah.",
        "The template holds changes that were not accepted yet",
        "Accept or reject all tracked changes in Word and upload it again. The template in force is unchanged."),
    "template_picture": (422, "Gambar di templat harus PNG atau JPEG", "Simpan gambarnya sebagai PNG, pasang lagi di Word, lalu unggah lagi. Templat yang berlaku tidak berubah.",
        "Pictures in the template must be PNG or JPEG", "Save the picture as PNG, put it into Word again, and upload. The template in force is unchanged."),
    "template_field_unknown": (422, "Templat memakai isian yang tidak dikenal: {name}", "Pakai hanya isian dalam daftar di halaman ini. Templat yang berlaku tidak berubah.",
        "The template uses a field that is not known: {name}", "Use only the fields listed on this page. The template in force is unchanged."),
    "template_does_more": (422, "Templat memakai perintah yang tidak diizinkan: {what}",
        "Yang boleh: isian, pengulangan paragraf dan foto, serta syarat sederhana. Templat yang berlaku tidak berubah.",
        "The template uses a command that is not allowed: {what}",
        "Allowed are fields, loops over paragraphs and photos, and simple conditions. The template in force is unchanged."),
    "template_broken": (422, "Tanda isian di templat tidak lengkap", "Periksa kurung kurawal dan endfor: {reason}. Templat yang berlaku tidak berubah.",
        "The marks of fields in the template are incomplete", "Check braces and endfor: {reason}. The template in force is unchanged."),
    "template_lacks_field": (422, "Templat tidak memuat isian {name}", "Tanpa judul dan paragraf, rilisnya hilang. Templat yang berlaku tidak berubah.",
        "The template lacks the field {name}", "Without headline and paragraphs the release is lost. The template in force is unchanged."),
}  # fmt: skip
